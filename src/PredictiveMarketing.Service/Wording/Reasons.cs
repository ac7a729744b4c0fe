using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Relate;

namespace PredictiveMarketing.Service.Wording;

/// <summary>Turns the codes and figures of the four steps into sentences.</summary>
public static class Reasons
{
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
        string p = Figures.Number(driver.PValue, 3);
        return words.Say($"driverReason.measured.{driver.Use}", driver.Forecasts, p);
    }

    // A number in a reason is invariant text; a reader wants it his own way.
    private static string Number(string value) =>
        double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number)
            ? number.ToString("#,0.#", System.Globalization.CultureInfo.CurrentCulture)
            : value;
}
