using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Service.Pages.Dictionary;

/// <summary>Every column of the workspace: what it means, in which unit, how late it is known, where it came from and which months it holds.</summary>
[Needs(Right.Read)]
public sealed class DictionaryModel(PlannersDesk planners, Words words, ImportRoom imports) : PlannersPage(planners, words)
{
    public IReadOnlyList<DictionaryEntry> Entries { get; private set; } = [];

    public IEnumerable<IGrouping<string, DictionaryEntry>> Tables => Entries.GroupBy(e => e.Table);

    public IActionResult OnGet()
    {
        if (!Open())
            return NotFound();
        if (Desk is not null)
            Entries = imports.Dictionary(Desk.Open);
        return Page();
    }

    /// <summary>The meaning of a column in its table, else of columns of that name everywhere.</summary>
    public string Meaning(DictionaryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Series is not null)
            return Words[$"meaning.series.{entry.Table}"];
        string said = Words.Name($"meaning.{entry.Table}", entry.Column);
        return said == entry.Column ? Words.Name("meaning", entry.Column) : said;
    }

    public string Unit(DictionaryEntry entry) => Words.Name("unit", entry.Unit);

    public string Delay(DictionaryEntry entry) => entry.DelayMonths switch
    {
        null => string.Empty,
        0 => Words["dictionary.sameMonth"],
        < 0 => Words.Count("dictionary.ahead", -entry.DelayMonths.Value),
        int months => Words.Count("dictionary.later", months),
    };

    public string Sources(DictionaryEntry entry) => string.Join(", ", entry.Sources.Select(s => s == ColumnMeanings.ByHand ? Words["sources.byHand"] : s));
}
