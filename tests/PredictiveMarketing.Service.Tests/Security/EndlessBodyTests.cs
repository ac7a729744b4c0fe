using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>The built service, over the wire: a body that does not end is ended, one that trickles too, and nothing of a file touches the disk before somebody said yes.</summary>
public sealed class EndlessBodyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pm-endless-").FullName;
    private readonly RealService service;

    public EndlessBodyTests()
    {
        Directory.CreateDirectory(Buffers);
        using (Store store = Store.Open(Path.Combine(folder, "store")))
        {
            // A draft: nothing is trained meanwhile.
            string home = SmallWorkspace.Write(Path.Combine(folder, "small"), "small", people: true);
            string frame = Path.Combine(home, "frame.json");
            File.WriteAllText(frame, File.ReadAllText(frame).Replace("\"horizonMonths\"", "\"status\": \"draft\", \"horizonMonths\"", StringComparison.Ordinal));
            store.DataSets.Keep(WorkspaceReader.Read(home));
        }

        service = RealService.Start(new Dictionary<string, string> { ["ASPNETCORE_TEMP"] = Buffers }, "--store", Path.Combine(folder, "store"), "--urls", "http://127.0.0.1:0");
    }

    /// <summary>Where the framework would lay down what it does not keep in memory.</summary>
    private string Buffers => Path.Combine(folder, "buffers");

    public void Dispose()
    {
        service.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_body_without_an_end_is_refused_as_soon_as_it_is_too_much()
    {
        using TcpClient client = await Connect("POST /demo HTTP/1.1", "Content-Type: application/x-www-form-urlencoded", "Transfer-Encoding: chunked");
        byte[] piece = Encoding.ASCII.GetBytes($"4000\r\n{new string('a', 0x4000)}\r\n");
        Task<string> answer = Answer(client);
        long sent = 0;
        try
        {
            for (; sent < 64L * 1024 * 1024 && !answer.IsCompleted; sent += 0x4000)
                await client.GetStream().WriteAsync(piece);
        }
        catch (IOException)
        {
            // The service hung up.
        }

        Assert.StartsWith("HTTP/1.1 413", await answer, StringComparison.Ordinal);
        Assert.True(sent < 32L * 1024 * 1024, $"{sent} bytes were taken");
    }

    [Fact]
    public async Task A_body_that_trickles_is_ended_within_seconds()
    {
        using TcpClient client = await Connect("POST /demo HTTP/1.1", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 10000");
        Stopwatch waited = Stopwatch.StartNew();
        Task<string> answer = Answer(client);
        try
        {
            for (; !answer.IsCompleted && waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(500))
                await client.GetStream().WriteAsync("a"u8.ToArray());
        }
        catch (IOException)
        {
            // The service hung up.
        }

        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(40), $"it took {waited.Elapsed}");
    }

    [Fact]
    public async Task A_file_that_is_handed_in_and_a_call_with_a_key_stay_in_memory()
    {
        using FileSystemWatcher laidDown = new(Buffers) { EnableRaisingEvents = true };
        int files = 0;
        laidDown.Created += (_, _) => Interlocked.Increment(ref files);
        using HttpClient client = new() { BaseAddress = await service.Address };
        JsonElement token = await client.GetFromJsonAsync<JsonElement>("/api/v1/antiforgery");
        client.DefaultRequestHeaders.Add(token.GetProperty("headerName").GetString()!, token.GetProperty("value").GetString());

        using var form = new MultipartFormDataContent { { new StringContent("horoscope"), "kind" }, { new ByteArrayContent(new byte[3 * 1024 * 1024]), "file", "people.csv" } };
        using HttpResponseMessage handedIn = await client.PostAsync(new Uri("/api/v1/imports/preview", UriKind.Relative), form);
        using HttpRequestMessage keyed = new(HttpMethod.Post, "/api/v1/framing/check") { Content = JsonContent.Create(new { need = new string('a', 600_000) }) };
        keyed.Headers.Add("Idempotency-Key", "in memory");
        using HttpResponseMessage check = await client.SendAsync(keyed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, handedIn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
        Assert.Equal(0, files);
        Assert.False(Directory.Exists(Path.Combine(folder, "store", "raw")));
    }

    private async Task<TcpClient> Connect(params string[] head)
    {
        Uri address = await service.Address ?? throw new InvalidOperationException("The service did not start.");
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", head) + $"\r\nHost: 127.0.0.1:{address.Port}\r\n\r\n"));
        return client;
    }

    private static async Task<string> Answer(TcpClient client)
    {
        byte[] beginning = new byte[64];
        try
        {
            int read = await client.GetStream().ReadAtLeastAsync(beginning, 16, throwOnEndOfStream: false);
            return Encoding.ASCII.GetString(beginning, 0, read);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
