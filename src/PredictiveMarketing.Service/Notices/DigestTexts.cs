using System.Globalization;
using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Pages.Kpi;

namespace PredictiveMarketing.Service.Notices;

/// <summary>The facts of a weekly digest as a reader writes them: figures in their unit, what happened and what waits in words. Any other text stays as it is.</summary>
internal static partial class DigestTexts
{
    /// <summary><c>leads 2345.5/2400 (Near); conversion 0.0312 Share</c>.</summary>
    public static string Figures(string summary, IReadOnlyDictionary<string, string> words, CultureInfo culture) =>
        summary.Length == 0 ? words["notice.figure.NoFigure"] : string.Join(culture.TwoLetterISOLanguageName == "fr" ? "\u00A0; " : "; ", summary.Split("; ").Select(f => OneFigure(f, words, culture)));

    /// <summary>A line each of a code, a count and what belongs to it: <c>imports 2 leads.csv</c>.</summary>
    public static string Lines(string lines, string none, IReadOnlyDictionary<string, string> words, CultureInfo culture) =>
        lines.Length == 0 ? none : string.Join(culture.TwoLetterISOLanguageName == "fr" ? "\u00A0; " : "; ", lines.Split('\n').Select(l => OneLine(l, words, culture)));

    private static string OneFigure(string text, IReadOnlyDictionary<string, string> words, CultureInfo culture)
    {
        if (DigestFigure().Match(text) is not { Success: true } figure)
            return text;
        string unit = figure.Groups["unit"].Value;
        string number(string group)
        {
            decimal value = decimal.Parse(figure.Groups[group].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
            return unit.Length == 0 ? value.ToString("#,0.##", culture)
                : Enum.TryParse(unit, out KpiUnit known) ? KpiText.Brief(value, known, "", culture)
                : KpiText.Brief(value, KpiUnit.Money, unit, culture);
        }

        string kpi = figure.Groups["kpi"].Value;
        kpi = words.GetValueOrDefault($"boardKpi.{kpi}") ?? words.GetValueOrDefault($"kpiName.{kpi}") ?? kpi;
        return !figure.Groups["target"].Success
            ? $"{kpi} {number("actual")}"
            : string.Format(culture, words["notice.figure"], kpi, number("actual"), number("target"),
                words.GetValueOrDefault($"notice.figure.{figure.Groups["state"].Value}") ?? figure.Groups["state"].Value);
    }

    private static string OneLine(string text, IReadOnlyDictionary<string, string> words, CultureInfo culture)
    {
        if (text.Split(' ', 3) is not [string code, string counted, .. string[] rest] || !long.TryParse(counted, NumberStyles.None, CultureInfo.InvariantCulture, out long count))
            return text;
        bool isSingular = count == 1 || (count == 0 && culture.TwoLetterISOLanguageName == "fr");
        string about = string.Join(", ", string.Concat(rest).Split(", ").Select(a => Month.TryParse(a, out Month month) ? month.FirstDay.ToString("MMMM yyyy", culture) : a));
        return words.TryGetValue($"digest.{code}{(isSingular ? ".one" : ".many")}", out string? said) ? string.Format(culture, said, count.ToString("N0", culture), about) : text;
    }

    [GeneratedRegex(@"^(?<kpi>\S+) (?<actual>-?\d+(\.\d+)?)(/(?<target>-?\d+(\.\d+)?) \((?<state>\w+)\))?( (?<unit>[A-Za-z]+))?$", RegexOptions.NonBacktracking)]
    private static partial Regex DigestFigure();
}
