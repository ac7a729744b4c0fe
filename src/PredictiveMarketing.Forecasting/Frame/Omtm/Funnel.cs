using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>
/// The journey from awareness to referral, with the passage that holds back the rest (F23). An impression is always lost more often than a visit,
/// so where two passages or more can be held against their own rate a year earlier the bottleneck is the one that fell furthest below it, else the
/// passage that loses the largest part. A step that is fed from elsewhere too, so that more come than left, is no bottleneck.
/// </summary>
/// <param name="Steps">By stage, then in the order given.</param>
/// <param name="Bottleneck">Null when no passage is known.</param>
public sealed record Funnel(IReadOnlyList<FunnelCount> Steps, IReadOnlyList<FunnelPassage> Passages, FunnelPassage? Bottleneck, BottleneckBasis Basis)
{
    /// <summary>Stages of which nothing is known.</summary>
    public IReadOnlyList<FunnelStage> Missing => [.. Enum.GetValues<FunnelStage>().Where(s => !Steps.Any(step => step.Stage == s && step.Count is not null))];

    /// <summary>The stage that the next OMTM should work on: where the bottleneck leads to.</summary>
    public FunnelStage? WeakStage => Bottleneck?.To.Stage;

    /// <summary>The passage that loses the largest part.</summary>
    public FunnelPassage? LargestLoss => Passages.Where(p => p.DropOff > 0).MaxBy(p => p.DropOff);

    public static Funnel Of(IEnumerable<FunnelCount> counts)
    {
        FunnelCount[] steps = [.. counts.OrderBy(c => c.Stage)];
        FunnelPassage[] passages = [.. steps.Zip(steps.Skip(1), (from, to) => new FunnelPassage(from, to, Rate(from.Count, to.Count), Rate(from.Before, to.Before)))];
        FunnelPassage[] known = [.. passages.Where(p => p.Rate is not null)];
        FunnelPassage[] comparable = [.. known.Where(p => p.Rate <= 1 && p.UsualRate <= 1 && p.AgainstUsual is not null)];
        FunnelPassage? below = comparable.Length > 1 ? comparable.Where(p => p.AgainstUsual < 1).MinBy(p => p.AgainstUsual) : null;
        FunnelPassage? loss = known.Where(p => p.DropOff > 0).MaxBy(p => p.DropOff);
        return new Funnel(steps, passages, below ?? loss, below is not null ? BottleneckBasis.BelowUsual : loss is not null ? BottleneckBasis.LargestLoss : BottleneckBasis.None);
    }

    /// <summary>What is wrong with typed-in counts.</summary>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<FunnelCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        List<Finding> findings = [];
        for (int i = 0; i < counts.Count; i++)
        {
            string field = string.Create(CultureInfo.InvariantCulture, $"steps/{i}/count");
            if (string.IsNullOrWhiteSpace(counts[i].What))
                findings.Add(OmtmFinding.Error("funnel", $"steps/{i.ToString(CultureInfo.InvariantCulture)}/what", "what-missing", ("A step does not say what is counted.", "Name it: visits, trials, orders.")));
            if (counts[i].Count is double count && (!double.IsFinite(count) || count < 0))
                findings.Add(OmtmFinding.Error("funnel", field, "count", ($"'{count.ToString(CultureInfo.InvariantCulture)}' cannot be counted.", "Write how many came, 0 or more.")));
        }

        if (counts.Count(c => c.Count is not null) < 2)
            findings.Add(OmtmFinding.Error("funnel", "steps", "too-short", ("A funnel with fewer than two known steps has no passage.", "Give the counts of two steps at least.")));
        return findings;
    }

    private static double? Rate(double? from, double? to) => from > 0 && to is double reached && double.IsFinite(reached) && double.IsFinite(from.Value) ? reached / from : null;
}
