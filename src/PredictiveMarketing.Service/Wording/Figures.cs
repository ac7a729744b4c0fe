using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Wording;

/// <summary>Numbers and months as the reader writes them; what has no answer is n/a, never 0.</summary>
public static class Figures
{
    public const string NotAvailable = "n/a";

    /// <summary>A number of leads; decimals only where the KPI has them.</summary>
    public static string Number(double? value, int decimals = 0) =>
        value is double v && double.IsFinite(v) ? Rounded(v, decimals).ToString("N" + decimals, CultureInfo.CurrentCulture) : NotAvailable;

    /// <summary>A difference with its sign, a real minus included.</summary>
    public static string Difference(double? value, int decimals = 0)
    {
        if (value is not double v || !double.IsFinite(v))
            return NotAvailable;
        double rounded = Rounded(v, decimals);
        return rounded > 0 ? "+" + Number(rounded, decimals) : Number(rounded, decimals);
    }

    /// <summary>A fraction as a percentage: 0.052 is 5.2 %, and no line ends before its sign.</summary>
    public static string Share(double? fraction, int decimals = 1) =>
        fraction is double f && double.IsFinite(f) ? Rounded(f, decimals + 2).ToString("P" + decimals, CultureInfo.CurrentCulture).Replace(' ', '\u00A0') : NotAvailable;

    public static string ShareDifference(double? fraction, int decimals = 1) =>
        fraction is double f && double.IsFinite(f) && Rounded(f, decimals + 2) > 0 ? "+" + Share(f, decimals) : Share(fraction, decimals);

    /// <summary>"novembre 2026".</summary>
    public static string LongMonth(Month month) => month.FirstDay.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"nov. 2026", for tables and axes.</summary>
    public static string ShortMonth(Month month) => month.FirstDay.ToString("MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"31 oct. 2026": the month in letters, so that no reader takes it for the day.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"2 décembre 2026, 06:00".</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    public static string Capital(string text) =>
        text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    // Halves away from zero as on paper, and no "-0".
    private static double Rounded(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0;
}
