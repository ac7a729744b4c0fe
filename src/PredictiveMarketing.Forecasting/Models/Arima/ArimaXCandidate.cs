using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>
/// Regression with ARIMA errors on drivers after carry-over and saturation, of leads or of their logarithms. The structures that explain
/// history about equally well are averaged, each with weight exp(-evidence / 4): the square root of its likelihood, because the best of
/// many is always a little too good (a tempered posterior, Gruenwald 2012).
/// </summary>
public sealed record ArimaXCandidate : LocalCandidate
{
    private const int FewestMonths = 12;
    private const int MostMembers = 12;
    private const double LeastWeight = 0.02;
    private const double Tempering = 4;

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
        bool positive = !Array.Exists(table.Leads, y => y <= 0);
        ExplainingColumns offered = ExplainingColumns.Of(table, level.Start);
        List<DrivenStructure> found = new DrivenSearch(offered, positive ? [level, LeadsScale.Of(table.Leads, log: true)] : [level]).Run();
        List<DrivenMember> members = Weighed(found, offered);
        return members.Count == 0 ? Models.Fit.Refuse("no regression fits") : Models.Fit.Of(new DrivenModel(level.Unit, members));
    }

    private static List<DrivenMember> Weighed(List<DrivenStructure> found, ExplainingColumns offered)
    {
        if (found.Count == 0)
            return [];
        double least = found.Min(f => f.Evidence);
        double Weight(DrivenStructure f) => Math.Exp((least - f.Evidence) / Tempering);
        IEnumerable<DrivenStructure> kept = found.OrderBy(f => f.Evidence).Take(MostMembers).Where(f => Weight(f) > LeastWeight);
        List<DrivenMember> members = [.. kept.Select(f => DrivenFit.Member(f, offered, Weight(f))).OfType<DrivenMember>()];
        double sum = members.Sum(m => m.Weight);
        return [.. members.Select(m => m with { Weight = m.Weight / sum })];
    }
}
