using System.Text.Json.Serialization;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>What exponential smoothing believes about a month: where the level is, how it moves and what the months of the year add.</summary>
/// <param name="Level">Leads.</param>
/// <param name="Slope">Leads per month; 0 without a trend.</param>
/// <param name="Season">Twelve months, the month after the states' own first; leads where added, factors where multiplied; empty without a season.</param>
public sealed record EtsStates(double Level, double Slope, IReadOnlyList<double> Season);

/// <summary>A fitted form of exponential smoothing.</summary>
/// <param name="Form">The book's name, such as <c>MAdM</c>.</param>
/// <param name="Before">States before the first month of history.</param>
/// <param name="After">States at the origin.</param>
/// <param name="Variance">Of one month's error: in leads squared for additive errors, as a share squared for multiplicative ones.</param>
/// <param name="LogLikelihood">Constant included.</param>
/// <param name="Aicc">What the form was chosen by.</param>
/// <param name="Lowest">Forecasts are held between these bounds, one range of history beyond its ends: no trend may run away.</param>
public sealed record EtsModel(
    string Form,
    Smoothing By,
    EtsStates Before,
    EtsStates After,
    double Variance,
    double LogLikelihood,
    double Aicc,
    double Lowest,
    double Highest) : LeadModel
{
    [JsonIgnore]
    internal EtsForm Kind => EtsForm.Parse(Form);

    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] forecast = Expected(table.Steps);
        for (int h = 0; h < forecast.Length; h++)
            forecast[h] = table.Admissible(Math.Clamp(forecast[h], Lowest, Highest));
        return forecast;
    }

    public override double[]? StandardErrors(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return EtsVariance.StandardErrors(this, table.Steps);
    }

    public override double[] Fitted(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return EtsFacts.Fitted(this, table.Leads);
    }

    public override ModelFacts Facts(KnownTable table) => EtsFacts.Of(this);

    /// <summary>The form's own forecast, no bounds on it.</summary>
    internal double[] Expected(int steps)
    {
        double[] line = Line(steps);
        for (int h = 0; h < steps; h++)
        {
            line[h] = Kind.Season switch
            {
                SeasonKind.None => line[h],
                SeasonKind.Additive => line[h] + After.Season[h % EtsForm.Period],
                _ => line[h] * After.Season[h % EtsForm.Period],
            };
        }

        return line;
    }

    /// <summary>Level and trend without the season: l + (phi + phi^2 + ... + phi^h) b.</summary>
    internal double[] Line(int steps)
    {
        double[] line = new double[steps];
        double reach = 0, power = 1;
        for (int h = 0; h < steps; h++)
        {
            power *= By.Phi;
            reach += power;
            line[h] = After.Level + (reach * After.Slope);
        }

        return line;
    }
}
