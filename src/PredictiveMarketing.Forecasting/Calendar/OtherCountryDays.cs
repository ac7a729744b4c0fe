using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Calendar;

/// <summary>Countries whose days are the same everywhere, as far as they are counted here.</summary>
internal static class OtherCountryDays
{
    /// <summary>National days by royal decree 2001/1983, article 45. Days of a single community or town are not counted, nor the Monday to which a
    /// community may move a day that falls on a Sunday.</summary>
    public static void Spain(HolidayYear to)
    {
        to.Add(1, 1, "Año Nuevo");
        to.Add(1, 6, "Epifanía del Señor");
        to.Add(Easter.GoodFriday(to.Year), "Viernes Santo");
        to.Add(5, 1, "Fiesta del Trabajo");
        to.Add(8, 15, "Asunción de la Virgen");
        to.Add(10, 12, "Fiesta Nacional de España");
        to.Add(11, 1, "Todos los Santos");
        to.Add(12, 6, "Día de la Constitución Española");
        to.Add(12, 8, "Inmaculada Concepción");
        to.Add(12, 25, "Natividad del Señor");
    }

    /// <summary>Law 260 of 1949 as changed: 2 June again from 2001 (law 336 of 2000), the one day of 2011, 4 October from 2026 (law 151 of 2025).
    /// A town's patron saint is not counted.</summary>
    public static void Italy(HolidayYear to)
    {
        to.Add(1, 1, "Capodanno");
        to.Add(1, 6, "Epifania");
        to.Add(Easter.Sunday(to.Year), "Pasqua");
        to.Add(Easter.Monday(to.Year), "Lunedì dell'Angelo");
        to.Add(4, 25, "Festa della Liberazione");
        to.Add(5, 1, "Festa del Lavoro");
        to.From(2001, new DateOnly(to.Year, 6, 2), "Festa della Repubblica", Month.Of(2000, 11));
        to.Add(8, 15, "Assunzione di Maria");
        to.From(2026, new DateOnly(to.Year, 10, 4), "San Francesco d'Assisi", Month.Of(2025, 10));
        to.Add(11, 1, "Ognissanti");
        to.Add(12, 8, "Immacolata Concezione");
        to.Add(12, 25, "Natale");
        to.Add(12, 26, "Santo Stefano");
        to.Once(new DateOnly(2011, 3, 17), "150º anniversario dell'Unità d'Italia", Month.Of(2011, 2));
    }

    /// <summary>The ten days of the royal decree of 18 April 1974. The day that replaces one on a Sunday is agreed firm by firm and not counted.</summary>
    public static void Belgium(HolidayYear to)
    {
        to.Add(1, 1, "Jour de l'An");
        to.Add(Easter.Monday(to.Year), "Lundi de Pâques");
        to.Add(5, 1, "Fête du Travail");
        to.Add(Easter.Ascension(to.Year), "Ascension");
        to.Add(Easter.WhitMonday(to.Year), "Lundi de Pentecôte");
        to.Add(7, 21, "Fête nationale");
        to.Add(8, 15, "Assomption");
        to.Add(11, 1, "Toussaint");
        to.Add(11, 11, "Armistice");
        to.Add(12, 25, "Noël");
    }

    /// <summary>Days of the Algemene termijnenwet on which shops and offices close. Good Friday is a working day and not counted; Liberation Day is
    /// counted every five years, when employers give it.</summary>
    public static void Netherlands(HolidayYear to)
    {
        to.Add(1, 1, "Nieuwjaarsdag");
        to.Add(Easter.Sunday(to.Year), "Eerste paasdag");
        to.Add(Easter.Monday(to.Year), "Tweede paasdag");
        Royal(to);
        if (to.Year % 5 == 0)
            to.Add(5, 5, "Bevrijdingsdag");
        to.Add(Easter.Ascension(to.Year), "Hemelvaartsdag");
        to.Add(Easter.WhitMonday(to.Year).AddDays(-1), "Eerste pinksterdag");
        to.Add(Easter.WhitMonday(to.Year), "Tweede pinksterdag");
        to.Add(12, 25, "Eerste kerstdag");
        to.Add(12, 26, "Tweede kerstdag");
    }

    /// <summary>27 April from 2014, 30 April before; on a Sunday the day before it.</summary>
    private static void Royal(HolidayYear to)
    {
        bool isKing = to.Year >= 2014;
        var day = new DateOnly(to.Year, 4, isKing ? 27 : 30);
        to.Add(day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-1) : day, isKing ? "Koningsdag" : "Koninginnedag");
    }
}
