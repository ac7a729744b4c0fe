using System.Security.Cryptography;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Tests.Import.Receptacle;

namespace PredictiveMarketing.Storage.Tests.Import.Malformed;

/// <summary>D06: the three hundred malformed files, dropped on the receptacle with the product's own importers.</summary>
public sealed class MalformedImportTests : IDisposable
{
    private const int Heavy = 1 << 20;

    /// <summary>Said of files without a fault too.</summary>
    private static readonly string[] Routine = ["leads.every-row", "leads.counted", "leads.asof-assumed", "import.restated", "import.no-change", "import.nothing-new"];

    private static readonly Dictionary<string, string> ForLeads = new() { ["market"] = "Paris" };

    private static readonly Dictionary<string, string> ForExternal = new() { ["columns"] = "leads", ["aggregate"] = "sum" };

    private readonly DeskRoom room = new();
    private readonly ImportDesk desk;

    public MalformedImportTests() => desk = new ImportDesk(room.Store);

    public void Dispose() => room.Dispose();

    [Fact]
    public void Three_hundred_malformed_files_are_imported_with_a_stated_finding_or_leave_everything_as_it_was()
    {
        var wrong = new List<string>();
        int count = 0, refused = 0;
        foreach (MalformedFile file in MalformedFileTests.Files())
        {
            (bool isRefused, IReadOnlyList<Finding> findings) = Import(file, "leads", ForLeads, wrong);
            if (findings.All(f => Routine.Contains(f.Rule)))
                wrong.Add($"{file.Kind}: not a word about it");
            if (file.Rule is { } rule && (rule.StartsWith("file.", StringComparison.Ordinal) || rule.StartsWith("csv.", StringComparison.Ordinal)) && findings.All(f => f.Rule != rule))
                wrong.Add($"{file.Kind}: no {rule} among {string.Join(", ", findings.Select(f => f.Rule).Distinct())}");
            (count, refused) = (count + 1, refused + (isRefused ? 1 : 0));
            if (file.Bytes.Length > Heavy)
                continue;
            Import(file, "external", ForExternal, wrong);
            Import(file, Importers.All[count % Importers.All.Count].Kind, [], wrong);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(count, 300, 1_000);
        Assert.InRange(refused, 100, count - 10);
        Assert.True(room.Workspace.Read().IsReadable);
    }

    private (bool IsRefused, IReadOnlyList<Finding> Findings) Import(MalformedFile file, string kind, Dictionary<string, string> options, List<string> wrong)
    {
        string before = State();
        using var bytes = new MemoryStream(file.Bytes);
        ImportPreview preview = desk.Preview(new ImportRequest(room.Workspace.Folder, kind, file.Name, bytes, DeskRoom.Today) { Source = $"{kind}-source", Options = options });
        if (State() != before)
            wrong.Add($"{file.Kind} as {kind}: the preview wrote something");
        if (preview.Findings.Any(f => f.Message.Length == 0 || f.Cure.Length == 0 || f.Place.File.Length == 0))
            wrong.Add($"{file.Kind} as {kind}: a finding without message, cure or file");
        bool isRefused = !preview.MayBeApplied;
        if (isRefused && preview.Findings.All(f => f.Severity != Severity.Error))
            wrong.Add($"{file.Kind} as {kind}: refused without an error");
        ImportOutcome outcome = desk.Apply(preview, "anna");
        if (isRefused && (outcome.Import is not null || State() != before))
            wrong.Add($"{file.Kind} as {kind}: refused and yet something was written");
        if (!isRefused && !outcome.IsDone)
            wrong.Add($"{file.Kind} as {kind}: shown as good, then refused: {string.Join(", ", outcome.Findings.Select(f => f.Rule))}");
        return (isRefused, preview.Findings);
    }

    /// <summary>Every byte of the workspace folder, the kept files, and how many rows the store has of everything that an import writes.</summary>
    private string State()
    {
        IEnumerable<string> folder = Directory.GetFiles(room.Workspace.Folder).Order(StringComparer.Ordinal).Select(f => Path.GetFileName(f) + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))));
        string raw = Path.Combine(room.Folder, "raw");
        IEnumerable<string> kept = Directory.Exists(raw) ? Directory.GetFiles(raw).Order(StringComparer.Ordinal) : [];
        string rows = string.Join(' ', new[] { "imports", "import_moves", "data_sets" }.Select(t => room.Store.Read(s => s.Single<long>($"select count(*) from {t}"))));
        return string.Join('\n', [.. folder, .. kept, rows]);
    }
}
