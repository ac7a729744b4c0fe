using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PredictiveMarketing.Trainer.Tests.Imports;

/// <summary>D03, D06: <c>pm import</c> as a person meets it.</summary>
public sealed class ImportVerbTests : IDisposable
{
    private readonly string house = Directory.CreateTempSubdirectory("pm-import-").FullName;

    public ImportVerbTests()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "frame.json"), """{ "name": "imported", "kpi": { "name": "leads" }, "horizonMonths": 3 }""");
        var leads = new StringBuilder("campaign,market,month,leads,status\n");
        for (int month = 1; month <= 12; month++)
            leads.Append(CultureInfo.InvariantCulture, $"Spring,Paris,2025-{month:00},{100 + month},final\n");
        File.WriteAllText(Leads, leads.ToString());
    }

    private string Folder => Path.Combine(house, "workspace");

    private string Store => Path.Combine(house, "store");

    private string Leads => Path.Combine(Folder, "leads.csv");

    public void Dispose() => Directory.Delete(house, recursive: true);

    [Fact]
    public void A_dry_run_shows_the_diff_and_writes_nothing_then_the_import_writes_it_once()
    {
        string before = File.ReadAllText(Leads);
        string file = Csv("campaign,market,month,leads\nSpring,Paris,2025-11,111\nSpring,Paris,2025-12,777\nSpring,Lyon,2025-12,9\n");
        PmRun dry = Import(file, "--dry-run");
        Assert.True(dry.ExitCode == 0, dry.Error);
        Assert.Contains("Spring|Paris|2025-12", dry.Output, StringComparison.Ordinal);
        Assert.Contains("leads.csv, rows 13", dry.Output, StringComparison.Ordinal);
        Assert.Contains("nothing was written", dry.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Leads));

        JsonElement done = JsonDocument.Parse(Import(file, "--json").Output).RootElement;
        Assert.True(done.GetProperty("applied").GetBoolean());
        JsonElement counts = done.GetProperty("counts");
        Assert.Equal((1, 1, 1), (counts.GetProperty("added").GetInt32(), counts.GetProperty("changed").GetInt32(), counts.GetProperty("unchanged").GetInt32()));
        string after = File.ReadAllText(Leads);
        Assert.Contains("Spring,Paris,2025-12,777,final", after, StringComparison.Ordinal);

        PmRun again = Import(file);
        Assert.Equal((0, true), (again.ExitCode, again.Error.Contains("import.nothing-new", StringComparison.Ordinal)));
        Assert.Equal(after, File.ReadAllText(Leads));
    }

    [Fact]
    public void A_file_with_mistakes_ends_with_2_every_finding_and_nothing_half_applied()
    {
        string before = File.ReadAllText(Leads);
        PmRun run = Import(Csv("campaign,market,month,leads\nSpring,Paris,2025-12,777\nSpring,Paris,soon,5\nSpring,Paris,2025-10,many\n"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("row 3", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 4", run.Error, StringComparison.Ordinal);
        Assert.Contains("cure:", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Leads));
        Assert.False(Directory.Exists(Path.Combine(Store, "raw")));
    }

    [Fact]
    public void A_column_is_chosen_by_its_header_and_a_header_that_is_not_there_is_said()
    {
        string file = Csv("campaign,market,month,Nombre A,Nombre B\nSpring,Paris,2025-12,1,2\n");
        PmRun chosen = Import(file, "--map", "leads=Nombre B", "--dry-run", "--json");
        Assert.True(chosen.ExitCode == 0, chosen.Error);
        Assert.Contains("leads=2; status=final", chosen.Output, StringComparison.Ordinal);
        PmRun missing = Import(file, "--map", "leads=Nombre C");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("import.header-not-found", missing.Error, StringComparison.Ordinal);
        Assert.Single(missing.Error.Split('\n'), l => l.StartsWith("error", StringComparison.Ordinal));
    }

    [Fact]
    public void A_ga4_report_is_shown_first_and_then_kept_whole()
    {
        const string Report = """
            {"dimensionHeaders":[{"name":"yearMonth"}],"metricHeaders":[{"name":"sessions","type":"TYPE_INTEGER"}],
            "rows":[{"dimensionValues":[{"value":"202511"}],"metricValues":[{"value":"1200"}]},{"dimensionValues":[{"value":"202512"}],"metricValues":[{"value":"1300"}]}],
            "rowCount":2,"metadata":{"currencyCode":"EUR","timeZone":"Europe/Paris"},"kind":"analyticsData#runReport"}
            """;
        string file = Path.Combine(house, "ga4.json");
        File.WriteAllText(file, Report);
        string[] import = ["import", file, "--kind", "ga4", "--into", Folder, "--store", Store, "--json"];
        JsonElement dry = JsonDocument.Parse(PmRun.Done([.. import, "--dry-run"]).Output).RootElement;
        Assert.Equal((false, 2), (dry.GetProperty("applied").GetBoolean(), dry.GetProperty("counts").GetProperty("added").GetInt32()));
        Assert.Equal((false, false), (Directory.Exists(Path.Combine(Store, "raw")), File.Exists(Path.Combine(Folder, "externals.csv"))));

        JsonElement done = JsonDocument.Parse(PmRun.Done(import).Output).RootElement;
        string kept = done.GetProperty("import").GetProperty("kept").GetString()!;
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(Store, "raw", kept)));
        Assert.Contains("ga4_sessions,ALL,2025-12,1300", File.ReadAllText(Path.Combine(Folder, "externals.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workspace_begins_with_leads_and_another_kind_says_so()
    {
        File.Delete(Leads);
        string goals = Path.Combine(house, "goals.csv");
        File.WriteAllText(goals, "campaign,market,month,leads\nSpring,Paris,2026-01,140\n");
        PmRun run = PmRun.Of("import", goals, "--kind", "goals", "--into", Folder, "--store", Store);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Import a file of kind leads first", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, "goals.csv")));
    }

    [Fact]
    public void Every_kind_that_is_listed_says_what_it_is()
    {
        JsonElement kinds = JsonDocument.Parse(PmRun.Done("import", "--kinds", "--json").Output).RootElement;
        Assert.Equal(14, kinds.GetArrayLength());
        Assert.All(kinds.EnumerateArray(), k => Assert.NotEqual("", k.GetProperty("about").GetString()));
    }

    [Fact]
    public void Kinds_are_listed_and_their_templates_written_once()
    {
        Assert.Contains("leads", PmRun.Done("import", "--kinds").Output, StringComparison.Ordinal);
        string template = Path.Combine(house, "leads.csv");
        PmRun.Done("import", "--template", "leads", "--out", template);
        Assert.Contains("campaign", File.ReadAllText(template), StringComparison.Ordinal);
        Assert.Equal(2, PmRun.Of("import", "--template", "leads", "--out", template).ExitCode);
        Assert.Equal(2, PmRun.Of("import", "--template", "horoscope", "--out", Path.Combine(house, "x.csv")).ExitCode);
    }

    [Fact]
    public void What_is_missing_on_the_command_line_is_said_at_once()
    {
        PmRun run = PmRun.Of("import", "--map", "nonsense", "--store", Store);
        Assert.Equal(2, run.ExitCode);
        foreach (string rule in (string[])["import.into-missing", "import.file-missing", "import.pair"])
            Assert.Contains(rule, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Store));
    }

    [Fact]
    public void Erasing_a_person_says_how_many_rows_went()
    {
        PmRun run = PmRun.Done("erase", "--person", "anna@example.org", "--store", Store);
        Assert.StartsWith("0 rows erased", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, PmRun.Of("erase", "--person", " ", "--store", Store).ExitCode);
    }

    private string Csv(string text)
    {
        string path = Path.Combine(house, "crm.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private PmRun Import(string file, params string[] more) =>
        PmRun.Of(["import", file, "--kind", "leads", "--into", Folder, "--source", "crm", "--store", Store, .. more]);
}
