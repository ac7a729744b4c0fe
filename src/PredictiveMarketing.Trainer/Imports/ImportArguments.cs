using System.CommandLine;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Imports;

/// <summary>What is to be imported, as the command line says it.</summary>
/// <param name="File">Path; null when the file comes from an address, a report, or nowhere.</param>
/// <param name="Kind">Null: to be recognised.</param>
internal sealed record ImportWish(string Into, string? File, string? Kind, string? Source, bool DryRun)
{
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    public string? Url { get; init; }

    /// <summary>Path of a GA4 service account's key.</summary>
    public string? Ga4Key { get; init; }

    /// <summary>Months of a live GA4 report.</summary>
    public (Month? First, Month? Last) Months { get; init; }

    public ImportRequest Request(ImportSource source) => new(Into, Kind ?? "", source.Name, source.Bytes, source.Today)
    {
        Source = Source ?? Kind ?? "",
        Columns = Columns,
        Options = source.Options,
    };
}

/// <summary>The options of <c>pm import</c>.</summary>
internal sealed class ImportArguments
{
    public Argument<string?> File { get; } = new("file") { Description = "The file, .csv, .tsv, .xlsx or a GA4 report .json; some kinds need none.", Arity = ArgumentArity.ZeroOrOne };

    public Option<string?> Kind { get; } = new("--kind") { Description = "Kind of file; see --kinds. If not said, it is recognised." };

    public Option<string?> Into { get; } = new("--into") { Description = "Folder of the workspace.", HelpName = "workspace" };

    public Option<string?> Source { get; } = new("--source") { Description = "Name by which mapping and lineage are remembered (default: the kind)." };

    public Option<string[]> Map { get; } = new("--map") { Description = "field=Header: the column that fills a field; again and again.", HelpName = "field=Header" };

    public Option<string[]> Settings { get; } = new("--option") { Description = "key=value: an option of the kind, or key=@file; again and again.", HelpName = "key=value" };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Show what would change and write nothing." };

    public Option<string?> Url { get; } = new("--url") { Description = "Fetch the file from an https address." };

    public Option<string?> Ga4Key { get; } = new("--ga4-key") { Description = "Fetch a GA4 report with this service account's key file; needs --option property=..., --from and --to." };

    public Option<Month?> From { get; } = Options.MonthOption("--from", "First month of a GA4 report.");

    public Option<Month?> To { get; } = Options.MonthOption("--to", "Last month of a GA4 report.");

    public Option<bool> Kinds { get; } = new("--kinds") { Description = "List the kinds with their fields and options." };

    public Option<string?> Template { get; } = new("--template") { Description = "Write an empty file with the headers of a kind.", HelpName = "kind" };

    public Option<string?> Out { get; } = new("--out") { Description = "Where to write the template: a .csv or .xlsx file." };

    public Option<string?> Store { get; } = Options.Store();

    public Option<bool> Json { get; } = Options.Json();

    public Option<bool> Quiet { get; } = Options.Quiet();

    public IEnumerable<Option> All => [Kind, Into, Source, Map, Settings, DryRun, Url, Ga4Key, From, To, Kinds, Template, Out, Store, Json, Quiet];

    public ImportWish Read(ParseResult parsed, out IReadOnlyList<Finding> findings)
    {
        var wrong = new List<Finding>();
        var wish = new ImportWish(parsed.GetValue(Into) ?? "", parsed.GetValue(File), parsed.GetValue(Kind), parsed.GetValue(Source), parsed.GetValue(DryRun))
        {
            Columns = Pairs(parsed.GetValue(Map), "--map", "field=Header", wrong),
            Options = Pairs(parsed.GetValue(Settings), "--option", "key=value", wrong).ToDictionary(o => o.Key, o => Text(o.Value, wrong)),
            Url = parsed.GetValue(Url),
            Ga4Key = parsed.GetValue(Ga4Key),
            Months = (parsed.GetValue(From), parsed.GetValue(To)),
        };
        if (wish.Into.Length == 0)
            wrong.Add(Refusal("--into", "import.into-missing", "The workspace is not named.", "Add --into <folder>."));
        if (new[] { wish.File, wish.Url, wish.Ga4Key }.Count(s => s is not null) > 1)
            wrong.Add(Refusal("file", "import.two-files", "A file, an address and a GA4 key are three ways to the same thing.", "Name one of them."));
        if (wish is { File: null, Url: null, Ga4Key: null, Kind: null })
            wrong.Add(Refusal("file", "import.file-missing", "There is neither a file nor a kind.", "Name a file, or a kind that needs none, such as --kind calendar."));
        if (wish.File is { } path && !System.IO.File.Exists(path))
            wrong.Add(Refusal("file", "import.file-not-found", $"There is no file '{path}'.", "Check the path."));
        findings = wrong;
        return wish;
    }

    private static Dictionary<string, string> Pairs(string[]? texts, string option, string form, List<Finding> wrong)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string text in texts ?? [])
        {
            int at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
                wrong.Add(Refusal(option, "import.pair", $"'{text}' is not {form}.", $"Write {option} {form}."));
            else if (!pairs.TryAdd(text[..at].Trim(), text[(at + 1)..].Trim()))
                wrong.Add(Refusal(option, "import.pair-twice", $"'{text[..at]}' is said twice.", "Say it once."));
        }

        return pairs;
    }

    /// <summary>The value itself, or what stands in the file that it names after an @: a table of currency rates.</summary>
    private static string Text(string value, List<Finding> wrong)
    {
        if (!value.StartsWith('@'))
            return value;
        if (System.IO.File.Exists(value[1..]))
            return System.IO.File.ReadAllText(value[1..]);
        wrong.Add(Refusal("--option", "import.option-file", $"There is no file '{value[1..]}'.", "Check the path after the @."));
        return value;
    }

    private static Finding Refusal(string option, string rule, string message, string cure) =>
        Finding.Error(new Place($"pm import, {option}"), rule, message, cure);
}
