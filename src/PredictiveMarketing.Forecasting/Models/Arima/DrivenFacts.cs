using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>What regressions with ARIMA errors say about history and about themselves.</summary>
internal static class DrivenFacts
{
    /// <summary>Members are told one after the other, the heaviest first, each with its weight.</summary>
    public static ModelFacts Of(DrivenModel model)
    {
        var lines = new List<Estimate>();
        DrivenMember[] members = [.. model.Members.OrderByDescending(m => m.Weight)];
        for (int i = 0; i < members.Length; i++)
        {
            DrivenMember member = members[i];
            string name = string.Create(CultureInfo.InvariantCulture, $"regression {i + 1} with errors {member.Process.Order}");
            string unit = member.Log ? "logarithm of leads" : "leads";
            double scale = member.Log ? 1 : model.Unit;
            lines.Add(new Estimate(name, "weight", member.Weight));
            lines.AddRange(member.Effects.Select(e => new Estimate($"{name}: {Name(e.Term)}", $"{unit} per unit", e.Effect * scale)));
            lines.AddRange(ArimaFacts.Coefficients(member.Process).Select(c => c with { Term = $"{name}: {c.Term}" }));
        }

        double parameters = model.Members.Sum(m => m.Weight * (m.Effects.Count + m.Process.Order.Coefficients + (m.Process.Order.Lost == 0 ? 1 : 0)));
        return new ModelFacts(lines, parameters, FittedLags: members.Length > 0 ? members[0].Process.Order.Coefficients : 0);
    }

    /// <summary>Each member's one-step forecasts of its own errors beside what its terms explain, weighed together.</summary>
    public static double[] Fitted(DrivenModel model, KnownTable table)
    {
        double[] fitted = new double[table.Count];
        foreach (DrivenMember member in model.Members)
        {
            double[] own = Fitted(model, member, table);
            for (int t = 0; t < fitted.Length; t++)
                fitted[t] += member.Weight * own[t];
        }

        for (int t = 0; t < fitted.Length; t++)
            fitted[t] = table.Admissible(fitted[t]);
        return fitted;
    }

    private static double[] Fitted(DrivenModel model, DrivenMember member, KnownTable table)
    {
        LeadsScale series = LeadsScale.Of(table.Leads, member.Log);
        double[] explained = member.Explained(table, opened: []);
        double[] errors = member.Errors(series, model.Unit, explained);
        double[] fitted = new double[table.Count];
        Array.Fill(fitted, double.NaN);
        for (int t = member.Process.Order.Lost + 1; t < errors.Length; t++)
        {
            double value = member.Process.Forecast(errors.AsSpan(0, t), 1)[0] + explained[series.Start + t];
            fitted[series.Start + t] = model.Unit * member.Held(value, opened: 0);
        }

        return fitted;
    }

    private static string Name(ExplainingTerm term)
    {
        string number = term.Harmonic.ToString(CultureInfo.InvariantCulture);
        string carry = term.CarryOver > 0 ? string.Create(CultureInfo.InvariantCulture, $", carry-over {term.CarryOver}") : "";
        string bend = term.Saturation == Saturation.Log ? ", logarithm over its mean" : "";
        return term.Kind switch
        {
            ExplainingKind.Trend => "trend",
            ExplainingKind.Cosine => $"season, cosine {number}",
            ExplainingKind.Sine => $"season, sine {number}",
            _ => $"{term.Driver}{carry}{bend}",
        };
    }
}
