using System.Globalization;
using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>Days and months as people and systems write them.</summary>
internal static partial class DayText
{
    private const int Longest = 60;
    private const int LongestGap = 3;
    private const int LongestNumber = 8;
    private const int LongestWord = 12;
    private const int MostPieces = 6;
    private const int EarliestYear = 1900;
    private const int LatestYear = 2200;

    /// <summary>A word or a number of a date; a word has no <paramref name="Digits"/>.</summary>
    private readonly record struct Piece(int Value, int Digits, string Word)
    {
        public bool IsYear => Digits == 4 && Value is >= EarliestYear and <= LatestYear;

        public bool IsShort => Digits is 1 or 2;

        /// <summary>26 is 2026, 99 is 1999.</summary>
        public int Year => Digits == 2 ? Value + (Value < 80 ? 2000 : 1900) : Value;

        public bool MayBeYear => IsYear || Digits == 2;

        public int MonthNumber => Word.Length > 0 ? MonthNames.Number(Word) : 0;
    }

    public static bool TryDay(string text, DayOrder order, out DateOnly day)
    {
        day = default;
        switch (Pieces(text))
        {
            case [{ Digits: 8 } whole]:
                return Of(whole.Value / 10_000, whole.Value / 100 % 100, whole.Value % 100, out day);
            case [{ Digits: 5 } serial]:
                return Serial(serial.Value, since1904: false, out day);
            case [{ IsYear: true } y, { IsShort: true } m, { IsShort: true } d]:
                return Of(y.Value, m.Value, d.Value, out day);
            case [{ IsShort: true } a, { IsShort: true } b, { MayBeYear: true } y]:
                (int first, int second) = order == DayOrder.MonthFirst ? (b.Value, a.Value) : (a.Value, b.Value);
                bool clear = a.Value > 12 || b.Value > 12 || a.Value == b.Value;
                if (clear)
                    (first, second) = b.Value > 12 ? (b.Value, a.Value) : (a.Value, b.Value);
                return (clear || order != DayOrder.Mixed) && Of(y.Year, second, first, out day);
            case [{ IsShort: true } d, { MonthNumber: > 0 } m, { MayBeYear: true } y]:
                return Of(y.Year, m.MonthNumber, d.Value, out day);
            case [{ MonthNumber: > 0 } m, { IsShort: true } d, { IsYear: true } y]:
                return Of(y.Value, m.MonthNumber, d.Value, out day);
            case [{ IsYear: true } y, { MonthNumber: > 0 } m, { IsShort: true } d]:
                return Of(y.Value, m.MonthNumber, d.Value, out day);
            default:
                return false;
        }
    }

    public static bool TryMonth(string text, DayOrder order, out Month month)
    {
        (int year, int number) = Pieces(text) switch
        {
            [{ IsYear: true } y, { IsShort: true } m] => (y.Value, m.Value),
            [{ IsShort: true } m, { IsYear: true } y] => (y.Value, m.Value),
            [{ Digits: 6 } whole] => (whole.Value / 100, whole.Value % 100),
            [{ MonthNumber: > 0 } m, { MayBeYear: true } y] => (y.Year, m.MonthNumber),
            [{ IsYear: true } y, { MonthNumber: > 0 } m] => (y.Value, m.MonthNumber),
            [{ IsYear: true } y, { Word: "m" }, { IsShort: true } m] => (y.Value, m.Value),
            _ => TryDay(text, order, out DateOnly day) ? (day.Year, day.Month) : (0, 0),
        };
        month = default;
        if (year is < EarliestYear or > LatestYear || number is < 1 or > 12)
            return false;
        month = Month.Of(year, number);
        return true;
    }

    /// <summary>The two short numbers of a date such as <c>03/04/2026</c>, whose order is in question.</summary>
    public static (int First, int Second)? InQuestion(string text) =>
        !BeginsWithYear(text) && Pieces(text) is [{ IsShort: true } a, { IsShort: true } b, { MayBeYear: true }] ? (a.Value, b.Value) : null;

    /// <summary>Three digits or more at the start are no day and no month: most files are settled by that.</summary>
    private static bool BeginsWithYear(string text) => text.Length > 2 && !text.AsSpan(0, 3).ContainsAnyExceptInRange('0', '9');

    /// <summary>The day of a spreadsheet's serial number, between 1955 and 2119: smaller and larger numbers in a column of dates are mistakes.</summary>
    public static bool Serial(double serial, bool since1904, out DateOnly day)
    {
        day = default;
        if (!(serial >= 20_000 && serial < 80_000))
            return false;
        day = (since1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).AddDays((int)Math.Floor(serial));
        return true;
    }

    public static bool Of(int year, int month, int day, out DateOnly date)
    {
        bool real = year is >= EarliestYear and <= LatestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = real ? new DateOnly(year, month, day) : default;
        return real;
    }

    /// <summary>Numbers and words in their order, without the time of day; null when something else stands between them.</summary>
    private static List<Piece>? Pieces(string text)
    {
        if (text.Length > Longest)
            return null;
        string plain = PlainText.Unaccented(text.Trim());
        if (plain.Contains(':', StringComparison.Ordinal))
            plain = TimeOfDay().Replace(plain, "");
        var pieces = new List<Piece>(4);
        for (int i = 0, gap = 0; i < plain.Length;)
        {
            int length = Run(plain.AsSpan(i));
            if (length == 0)
            {
                if (i == 0 || ++gap > LongestGap || !(char.IsWhiteSpace(plain[i]) || plain[i] is '\'' or '.' or ',' or '/' or '_' or '-'))
                    return null;
                i++;
                continue;
            }

            string part = plain.Substring(i, length);
            bool isNumber = char.IsAsciiDigit(part[0]);
            if (length > (isNumber ? LongestNumber : LongestWord) || pieces.Count == MostPieces)
                return null;
            if (isNumber)
                pieces.Add(new Piece(int.Parse(part, CultureInfo.InvariantCulture), length, ""));
            else if (!MonthNames.IsFiller(part))
                pieces.Add(new Piece(0, 0, part));
            (i, gap) = (i + length, 0);
        }

        return pieces;
    }

    /// <summary>How many digits, or how many letters, stand at the start.</summary>
    private static int Run(ReadOnlySpan<char> text)
    {
        int digits = text.IndexOfAnyExceptInRange('0', '9'), letters = text.IndexOfAnyExceptInRange('a', 'z');
        return digits != 0 ? (digits < 0 ? text.Length : digits) : letters < 0 ? text.Length : letters;
    }

    /// <summary>After a day: <c>T10:30:00Z</c>, <c> 10:30 pm</c>.</summary>
    [GeneratedRegex(@"(?<=[0-9])[t ]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?( ?[ap]m)?( ?(z|utc|[+-][0-9]{2}:?[0-9]{2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();
}
