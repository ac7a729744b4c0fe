namespace PredictiveMarketing.Forecasting.Calendar;

/// <summary>The feast on which the movable ones hang.</summary>
public static class Easter
{
    /// <summary>Easter Sunday by the anonymous Gregorian algorithm (Meeus/Jones/Butcher; Meeus 1991, chapter 8).</summary>
    public static DateOnly Sunday(int year)
    {
        int a = year % 19;
        (int b, int c) = Math.DivRem(year, 100);
        (int d, int e) = Math.DivRem(b, 4);
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = ((19 * a) + b - d - g + 15) % 30;
        (int i, int k) = Math.DivRem(c, 4);
        int l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        (int month, int day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    public static DateOnly GoodFriday(int year) => Sunday(year).AddDays(-2);

    public static DateOnly Monday(int year) => Sunday(year).AddDays(1);

    /// <summary>The fortieth day of Easter, a Thursday.</summary>
    public static DateOnly Ascension(int year) => Sunday(year).AddDays(39);

    public static DateOnly WhitMonday(int year) => Sunday(year).AddDays(50);

    /// <summary>The second Thursday after Whitsun.</summary>
    public static DateOnly CorpusChristi(int year) => Sunday(year).AddDays(60);
}
