using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Service.Pages.Sources;

/// <summary>Every data set: what it is, how far it reaches, what step 2 says of it, and where each of its values came from.</summary>
[Needs(Right.Read)]
public sealed class SourcesModel(PlannersDesk planners, Words words, Store store, EvidenceRoom evidence, EvidencePatience patience) : PlannersPage(planners, words)
{
    /// <summary>Values that are shown at once.</summary>
    public const int MostValues = 100;

    /// <summary>Id of the data set whose values are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Set { get; set; }

    /// <summary>The value whose whole story is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    /// <summary>The import whose diff is shown.</summary>
    [BindProperty(SupportsGet = true, Name = "import")]
    public long? ImportId { get; set; }

    public IReadOnlyList<SourceLine> Lines { get; private set; } = [];

    public SourceTrail Trail { get; private set; } = null!;

    public SourceLine? Picked { get; private set; }

    /// <summary>Newest month first.</summary>
    public IReadOnlyList<StatedRow> Values { get; private set; } = [];

    public int AllValues { get; private set; }

    public IReadOnlyList<ValueLineage> Story { get; private set; } = [];

    public KeptImport? Import { get; private set; }

    public ShownDiff? Diff { get; private set; }

    /// <summary>The verdicts are still being worked out; everything else is there.</summary>
    public bool IsPreparing { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Open())
            return NotFound();
        if (Desk is null)
            return Page();
        SufficiencyReport? report = await evidence.Of(Desk.Open).SufficiencyWithin(patience);
        IsPreparing = report is null;
        bool told = Person.Markets is null;
        Trail = Desk.Once(told, () => told ? new SourceTrail(store.Imports, Desk.Open.Name) : SourceTrail.Untold);
        Lines = Desk.Once((told, IsPreparing), () => SourceLine.Of(Desk.Open, report ?? new SufficiencyReport([]), Trail));
        return ShowSet() && ShowImport() ? Page() : NotFound();
    }

    public string Sentence
    {
        get
        {
            int late = Lines.Count(l => l.Freshness is Freshness.Late or Freshness.Ended);
            int traced = Lines.Sum(l => l.Traced);
            string[] said =
            [
                Words.Count("sources.count", Lines.Count, Figures.LongMonth(Desk!.Open.Clock)),
                late == 0 ? Words["sources.allFresh"] : Words.Count("sources.late", late),
                .. traced > 0 ? new[] { Words.Say("sources.traced", Figures.Share((double)traced / Lines.Sum(l => l.Set.Rows.Count), 0)) } : [],
            ];
            return string.Join(' ', said);
        }
    }

    public string NameOf(StatedSet set) => set.Name.Length > 0 ? set.Name : Words[$"dataSet.{set.Id}"];

    public string Address(string set, string? key = null) =>
        Url.Page("/Sources/Sources", new { set, key, campaign = Campaign, market = Market })! + (key is null ? "#values" : "#story");

    public string AddressOf(KeptImport import) => Url.Page("/Sources/Sources", new { import = import.Id })! + "#import";

    public DateTimeOffset Local(DateTimeOffset moment) => Planners.Local(moment);

    /// <summary>Is what was kept of the file still under the store's <c>raw/</c>?</summary>
    public bool IsKept(string hash) => System.IO.File.Exists(Path.Combine(store.Folder, "raw", hash));

    private bool ShowSet()
    {
        if (string.IsNullOrEmpty(Set))
            return true;
        Picked = Lines.FirstOrDefault(l => l.Set.Id == Set);
        if (Picked is null)
            return false;
        StatedRow[] rows = [.. Picked.Set.Rows.Where(Covers).OrderByDescending(r => r.Month).ThenBy(r => r.Key, StringComparer.Ordinal)];
        AllValues = rows.Length;
        Values = [.. rows.Take(MostValues)];
        if (!string.IsNullOrEmpty(Key) && Person.Markets is null)
            Story = store.Imports.Of(Desk!.Open.Name, Picked.Set.Table.Name, Key);
        return true;
    }

    private bool Covers(StatedRow row) =>
        (Campaign is null || !row.Table.Columns.Contains("campaign") || row["campaign"] == Campaign) && (Market is null || row["market"] == Market);

    private bool ShowImport()
    {
        if (ImportId is not long id)
            return true;
        Import = Trail.Import(id);
        if (Import is null)
            return false;
        Diff = ShownDiff.Of(Import, store.DataSets);
        return true;
    }
}
