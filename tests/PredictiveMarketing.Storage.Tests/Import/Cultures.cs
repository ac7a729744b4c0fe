using System.Globalization;

namespace PredictiveMarketing.Storage.Tests.Import;

/// <summary>The cultures in which every reading must give the same: a machine in Paris, one in Chicago, one in Istanbul and none.</summary>
internal static class Cultures
{
    public static readonly string[] All = ["", "fr-FR", "en-US", "tr-TR"];

    public static T In<T>(string culture, Func<T> read)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
