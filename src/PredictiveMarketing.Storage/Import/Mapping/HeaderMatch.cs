using System.Text.RegularExpressions;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Mapping;

/// <summary>A header held against the fields.</summary>
/// <param name="Fields">Column by field name, the best one of each.</param>
/// <param name="Rivals">Columns that would also fill a field that another one fills.</param>
/// <param name="Months">Headers that are months, as in a flowchart.</param>
internal sealed partial record HeaderMatch(SheetHeader Header, IReadOnlyDictionary<string, int> Fields, IReadOnlyList<(int Column, string Field)> Rivals, int Months)
{
    public static HeaderMatch Of(IReadOnlyList<ImportField> fields, SheetHeader header)
    {
        var keys = header.Names.Select((name, i) => Keys(name, i < header.LowerNames.Count ? header.LowerNames[i] : "")).ToArray();
        var found = new Dictionary<string, int>();
        var taken = new HashSet<int>();
        var rivals = new List<(int, string)>();
        // What is called by our own name goes first: a synonym of one field may be another field's name.
        foreach (bool byName in new[] { true, false })
        {
            foreach (ImportField field in fields)
            {
                foreach (string wanted in byName ? [field.Name] : field.Synonyms)
                {
                    string key = PlainText.Key(wanted);
                    foreach (int column in Columns(keys, key).Where(c => !taken.Contains(c)))
                    {
                        taken.Add(column);
                        if (!found.TryAdd(field.Name, column))
                            rivals.Add((column, field.Name));
                    }
                }
            }
        }

        return new HeaderMatch(header, found, rivals, header.Cells.Count(c => CellReading.Month(c, out _)));
    }

    public bool HasAll(IReadOnlyList<ImportField> fields) => fields.All(f => !f.Required || Fields.ContainsKey(f.Name));

    /// <summary>Required fields count most, then the others, then months.</summary>
    public int Score(IReadOnlyList<ImportField> fields) => (fields.Count(f => f.Required && Fields.ContainsKey(f.Name)) * 100) + (Fields.Count * 10) + Math.Min(Months, 9);

    /// <summary>By the whole name first, then without what stands in brackets, then by the lower row alone.</summary>
    private static IEnumerable<int> Columns(string[][] keys, string key)
    {
        for (int rank = 0; rank < 3; rank++)
        {
            for (int column = 0; column < keys.Length; column++)
            {
                if (rank < keys[column].Length && keys[column][rank] == key)
                    yield return column;
            }
        }
    }

    private static string[] Keys(string name, string lower) => name.Length == 0 ? [] : [PlainText.Key(name), PlainText.Key(Brackets().Replace(name, "")), PlainText.Key(lower)];

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]")]
    private static partial Regex Brackets();
}
