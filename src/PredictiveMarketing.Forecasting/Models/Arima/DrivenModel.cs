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

    /// <summary>Level and terms in every month of history and horizon, on the working scale.</summary>
    /// <param name="opened">Receives, per step, by how much the drivers that leave their past range move it.</param>
    internal double[] Explained(KnownTable table, Span<double> opened)
    {
        double[] explained = new double[table.Count + table.Steps];
        double[] column = new double[explained.Length];
        Array.Fill(explained, Level);
        opened.Clear();
        foreach (ExplainingEffect effect in Effects)
        {
            effect.Term.Fill(table, column);
            for (int t = 0; t < explained.Length; t++)
                explained[t] += effect.Effect * column[t];
            if (effect.Term.Kind != ExplainingKind.Driver)
                continue;
            for (int s = 0; s < opened.Length; s++)
            {
                double x = column[table.Count + s];
                opened[s] += Math.Abs(effect.Effect) * Math.Max(0, Math.Max(x - effect.Most, effect.Least - x));
            }
        }

        return explained;
    }

    /// <summary>What the terms leave of each month of the series, on the working scale.</summary>
    /// <param name="unit">Leads per unit of that scale.</param>
    internal double[] Errors(LeadsScale series, double unit, ReadOnlySpan<double> explained)
    {
        double[] errors = series.In(unit);
        for (int i = 0; i < series.Missing.Length; i++)
            errors[series.Missing[i]] = Bridged[i];
        for (int t = 0; t < errors.Length; t++)
            errors[t] -= explained[series.Start + t];
        return errors;
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
        double[] opened = new double[table.Steps];
        double[] explained = member.Explained(table, opened);
        double[] forecast = member.Process.Forecast(member.Errors(series, Unit, explained), table.Steps);
        for (int s = 0; s < forecast.Length; s++)
            forecast[s] = Unit * member.Held(forecast[s] + explained[table.Count + s], opened[s]);
        return forecast;
    }
}
