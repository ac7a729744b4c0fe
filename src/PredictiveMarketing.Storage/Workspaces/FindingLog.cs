using System.Globalization;
using System.Runtime.InteropServices;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>Collects findings; of one rule in one file it shows the first hundred and counts the rest, so that 200,000 bad rows stay readable.</summary>
internal sealed class FindingLog
{
    public const int ShownPerRule = 100;

    private readonly List<Finding> shown = [];
    private readonly Dictionary<(string File, string Rule), Tally> tallies = [];

    public bool HasErrors { get; private set; }

    public void Add(Finding finding)
    {
        HasErrors |= finding.Severity == Severity.Error;
        ref Tally tally = ref CollectionsMarshal.GetValueRefOrAddDefault(tallies, (finding.Place.File, finding.Rule), out _);
        tally.Count++;
        if (finding.Severity > tally.Worst)
            tally.Worst = finding.Severity;
        if (tally.Count <= ShownPerRule)
            shown.Add(finding);
        else
            tally.LastCure = finding.Cure;
    }

    public void Error(Place place, string rule, string message, string cure) => Add(Finding.Error(place, rule, message, cure));

    public void Warning(Place place, string rule, string message, string cure) => Add(Finding.Warning(place, rule, message, cure));

    public void Note(Place place, string rule, string message, string cure = "Nothing to do.") => Add(Finding.Note(place, rule, message, cure));

    public IReadOnlyList<Finding> All() =>
    [
        .. shown,
        .. tallies.Where(t => t.Value.Count > ShownPerRule).Select(t => new Finding(
            t.Value.Worst,
            new Place(t.Key.File),
            t.Key.Rule,
            string.Create(CultureInfo.InvariantCulture, $"and {t.Value.Count - ShownPerRule:N0} more of the same."),
            t.Value.LastCure ?? "Mend the rows shown above in the same way.")),
    ];

    private struct Tally
    {
        public int Count;
        public Severity Worst;
        public string? LastCure;
    }
}
