using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>A term with its effect: working-scale units per unit of the term.</summary>
/// <param name="Least">Smallest value of the term in history.</param>
/// <param name="Most">Largest value of the term in history.</param>
public sealed record ExplainingEffect(ExplainingTerm Term, double Effect, double Least, double Most);

/// <summary>One regression with ARIMA errors and its weight among its like.</summary>
/// <param name="Level">Working-scale level where every term is 0; 0 when the errors are differenced, whose history carries the level.</param>
/// <param name="Bridged">What the months that are missing are expected to have been, on the working scale.</param>
/// <param name="Lowest">Smallest value of history, on the working scale.</param>
/// <param name="Highest">Largest value of history, on the working scale.</param>
public sealed record DrivenMember(
    double Weight,
    bool Log,
    double Level,
    IReadOnlyList<ExplainingEffect> Effects,
    ArmaProcess Process,
    IReadOnlyList<double> Bridged,
    double Lowest,
    double Highest)
{
    // How far the bounds may open when a known driver leaves its past range: ranges of history.
    private const double MostRoom = 2;

    /// <summary>
    /// A value of the working scale as a multiple of the unit, held within a range of history on either side of what was seen. The
    /// bounds are those of leads also for logarithms, whose errors would explode on the way back.
    /// </summary>
    /// <param name="opened">By how much the drivers that leave their past range move it, on the working scale.</param>
    internal double Held(double value, double opened)
    {
        double least = Natural(Lowest), most = Natural(Highest), range = most - least;
        double open = range + Math.Min(Log ? most * (Math.Exp(opened) - 1) : opened, MostRoom * range);
        return Math.Clamp(Natural(value), least - open, most + open);
    }

    private double Natural(double value) => Log ? Math.Exp(value) : value;
}

/// <summary>
/// Regressions with ARIMA errors that explain history about equally well, weighed by their evidence. Each stays within a range of history on
/// either side of what was seen; where a driver leaves its own past range, by what its effect says, up to two ranges more.
/// </summary>
/// <param name="Unit">Leads per unit of the working scale.</param>
public sealed record DrivenModel(double Unit, IReadOnlyList<DrivenMember> Members) : LeadModel
{
    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] sum = new double[table.Steps];
        foreach (DrivenMember member in Members)
        {
            double[] own = InLeads(member, table);
            for (int s = 0; s < sum.Length; s++)
                sum[s] += member.Weight * own[s];
        }

        for (int s = 0; s < sum.Length; s++)
            sum[s] = table.Admissible(sum[s]);
        return sum;
    }

    /// <summary>The members' psi-weight variances and the spread between the members; on the log scale to first order.</summary>
    public override double[] StandardErrors(KnownTable table)
    {
        double[] centre = Forecast(table);
        double[] variance = new double[table.Steps];
        foreach (DrivenMember member in Members)
        {
            double[] own = InLeads(member, table);
            double[] errors = member.Process.StandardErrors(table.Steps);
            for (int s = 0; s < variance.Length; s++)
            {
                double error = errors[s] * (member.Log ? own[s] : Unit);
                double apart = own[s] - centre[s];
                variance[s] += member.Weight * ((error * error) + (apart * apart));
            }
        }

        return Array.ConvertAll(variance, Math.Sqrt);
    }

    public override double[] Fitted(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return DrivenFacts.Fitted(this, table);
    }

    public override ModelFacts Facts(KnownTable table) => DrivenFacts.Of(this);

    private double[] InLeads(DrivenMember member, KnownTable table)
    {
        LeadsScale series = LeadsScale.Of(table.Leads, member.Log);
        int n = series.Count;
        double shift = member.Log ? Math.Log(series.Unit / Unit) : 0;
        double[] values = new double[n];
        for (int t = 0; t < n; t++)
            values[t] = member.Log ? series.Values[t] + shift : series.Values[t] * series.Unit / Unit;
        for (int i = 0; i < series.Missing.Length; i++)
            values[series.Missing[i]] = member.Bridged[i];

        double[] explained = new double[n + table.Steps];
        double[] opened = new double[table.Steps];
        Array.Fill(explained, member.Level);
        double[] column = new double[table.Count + table.Steps];
        foreach (ExplainingEffect effect in member.Effects)
        {
            effect.Term.Fill(table, column);
            for (int t = 0; t < explained.Length; t++)
                explained[t] += effect.Effect * column[series.Start + t];
            if (effect.Term.Kind != ExplainingKind.Driver)
                continue;
            for (int s = 0; s < opened.Length; s++)
            {
                double x = column[table.Count + s];
                opened[s] += Math.Abs(effect.Effect) * Math.Max(0, Math.Max(x - effect.Most, effect.Least - x));
            }
        }

        for (int t = 0; t < n; t++)
            values[t] -= explained[t];
        double[] forecast = member.Process.Forecast(values, table.Steps);
        for (int s = 0; s < forecast.Length; s++)
            forecast[s] = Unit * member.Held(forecast[s] + explained[n + s], opened[s]);

        return forecast;
    }
}
