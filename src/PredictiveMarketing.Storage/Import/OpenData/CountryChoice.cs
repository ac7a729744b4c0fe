using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.OpenData;

/// <summary>The country that a person asks for, by its ISO 3166 code of three letters or its English name as the file writes it.</summary>
internal sealed record CountryChoice(string Asked)
{
    /// <summary>Sums of countries by the name that Our World in Data gives them; their codes begin with OWID_ or are missing.</summary>
    private static readonly string[] Sums =
    [
        "africa", "asia", "europe", "european union", "european union 27", "international", "north america", "oceania", "south america", "world",
        "high income", "low income", "lower middle income", "upper middle income", "high income countries", "low income countries",
        "lower middle income countries", "upper middle income countries", "asia excl china", "world excl china", "world excl china and south korea",
        "world excl china south korea japan and singapore", "summer olympics 2020", "winter olympics 2022",
    ];

    /// <summary>Countries that carry a code of Our World in Data's own because ISO 3166 has none.</summary>
    private static readonly string[] OwnCodes = ["OWID_KOS", "OWID_NAM", "OWID_CYN", "OWID_ENG", "OWID_SCT", "OWID_WLS", "OWID_NIR"];

    private readonly string plainAsked = Plain(Asked);

    public bool Is(string name, string code) =>
        (code.Length > 0 && string.Equals(code.Trim(), Asked.Trim(), StringComparison.OrdinalIgnoreCase)) || Plain(name) == plainAsked;

    /// <summary>A continent, an income group or the world: it would count a country twice, and is no country.</summary>
    public static bool IsSum(string name, string code) =>
        Sums.Contains(Plain(name)) || (code.StartsWith("OWID_", StringComparison.OrdinalIgnoreCase) && !OwnCodes.Contains(code.ToUpperInvariant()));

    /// <summary>Without case, accents and punctuation: Côte d'Ivoire is cote divoire.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (char letter in Spelling.Of(text, NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
                plain.Append(char.ToLowerInvariant(letter));
            else if ((char.IsWhiteSpace(letter) || letter is '-' or '(') && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }
}
