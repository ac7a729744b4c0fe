namespace PredictiveMarketing.Forecasting.Calendar;

/// <summary>Code du travail, article L3133-1; in Alsace and Moselle two more by the local law of 16 August 1892 (article L3134-13).
/// Whit Monday stays a public holiday although it may be worked as the day of solidarity since 2004.</summary>
internal static class FranceDays
{
    public const string AlsaceMoselle = "alsace-moselle";

    public static void Write(HolidayYear to, string? region)
    {
        to.Add(1, 1, "Jour de l'An");
        to.Add(Easter.Monday(to.Year), "Lundi de Pâques");
        to.Add(5, 1, "Fête du Travail");
        to.Add(5, 8, "Victoire 1945");
        to.Add(Easter.Ascension(to.Year), "Ascension");
        to.Add(Easter.WhitMonday(to.Year), "Lundi de Pentecôte");
        to.Add(7, 14, "Fête nationale");
        to.Add(8, 15, "Assomption");
        to.Add(11, 1, "Toussaint");
        to.Add(11, 11, "Armistice 1918");
        to.Add(12, 25, "Noël");
        if (region == AlsaceMoselle)
        {
            to.Add(Easter.GoodFriday(to.Year), "Vendredi saint");
            to.Add(12, 26, "Saint-Étienne");
        }
    }
}
