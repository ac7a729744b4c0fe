namespace PredictiveMarketing.Storage.Spreadsheets;

/// <summary>Texts that a spreadsheet would run as a formula when it opens a CSV file (OWASP, CSV injection).</summary>
public static class FormulaGuard
{
    /// <summary>A quotation mark in front makes it a text. Needed in a CSV only: in a workbook a text cell is never run.</summary>
    public static string Disarmed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsArmed(text) ? "'" + text : text;
    }

    /// <summary>Takes our own quotation mark off again, so that what was exported comes back as it was.</summary>
    public static string Restored(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 1 && text[0] == '\'' && IsArmed(text.AsSpan(1)) ? text[1..] : text;
    }

    internal static bool IsArmed(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
}
