using PredictiveMarketing.Storage.Import.Mapping;

namespace PredictiveMarketing.Storage.Import.OpenData.Covid;

/// <summary>What tells one publisher's Covid file from another's.</summary>
/// <param name="Keys">Country, code, date, and where there is one the jurisdiction.</param>
/// <param name="Usual">Columns that are read when nobody chooses.</param>
/// <param name="Of">The column that a person asks for by its name.</param>
internal sealed record CovidShape(string Kind, IReadOnlyList<ImportField> Keys, IReadOnlyList<string> Usual, Func<string, CovidColumn> Of)
{
    public const string Country = "country";
    public const string Code = "code";
    public const string Date = "date";
    public const string Jurisdiction = "jurisdiction";
    public const string Region = "region";

    public static IReadOnlyDictionary<string, string> Options(string usual) => new Dictionary<string, string>
    {
        ["country"] = "The country by its code of three letters (FRA) or its English name; needed when the file holds more than one.",
        ["columns"] = $"Columns to read, separated by commas; absent: {usual}.",
        ["market"] = "The market that the values hold for; absent: every market.",
        ["delay"] = "Months until a value is known; absent: 0, in its own month.",
        ["zeros"] = "keep: zeros at the end of a count are counted; absent: a long run of them means that counting stopped.",
    };
}
