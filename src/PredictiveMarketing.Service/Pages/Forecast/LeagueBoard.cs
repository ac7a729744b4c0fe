using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Pages.Forecast;

/// <summary>The league of a series as a table: a line per candidate, a cell per inner fold.</summary>
/// <param name="Folds">Last known month of each fold, oldest first; empty for documents of before folds were kept.</param>
/// <param name="Decimals">Of the errors.</param>
public sealed record LeagueBoard(IReadOnlyList<Month> Folds, IReadOnlyList<CandidateLine> Lines, int Decimals)
{
    private const string Reference = "seasonal-naive";

    public static LeagueBoard Of(SeriesDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        double?[] reference = Errors(decision.League.FirstOrDefault(r => r.Candidate == Reference), decision.Origins.Count);
        double?[] least = [.. decision.Origins.Select((_, f) => decision.League.Where(r => r.Candidate != Backtest.Combination).Min(r => Errors(r, decision.Origins.Count)[f]))];
        CandidateLine[] lines =
        [
            .. decision.League.Select(row => new CandidateLine(
                row,
                [.. Errors(row, decision.Origins.Count).Select((e, f) => FoldCell.Of(e, reference[f], e is not null && e == least[f] && row.Candidate != Backtest.Combination))])),
        ];
        double[] errors = [.. lines.SelectMany(l => l.Cells).Select(c => c.Error ?? 0).Where(e => e > 0).Order()];
        double middle = errors.Length > 0 ? errors[errors.Length / 2] : 0;
        return new LeagueBoard(decision.Origins, lines, middle >= 20 ? 0 : middle >= 2 ? 1 : 2);
    }

    private static double?[] Errors(LeagueRow? row, int folds) =>
        row is not null && row.FoldErrors.Count == folds ? [.. row.FoldErrors] : new double?[folds];
}

/// <summary>One candidate of the league.</summary>
public sealed record CandidateLine(LeagueRow Row, IReadOnlyList<FoldCell> Cells);

/// <summary>A candidate's error on one fold.</summary>
/// <param name="Heat">Against seasonal naive on the same fold: -2 and -1 err less, 1 and 2 err more, 0 about the same or unknown.</param>
/// <param name="IsBest">No other single candidate erred less.</param>
public sealed record FoldCell(double? Error, int Heat, bool IsBest)
{
    /// <summary>Ratios from which the next shade begins.</summary>
    public static IReadOnlyList<double> Edges { get; } = [0.6, 0.9, 1.1, 1.5];

    public string Shade => Heat switch { -2 => "pm-heat-much-less", -1 => "pm-heat-less", 1 => "pm-heat-more", 2 => "pm-heat-much-more", _ => "" };

    internal static FoldCell Of(double? error, double? reference, bool isBest)
    {
        if (error is not { } e || reference is not > 0)
            return new FoldCell(error, 0, isBest);
        double ratio = e / reference.Value;
        int heat = ratio < Edges[0] ? -2 : ratio < Edges[1] ? -1 : ratio <= Edges[2] ? 0 : ratio <= Edges[3] ? 1 : 2;
        return new FoldCell(error, heat, isBest);
    }
}
