using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PredictiveMarketing.Forecasting.Vocabulary;

/// <summary>A calendar month, the grain of everything here. Written <c>2026-03</c>; never a date.</summary>
[JsonConverter(typeof(MonthJson))]
public readonly record struct Month : IComparable<Month>
{
    /// <summary>Months since year 0, so that differences are plain subtraction.</summary>
    public int Index { get; }

    private Month(int index) => Index = index;

    public int Year => Index / 12;

    /// <summary>1 for January to 12 for December.</summary>
    public int Number => (Index % 12) + 1;

    public DateOnly FirstDay => new(Year, Number, 1);

    public int Days => DateTime.DaysInMonth(Year, Number);

    public static Month Of(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        return new Month((year * 12) + number - 1);
    }

    public static Month Of(DateOnly day) => Of(day.Year, day.Month);

    /// <summary>Reads ISO <c>yyyy-MM</c> and nothing else: a guessed month is a wrong month.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Month month)
    {
        month = default;
        if (text is not { Length: 7 } || text[4] != '-')
            return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return false;
        if (year is < 1 or > 9999 || number is < 1 or > 12)
            return false;
        month = Of(year, number);
        return true;
    }

    /// <exception cref="FormatException">The text is not <c>yyyy-MM</c>.</exception>
    public static Month Parse(string text) =>
        TryParse(text, out Month month) ? month : throw new FormatException($"'{text}' is not a month; write it like 2026-03.");

    public Month Plus(int months) => new(Index + months);

    public Month Previous => Plus(-1);

    public Month Next => Plus(1);

    public Month LastYear => Plus(-12);

    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");

    public static int operator -(Month later, Month earlier) => later.Index - earlier.Index;

    public static bool operator <(Month a, Month b) => a.Index < b.Index;

    public static bool operator >(Month a, Month b) => a.Index > b.Index;

    public static bool operator <=(Month a, Month b) => a.Index <= b.Index;

    public static bool operator >=(Month a, Month b) => a.Index >= b.Index;

    public static Month Earlier(Month a, Month b) => a < b ? a : b;

    public static Month Later(Month a, Month b) => a > b ? a : b;

    /// <summary>Every month from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public static IEnumerable<Month> Range(Month first, Month last)
    {
        for (Month month = first; month <= last; month = month.Next)
            yield return month;
    }
}

/// <summary>A month in JSON is its ISO text.</summary>
public sealed class MonthJson : JsonConverter<Month>
{
    public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Month.TryParse(reader.GetString(), out Month month)
            ? month
            : throw new JsonException("A month is written like \"2026-03\".");

    public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
