using System.Text;

namespace PredictiveMarketing.Storage.Spreadsheets;

/// <summary>
/// Texts that a spreadsheet would run as a formula when it opens a CSV file (OWASP, CSV injection). A French one splits at semicolons, others at
/// tabs, and either begins a new line where ours has a text of several: what follows such a sign is a cell of its own to them.
/// </summary>
public static class FormulaGuard
{
    /// <summary>An apostrophe in front makes it a text. Needed in a CSV only: in a workbook a text cell is never run.</summary>
    public static string Disarmed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Rewritten(text, (written, _, sign) => written.Append('\'').Append(sign));
    }

    /// <summary>Takes our own apostrophes off again, so that what was exported comes back as it was.</summary>
    public static string Restored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('\'', StringComparison.Ordinal))
            return text;
        return Rewritten(text, (written, before, sign) =>
        {
            if (before == '\'')
                written.Length--;
            written.Append(sign);
        });
    }

    internal static bool IsArmed(ReadOnlySpan<char> text) => text.Length > 0 && IsSign(text[0], isFirst: true);

    /// <param name="arm">What becomes of a sign that begins a formula: what is written so far, the letter before it, the sign.</param>
    private static string Rewritten(string text, Action<StringBuilder, char, char> arm)
    {
        var written = new StringBuilder(text.Length + 1);
        bool isFirst = true, begins = true;
        for (int i = 0; i < text.Length; i++)
        {
            char sign = text[i];
            if (begins && IsSign(sign, isFirst))
                arm(written, i == 0 ? '\0' : text[i - 1], sign);
            else
                written.Append(sign);
            // Our own apostrophes, and what a spreadsheet passes over at the beginning of a cell.
            begins = IsSeparator(sign) || (begins && (sign == '\'' || (!isFirst && (sign == '"' || char.IsWhiteSpace(sign)))));
            isFirst &= sign == '\'';
        }

        return written.Length == text.Length && text.AsSpan().SequenceEqual(written.ToString()) ? text : written.ToString();
    }

    private static bool IsSign(char sign, bool isFirst) => sign is '=' or '+' or '-' or '@' || (isFirst && sign is '\t' or '\r' or '\n');

    private static bool IsSeparator(char sign) => sign is ';' or '\t' or '\r' or '\n';
}
