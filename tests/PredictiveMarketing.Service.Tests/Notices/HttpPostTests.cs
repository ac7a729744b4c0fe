using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PredictiveMarketing.Service.Notices;
using PredictiveMarketing.Storage.Import.OpenData.Fetch;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>Messages go to public servers, or to networks that the operator named, and nowhere else; whatever a receiver answers is judged, never followed.</summary>
public class HttpPostTests
{
    private static readonly NoticeSettings Loopback = NoticeSettings.None with { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")] };

    private static HttpLetter To(Uri address) => new(address, "{}"u8.ToArray(), new Dictionary<string, string> { ["webhook-id"] = "msg_1" });

    private static async Task<FailedTry?> Send(HookServer server, TimeSpan? patience = null)
    {
        using HttpPost post = new(Loopback, FetchDoors.Internet, patience ?? HttpPost.Patience);
        return await post.Send(To(server.Address));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.10")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:7f00:1::")]
    public async Task A_name_or_address_of_this_machine_or_network_is_never_connected_to(string inside)
    {
        IPAddress address = IPAddress.Parse(inside);
        List<IPEndPoint> connected = [];
        FetchDoors doors = new((_, _) => Task.FromResult<IPAddress[]>([address]), (to, _) =>
        {
            connected.Add(to);
            throw new SocketException((int)SocketError.ConnectionRefused);
        });
        using HttpPost post = new(NoticeSettings.None, doors, HttpPost.Patience);
        string literal = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{inside}]" : inside;

        foreach (string host in (string[])["hooks.example.org", literal])
        {
            foreach (string scheme in (string[])["https", "http"])
            {
                FailedTry failed = (await post.Send(To(new Uri($"{scheme}://{host}/hook"))))!;
                Assert.StartsWith("address.refused ", failed.Answer, StringComparison.Ordinal);
                Assert.True(failed.IsFinal);
            }
        }

        Assert.Empty(connected);
    }

    [Fact]
    public async Task One_inner_address_among_public_ones_refuses_the_name()
    {
        FetchDoors doors = new((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14"), IPAddress.Loopback]), (_, _) => throw new InvalidOperationException("connected"));
        using HttpPost post = new(NoticeSettings.None, doors, HttpPost.Patience);

        Assert.Equal("address.refused 127.0.0.1", (await post.Send(To(new Uri("https://hooks.example.org/"))))!.Answer);
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_leads_to_the_address_that_was_checked_and_not_to_a_second_answer()
    {
        int asked = 0;
        List<IPAddress> connected = [];
        FetchDoors doors = new(
            (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Parse("93.184.215.14") : IPAddress.Loopback]),
            (to, _) =>
            {
                connected.Add(to.Address);
                throw new SocketException((int)SocketError.ConnectionRefused);
            });
        using HttpPost post = new(NoticeSettings.None, doors, HttpPost.Patience);

        Assert.Equal("net.unreachable", (await post.Send(To(new Uri("https://hooks.example.org/"))))!.Answer);
        Assert.Equal("address.refused 127.0.0.1", (await post.Send(To(new Uri("https://hooks.example.org/"))))!.Answer);
        Assert.Equal([IPAddress.Parse("93.184.215.14")], connected);
    }

    [Fact]
    public async Task Plain_http_goes_to_networks_of_ones_own_only()
    {
        FetchDoors doors = new((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14")]), (_, _) => throw new InvalidOperationException("connected"));
        using HttpPost post = new(Loopback, doors, HttpPost.Patience);

        Assert.Equal("address.refused 93.184.215.14", (await post.Send(To(new Uri("http://hooks.example.org/"))))!.Answer);
    }

    [Fact]
    public async Task What_the_operator_allowed_arrives_with_its_headers_and_its_body()
    {
        using HookServer server = new();

        Assert.Null(await Send(server));

        Received one = Assert.Single(server.All);
        Assert.Equal(("/hook?token=hidden", "msg_1", "application/json; charset=utf-8", "{}"),
            (one.Path, one.Headers["webhook-id"], one.Headers["Content-Type"], System.Text.Encoding.UTF8.GetString(one.Body)));
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        using HookServer elsewhere = new();
        using HookServer server = new() { Answer = _ => HookServer.With("302 Found", $"Location: {elsewhere.Address}\r\n") };

        Assert.Equal("http.302", (await Send(server))!.Answer);
        Assert.Empty(elsewhere.All);
    }

    [Theory]
    [InlineData("429 Too Many Requests", "Retry-After: 120\r\n", "http.429", 120, false)]
    [InlineData("503 Service Unavailable", "", "http.503", null, false)]
    [InlineData("410 Gone", "", "http.410", null, true)]
    [InlineData("400 Bad Request", "", "http.400", null, false)]
    public async Task Each_refusal_is_judged_by_its_status_and_by_the_wish_to_wait(string status, string headers, string answer, int? seconds, bool gone)
    {
        using HookServer server = new() { Answer = _ => HookServer.With(status, headers) };

        FailedTry failed = (await Send(server))!;

        Assert.Equal((answer, gone), (failed.Answer, failed.IsGone));
        Assert.Equal(seconds, failed.RetryAfter is { } wish ? (int)wish.TotalSeconds : null);
    }

    [Fact]
    public async Task A_wish_to_wait_until_a_moment_is_understood_too()
    {
        string moment = DateTimeOffset.UtcNow.AddMinutes(10).ToString("R", CultureInfo.InvariantCulture);
        using HookServer server = new() { Answer = _ => HookServer.With("503 Service Unavailable", $"Retry-After: {moment}\r\n") };

        Assert.InRange((await Send(server))!.RetryAfter!.Value.TotalMinutes, 8, 10);
    }

    [Fact]
    public async Task An_endless_answer_is_read_for_a_line_and_no_further()
    {
        using HookServer server = new() { Answer = _ => HookServer.With("500 Internal Server Error", body: "no_service\r\n\u001b[2J" + new string('x', 5_000_000)) };

        string answer = (await Send(server))!.Answer;

        Assert.StartsWith("http.500 no_service [2Jxxx", answer, StringComparison.Ordinal);
        Assert.InRange(answer.Length, 100, 140);
    }

    [Fact]
    public async Task A_receiver_that_never_answers_is_left_in_time()
    {
        using HookServer server = new() { Answer = _ => null };

        Assert.Equal("net.timeout", (await Send(server, TimeSpan.FromMilliseconds(300)))!.Answer);
    }

    [Fact]
    public async Task Nobody_there_and_no_such_name_are_told_apart()
    {
        HookServer gone = new();
        Uri address = gone.Address;
        gone.Dispose();
        using HttpPost post = new(Loopback, FetchDoors.Internet, HttpPost.Patience);
        FetchDoors nameless = new((_, _) => throw new SocketException((int)SocketError.HostNotFound), (_, _) => throw new InvalidOperationException("connected"));
        using HttpPost lost = new(Loopback, nameless, HttpPost.Patience);

        Assert.Equal("net.unreachable", (await post.Send(To(address)))!.Answer);
        Assert.Equal("net.name-unknown", (await lost.Send(To(new Uri("https://hooks.example.org/"))))!.Answer);
    }
}
