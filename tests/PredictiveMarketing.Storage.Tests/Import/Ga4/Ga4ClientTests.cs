using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Ga4;
using PredictiveMarketing.Storage.Import.Ga4.Live;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import.Ga4;

/// <summary>D03: GA4 is fetched from the Data API as documented, however busy it is, and no key or token is ever shown.</summary>
public sealed class Ga4ClientTests : IDisposable
{
    private static readonly Ga4Question October = new("1234", Month.Of(2026, 10), Month.Of(2026, 10)) { PageSize = 2 };
    private static readonly (IReadOnlyList<string>, IReadOnlyList<string>) Traffic = (["yearMonth", "region", "sessionDefaultChannelGroup"], ["sessions"]);
    private static readonly string[] Paid = ["202610", "Brittany", "Paid Search", "7"];
    private static readonly string[] Organic = ["202610", "Brittany", "Organic Search", "5"];
    private static readonly string[] Direct = ["202610", "Normandy", "Direct", "3"];

    private readonly LocalGoogle google = new();

    public void Dispose() => google.Dispose();

    private static Reply Good(int rowCount, params string[][] rows) => new(200, Ga4Json.Page(Traffic, rowCount, rows));

    private static Finding Only(Ga4Fetch fetch)
    {
        Assert.Null(fetch.Report);
        return Assert.Single(fetch.Findings);
    }

    [Fact]
    public async Task Two_pages_become_one_report_with_all_its_rows()
    {
        Ga4Fetch fetch = await google.Says(Good(3, Paid, Organic), Good(3, Direct)).Fetch(October);
        var log = new FindingLog();
        using IRawFile file = Ga4ReportFile.Read(new MemoryStream(fetch.Report!.Value.ToArray()), fetch.FileName, log)!;
        Assert.Empty(log.All());
        Assert.Equal(["7", "5", "3"], file.Sheets[0].Rows().Skip(1).Select(r => r[3].Text));
        Assert.Equal("ga4-1234-2026-10-2026-10.json", fetch.FileName);
        Assert.Equal(["0", "2", "0", "0", "0"], google.Reports.Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("offset").GetString()));
    }

    [Fact]
    public async Task A_request_asks_as_the_reference_says()
    {
        await google.Fetch(October with { First = Month.Of(2026, 9), Last = Month.Of(2026, 11), MarketDimension = "country" });
        SeenRequest first = google.Reports.First();
        JsonElement body = JsonDocument.Parse(first.Body).RootElement;
        Assert.Equal(("/v1beta/properties/1234:runReport", "Bearer " + LocalGoogle.Token), (first.Path, first.Bearer));
        Assert.Equal("2026-09-01", body.GetProperty("dateRanges")[0].GetProperty("startDate").GetString());
        // The clock says 22 November: GA4 knows nothing of later days.
        Assert.Equal("2026-11-22", body.GetProperty("dateRanges")[0].GetProperty("endDate").GetString());
        Assert.Equal(["yearMonth", "country", "sessionDefaultChannelGroup"], body.GetProperty("dimensions").EnumerateArray().Select(d => d.GetProperty("name").GetString()));
        Assert.Equal("2", body.GetProperty("limit").GetString());
        Assert.Equal(3, body.GetProperty("orderBys").GetArrayLength());
    }

    [Fact]
    public async Task The_statement_is_signed_by_the_key_and_asks_to_read_only()
    {
        await google.Fetch(October);
        SeenRequest asked = google.Seen.Single(s => s.Path == "/token");
        Assert.StartsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=", asked.Body, StringComparison.Ordinal);
        string[] parts = asked.Body[(asked.Body.LastIndexOf('=') + 1)..].Split('.');
        Assert.True(google.Rsa.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        JsonElement claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
        Assert.Equal(LocalGoogle.Account, claims.GetProperty("iss").GetString());
        Assert.Equal("https://www.googleapis.com/auth/analytics.readonly", claims.GetProperty("scope").GetString());
        Assert.Equal("https://oauth2.googleapis.com/token", claims.GetProperty("aud").GetString());
        Assert.Equal(3600, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
    }

    [Fact]
    public async Task A_busy_and_a_broken_server_are_asked_again_after_growing_waits()
    {
        var clock = new HurriedClock();
        Patience patience = Patience.Usual with { Dice = () => 1 };
        Ga4Fetch fetch = await google.Says(new Reply(500, "{}"), new Reply(503, ""), new Reply(429, Ga4Json.Exhausted, "7"), Good(1, Paid)).Fetch(October, patience, clock);
        Assert.NotNull(fetch.Report);
        Assert.Equal([1, 2, 7], clock.Waits.Select(w => w.TotalSeconds));
        // Four tries of the first report, one of each of the other three.
        Assert.Equal(7, google.Reports.Count());
    }

    [Fact]
    public void Jitter_halves_a_wait_at_most()
    {
        Patience still = Patience.Usual with { Dice = () => 0 };
        Assert.Equal([0.5, 1, 2, 4], Enumerable.Range(1, 4).Select(n => still.Wait(n, null).TotalSeconds));
        Assert.Equal(60, still.Wait(30, null).TotalSeconds);
    }

    [Fact]
    public async Task A_quota_that_stays_used_up_is_a_finding_with_Googles_words()
    {
        Ga4Fetch fetch = await google.Says([.. Enumerable.Repeat(new Reply(429, Ga4Json.Exhausted), 6)]).Fetch(October);
        Finding finding = Only(fetch);
        Assert.Equal("ga4.quota", finding.Rule);
        Assert.Contains("Exhausted property tokens for a project per hour.", finding.Message, StringComparison.Ordinal);
        Assert.Equal(6, google.Reports.Count());
    }

    [Fact]
    public async Task A_wait_of_an_hour_is_not_slept_through()
    {
        var clock = new HurriedClock();
        Finding finding = Only(await google.Says(new Reply(429, Ga4Json.Exhausted, "3600")).Fetch(October, null, clock));
        Assert.Equal("ga4.quota", finding.Rule);
        Assert.Empty(clock.Waits);
    }

    [Theory]
    [InlineData(400, "ga4.request-refused")]
    [InlineData(403, "ga4.forbidden")]
    [InlineData(404, "ga4.property-unknown")]
    [InlineData(302, "ga4.no-answer")]
    public async Task A_refusal_is_asked_once_and_told(int status, string rule)
    {
        Finding finding = Only(await google.Says(new Reply(status, Ga4Json.Forbidden)).Fetch(October));
        Assert.Equal((Severity.Error, rule), (finding.Severity, finding.Rule));
        Assert.Contains("sufficient permissions", finding.Message, StringComparison.Ordinal);
        Assert.Single(google.Reports);
    }

    [Fact]
    public async Task A_token_that_ran_out_is_renewed_once()
    {
        Ga4Fetch fetch = await google.Says(new Reply(401, "{}"), Good(1, Paid)).Fetch(October);
        Assert.NotNull(fetch.Report);
        Assert.Equal(2, google.Seen.Count(s => s.Path == "/token"));
        Assert.Equal("ga4.key-refused", Only(await google.Says(new Reply(401, "{}"), new Reply(401, "{}")).Fetch(October)).Rule);
    }

    [Fact]
    public async Task A_key_that_Google_refuses_is_told_without_showing_it()
    {
        google.TokenReply = new Reply(400, """{ "error": "invalid_grant", "error_description": "Invalid JWT Signature." }""");
        Finding finding = Only(await google.Fetch(October));
        Assert.Equal("ga4.key-refused", finding.Rule);
        Assert.Contains("Invalid JWT Signature.", finding.Message, StringComparison.Ordinal);
        Assert.Empty(google.Reports);
    }

    [Fact]
    public async Task Pages_that_end_early_give_no_report()
    {
        Finding finding = Only(await google.Says(Good(3, Paid, Organic), Good(3)).Fetch(October));
        Assert.Equal("ga4.pages-missing", finding.Rule);
        Assert.Contains("3 rows and the pages end after 2", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_read_to_its_end()
    {
        Finding finding = Only(await google.Says(new Reply(200, new string(' ', 100_000))).Fetch(October, Patience.Usual with { LargestAnswer = 10_000 }));
        Assert.Equal("ga4.no-answer", finding.Rule);
        Assert.Contains("larger than 10000 bytes", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_finding()
    {
        (ServiceAccountKey? key, _) = ServiceAccountKey.Read(google.KeyPath);
        using ServiceAccountKey held = key!;
        using var http = new HttpClient();
        // Port 9 of loopback, discard: nothing listens there.
        var nowhere = new Uri("http://localhost:9/");
        var client = new Ga4Client(http, held, (new Ga4Places(nowhere, nowhere), Patience.Usual with { Attempts = 2 }), new HurriedClock());
        Assert.Equal("ga4.no-answer", Only(await client.Fetch(October, CancellationToken.None)).Rule);
    }

    [Fact]
    public async Task Whoever_stops_a_fetch_is_obeyed()
    {
        (ServiceAccountKey? key, _) = ServiceAccountKey.Read(google.KeyPath);
        using ServiceAccountKey held = key!;
        using var http = new HttpClient();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var client = new Ga4Client(http, held, (new Ga4Places(google.Address, google.Address), Patience.Usual), new HurriedClock());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Fetch(October, stop.Token));
    }

    [Theory]
    [InlineData("G-ABC123")]
    [InlineData("12/../34")]
    [InlineData("")]
    public async Task Only_digits_reach_the_address(string property)
    {
        Assert.Equal("ga4.property-number", Only(await google.Fetch(October with { Property = property })).Rule);
        Assert.Empty(google.Seen);
    }

    [Fact]
    public async Task No_message_holds_a_key_a_token_or_a_statement()
    {
        Reply[] replies = [new(403, Ga4Json.Forbidden), new(500, "x"), new(200, "[]"), new(401, "")];
        foreach (Reply reply in replies)
        {
            Ga4Fetch fetch = await google.Says([.. Enumerable.Repeat(reply, 6)]).Fetch(October);
            string told = string.Join('\n', fetch.Findings);
            string pem = google.Rsa.ExportPkcs8PrivateKeyPem().Split('\n')[1];
            Assert.DoesNotContain(LocalGoogle.Token, told, StringComparison.Ordinal);
            Assert.DoesNotContain(pem, told, StringComparison.Ordinal);
            Assert.DoesNotContain("eyJ", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_quota_is_told_and_not_kept_so_that_the_same_data_have_the_same_hash()
    {
        Ga4Fetch fetch = await google.Says(Good(1, Paid)).Fetch(October);
        Assert.Equal("The property has 24997 tokens left for today.", Assert.Single(fetch.Findings).Message);
        Assert.DoesNotContain("propertyQuota", Encoding.UTF8.GetString(fetch.Report!.Value.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://oauth2.googleapis.com/token", null)]
    [InlineData("http://oauth2.googleapis.com/token", "ga4.token-address")]
    [InlineData("https://googleapis.com.example.org/token", "ga4.token-address")]
    [InlineData("https://evilgoogleapis.com/token", "ga4.token-address")]
    [InlineData("https://a@oauth2.googleapis.com:444/token", "ga4.token-address")]
    public void The_key_is_sent_to_Google_and_nobody_else(string address, string? rule)
    {
        File.WriteAllText(google.KeyPath, google.KeyText.Replace("https://oauth2.googleapis.com/token", address, StringComparison.Ordinal));
        (ServiceAccountKey? key, Finding? problem) = ServiceAccountKey.Read(google.KeyPath);
        key?.Dispose();
        Assert.Equal(rule, problem?.Rule);
        Assert.Equal(rule is null, key is not null);
    }

    [Fact]
    public void A_key_inside_a_repository_is_not_read()
    {
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(google.KeyPath)!, ".git"));
        Assert.Equal("ga4.key-in-repository", ServiceAccountKey.Read(google.KeyPath).Problem!.Rule);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{ \"client_email\": \"x\" }")]
    [InlineData("{ \"client_email\": \"x\", \"private_key\": \"-----BEGIN NOTHING-----\", \"token_uri\": \"https://oauth2.googleapis.com/token\" }")]
    public void A_file_that_is_no_key_is_a_finding_that_shows_nothing_of_it(string text)
    {
        File.WriteAllText(google.KeyPath, text);
        Finding problem = ServiceAccountKey.Read(google.KeyPath).Problem!;
        Assert.Equal("ga4.key-file", problem.Rule);
        Assert.DoesNotContain("BEGIN", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_door_reads_the_key_and_fetches()
    {
        File.Delete(google.KeyPath);
        Ga4Fetch fetch = await Ga4Client.Download(October, google.KeyPath, TimeProvider.System, CancellationToken.None);
        Assert.Equal("ga4.key-file", Only(fetch).Rule);
    }
}
