namespace PredictiveMarketing.Storage.Import.Mapping;

/// <summary>Something an importer looks for among the columns of a file.</summary>
/// <param name="Name">Stable, lower-case: <c>campaign</c>, <c>net-budget</c>. Also the column's name in our template.</param>
/// <param name="Synonyms">Headers by which people know it, French and English; compared without case, accents, spaces and punctuation.</param>
/// <param name="IsPerson">Its values identify people: kept only as keyed hashes.</param>
public sealed record ImportField(string Name, bool Required, IReadOnlyList<string> Synonyms, bool IsPerson = false);

/// <summary>A column of a file and the field that it fills.</summary>
/// <param name="Column">Counted from 0.</param>
/// <param name="Header">As written in the file; by it the mapping is recognised again next month.</param>
public sealed record MappedColumn(int Column, string Header, string Field);

/// <summary>Which columns of which sheet fill which fields: proposed by us, corrected by a person, remembered per source.</summary>
/// <param name="HeaderRow">Row number of the header (the last one, where it spans several rows).</param>
/// <param name="Ignored">Headers that fill nothing; their columns are dropped before the file is kept.</param>
public sealed record ColumnMapping(string? Sheet, int HeaderRow, IReadOnlyList<MappedColumn> Columns, IReadOnlyList<string> Ignored)
{
    /// <summary>The column that fills a field, counted from 0; -1 when none does.</summary>
    public int Of(string field) => Columns.FirstOrDefault(c => c.Field == field)?.Column ?? -1;
}
