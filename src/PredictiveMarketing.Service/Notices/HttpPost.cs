using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using PredictiveMarketing.Storage.Import.OpenData.Fetch;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Notices;

/// <summary>A message to an address.</summary>
/// <param name="To">As the subscription's owner wrote it.</param>
/// <param name="Headers">Besides the content's own.</param>
public sealed record HttpLetter(Uri To, byte[] Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>
/// Posts JSON to receivers. Connects to addresses that were checked after their name was resolved, so that a name cannot lead into our own network;
/// follows no redirect, takes no cookie, uses no proxy, waits 15 seconds and reads 4 KiB of the answer.
/// </summary>
public sealed class HttpPost : IDisposable
{
    private const int MostOfAnswer = 4096;
    private const int ShownOfAnswer = 120;

    /// <summary>For a whole try.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient encrypted;
    private readonly HttpClient plain;
    private readonly TimeSpan patience;

    public HttpPost(NoticeSettings settings)
        : this(settings, FetchDoors.Internet, Patience)
    {
    }

    /// <param name="doors">A test's own; their address check is replaced by that of the settings.</param>
    public HttpPost(NoticeSettings settings, FetchDoors doors, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(doors);
        this.patience = patience;
        encrypted = Client(doors with { Allows = address => settings.Allows(address, encrypted: true) });
        plain = Client(doors with { Allows = address => settings.Allows(address, encrypted: false) });
    }

    /// <summary>Null: it arrived.</summary>
    public async Task<FailedTry?> Send(HttpLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        using CancellationTokenSource late = new(patience);
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, letter.To) { Content = new ByteArrayContent(letter.Body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            request.Headers.UserAgent.ParseAdd("PredictiveMarketing");
            foreach ((string name, string value) in letter.Headers)
                request.Headers.TryAddWithoutValidation(name, value);
            HttpClient client = letter.To.Scheme == Uri.UriSchemeHttps ? encrypted : plain;
            using HttpResponseMessage answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, late.Token);
            return answer.IsSuccessStatusCode ? null : await Judge(answer, late.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return new FailedTry("net.timeout");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return Judge(broken);
        }
    }

    public void Dispose()
    {
        encrypted.Dispose();
        plain.Dispose();
    }

    private static HttpClient Client(FetchDoors doors) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false, // a proxy would resolve the name again, behind our check
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = (context, stop) => doors.ConnectChecked(context.DnsEndPoint, stop),
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = doors.Certificate },
        },
        disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    private static async Task<FailedTry> Judge(HttpResponseMessage answer, CancellationToken stop)
    {
        int status = (int)answer.StatusCode;
        TimeSpan? wish = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - DateTimeOffset.UtcNow : null;
        string code = string.Create(CultureInfo.InvariantCulture, $"http.{status}");
        string said = Readable(await Beginning(answer.Content, stop));
        return new FailedTry(said.Length == 0 ? code : $"{code} {said}") { RetryAfter = wish, IsGone = answer.StatusCode == HttpStatusCode.Gone };
    }

    private static FailedTry Judge(Exception broken)
    {
        for (Exception? cause = broken; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case RefusedAddressException refused:
                    return new FailedTry($"address.refused {refused.Address}") { IsFinal = true };
                case AuthenticationException:
                    return new FailedTry("net.certificate");
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return new FailedTry("net.name-unknown");
                case SocketException:
                    return new FailedTry("net.unreachable");
            }
        }

        return new FailedTry("net.broken");
    }

    private static async Task<byte[]> Beginning(HttpContent content, CancellationToken stop)
    {
        await using Stream stream = await content.ReadAsStreamAsync(stop);
        byte[] piece = new byte[MostOfAnswer];
        int read = await stream.ReadAtLeastAsync(piece, MostOfAnswer, throwOnEndOfStream: false, stop);
        return piece[..read];
    }

    /// <summary>What a receiver says is shown to an admin: one short line without control characters.</summary>
    private static string Readable(byte[] answer)
    {
        string line = string.Join(' ', Encoding.UTF8.GetString(answer).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string clean = new([.. line.Where(c => !char.IsControl(c))]);
        return clean.Length <= ShownOfAnswer ? clean : clean[..ShownOfAnswer] + "…";
    }
}
