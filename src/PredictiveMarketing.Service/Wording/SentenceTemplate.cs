using System.Globalization;
using System.Text.RegularExpressions;

namespace PredictiveMarketing.Service.Wording;

/// <summary>An English sentence with numbered blanks, as the code that says it holds it: <c>'{0}' is not a month.</c></summary>
/// <param name="Text">The sentence; <c>{0}</c>, <c>{1}</c> ... are its blanks, in this order, other braces are signs of the text.</param>
public sealed partial record SentenceTemplate(string Text)
{
    private readonly string[] pieces = Blank().Split(Text);

    /// <summary>How many blanks there are.</summary>
    public int Blanks => pieces.Length - 1;

    /// <summary>How much of it is written out: of two sentences that fit, the one that says more by itself is meant.</summary>
    public int Written => pieces.Sum(p => p.Length);

    /// <summary>How sure it is that a text which fits was made from it: letters that are written out, and brackets as four.</summary>
    public int Weight => pieces.Sum(p => p.Count(char.IsLetter) + (4 * p.Count(c => c is '(' or ')')));

    /// <summary>Whether a blank stands between quotation marks: what is quoted is shown as it stands in the file.</summary>
    public bool IsQuoted(int blank) =>
        (pieces[blank].EndsWith('\'') && pieces[blank + 1].StartsWith('\'')) || (pieces[blank].EndsWith('"') && pieces[blank + 1].StartsWith('"'));

    /// <summary>What fills the blanks of a text that was made from this sentence; null when it was not. A blank ends where the next written piece begins.</summary>
    public string[]? Match(string said)
    {
        ArgumentNullException.ThrowIfNull(said);
        if (Blanks == 0)
            return said == Text ? [] : null;
        if (said.Length < Written || !said.StartsWith(pieces[0], StringComparison.Ordinal) || !said.EndsWith(pieces[^1], StringComparison.Ordinal))
            return null;
        string[] filled = new string[Blanks];
        int at = pieces[0].Length, end = said.Length - pieces[^1].Length;
        for (int blank = 0; blank < Blanks - 1; blank++)
        {
            int next = at > end ? -1 : said.IndexOf(pieces[blank + 1], at, end - at, StringComparison.Ordinal);
            if (next < 0)
                return null;
            filled[blank] = said[at..next];
            at = next + pieces[blank + 1].Length;
        }

        if (at > end)
            return null;
        filled[^1] = said[at..end];
        return filled;
    }

    /// <summary>The numbers of the blanks that a text names, in either language.</summary>
    public static IEnumerable<int> BlanksOf(string text) =>
        Filling().Matches(text).Select(m => int.Parse(m.Groups["blank"].Value, CultureInfo.InvariantCulture));

    /// <summary>A blank of a translation, with how it wants to be filled: <c>{0}</c>, <c>{0:field}</c>, <c>{0:one|many}</c>.</summary>
    [GeneratedRegex(@"\{(?<blank>\d+)(?::(?<how>[^{}]*))?\}")]
    internal static partial Regex Filling();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Blank();
}
