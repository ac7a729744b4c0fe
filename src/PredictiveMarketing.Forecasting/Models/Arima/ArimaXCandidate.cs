using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>Regression with ARIMA errors on drivers after carry-over and saturation, as levels or as logarithms.</summary>
public sealed record ArimaXCandidate : LocalCandidate
{
    private const int FewestMonths = 12;
    private const int MostMembers = 4;
    private const double LeastWeight = 0.05;

    public override string Name => "arima-x";

    protected override Fit FitObserved(KnownTable table)
    {
        if (!table.Drivers.Any(d => d.HasHistory))
            return Models.Fit.Refuse("no driver is kept; arima says the same");
        LeadsScale level = LeadsScale.Of(table.Leads, log: false);
        if (level.Observed < FewestMonths)
            return Models.Fit.Refuse($"{level.Observed} months with leads, {FewestMonths} are needed");
        if (level.Missing.Length > level.Count / 3)
            return Models.Fit.Refuse($"{level.Missing.Length} of {level.Count} months are missing; at most a third may be");
        LeadsScale? log = Array.Exists(table.Leads, y => y <= 0) ? null : LeadsScale.Of(table.Leads, log: true);
        ExplainingColumns offered = ExplainingColumns.Of(table, level.Start);
        var search = new DrivenSearch(offered, level.Count, level.Missing.Length);
        DrivenStructure[] found = [.. search.Run(level), .. log is null ? [] : search.Run(log)];
        if (found.Length == 0)
            return Models.Fit.Refuse("no regression fits");
        return Models.Fit.Of(Weighed(found, level, log, offered, table));
    }

    private static DrivenModel Weighed(DrivenStructure[] found, LeadsScale level, LeadsScale? log, ExplainingColumns offered, KnownTable table)
    {
        double least = found.Min(f => f.Evidence);
        DrivenStructure[] kept = [.. found.OrderBy(f => f.Evidence).Take(MostMembers).Where(f => Math.Exp((least - f.Evidence) / 2) > LeastWeight)];
        double sum = kept.Sum(f => Math.Exp((least - f.Evidence) / 2));
        var members = new List<DrivenMember>();
        foreach (DrivenStructure f in kept)
        {
            if (DrivenFit.Member(f, f.Log ? log! : level, offered, table, Math.Exp((least - f.Evidence) / 2) / sum) is { } member)
                members.Add(member);
        }

        return new DrivenModel(level.Unit, members);
    }
}
