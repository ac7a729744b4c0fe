using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text;
using PredictiveMarketing.Storage.Import.Ga4.Live;
using PredictiveMarketing.Storage.Import.OpenData.Fetch;
using PredictiveMarketing.Storage.Tests.Import.Ga4;
using PredictiveMarketing.Storage.Tests.Import.OpenData;
using PredictiveMarketing.Trainer.Imports;
using Answer = PredictiveMarketing.Storage.Tests.Import.OpenData.Answer;

namespace PredictiveMarketing.Trainer.Tests.Imports;

/// <summary>D03: <c>pm import --url</c> and <c>--ga4-key</c>, against servers of this test; what must never be fetched is asked of the real command.</summary>
public sealed class FeedVerbTests : IDisposable
{
    private const string Pollen = "https://data.example/pollen.csv";

    private readonly string house = Directory.CreateTempSubdirectory("pm-feeds-").FullName;

    public FeedVerbTests()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "frame.json"), """{ "name": "fed", "kpi": { "name": "leads" }, "horizonMonths": 3 }""");
        var leads = new StringBuilder("campaign,market,month,leads,status\n");
        for (int month = 1; month <= 12; month++)
            leads.Append(CultureInfo.InvariantCulture, $"Spring,Paris,2025-{month:00},{100 + month},final\n");
        File.WriteAllText(Path.Combine(Folder, "leads.csv"), leads.ToString());
    }

    private string Folder => Path.Combine(house, "workspace");

    private string Store => Path.Combine(house, "store");

    private string Externals => Path.Combine(Folder, "externals.csv");

    public void Dispose() => Directory.Delete(house, recursive: true);

    [Fact]
    public async Task A_file_fetched_by_its_address_is_imported_and_kept_whole()
    {
        const string File = "month;value\n2025-11;12\n2025-12;14\n";
        await using var server = new SmallServer(_ => Answer.Csv(File));

        Said said = await Import(server.Doors, "--kind", "external", "--url", Pollen, "--option", "name=pollen");

        Assert.True(said.Exit == 0, said.ToString());
        Assert.Contains("pollen,ALL,2025-12,14", await System.IO.File.ReadAllTextAsync(Externals), StringComparison.Ordinal);
        string raw = Assert.Single(Directory.EnumerateFiles(Path.Combine(Store, "raw"), "*", SearchOption.AllDirectories));
        Assert.Contains("2025-12,14", await System.IO.File.ReadAllTextAsync(raw), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, r => r.Contains("Cookie", StringComparison.OrdinalIgnoreCase) || r.Contains("Authorization", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("fe80::1")]
    public async Task A_name_that_leads_into_our_own_network_is_refused_and_nothing_is_sent(string address)
    {
        await using var server = new SmallServer(_ => Answer.Csv("month;value\n2025-11;12\n"));
        server.Names["data.example"] = [IPAddress.Parse(address)];

        Said said = await Import(server.Doors, "--kind", "external", "--url", Pollen, "--option", "name=pollen");

        Assert.Equal(2, said.Exit);
        Assert.Contains("fetch.address", said.Error, StringComparison.Ordinal);
        Assert.Empty(server.Connections);
        NothingIsWritten();
    }

    [Fact]
    public async Task A_redirect_into_our_own_network_is_not_followed()
    {
        await using var server = new SmallServer(_ => Answer.To("https://169.254.169.254/latest/meta-data"));

        Said said = await Import(server.Doors, "--kind", "external", "--url", Pollen, "--option", "name=pollen");

        Assert.Equal(2, said.Exit);
        Assert.Contains("fetch.address", said.Error, StringComparison.Ordinal);
        Assert.Single(server.Connections);
        NothingIsWritten();
    }

    [Theory]
    [InlineData("http://data.example/a.csv", "fetch.not-https")]
    [InlineData("https://127.0.0.1/a.csv", "fetch.address")]
    [InlineData("https://[::1]/a.csv", "fetch.address")]
    [InlineData("https://169.254.169.254/latest/meta-data", "fetch.address")]
    [InlineData("//ada:k9zq@data.example/a.csv", "fetch.credentials")]
    [InlineData("file:///etc/passwd", "fetch.no-address")]
    public void The_command_itself_fetches_from_public_servers_over_https_only(string url, string rule)
    {
        PmRun run = PmRun.Of("import", "--kind", "external", "--into", Folder, "--store", Store, "--url", url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url, "--option", "name=pollen");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(rule, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("k9zq", run.Error + run.Output, StringComparison.Ordinal);
        NothingIsWritten();
    }

    [Fact]
    public async Task A_report_fetched_with_a_service_accounts_key_is_imported_and_the_key_is_kept_nowhere()
    {
        using var google = new LocalGoogle();
        google.Says(
            Month(["sessionDefaultChannelGroup"], ["sessions", "engagedSessions", "averageSessionDuration", "bounceRate", "screenPageViews"], "Direct", "1300", "800", "60", "0.4", "3000"),
            Month([], ["totalUsers", "newUsers"], "950", "310"),
            Month(["newVsReturning"], ["totalUsers"], "new", "310"),
            Month(["eventName"], ["keyEvents"], "generate_lead", "31"));

        Said said = await Import(google, "--option", "property=123456789", "--from", "2025-12", "--to", "2025-12");

        Assert.True(said.Exit == 0, said.ToString());
        Assert.Contains("ALL,2025-12,1300", await File.ReadAllTextAsync(Externals), StringComparison.Ordinal);
        Assert.All(google.Reports, r => Assert.Equal($"Bearer {LocalGoogle.Token}", r.Bearer));
        string everything = said + string.Concat(Directory.EnumerateFiles(house, "*", SearchOption.AllDirectories).Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));
        Assert.DoesNotContain(LocalGoogle.Token, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_the_account_may_not_read_ends_with_2_and_nothing_written()
    {
        using var google = new LocalGoogle();
        google.Says(new Reply(403, Ga4Json.Forbidden));

        Said said = await Import(google, "--option", "property=123456789", "--from", "2025-11", "--to", "2025-12");

        Assert.Equal(2, said.Exit);
        Assert.Contains("ga4.", said.Error, StringComparison.Ordinal);
        NothingIsWritten();
    }

    [Fact]
    public void Without_property_and_months_or_with_a_key_that_is_none_the_command_says_what_is_missing()
    {
        string key = Path.Combine(house, "key.json");
        File.WriteAllText(key, "{}");
        string[] import = ["import", "--kind", "ga4", "--into", Folder, "--store", Store, "--ga4-key", key];

        PmRun unsaid = PmRun.Of(import);
        PmRun noKey = PmRun.Of([.. import, "--option", "property=1", "--from", "2025-11", "--to", "2025-12"]);

        Assert.Equal((2, 2), (unsaid.ExitCode, noKey.ExitCode));
        Assert.Contains("import.ga4-question", unsaid.Error, StringComparison.Ordinal);
        Assert.Contains("ga4.", noKey.Error, StringComparison.Ordinal);
        NothingIsWritten();
    }

    private Task<Said> Import(FetchDoors doors, params string[] more) =>
        Run(FeedDoors.Internet(TimeProvider.System) with { OpenData = new OpenDataFetch(FetchLimits.Usual, doors, TimeProvider.System) }, more);

    private Task<Said> Import(LocalGoogle google, params string[] more) => Run(
        FeedDoors.Internet(new HurriedClock()) with
        {
            Ga4 = async (question, path, clock, stop) =>
            {
                (ServiceAccountKey? key, _) = ServiceAccountKey.Read(path);
                using ServiceAccountKey held = key!;
                using var http = new HttpClient();
                return await new Ga4Client(http, held, (new Ga4Places(google.Address, new Uri(google.Address, "token")), Patience.Usual), clock).Fetch(question, stop);
            },
        },
        ["--kind", "ga4", "--ga4-key", google.KeyPath, .. more]);

    private async Task<Said> Run(FeedDoors doors, string[] more)
    {
        var root = new RootCommand { ImportVerb.Build(doors) };
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = await root.Parse(["import", "--into", Folder, "--store", Store, .. more])
            .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        return new Said(exit, output.ToString(), error.ToString());
    }

    private static Reply Month(string[] dimensions, string[] metrics, params string[] values) => new(200, Ga4Json.Report(["yearMonth", .. dimensions], metrics, ["202512", .. values]));

    private void NothingIsWritten() => Assert.Equal((false, false), (Directory.Exists(Path.Combine(Store, "raw")), File.Exists(Externals)));

    private sealed record Said(int Exit, string Output, string Error);
}
