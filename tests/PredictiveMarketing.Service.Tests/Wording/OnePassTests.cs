using System.Reflection;
using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Service.Tests.Wording;

/// <summary>Files, forms and calls are read in a time that their length alone decides: no pattern can be made to try without end.</summary>
public class OnePassTests
{
    /// <summary>Patterns that cannot do without trying again, and why that is bounded.</summary>
    private static readonly Dictionary<string, string> Argued = new(StringComparer.Ordinal)
    {
        ["PlainWords.Any"] = "words of a list between letters that are looked at once",
        ["DefinitionLinter.Score"] = "PlainWords.Any", ["DefinitionLinter.Counted"] = "PlainWords.Any",
        ["MetricKinds.RateOrCost"] = "PlainWords.Any", ["MetricKinds.LooksOnly"] = "PlainWords.Any", ["MetricKinds.Result"] = "PlainWords.Any",
        ["ScopeReading.Offline"] = "words of a list; the one open end runs over letters that nothing behind it takes",
        ["ScopeReading.OnlineAfterAll"] = "words of a list",
        ["FeedPeriods.Between"] = "no quantifier", ["SocialMoney.Code"] = "a fixed length", ["SharedTexts.Escape"] = "a fixed length", ["SheetXml.LooksEscaped"] = "a fixed length",
        ["FeedTotals.OfMany"] = "from the start, on 40 letters at most",
        ["HeaderMatch.Brackets"] = "a bracket ends where the next one opens",
        ["DateFormats.NoLetters"] = "on 255 letters at most, and a bracket ends where the next one opens",
        ["DayText.TimeOfDay"] = "on 60 letters at most",
        ["Ga4Tables.Range"] = "from the start, and no two open ends meet", ["Ga4Tables.Named"] = "from the start, and no two open ends meet",
        ["PeriodText.Quarter"] = "a bounded length", ["PeriodText.Week"] = "a bounded length",
        ["ValueCells.Flagged"] = "from the start; behind the last digit stand blanks and one sign",
        ["MonthGuess.YearFirst"] = "from the start, one open end", ["MonthGuess.MonthFirst"] = "a bounded length", ["MonthGuess.Named"] = "from the start, one open end",
        ["NoticeTexts.DigestFigure"] = "our own facts",
        ["SentenceTemplate.Filling"] = "our own sentences", ["SentenceTemplate.Blank"] = "our own sentences",
        ["Fillings.Number"] = "from the start, and no two open ends meet", ["Fillings.Plain"] = "from the start, one open end",
    };

    [Fact]
    public void Every_pattern_reads_in_one_pass_or_says_why_it_ends()
    {
        (string Name, Regex Pattern)[] patterns = [.. new[] { typeof(Finding).Assembly, typeof(Store).Assembly, typeof(Sentences).Assembly }.SelectMany(Patterns)];
        Assert.True(patterns.Length > 25, $"only {patterns.Length} patterns were found: the search cannot be believed");

        string[] open = [.. patterns.Where(p => !p.Pattern.Options.HasFlag(RegexOptions.NonBacktracking) && p.Pattern.MatchTimeout == Regex.InfiniteMatchTimeout && !Argued.ContainsKey(p.Name)).Select(p => p.Name)];

        Assert.True(open.Length == 0, $"made with RegexOptions.NonBacktracking, or argued for here: {string.Join(", ", open)}");
    }

    private static IEnumerable<(string Name, Regex Pattern)> Patterns(Assembly assembly)
    {
        const BindingFlags own = BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;
        foreach (Type type in assembly.GetTypes().Where(t => t.Namespace?.StartsWith("PredictiveMarketing", StringComparison.Ordinal) == true && !t.ContainsGenericParameters))
        {
            foreach (FieldInfo field in type.GetFields(own).Where(f => f.FieldType == typeof(Regex)))
                yield return ($"{type.Name}.{field.Name}", (Regex)field.GetValue(null)!);
            foreach (MethodInfo method in type.GetMethods(own).Where(m => m.ReturnType == typeof(Regex) && m.GetParameters().Length == 0))
                yield return ($"{type.Name}.{method.Name}", (Regex)method.Invoke(null, null)!);
        }
    }
}
