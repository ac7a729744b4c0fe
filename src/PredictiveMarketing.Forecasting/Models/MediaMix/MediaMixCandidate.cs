using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Regression;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Models.MediaMix;

/// <summary>
/// A media mix model at the mode of its posterior (cf. Jin et al. 2017): every channel has one shape of carry-over and saturation, found channel by
/// channel, and an effect that is not negative; externals, season, trend and past leads stand under a normal prior.
/// </summary>
public sealed record MediaMixCandidate : LocalCandidate
{
    private const int Rounds = 2;

    private const double PenaltyOfSearch = 0.06;

    public override string Name => "media-mix";

    protected override Fit FitObserved(KnownTable table)
    {
        IReadOnlyList<Term> terms = ShapedTerms(table);
        return PenalisedFit.Of(table, terms, new RisingMediaPath([.. terms.Select(t => IsMedia(table, t))]));
    }

    /// <summary>The terms of the series and of externals, and one term a channel.</summary>
    internal static IReadOnlyList<Term> ShapedTerms(KnownTable table)
    {
        var terms = new List<Term>(Design.SeriesTermsWithLastYear(table));
        var channels = new List<(int First, int Count)>();
        foreach (KnownDriver driver in table.Drivers.Where(d => Design.Varies(d, table.Count)))
        {
            if (driver.Source != DriverSource.Media)
            {
                terms.AddRange(Design.TermsOf(driver));
                continue;
            }

            Term[] shapes = [.. ShapesOf(driver.Name)];
            channels.Add((terms.Count, shapes.Length));
            terms.AddRange(shapes);
        }

        bool[] letIn = new bool[terms.Count];
        Array.Fill(letIn, true);
        foreach ((int first, int count) in channels)
            letIn.AsSpan(first + 1, count - 1).Clear();
        if (channels.Count > 0)
            Search(table, terms, channels, letIn);
        return [.. terms.Where((_, j) => letIn[j])];
    }

    private static void Search(KnownTable table, List<Term> terms, List<(int First, int Count)> channels, bool[] letIn)
    {
        Design design = Design.Of(table, terms);
        if (design.Rows.Length == 0)
            return;
        var moments = Moments.Of(design);
        var path = new RisingMediaPath([.. terms.Select(t => IsMedia(table, t))], letIn);
        double[] beta = new double[terms.Count];
        for (int round = 0; round < Rounds; round++)
        {
            foreach ((int first, int count) in channels)
            {
                int best = first;
                double least = double.PositiveInfinity;
                for (int shape = first; shape < first + count; shape++)
                {
                    letIn.AsSpan(first, count).Clear();
                    letIn[shape] = true;
                    double value = path.Solve(moments, PenaltyOfSearch, beta, 1e-3);
                    if (value < least)
                        (best, least) = (shape, value);
                }

                letIn.AsSpan(first, count).Clear();
                letIn[best] = true;
            }
        }
    }

    private static IEnumerable<Term> ShapesOf(string channel)
    {
        yield return new Term(TermKind.Root, channel, 0);
        yield return new Term(TermKind.Driver, channel, 0);
        foreach (double share in (double[])[0.3, 0.6])
        {
            yield return new Term(TermKind.CarryOver, channel, share);
            yield return new Term(TermKind.RootOfCarryOver, channel, share);
        }
    }

    private static bool IsMedia(KnownTable table, Term term) =>
        term.Driver is string name && table.Drivers.First(d => d.Name == name).Source == DriverSource.Media;
}
