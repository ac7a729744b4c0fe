using PredictiveMarketing.Forecasting.Relate;

namespace PredictiveMarketing.Service.Pages.Relate;

/// <summary>A driver's card and the page that it stands on.</summary>
public sealed record RelateCard(RelateModel Page, RelateLine Line)
{
    public SmallMultiple? Picture => Line.Inquiry is { } inquiry ? SmallMultiple.Of(inquiry.Months) : null;

    public string Id => IdOf(Line.Evidence);

    /// <summary>Names of drivers are people's own: only letters and digits of ASCII stay in an anchor, the rest becomes its number.</summary>
    public static string IdOf(DriverEvidence driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return "driver-" + string.Concat(driver.Driver.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : $"-{(int)c:x}"));
    }

    /// <summary>The decision in a word or two, for the overview.</summary>
    public static string CodeOf(DriverEvidence driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return driver.ForcedBecause is not null ? "Forced" : driver.Leak is not null ? "Leak" : driver.Use.ToString();
    }

    public static string LookOf(DriverEvidence driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return driver.IsProven ? "pm-state-good" : driver.ForcedBecause is not null ? "pm-state-warn" : driver.Leak is not null ? "pm-state-bad" : driver.IsUsed ? "pm-state-info" : "";
    }
}
