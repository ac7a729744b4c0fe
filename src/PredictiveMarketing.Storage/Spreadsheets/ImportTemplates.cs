using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Mapping;

namespace PredictiveMarketing.Storage.Spreadsheets;

/// <summary>An empty file for each kind of import: one column per field, and in a workbook a second sheet that tells what belongs into each.</summary>
public static class ImportTemplates
{
    /// <summary>The columns alone, as CSV.</summary>
    public static void Csv(IImporter importer, Stream to) => Write(importer, to, SheetFormat.Csv, "en");

    /// <summary>The columns, and an English second sheet.</summary>
    public static void Xlsx(IImporter importer, Stream to) => Write(importer, to, SheetFormat.Xlsx, "en");

    /// <param name="language"><c>fr</c> or <c>en</c>, for the second sheet; the columns have the same names in both.</param>
    public static void Write(IImporter importer, Stream to, SheetFormat format, string language) => Write(importer, [], to, format, language);

    /// <summary>The same with rows, in the order of <see cref="IImporter.Fields"/>.</summary>
    public static void Write(IImporter importer, IEnumerable<IReadOnlyList<object?>> rows, Stream to, SheetFormat format, string language)
    {
        ArgumentNullException.ThrowIfNull(importer);
        var table = new SheetTable(SheetName(importer.Kind), [.. importer.Fields.Select(f => SheetColumn.Of(f.Name))], rows);
        SheetWriter.Write(to, format, table, ReadMe(importer, TemplateWords.In(language)));
    }

    private static SheetTable ReadMe(IImporter importer, TemplateWords words) => new(
        words.Title,
        [new(words.Column, 24), new(words.Needed, 12), new(words.AlsoCalled, 80), new(words.About, 60)],
        [
            .. importer.Fields.Select(f => Line(f, words)),
            .. importer.Options.Select(o => (IReadOnlyList<object?>)[$"--{o.Key}", words.Option, "", o.Value]),
            .. words.Advice.Select(a => (IReadOnlyList<object?>)["", "", "", a]),
        ]);

    private static IReadOnlyList<object?> Line(ImportField field, TemplateWords words) =>
        [field.Name, field.Required ? words.Yes : words.No, string.Join(", ", field.Synonyms), field.IsPerson ? words.Person : ""];

    private static string SheetName(string kind) => kind.Length <= 31 ? kind : kind[..31];
}

/// <summary>The words of the second sheet.</summary>
internal sealed record TemplateWords(string Title, string Column, string Needed, string AlsoCalled, string About)
{
    public string Yes { get; private init; } = "yes";

    public string No { get; private init; } = "no";

    public string Option { get; private init; } = "option";

    public string Person { get; private init; } = "Identifies people: only a keyed hash is kept.";

    public IReadOnlyList<string> Advice { get; private init; } =
    [
        "Months: 2026-03, or a date of the month. Days: 2026-03-15, or a date.",
        "Numbers: as numbers, or 1234.50, or 1 234,50; one way in each column.",
        "Columns may stand in any order; those that nobody knows are left out and named.",
    ];

    public static TemplateWords In(string language) => language switch
    {
        "fr" => French,
        _ => new TemplateWords("read me", "field", "needed", "also called", "about"),
    };

    private static TemplateWords French => new("à lire", "champ", "obligatoire", "aussi appelé", "à propos")
    {
        Yes = "oui",
        No = "non",
        Person = "Identifie des personnes : seule une empreinte à clé est conservée.",
        Advice =
        [
            "Mois : 2026-03, ou une date du mois. Jours : 2026-03-15, ou une date.",
            "Nombres : comme nombres, ou 1234.50, ou 1 234,50 ; d'une seule façon par colonne.",
            "Les colonnes peuvent être dans n'importe quel ordre ; celles que personne ne connaît sont laissées de côté et nommées.",
        ],
    };
}
