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

    /// <summary>Why a driver was kept, put on trial or dropped.</summary>
    public static string Because(this Words words, DriverEvidence driver)
    {
        Proof? proof = driver.Proof;
        (string Blank, string Value)[] values =
        [
            ("effect", Figures.ShareDifference(proof?.Effect, 1)),
            ("q", Figures.Number(proof?.Q, 3)),
            ("months", Figures.Number(proof?.Months, 0)),
            ("markets", Figures.Number(proof?.Markets, 0)),
            ("lag", Figures.Number(driver.Lag, 0)),
            ("leak", Figures.Share(driver.Leak ?? 0, 0)),
            ("with", string.Join(", ", driver.MovesWith)),
            ("gain", Figures.ShareDifference(driver.Gain, 0)),
            ("forecasts", Figures.Number(driver.Forecasts, 0)),
            ("reason", driver.ForcedBecause ?? ""),
        ];
        string text = words[$"driverReason.{driver.Code}"];
        foreach ((string blank, string value) in values)
            text = text.Replace("{" + blank + "}", value, StringComparison.Ordinal);
        return text;
    }

    // A number in a reason is invariant text; a reader wants it his own way.
    private static string Number(string value) =>
        double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number)
            ? number.ToString("#,0.#", System.Globalization.CultureInfo.CurrentCulture)
            : value;
}
