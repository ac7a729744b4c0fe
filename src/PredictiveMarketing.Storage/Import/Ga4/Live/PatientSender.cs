using System.Net;

namespace PredictiveMarketing.Storage.Import.Ga4.Live;

/// <summary>An answer, or why there is none.</summary>
/// <param name="Trouble">Null when the server answered within time and size, whatever it said.</param>
internal sealed record Answer(HttpStatusCode Status, byte[] Body, string? Trouble)
{
    public bool IsGood => Trouble is null && Status == HttpStatusCode.OK;
}

/// <summary>Sends a request again while the server is busy or broken.</summary>
internal sealed class PatientSender(HttpClient http, Patience patience, TimeProvider clock)
{
    /// <param name="ask">Makes the request anew for every attempt.</param>
    public async Task<Answer> Send(Func<HttpRequestMessage> ask, CancellationToken stop)
    {
        for (int attempt = 1; ; attempt++)
        {
            (Answer answer, TimeSpan? asked) = await Once(ask, stop);
            if (!MayPass(answer) || attempt >= patience.Attempts)
                return answer;
            if (asked > patience.LongestWait)
                return answer with { Trouble = $"the server asks to wait {asked.Value.TotalSeconds:0} seconds" };
            await Task.Delay(patience.Wait(attempt, asked), clock, stop);
        }
    }

    private async Task<(Answer Answer, TimeSpan? Asked)> Once(Func<HttpRequestMessage> ask, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience.Timeout);
        try
        {
            using HttpRequestMessage request = ask();
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            byte[]? body = await Body(response, limit.Token);
            string? trouble = body is null ? $"the answer is larger than {patience.LargestAnswer} bytes" : null;
            return (new Answer(response.StatusCode, body ?? [], trouble), Asked(response));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (new Answer(HttpStatusCode.RequestTimeout, [], $"no answer within {patience.Timeout.TotalSeconds:0} seconds"), null);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException)
        {
            return (new Answer(HttpStatusCode.ServiceUnavailable, [], $"the server cannot be reached ({trouble.GetType().Name})"), null);
        }
    }

    private async Task<byte[]?> Body(HttpResponseMessage response, CancellationToken stop)
    {
        if (response.Content.Headers.ContentLength > patience.LargestAnswer)
            return null;
        using Stream stream = await response.Content.ReadAsStreamAsync(stop);
        using var held = new MemoryStream();
        byte[] piece = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(piece, stop)) > 0)
        {
            if (held.Length + read > patience.LargestAnswer)
                return null;
            held.Write(piece, 0, read);
        }

        return held.ToArray();
    }

    private TimeSpan? Asked(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };

    private static bool MayPass(Answer answer) => answer.Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
