using System.Text;
using System.Text.RegularExpressions;

namespace PredictiveMarketing.Service.Tests.Wording;

/// <summary>A sentence as it stands in a source: what is filled in is numbered, <c>'{0}' is not a month.</c></summary>
/// <param name="Before">The code of the same statement that stands before it, to tell a message from a query or an exception.</param>
/// <param name="Fillings">Per blank the texts that are written inside it, as in <c>{(many ? "rows" : "row")}</c>.</param>
internal sealed record SourceSentence(string File, int Line, string Template, string Before, IReadOnlyList<IReadOnlyList<string>> Fillings);

/// <summary>Reads the strings of a C# source, plain, verbatim, raw and interpolated, one inside the other; strings that are added to one another are one sentence.</summary>
internal sealed partial class SourceSentences
{
    private readonly string file;
    private readonly string code;
    private readonly List<SourceSentence> found = [];
    private readonly StringBuilder statement = new();
    private int at;

    private SourceSentences(string file, string code)
    {
        this.file = file;
        this.code = code;
    }

    public static IReadOnlyList<SourceSentence> Of(string file, string code)
    {
        var reader = new SourceSentences(file, code);
        reader.Code(inBlank: false);
        return reader.found;
    }

    /// <summary>Whether a person would read it: at least two words, one of them in small letters.</summary>
    public static bool IsProse(string template) => Prose().IsMatch(Blanks().Replace(template, "x"));

    private void Code(bool inBlank)
    {
        int depth = 0;
        SourceSentence? last = null;
        int afterLast = -1;
        while (at < code.Length)
        {
            char c = code[at];
            if (c == '/' && Next(1) == '/')
                Skip(code.IndexOf('\n', at) is >= 0 and var end ? end : code.Length);
            else if (c == '/' && Next(1) == '*')
                Skip(code.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : code.Length);
            else if (c == '\'')
                Skip(at + (Next(1) == '\\' ? code.IndexOf('\'', at + 3) - at + 1 : 3));
            else if (Opening().Match(code, at) is { Success: true } opening && opening.Index == at)
            {
                bool joined = last is not null && code[afterLast..at].Trim() == "+";
                SourceSentence sentence = Text(opening.Value);
                if (joined)
                {
                    found.Remove(last!);
                    sentence = sentence with { Template = last!.Template + Renumbered(sentence.Template, last.Fillings.Count), Fillings = [.. last.Fillings, .. sentence.Fillings], Line = last.Line, Before = last.Before };
                }

                found.Add(sentence);
                (last, afterLast) = (sentence, at);
            }
            else
            {
                depth += c is '{' or '(' or '[' ? 1 : c is '}' or ')' or ']' ? -1 : 0;
                if (inBlank && ((depth < 0 && c == '}') || (depth == 0 && c is ':' or ',' && IsFormat())))
                    return;
                _ = c is ';' or '{' or '}' ? statement.Clear() : statement.Append(c);
                at++;
            }
        }
    }

    // A colon outside brackets ends the expression of a blank, unless it belongs to "a ? b : c", which needs brackets there, or to "::".
    private bool IsFormat() => code[at] == ':' || FormatAlignment().IsMatch(code[at..Math.Min(code.Length, at + 12)]);

    private SourceSentence Text(string opening)
    {
        int line = 1 + code.AsSpan(0, at).Count('\n');
        string before = statement.ToString();
        int quotes = opening.Count(c => c == '"');
        int dollars = opening.Count(c => c == '$');
        bool raw = quotes >= 3;
        bool verbatim = opening.Contains('@', StringComparison.Ordinal);
        string closing = raw ? new string('"', quotes) : "\"";
        at += opening.Length;
        if (quotes == 2)
            return new SourceSentence(file, line, "", before, []);
        var text = new StringBuilder();
        var fillings = new List<IReadOnlyList<string>>();
        while (at < code.Length)
        {
            if (dollars > 0 && code[at] == '{' && !raw && Next(1) == '{')
            {
                text.Append('{');
                at += 2;
            }
            else if (dollars > 0 && code[at] == '}' && !raw && Next(1) == '}')
            {
                text.Append('}');
                at += 2;
            }
            else if (dollars > 0 && code.AsSpan(at).StartsWith(new string('{', dollars)))
            {
                at += dollars;
                text.Append('{').Append(fillings.Count).Append('}');
                fillings.Add(Blank(dollars));
            }
            else if (!raw && !verbatim && code[at] == '\\')
            {
                text.Append(Next(1) switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', 'u' => (char)Convert.ToInt32(code.Substring(at + 2, 4), 16), var c => c });
                at += Next(1) == 'u' ? 6 : 2;
            }
            else if (verbatim && code[at] == '"' && Next(1) == '"')
            {
                text.Append('"');
                at += 2;
            }
            else if (code.AsSpan(at).StartsWith(closing))
            {
                at += closing.Length;
                break;
            }
            else
            {
                text.Append(code[at++]);
            }
        }

        return new SourceSentence(file, line, text.ToString(), before, fillings);
    }

    private List<string> Blank(int braces)
    {
        int first = found.Count;
        string kept = statement.ToString();
        Code(inBlank: true);
        statement.Clear().Append(kept);
        // What is left is a format such as ":N0".
        at = code.IndexOf('}', at) + braces;
        return [.. found[first..].Select(s => s.Template)];
    }

    private char Next(int ahead) => at + ahead < code.Length ? code[at + ahead] : '\0';

    private void Skip(int to) => at = to;

    internal static string Renumbered(string template, int by) =>
        Blanks().Replace(template, blank => "{" + (int.Parse(blank.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + by) + "}");

    [GeneratedRegex("""\G[$@]*"{3,}|\G[$@]*""(?!")|\G[$@]*"(?!")""")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^,\s*-?\d+\s*[:}]")]
    private static partial Regex FormatAlignment();

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(^|[\s'(])[A-Za-z][a-z]+[,;:.)']* [^ ]|[^ ] [a-z]{2,}")]
    private static partial Regex Prose();
}
