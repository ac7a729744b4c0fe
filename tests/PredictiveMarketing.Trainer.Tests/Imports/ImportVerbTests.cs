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
