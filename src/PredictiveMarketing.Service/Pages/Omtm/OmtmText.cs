using System.Globalization;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>What the growth teams' figures say in the reader's words.</summary>
public static class OmtmText
{
    /// <summary>"+5,0 % sur notre étoile polaire en un mois" (F13).</summary>
    public static string Impact(this Words words, ImpactStatement impact)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(impact);
        string time = words.Count("omtm.time", impact.Months);
        return impact.Direction switch
        {
            ImpactDirection.Unknown => words["omtm.impact.unknown"],
            ImpactDirection.Same => words.Say("omtm.impact.same", time),
            _ => words.Say("omtm.impact.moved", Figures.ShareDifference(impact.Share), time),
        };
    }

    /// <summary>The sentence of a finding; its own text where nobody has translated the rule.</summary>
    public static string Told(this Words words, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(finding);
        string told = words.Name("omtmRule", finding.Rule);
        return told == finding.Rule ? $"{words.InWords(finding.Message)} {words.InWords(finding.Cure)}" : told;
    }

    /// <summary>"1er mars 2027", "2 mars 2027".</summary>
    public static string Day(DateOnly day)
    {
        bool ordinal = day.Day == 1 && CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "fr";
        return day.ToString(ordinal ? "d'er' MMMM yyyy" : "d MMMM yyyy", CultureInfo.CurrentCulture);
    }

    /// <summary>Up to two decimals: metrics may be rates.</summary>
    public static string Value(double? value) => value is double v && double.IsFinite(v) ? v.ToString("#,0.##", CultureInfo.CurrentCulture) : Figures.NotAvailable;

    /// <summary>A change with its sign, and no more decimals than it has.</summary>
    public static string Change(double value) => value > 0 ? "+" + Value(value) : Value(value);

    public static string Currency(string code) => code switch { "EUR" => "€", "USD" => "$", "GBP" => "£", _ => code };

    public static string Money(decimal amount) => amount.ToString("#,0.##", CultureInfo.CurrentCulture);

    /// <summary>A number as <see cref="TypedNumber"/> reads it. Empty is null, unreadable is NaN.</summary>
    public static double? Read(string? text) => string.IsNullOrWhiteSpace(text) ? null : (double?)TypedNumber.Read(text) ?? double.NaN;

    /// <summary>Whole amounts of money as typed; unreadable is -1, which every check refuses.</summary>
    public static decimal? ReadMoney(string? text) => Read(text) switch { null => null, double v when double.IsFinite(v) && Math.Abs(v) < 1e15 => (decimal)v, _ => -1 };
}
