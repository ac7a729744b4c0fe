using System.Globalization;
using System.Text.RegularExpressions;

namespace PredictiveMarketing.HouseRules.Tests.Rules;

/// <summary>
/// Every promise of framing, boards, cadence and the human role has a test whose summary carries its id: in the library, through the API and on the page.
/// </summary>
internal static partial class PromisedRows
{
    private const string Service = "tests/PredictiveMarketing.Service.Tests/";

    /// <summary>F16, F19, F29 and H02 are not used; C02 and C03 are told elsewhere.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Numbered('F', 31).Except(["F16", "F19", "F29"]), "G06", "G08", .. Numbered('B', 8), "C01", "C04", "H01", "H03",
    ];

    /// <summary>Rules that only one door knows, with the reason.</summary>
    private static readonly Dictionary<string, (string Door, string Why)[]> Elsewhere = new(StringComparer.Ordinal)
    {
        ["B02"] = [("API", "a sentence above the fold is a matter of the page")],
        ["B05"] = [("library", "layouts belong to roles, which the library does not know"), ("API", "a layout is a matter of the page")],
        ["B06"] = [("API", "a mark on a board and one notice: nobody asks for either")],
        ["H03"] = [("library", "clicks are a matter of the doors; the journey of four steps is F01's")],
    };

    public static IReadOnlyList<string> Breaches(Repository repository)
    {
        var carried = new HashSet<(string Id, string Door)>();
        foreach (string path in repository.Files("tests").Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.StartsWith("tests/PredictiveMarketing.HouseRules.Tests/", StringComparison.Ordinal)))
            carried.UnionWith(IdsOf(repository.Read(path)).SelectMany(id => DoorsOf(path).Select(door => (id, door))));
        return
        [
            .. from id in Ids
               from door in new[] { "library", "API", "page" }
               where !carried.Contains((id, door)) && !(Elsewhere.TryGetValue(id, out (string Door, string Why)[]? except) && except.Any(e => e.Door == door))
               select $"{id} has no test in the {door}: write one and name {id} in its summary",
        ];
    }

    /// <summary>The ids in the summaries of tests and of their classes; a range names none: it promises more than anybody reads.</summary>
    public static IReadOnlySet<string> IdsOf(string code)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match summary in Summary().Matches(code).Where(m => Test().IsMatch(code[(m.Index + m.Length)..Math.Min(code.Length, m.Index + m.Length + 400)])))
            found.UnionWith(Id().Matches(summary.Value).Select(m => m.Value));
        return found;
    }

    // A test of the service is one of the API, one of pages, or of what both stand on.
    private static string[] DoorsOf(string path)
    {
        if (!path.StartsWith(Service, StringComparison.Ordinal))
            return path.StartsWith("tests/PredictiveMarketing.Forecasting.Tests/", StringComparison.Ordinal) || path.StartsWith("tests/PredictiveMarketing.Storage.Tests/", StringComparison.Ordinal) ? ["library"] : [];
        string inside = path[Service.Length..];
        bool api = inside.StartsWith("Api/", StringComparison.Ordinal) || inside.EndsWith("ApiTests.cs", StringComparison.Ordinal);
        bool page = !api && (inside.StartsWith("Pages/", StringComparison.Ordinal) || inside.StartsWith("Boards/", StringComparison.Ordinal));
        // Some tests of a page go through both doors and say so in their names.
        return api ? ["API"] : page ? BothDoors.Contains(inside) ? ["API", "page"] : ["page"] : [];
    }

    private static readonly string[] BothDoors = ["Pages/FourStepRecordsTests.cs", "Pages/TargetsFlowTests.cs", "Boards/BusinessFiguresTests.cs"];

    private static IEnumerable<string> Numbered(char letter, int last) => Enumerable.Range(1, last).Select(n => Name(letter, n));

    private static string Name(char letter, int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}{number:00}");

    [GeneratedRegex(@"/// <summary>[\s\S]*?</summary>")]
    private static partial Regex Summary();

    // The summary stands before a test, or before a class of tests.
    [GeneratedRegex(@"\A\s*(\[(Fact|Theory)|(\[[^\]]*\]\s*)*public\s+(sealed\s+)?(partial\s+)?class\s)")]
    private static partial Regex Test();

    [GeneratedRegex(@"\b[FBGCH]\d\d\b")]
    private static partial Regex Id();
}
