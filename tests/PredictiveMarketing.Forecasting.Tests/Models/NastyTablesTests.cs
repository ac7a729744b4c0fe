using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;

namespace PredictiveMarketing.Forecasting.Tests.Models;

/// <summary>What every candidate keeps to on two hundred tables with missing months, zeros, spikes, shifts and drivers that are constant, huge or leap.</summary>
public sealed class NastyTablesTests
{
    private const int Tables = 200;

    public static TheoryData<string> Names => [.. Candidates.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_hundred_nasty_tables_give_a_reason_or_a_forecast_that_can_be_used(string name)
    {
        ICandidate candidate = Candidates.All.Single(c => c.Name == name);
        string[] faults =
        [
            .. Enumerable.Range(0, Tables).Select(seed => (seed, Fault: Fault(candidate, NastyTables.Of(seed))))
                .Where(f => f.Fault is not null).Select(f => $"table {f.seed}: {f.Fault}"),
        ];
        Assert.True(faults.Length == 0, string.Join("\n", faults));
    }

    private static string? Fault(ICandidate candidate, KnownTable table)
    {
        Fit fit = Fitted(candidate, table);
        if (fit.Model is not { } model)
            return string.IsNullOrWhiteSpace(fit.Refused) ? "no model and no reason" : null;
        double[] forecast = model.Forecast(table);
        if (forecast.Length != table.Steps || !Array.TrueForAll(forecast, double.IsFinite))
            return $"forecast {string.Join(", ", forecast)}";
        if (table.NonNegative && Array.Exists(forecast, y => y < 0))
            return $"negative count {forecast.Min()}";
        double[] seen = [.. table.Leads.Where(double.IsFinite)];
        double room = 10 * (seen.Max() - seen.Min());
        if (Array.Exists(forecast, y => y < seen.Min() - room || y > seen.Max() + room))
            return $"forecast {string.Join(", ", forecast)} after {seen.Min()} to {seen.Max()}";
        if (model.StandardErrors(table) is { } errors && (errors.Length != table.Steps || !Array.TrueForAll(errors, e => double.IsFinite(e) && e >= 0)))
            return $"standard errors {string.Join(", ", errors)}";
        Estimate? unsure = model.Facts(table).Estimates.FirstOrDefault(e => !double.IsFinite(e.Value));
        if (unsure is not null)
            return $"{unsure}";
        if (model.Fitted(table) is { } fitted && (fitted.Length != table.Count || Array.Exists(fitted, double.IsInfinity)))
            return $"fitted {string.Join(", ", fitted)}";
        return ModelJson.Write(model) == ModelJson.Write(Fitted(candidate, table).Model) ? null : "another model the second time";
    }

    private static Fit Fitted(ICandidate candidate, KnownTable table)
    {
        var cutoff = new Cutoff(table.First, table.Origin, table.Origin, table.Steps);
        return candidate.Fit(new KnownPanel(cutoff, [table]), seed: 1)[0];
    }
}
