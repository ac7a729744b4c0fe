using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Relate;

namespace PredictiveMarketing.Service.Wording;

/// <summary>Turns the codes and figures of the four steps into sentences.</summary>
public static class Reasons
{
    // The usual bar of evidence; the contract's own gate decides what is used, this one only what may be called clear.
    private const double Clear = 0.05;

    /// <summary>A reason of step 4; its values are named blanks such as <c>{folds}</c>. Candidates get their names.</summary>
    public static string Because(this Words words, Reason reason)
    {
        string text = words.Name("reason", reason.Code);
        foreach ((string name, string value) in reason.Values)
            text = text.Replace("{" + name + "}", words.Name("candidate", Number(value)), StringComparison.Ordinal);
        return text;
    }

    /// <summary>Why a driver was kept or dropped.</summary>
    public static string Because(this Words words, DriverEvidence driver)
    {
        if (driver.Gain is null)
            return words.Name("driverReason", driver.Reason);
        string strength = driver switch
        {
            { Use: DriverUse.Drop } => "none",
            { PValue: <= Clear } => "clear",
            { Gain: > 0 } => "weak",
            _ => "possible",
        };
        string text = words.Say($"driverReason.{strength}", driver.Forecasts, Figures.Number(driver.PValue, 3));
        return driver.Use == DriverUse.KeepGuessed ? $"{text} {words["driverReason.guessed"]}" : text;
    }

    // A number in a reason is invariant text; a reader wants it his own way.
    private static string Number(string value) =>
        double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number)
            ? number.ToString("#,0.#", System.Globalization.CultureInfo.CurrentCulture)
            : value;
}
