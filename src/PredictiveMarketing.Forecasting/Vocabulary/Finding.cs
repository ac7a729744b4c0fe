using System.Globalization;
using System.Text;

namespace PredictiveMarketing.Forecasting.Vocabulary;

public enum Severity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Note,

    /// <summary>The work goes on, and someone should look.</summary>
    Warning,

    /// <summary>The work cannot go on until this is mended.</summary>
    Error,
}

/// <summary>Where something was found. Row counts from 1 and includes the header, as a spreadsheet shows it.</summary>
public sealed record Place(string File, int? Row = null, string? Column = null, string? Sheet = null)
{
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Sheet is not null)
            text.Append(", sheet ").Append(Sheet);
        if (Row is not null)
            text.Append(CultureInfo.InvariantCulture, $", row {Row}");
        if (Column is not null)
            text.Append(", column ").Append(Column);
        return text.ToString();
    }
}

/// <summary>Something about the data that a person should know: where, which rule, what is wrong and how to mend it.</summary>
/// <param name="Rule">Stable, lower-case and dotted, such as <c>leads.month-format</c>.</param>
/// <param name="Message">What is wrong, with the offending value.</param>
/// <param name="Cure">What to do about it.</param>
public sealed record Finding(Severity Severity, Place Place, string Rule, string Message, string Cure)
{
    public static Finding Error(Place place, string rule, string message, string cure) => new(Severity.Error, place, rule, message, cure);

    public static Finding Warning(Place place, string rule, string message, string cure) => new(Severity.Warning, place, rule, message, cure);

    public static Finding Note(Place place, string rule, string message, string cure = "Nothing to do.") => new(Severity.Note, place, rule, message, cure);

    public override string ToString() => $"{Severity}: {Place}: {Message} ({Rule}) -> {Cure}";
}
