using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.OpenData.Fetch;

/// <summary>Fetches an open file by its address: https on port 443, public addresses only, no credentials, no proxy, within limits of size and time.
/// Whatever stands against it is a finding; nothing is thrown for a bad address or a bad server.</summary>
public sealed class OpenDataFetch
{
    private readonly FetchLimits limits;
    private readonly FetchDoors doors;
    private readonly TimeProvider clock;

    public OpenDataFetch(FetchLimits limits)
        : this(limits, FetchDoors.Internet, TimeProvider.System)
    {
    }

    internal OpenDataFetch(FetchLimits limits, FetchDoors doors, TimeProvider clock)
    {
        this.limits = limits;
        this.doors = doors;
        this.clock = clock;
    }

    /// <summary>Fetches and hands the content over while it comes; it is whole only when the answer says so.</summary>
    /// <param name="receive">Reads the unpacked content, for instance into a file or through <see cref="CountryRows"/>.</param>
    /// <exception cref="OperationCanceledException">The caller stopped it.</exception>
    public async Task<Fetched> Get(FetchQuestion question, Func<Stream, CancellationToken, Task> receive, CancellationToken stop)
    {
        var log = new FindingLog();
        var place = new Place(Shown(question.Url));
        using var time = new CancellationTokenSource(limits.Time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, time.Token);
        using var client = new HttpClient(Handler(), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        Fetched reached = new(null, null, null, 0, IsUnchanged: false, []);
        try
        {
            if (FetchAddress.Read(question.Url, place, log) is { } first)
                reached = await Follow(new Journey(client, question, first, place, log), receive, either.Token);
        }
        catch (Exception late) when (time.IsCancellationRequested && !stop.IsCancellationRequested && late is (OperationCanceledException or IOException or HttpRequestException))
        {
            log.Error(place, "fetch.too-slow", string.Create(CultureInfo.InvariantCulture, $"It did not come within {limits.Time.TotalSeconds:0} seconds."),
                "Try again later, or fetch it yourself and import the file.");
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or InvalidDataException)
        {
            Explain(broken, place, log);
        }

        return reached with { Findings = log.All() };
    }

    private async Task<Fetched> Follow(Journey journey, Func<Stream, CancellationToken, Task> receive, CancellationToken stop)
    {
        Uri? at = journey.First;
        for (int step = 0; at is not null; step++)
        {
            if (step > limits.Redirects)
            {
                journey.Log.Error(journey.Place, "fetch.redirects", $"It sends us on more than {limits.Redirects} times.", "Use the address at which the file really lies.");
                return Nothing(at);
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, at);
            if (journey.Question.KnownTag is { } tag && EntityTagHeaderValue.TryParse(tag, out EntityTagHeaderValue? known))
                request.Headers.IfNoneMatch.Add(known);
            using HttpResponseMessage response = await journey.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (response.StatusCode is HttpStatusCode.NotModified)
                return Nothing(at) with { IsUnchanged = true, Tag = response.Headers.ETag?.ToString() ?? journey.Question.KnownTag };
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
                return await Receive(response, at, journey, receive, stop);
            at = Next(response, at, journey);
        }

        return Nothing(journey.First);
    }

    /// <summary>Where it sends us on to, checked like the first address.</summary>
    private static Uri? Next(HttpResponseMessage response, Uri at, Journey journey)
    {
        if (response.Headers.Location is { } location)
            return FetchAddress.Read(new Uri(at, location).AbsoluteUri, journey.Place, journey.Log);
        journey.Log.Error(journey.Place, "fetch.status", $"It answers {(int)response.StatusCode} and does not say where the file is.", "Use the address at which the file really lies.");
        return null;
    }

    private async Task<Fetched> Receive(
        HttpResponseMessage response, Uri at, Journey journey, Func<Stream, CancellationToken, Task> receive, CancellationToken stop)
    {
        (Place place, FindingLog log) = (journey.Place, journey.Log);
        Fetched answer = Nothing(at) with { ContentType = response.Content.Headers.ContentType?.MediaType, Tag = response.Headers.ETag?.ToString() };
        if (response.StatusCode != HttpStatusCode.OK)
        {
            log.Error(place, "fetch.status", $"It answers {(int)response.StatusCode} ({response.StatusCode}) and not with a file.", "Open the address in a browser and check it.");
            return answer;
        }

        if (response.Content.Headers.ContentLength > limits.Bytes)
            throw new TooLargeException();
        await using var content = new LimitedStream(await response.Content.ReadAsStreamAsync(stop), limits.Bytes);
        await receive(content, stop);
        if (answer.ContentType is "text/html" or "application/xhtml+xml")
            log.Warning(place, "fetch.web-page", $"It is sent as {answer.ContentType}: a web page, and not a table.", "Use the address of the file behind the page's download button.");
        else
            log.Note(place, "fetch.content-type", $"{content.Passed.ToString("N0", CultureInfo.InvariantCulture)} bytes came as {answer.ContentType ?? "no type"}.");
        return answer with { Bytes = content.Passed };
    }

    private SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false, // a proxy would resolve the name again, behind our check
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
        MaxResponseHeadersLength = 64,
        ConnectCallback = (context, stop) => doors.ConnectChecked(context.DnsEndPoint, stop),
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = doors.Certificate },
    };

    private void Explain(Exception broken, Place place, FindingLog log)
    {
        for (Exception? cause = broken; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case RefusedAddressException refused:
                    log.Error(place, "fetch.address", $"{refused.Host} leads to {refused.Address}, an address of this machine or network.",
                        "Only public servers are fetched from; import the file instead.");
                    return;
                case TooLargeException:
                    log.Error(place, "fetch.too-large", string.Create(CultureInfo.InvariantCulture, $"It is larger than {limits.Bytes / 1048576.0:0.###} MiB once unpacked."),
                        "Fetch a smaller extract of it, such as one country, and import the file.");
                    return;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    log.Error(place, "fetch.name-unknown", "Nobody knows a server of that name.", "Check the address for a slip of the pen.");
                    return;
            }
        }

        log.Error(place, "fetch.broken", $"The connection failed: {broken.Message}", "Try again later, or fetch it yourself and import the file.");
    }

    private static Fetched Nothing(Uri at) => new(at, null, null, 0, IsUnchanged: false, []);

    /// <summary>Without query and credentials, which may hold secrets.</summary>
    private static string Shown(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "address";

    private sealed record Journey(HttpClient Client, FetchQuestion Question, Uri First, Place Place, FindingLog Log);
}
