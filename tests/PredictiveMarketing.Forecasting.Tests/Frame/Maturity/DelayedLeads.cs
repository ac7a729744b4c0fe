using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Maturity;

/// <summary>Months of leads whose delays follow a known curve, seen up to a month.</summary>
internal sealed record DelayedLeads(SeriesKey Key, Month First, long[][] Cells)
{
    public static readonly SeriesKey Lille = new("spring", "Lille");

    public Month Last => First.Plus(Cells.Length - 1);

    /// <param name="shares">Share of a month's leads that is qualified 0, 1, 2 ... months later.</param>
    /// <param name="concentration">How alike months are in their shares (Dirichlet); 0: exactly alike.</param>
    public static DelayedLeads Drawn(int months, double perMonth, double[] shares, SeededRandom dice, double concentration = 0) =>
        new(Lille, Month.Of(2023, 1), [.. Enumerable.Range(0, months).Select(_ => Shares(shares, dice, concentration).Select(s => dice.NextPoisson(perMonth * s)).ToArray())]);

    public static DelayedLeads Exactly(int months, params long[] cells) =>
        new(Lille, Month.Of(2023, 1), [.. Enumerable.Range(0, months).Select(_ => cells)]);

    public double Truth(Month month) => Cells[month - First].Sum();

    /// <summary>The cells that are whole at the end of a month; later ones do not exist.</summary>
    public IReadOnlyList<DelayCount> Seen(Month through) =>
    [
        .. Cells.SelectMany((cells, m) => cells.Select((count, d) => new DelayCount(Key, First.Plus(m), d, count))).Where(c => c.SeenIn <= through),
    ];

    /// <summary>The leads table at the end of a month, its last months marked as asked.</summary>
    public LeadVersion Table(Month through, int provisional = 0) => new(through,
    [
        .. Month.Range(First, Month.Earlier(through, Last)).Select(m => new LeadRow(
            Key, m, Cells[m - First].Take(through - m + 1).Sum(), m > through.Plus(-provisional) ? LeadStatus.Provisional : LeadStatus.Final)),
    ]);

    private static double[] Shares(double[] shares, SeededRandom dice, double concentration)
    {
        if (concentration == 0)
            return shares;
        double[] drawn = [.. shares.Select(s => dice.NextGamma(concentration * s, 1))];
        return [.. drawn.Select(d => d / drawn.Sum())];
    }

    public MaturityReport Judge(int provisional = 0, LabelPolicy? policy = null) =>
        MaturityCheck.Of(new MaturityEvidence(Table(Last, provisional), Seen(Last), []), policy ?? LabelPolicy.Immediate);
}
