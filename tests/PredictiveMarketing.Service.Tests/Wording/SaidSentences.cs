using System.Text.RegularExpressions;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Wording;

/// <summary>The sentences that the libraries may say to a person, read from their sources.</summary>
internal static partial class SaidSentences
{
    private static readonly string[] Exempt =
        [.. File.ReadAllLines(Path.Combine(Sources.Of("../tests/PredictiveMarketing.Service.Tests"), "Wording/NotShown.txt")).Where(l => l.Length > 0 && l[0] != '#')];

    /// <summary>Files whose strings no page shows, as in <c>Storage/Sql/ the reason</c>.</summary>
    private static readonly string[] Files = [.. Exempt.Where(l => l[0] != '"').Select(l => l.Split(' ')[0])];

    /// <summary>Single strings that no page shows, as in <c>"Grand total" the reason</c>.</summary>
    private static readonly HashSet<string> Texts = [.. Exempt.Where(l => l[0] == '"').Select(l => l[1..l.IndexOf('"', 1)])];

    public static IEnumerable<SourceSentence> Of(IEnumerable<string> rooms) =>
        In(rooms).Where(s => SourceSentences.IsProse(s.Template) && !Texts.Contains(s.Template) && !Files.Any(f => s.File.StartsWith(f, StringComparison.Ordinal))
            && !NoPerson().IsMatch(s.Before) && !Query().IsMatch(s.Template));

    /// <summary>Every string, to find translations of what is said no more.</summary>
    public static IEnumerable<string> Everything(IEnumerable<string> rooms) => In(rooms).Select(s => s.Template);

    private static IEnumerable<SourceSentence> In(IEnumerable<string> rooms) =>
        from room in rooms
        let root = Sources.Of(room)
        from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let name = Path.GetRelativePath(root, file).Replace('\\', '/')
        where !name.StartsWith("obj/", StringComparison.Ordinal) && !name.StartsWith("bin/", StringComparison.Ordinal)
        from sentence in SourceSentences.Of($"{room.Split('.')[^1]}/{name}", File.ReadAllText(file))
        select sentence;

    // Exceptions are for the log, headers of files and patterns for machines; routes are described for programmers.
    [GeneratedRegex(@"\.With(Summary|Tags|Description)\(\s*$|WWWAuthenticate|\bthrow\b|Exception\(|GeneratedRegex|SuppressMessage|ThrowIf|Required: (true|false), \[|\bOf\((PlanVersion|Level|Market|Dealer)|\bField\(|\bFields\(|\bAppend\(|\(\s*,\s*\[[\s,]*$")]
    private static partial Regex NoPerson();

    [GeneratedRegex(@"^\s*(select\s[\s\S]*\sfrom\s|insert (or \w+ )?into\s|update \w+|create (table|index|unique|trigger)|delete from|pragma |with \w+(\([^)]*\))? as|begin |coalesce\()|\w \(?(=|is) (@|null)|\b\w+ = '|^[a-z_]+(, [a-z_0-9]+){3,}$")]
    private static partial Regex Query();
}
