using System.Globalization;
using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Pages.Omtm;

public sealed record RenewalFigures(string? Result, string? Reason);

/// <summary>An experiment as typed.</summary>
public sealed record ExperimentForm(string? Name, string? Hypothesis, Directness Contributes, int Impact, int Ease)
{
    public Experiment ToExperiment() => new(Name?.Trim() ?? "", Hypothesis?.Trim() ?? "", Contributes, Impact, Ease);
}

/// <summary>An objective as typed; numbers are texts in the reader's own writing.</summary>
public sealed record ObjectiveForm(ObjectiveKind Kind, string? First, string? Months, string? Now, string? Goal, string? SuccessAt, string? FailureBelow)
{
    /// <param name="usual">The first month where none, or none that can be read, was given.</param>
    public Objective ToObjective(Month usual) => new(
        Kind, Month.TryParse(First, out Month first) ? first : usual, OmtmText.Read(Months) is double m and > -100 and < 1000 ? (int)m : 0,
        OmtmText.Read(Now), OmtmText.Read(Goal), OmtmText.Read(SuccessAt), OmtmText.Read(FailureBelow));
}

/// <summary>A metric to watch, as typed; one of the catalogue brings its own type.</summary>
public sealed record WatchForm(string? Name, KpiType Type, GrowthDimension Dimension, MetricNature Nature, string? Note)
{
    public WatchedMetric Metric => new(Name?.Trim() ?? "", WatchedMetric.TypeOf(Name?.Trim() ?? "") ?? Type, Dimension, Nature, Note);
}

/// <summary>Customers as pasted from a spreadsheet: a line each, the name, then a tab or semicolon, then the contribution.</summary>
public static class CustomerList
{
    public static IReadOnlyList<CustomerContribution> Read(string? pasted) =>
    [
        .. (pasted ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
        {
            int at = line.LastIndexOfAny([';', '\t']);
            return at < 0
                ? new CustomerContribution(line, double.NaN)
                : new CustomerContribution(line[..at].Trim(), OmtmText.Read(line[(at + 1)..]) ?? double.NaN);
        }),
    ];

    /// <summary>The number as the reader would type it again.</summary>
    public static string Typed(double? value) => value?.ToString("0.##", CultureInfo.CurrentCulture) ?? "";
}
