using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>Turns cells into months, names and numbers. What cannot be read is a finding with its cure, and null comes back.</summary>
internal static class Cells
{
    /// <summary>Beyond this no lead count or spend is real, and sums of squares would leave the range of a double.</summary>
    public const double Largest = 1e15;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly Month Earliest = Month.Of(1900, 1);
    private static readonly Month Latest = Month.Of(2200, 12);

    public static string? ReadName(this CsvTable table, CsvColumn column)
    {
        string text = table.Cell(column);
        if (!column.IsThere)
            return null;
        if (text.Length == 0)
        {
            table.Log.Error(table.At(column), table.Rule("name-missing"), $"The {column.Name} is empty.", "Fill it in on every row.");
            return null;
        }

        if (text.AsSpan().IndexOfAnyInRange('\0', '\x1F') >= 0)
        {
            table.Log.Error(table.At(column), table.Rule("line-break"), $"The {column.Name} runs over several lines or holds a tab.",
                "A quotation mark is probably not closed; check this row and the one before.");
            return null;
        }

        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            table.Log.Error(table.At(column), table.Rule("name-spaces"), $"'{Shown(text)}' begins or ends with a space.", $"Write '{Shown(text.Trim())}'.");
            return null;
        }

        return text;
    }

    public static Month? ReadMonth(this CsvTable table, CsvColumn column, bool optional = false)
    {
        string text = table.Cell(column);
        if (!column.IsThere || (optional && text.Length == 0))
            return null;
        if (!Month.TryParse(text, out Month month))
        {
            string meant = MonthGuess.From(text) is { } guess ? $"Write {guess}." : "Write it like 2026-03.";
            table.Log.Error(table.At(column), table.Rule("month-format"), text.Length == 0 ? "The month is empty." : $"'{Shown(text)}' is not a month.", meant);
            return null;
        }

        if (month < Earliest || month > Latest)
        {
            table.Log.Error(table.At(column), table.Rule("month-range"), $"{month} is not a month of this business.", $"Write a month between {Earliest} and {Latest}.");
            return null;
        }

        return month;
    }

    /// <summary>A finite number. An empty cell gives null without a finding: whether that is a mistake is the table's business.</summary>
    public static double? ReadNumber(this CsvTable table, CsvColumn column)
    {
        string text = table.Cell(column);
        if (text.Length == 0)
            return null;
        if (!double.TryParse(text, Plain, CultureInfo.InvariantCulture, out double value))
            return NotANumber(table, column, text);
        if (!double.IsFinite(value))
        {
            table.Log.Error(table.At(column), table.Rule("not-finite"), $"'{Shown(text)}' is not a finite number.", "Write the number, or leave the row out if it is not known.");
            return null;
        }

        if (Math.Abs(value) > Largest)
        {
            table.Log.Error(table.At(column), table.Rule("too-large"), $"'{Shown(text)}' is larger than anything countable.", "Check the digits and the unit.");
            return null;
        }

        return value;
    }

    /// <summary>An exact decimal for money and counts of impressions, never negative.</summary>
    public static decimal? ReadAmount(this CsvTable table, CsvColumn column)
    {
        if (table.ReadNumber(column) is not { } number)
            return null;
        string text = table.Cell(column);
        if (number < 0)
        {
            table.Log.Error(table.At(column), table.Rule("negative"), $"{column.Name} is {text}: it cannot be negative.", "Write 0, or net a credit note in the month it belongs to.");
            return null;
        }

        // A number too small for a decimal, such as 1e-40, becomes 0 here, and that is what it is in cents.
        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out decimal exact) ? exact : (decimal)number;
    }

    /// <summary>One of a few words, without regard to case; an empty cell gives <paramref name="fallback"/>.</summary>
    public static T? ReadWord<T>(this CsvTable table, CsvColumn column, T? fallback, params ReadOnlySpan<(string Word, T Value)> words)
        where T : struct
    {
        string text = table.Cell(column);
        if (text.Length == 0)
            return fallback;
        foreach ((string word, T value) in words)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        string[] known = [.. words.ToArray().Select(w => w.Word)];
        table.Log.Error(table.At(column), table.Rule($"{column.Name}-unknown"), $"'{Shown(text)}' is not a {column.Name}.{Nearest.Question(text, known)}",
            $"Write {string.Join(" or ", known)}, or leave it empty.");
        return null;
    }

    private static double? NotANumber(CsvTable table, CsvColumn column, string text)
    {
        string pointed = text.Replace(',', '.');
        bool decimalComma = text.Count(c => c == ',') == 1 && double.TryParse(pointed, Plain, CultureInfo.InvariantCulture, out _);
        bool noNumber = text.Trim().TrimStart('-', '+').ToUpperInvariant() is "NAN" or "INF" or "INFINITY" or "∞";
        if (decimalComma)
            table.Log.Error(table.At(column), table.Rule("decimal-comma"), $"'{Shown(text)}' has a decimal comma.", $"Write {pointed}.");
        else if (noNumber)
            table.Log.Error(table.At(column), table.Rule("not-finite"), $"'{Shown(text)}' is not a finite number.", "Write the number, or leave the row out if it is not known.");
        else
            table.Log.Error(table.At(column), table.Rule("not-a-number"), $"'{Shown(text)}' is not a number.", "Write digits with a decimal point and without spaces, units or thousand separators, like 1234.5.");
        return null;
    }

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
