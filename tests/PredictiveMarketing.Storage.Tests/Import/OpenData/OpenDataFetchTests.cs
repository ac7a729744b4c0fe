using System.IO.Compression;
using System.Net;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.OpenData;
using PredictiveMarketing.Storage.Import.OpenData.Fetch;

namespace PredictiveMarketing.Storage.Tests.Import.OpenData;

/// <summary>D03: open data by URL, https only, no private addresses, size and time limits.</summary>
public sealed class OpenDataFetchTests
{
    private const string Url = "https://data.example/covid/compact.csv";

    [Fact]
    public async Task A_file_is_fetched_with_its_type_and_tag()
    {
        await using var server = new SmallServer(_ => Answer.Csv("country,date\nFrance,2020-01-03\n"));
        (Fetched fetched, string text) = await Get(server, new FetchQuestion(Url));
        Assert.True(fetched.IsWhole);
        Assert.Equal("country,date\nFrance,2020-01-03\n", text);
        Assert.Equal(("text/csv", "\"v1\"", 31L, "compact.csv"), (fetched.ContentType, fetched.Tag, fetched.Bytes, fetched.FileName));
        Assert.Equal("fetch.content-type", Assert.Single(fetched.Findings).Rule);
        Assert.Equal(new IPEndPoint(IPAddress.Parse("93.184.215.14"), 443), Assert.Single(server.Connections));
    }

    [Theory]
    [InlineData("http://data.example/a.csv", "fetch.not-https")]
    [InlineData("ftp://data.example/a.csv", "fetch.not-https")]
    [InlineData("file:///etc/passwd", "fetch.no-address")]
    [InlineData("not an address", "fetch.no-address")]
    [InlineData("//user:k9zq@data.example/a.csv", "fetch.credentials")]
    [InlineData("//data.example:8443/a.csv", "fetch.port")]
    [InlineData("//127.0.0.1/a.csv", "fetch.address")]
    [InlineData("//127.1/a.csv", "fetch.address")]
    [InlineData("//2130706433/a.csv", "fetch.address")]
    [InlineData("//0x7f.0.0.1/a.csv", "fetch.address")]
    [InlineData("//10.1.2.3/a.csv", "fetch.address")]
    [InlineData("//169.254.169.254/latest/meta-data", "fetch.address")]
    [InlineData("//[::1]/a.csv", "fetch.address")]
    [InlineData("//[::ffff:127.0.0.1]/a.csv", "fetch.address")]
    [InlineData("//[fd00::1]/a.csv", "fetch.address")]
    public async Task An_unsafe_address_is_refused_before_anything_is_sent(string url, string rule)
    {
        await using var server = new SmallServer(_ => Answer.Csv("a"));
        (Fetched fetched, _) = await Get(server, new FetchQuestion(Https(url)));
        Finding refused = Assert.Single(fetched.Findings);
        Assert.Equal((Severity.Error, rule), (refused.Severity, refused.Rule));
        Assert.DoesNotContain("k9zq", refused.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Connections);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("192.168.0.10")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fd00::5")]
    public async Task A_name_that_leads_to_a_private_address_is_refused(string address)
    {
        await using var server = new SmallServer(_ => Answer.Csv("a"));
        server.Names["data.example"] = [IPAddress.Parse("93.184.215.14"), IPAddress.Parse(address)];
        (Fetched fetched, _) = await Get(server, new FetchQuestion(Url));
        Assert.Equal("fetch.address", Assert.Single(fetched.Findings).Rule);
        Assert.Empty(server.Connections);
    }

    [Fact]
    public async Task A_name_is_resolved_once_and_the_connection_goes_to_the_checked_address()
    {
        int asked = 0;
        await using var server = new SmallServer(_ => Answer.Csv("a"));
        FetchDoors doors = server.Doors with
        {
            Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse(asked++ == 0 ? "93.184.215.14" : "127.0.0.1") }),
        };
        Fetched fetched = await new OpenDataFetch(FetchLimits.Usual, doors, TimeProvider.System).Get(new FetchQuestion(Url), Ignore, CancellationToken.None);
        Assert.True(fetched.IsWhole);
        Assert.Equal(1, asked);
        Assert.Equal("93.184.215.14", Assert.Single(server.Connections).Address.ToString());
    }

    [Theory]
    [InlineData("//inside.example/a.csv", "fetch.address")]
    [InlineData("//127.0.0.1/a.csv", "fetch.address")]
    [InlineData("//[fe80::1]/a.csv", "fetch.address")]
    [InlineData("http://data.example/a.csv", "fetch.not-https")]
    [InlineData("//user:k9zq@data.example/a.csv", "fetch.credentials")]
    [InlineData("/covid/compact.csv", "fetch.redirects")]
    public async Task Every_redirect_is_checked_again(string location, string rule)
    {
        await using var server = new SmallServer(_ => Answer.To(Https(location)));
        server.Names["inside.example"] = [IPAddress.Parse("10.0.0.7")];
        (Fetched fetched, _) = await Get(server, new FetchQuestion(Url));
        Assert.Equal(rule, Assert.Single(fetched.Findings).Rule);
        Assert.Equal(rule == "fetch.redirects" ? 6 : 1, server.Requests.Count);
    }

    [Fact]
    public async Task Five_redirects_are_followed()
    {
        await using var server = new SmallServer(path => path == "/5" ? Answer.Csv("there") : Answer.To("/" + (path[1] == 'c' ? 1 : path[1] - '0' + 1)));
        (Fetched fetched, string text) = await Get(server, new FetchQuestion(Url));
        Assert.Equal(("there", "https://data.example/5"), (text, fetched.From?.AbsoluteUri));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Too_large_a_file_is_stopped_while_it_comes(bool isLengthSaid)
    {
        byte[] piece = new byte[1024];
        (string, string)[] said = isLengthSaid ? [("Content-Length", "65536")] : [];
        await using var server = new SmallServer(_ => new Answer(200, Enumerable.Repeat(piece, 64), TimeSpan.Zero, said));
        (Fetched fetched, string text) = await Get(server, new FetchQuestion(Url), FetchLimits.Usual with { Bytes = 10_000 });
        Assert.Equal("fetch.too-large", Assert.Single(fetched.Findings).Rule);
        Assert.False(fetched.IsWhole);
        Assert.True(text.Length <= 10_000);
    }

    [Fact]
    public async Task The_size_is_counted_after_unpacking()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(new byte[5_000_000]);
        Assert.True(packed.Length < 10_000);
        await using var server = new SmallServer(_ => new Answer(200, [packed.ToArray()], TimeSpan.Zero, ("Content-Encoding", "gzip")));
        (Fetched fetched, _) = await Get(server, new FetchQuestion(Url), FetchLimits.Usual with { Bytes = 1_000_000 });
        Assert.Equal("fetch.too-large", Assert.Single(fetched.Findings).Rule);
    }

    [Fact]
    public async Task A_server_that_drips_is_given_up()
    {
        await using var server = new SmallServer(_ => new Answer(200, Enumerable.Repeat(new byte[] { 65 }, 1000), TimeSpan.FromMilliseconds(50)));
        (Fetched fetched, _) = await Get(server, new FetchQuestion(Url), FetchLimits.Usual with { Time = TimeSpan.FromMilliseconds(600) });
        Assert.Equal("fetch.too-slow", Assert.Single(fetched.Findings).Rule);
    }

    [Fact]
    public async Task A_person_may_stop_a_fetch()
    {
        await using var server = new SmallServer(_ => new Answer(200, Enumerable.Repeat(new byte[] { 65 }, 1000), TimeSpan.FromMilliseconds(50)));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new OpenDataFetch(FetchLimits.Usual, server.Doors, TimeProvider.System).Get(new FetchQuestion(Url), Ignore, stop.Token));
    }

    [Fact]
    public async Task A_copy_that_is_still_the_newest_is_not_sent_again()
    {
        await using var server = new SmallServer(_ => new Answer(304, [], TimeSpan.Zero, ("ETag", "\"v1\"")));
        (Fetched fetched, string text) = await Get(server, new FetchQuestion(Url, KnownTag: "\"v1\""));
        Assert.True(fetched.IsUnchanged);
        Assert.Empty(text);
        Assert.Contains("If-None-Match: \"v1\"", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_and_a_web_page_are_findings()
    {
        await using var missing = new SmallServer(_ => new Answer(404, [], TimeSpan.Zero));
        Assert.Equal("fetch.status", Assert.Single((await Get(missing, new FetchQuestion(Url))).Fetched.Findings).Rule);
        await using var page = new SmallServer(_ => new Answer(200, ["<html>"u8.ToArray()], TimeSpan.Zero, ("Content-Type", "text/html; charset=utf-8")));
        Assert.Equal("fetch.web-page", Assert.Single((await Get(page, new FetchQuestion(Url))).Fetched.Findings).Rule);
    }

    [Fact]
    public async Task A_server_without_a_valid_certificate_is_not_believed()
    {
        await using var server = new SmallServer(_ => Answer.Csv("a"));
        var fetch = new OpenDataFetch(FetchLimits.Usual, server.Doors with { Certificate = null }, TimeProvider.System);
        Fetched fetched = await fetch.Get(new FetchQuestion(Url), Ignore, CancellationToken.None);
        Assert.Equal("fetch.broken", Assert.Single(fetched.Findings).Rule);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task One_country_can_be_kept_of_a_large_file_while_it_comes()
    {
        string world = "country,code,date,new_cases\nFrance,FRA,2020-01-03,1\n\"Bonaire, Sint Eustatius and Saba\",BES,2020-01-03,2\nFrance,FRA,2020-01-04,3\nWorld,OWID_WRL,2020-01-04,9\n";
        await using var server = new SmallServer(_ => Answer.Csv(world));
        using var kept = new MemoryStream();
        KeptRows? rows = null;
        Fetched fetched = await new OpenDataFetch(FetchLimits.Usual, server.Doors, TimeProvider.System)
            .Get(new FetchQuestion(Url), async (from, stop) => rows = await CountryRows.Copy(from, kept, "fra", stop), CancellationToken.None);
        Assert.True(fetched.IsWhole);
        Assert.Equal(new KeptRows(2, 2), rows);
        Assert.Equal("country,code,date,new_cases\nFrance,FRA,2020-01-03,1\nFrance,FRA,2020-01-04,3\n", Encoding.UTF8.GetString(kept.ToArray()));
    }

    [Fact]
    public async Task A_cell_without_end_in_a_file_that_is_cut_is_a_finding()
    {
        await using var server = new SmallServer(_ => Answer.Csv("country,date\nFrance,\"" + new string('x', 100_000)));
        Fetched fetched = await new OpenDataFetch(FetchLimits.Usual, server.Doors, TimeProvider.System)
            .Get(new FetchQuestion(Url), (from, stop) => CountryRows.Copy(from, Stream.Null, "France", stop), CancellationToken.None);
        Assert.Equal("fetch.broken", Assert.Single(fetched.Findings).Rule);
        Assert.False(fetched.IsWhole);
    }

    private static async Task<(Fetched Fetched, string Text)> Get(SmallServer server, FetchQuestion question, FetchLimits? limits = null)
    {
        using var to = new MemoryStream();
        Fetched fetched = await new OpenDataFetch(limits ?? FetchLimits.Usual, server.Doors, TimeProvider.System)
            .Get(question, (from, stop) => from.CopyToAsync(to, stop), CancellationToken.None);
        return (fetched, Encoding.UTF8.GetString(to.ToArray()));
    }

    /// <summary>Where no scheme is written, https is meant.</summary>
    private static string Https(string url) => url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url;

    private static Task Ignore(Stream from, CancellationToken stop) => from.CopyToAsync(Stream.Null, stop);
}
