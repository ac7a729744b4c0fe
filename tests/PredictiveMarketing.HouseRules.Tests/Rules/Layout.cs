using System.Text.RegularExpressions;

namespace PredictiveMarketing.HouseRules.Tests.Rules;

/// <summary>Where things stand and what they are called: a planner's question must lead to the right file.</summary>
internal static partial class Layout
{
    private const int LongFile = 300;

    private const string LongFileList = "tests/PredictiveMarketing.HouseRules.Tests/LongFiles.txt";

    private static readonly string[] AllowedAtTheTop =
    [
        ".ci/", "data/", "docs/", "models/", "src/", "tests/",
        ".editorconfig", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "Directory.Build.props",
        "Directory.Packages.props", "LICENSE", "PredictiveMarketing.sln", "README.md", "global.json", "test.sh",
    ];

    private static readonly string[] NeededAtTheTop =
        [".ci/", "data/", "docs/", "models/", "src/", "tests/", "CHANGELOG.md", "CONTRIBUTING.md", "PredictiveMarketing.sln", "test.sh"];

    private static readonly string[] EmptyWords = ["Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Managers", "Common", "Misc", "Data2"];

    private static readonly string[] OurCode = [".cs", ".cshtml", ".css", ".js", ".mjs", ".sh", ".sql", ".csproj", ".props", ".targets"];

    public static IReadOnlyList<string> TopLevelBreaches(Repository repository)
    {
        IReadOnlyList<string> names = repository.TopLevel();
        return [.. names.Except(AllowedAtTheTop).Select(n => $"{n} does not belong at the top of the repository"),
            .. NeededAtTheTop.Except(names).Select(n => $"{n} is missing at the top of the repository")];
    }

    public static IReadOnlyList<string> NameBreaches(Repository repository)
    {
        var breaches = new List<string>();
        foreach (string path in repository.Files("src").Concat(repository.Files("tests")))
        {
            breaches.AddRange(path.Split('/').SelectMany(part => Words(part.Split('.'))).Intersect(EmptyWords)
                .Select(word => $"{path}: '{word}' says nothing; use the planner's word"));
            if (path.EndsWith(".cs", StringComparison.Ordinal))
            {
                breaches.AddRange(TypeName().Matches(repository.Read(path)).Select(m => m.Groups["name"].Value)
                    .Where(name => !name.EndsWith("TagHelper", StringComparison.Ordinal) && Words([name]).Intersect(EmptyWords).Any())
                    .Select(name => $"{path}: the type name {name} says nothing; use the planner's word"));
            }
        }

        return breaches;
    }

    /// <summary>Long files without a reason, and reasons without a long file.</summary>
    public static IReadOnlyList<string> LengthBreaches(Repository repository)
    {
        Dictionary<string, string> reasons = repository.Has(LongFileList)
            ? repository.Read(LongFileList).Split('\n').Where(l => l.Contains(';') && !l.StartsWith('#'))
                .ToDictionary(l => l[..l.IndexOf(';')].Trim(), l => l[(l.IndexOf(';') + 1)..].Trim())
            : [];
        string[] tooLong = [.. repository.Files().Where(f => OurCode.Contains(Path.GetExtension(f)))
            .Where(f => repository.Read(f).Split('\n').Length - 1 > LongFile)];
        return [.. tooLong.Where(f => reasons.GetValueOrDefault(f, "").Length == 0)
                .Select(f => $"{f} has more than {LongFile} lines: split it, or give the reason in {LongFileList}"),
            .. reasons.Keys.Except(tooLong).Select(f => $"{f} is listed in {LongFileList} and is not long")];
    }

    /// <summary>A seam is worth its price where the world really differs: an interface has two implementations in src.</summary>
    public static IReadOnlyList<string> InterfaceBreaches(Repository repository)
    {
        (string Path, string Text)[] sources = [.. repository.Files("src").Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => (f, repository.Read(f)))];
        return [.. sources.SelectMany(s => InterfaceName().Matches(s.Text).Select(m => (s.Path, Name: m.Groups["name"].Value)))
            .Select(i => (i.Path, i.Name, Count: sources.Sum(s => BaseList().Matches(s.Text).Count(m => Regex.IsMatch(m.Groups["bases"].Value, $@"\b{i.Name}\b")))))
            .Where(i => i.Count < 2)
            .Select(i => $"{i.Path}: {i.Name} has {i.Count} implementation(s); an interface needs two")];
    }

    /// <summary>Decisions that the index does not list, and lines of the index without a decision.</summary>
    public static IReadOnlyList<string> DecisionBreaches(Repository repository)
    {
        const string folder = "docs/decisions";
        string[] decisions = [.. repository.Files(folder).Select(f => f[(folder.Length + 1)..]).Where(f => f != "README.md")];
        string index = repository.Has(folder + "/README.md") ? repository.Read(folder + "/README.md") : "";
        string[] listed = [.. DecisionLink().Matches(index).Select(m => m.Groups["file"].Value)];
        return [.. decisions.Except(listed).Select(d => $"{folder}/{d} is not in the index"),
            .. listed.Except(decisions).Select(d => $"{folder}/README.md lists {d}, which is not there"),
            .. decisions.GroupBy(d => d[..4]).Where(g => g.Count() > 1).Select(g => $"{folder}: two decisions have the number {g.Key}")];
    }

    private static IEnumerable<string> Words(IEnumerable<string> names) =>
        names.SelectMany(n => Word().Matches(n).Select(m => m.Value)).Select(w => char.ToUpperInvariant(w[0]) + w[1..]);

    [GeneratedRegex(@"\((?<file>\d{4}-[^)]*\.md)\)")]
    private static partial Regex DecisionLink();

    [GeneratedRegex(@"[A-Z]?[a-z]+\d*|[A-Z]+(?![a-z])\d*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*(?:\w+\s+)*(?:class|struct|record|interface|enum)\s+(?:struct\s+|class\s+)?(?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^\s*(?:\w+\s+)*interface\s+(?<name>I[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex InterfaceName();

    [GeneratedRegex(@"^\s*(?:\w+\s+)*(?:class|struct|record)\s+[A-Z]\w*[^{;:]*:(?<bases>[^{;]*)", RegexOptions.Multiline)]
    private static partial Regex BaseList();
}
