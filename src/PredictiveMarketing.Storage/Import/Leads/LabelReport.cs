using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>Says which rules could be applied to a file, which words were not understood, and what was counted.</summary>
internal static class LabelReport
{
    public static void Before(LeadSheet sheet, LabelPolicy policy, LeadDefinition? definition, IReadOnlyList<LeadRecord> records)
    {
        if (definition is null)
            sheet.Log.Note(sheet.At(null), "leads.every-row", "The contract has no lead definition: every row that is not excluded is a lead.", "Write leadDefinition into frame.json with the events that count.");
        else if (!sheet.Has(LeadColumns.Event))
            sheet.Log.Error(sheet.At(null, LeadColumns.Event), "leads.event-column", "The lead definition names events, and the file has no column for them.", $"Map the column of event names to {LeadColumns.Event}.");
        else
            NeverSeen(sheet, definition, records);
        Unused(sheet, policy.WindowDays is not null, LeadColumns.Qualified, "The qualification window");
        Unused(sheet, policy.LookbackDays is not null, LeadColumns.Person, "The look-back on persons");
        if (policy.ExclusionCodes.Count > 0 && !sheet.Has(LeadColumns.Code) && !sheet.Has(LeadColumns.Status))
            Unused(sheet, asked: true, LeadColumns.Code, "The list of exclusion codes");
        if (!sheet.Has(LeadColumns.Id) && !sheet.Has(LeadColumns.Person))
            sheet.Log.Note(sheet.At(null), "leads.no-identity", "The file names neither ids nor persons: duplicates cannot be seen.", $"Map a column to {LeadColumns.Id} or {LeadColumns.Person} if there is one.");
        UnknownWords(sheet, policy, records);
    }

    public static void After(LeadSheet sheet, int rows, IReadOnlyList<CountedLead> counted)
    {
        sheet.Log.Note(sheet.At(null), "leads.counted", FormattableString.Invariant($"{counted.Count} of {rows} rows are leads."));
        int undated = counted.Count(c => c.CountsFrom is null);
        if (undated > 0 && sheet.Has(LeadColumns.Qualified))
            sheet.Log.Warning(sheet.At(counted.First(c => c.CountsFrom is null).Record.Row, LeadColumns.Qualified), "leads.qualified-undated", FormattableString.Invariant($"{undated} leads are qualified without a date: they count, and say nothing about delays."), "Fill in the dates where they are known.");
        if (sheet.Has(LeadColumns.Source))
            Sources.Report(sheet, [.. counted.Select(c => (c.Record.SourceText, 1.0, c.Record.Row))]);
    }

    private static void NeverSeen(LeadSheet sheet, LeadDefinition definition, IReadOnlyList<LeadRecord> records)
    {
        var seen = new HashSet<string>(records.Select(r => r.Event), StringComparer.OrdinalIgnoreCase);
        foreach (string name in definition.Events.Where(e => !seen.Contains(e)))
            sheet.Log.Warning(sheet.At(null, LeadColumns.Event), "leads.event-never", $"No row has the event '{name}' of the lead definition.{Nearest.Question(name, seen.Where(s => s.Length > 0))}", "Compare the lead definition with the names in the file.");
    }

    private static void Unused(LeadSheet sheet, bool asked, string field, string rule)
    {
        if (asked && !sheet.Has(field))
            sheet.Log.Warning(sheet.At(null, field), "leads.rule-not-applied", $"{rule} of the label policy cannot be applied: the file has no column for {field}.", $"Map a column to {field}.");
    }

    private static void UnknownWords(LeadSheet sheet, LabelPolicy policy, IReadOnlyList<LeadRecord> records)
    {
        bool dated = sheet.Has(LeadColumns.Qualified);
        foreach (IGrouping<string, LeadRecord> word in records.Where(r => r.Standing == LeadStanding.Unknown && !policy.ExclusionCodes.Contains(r.StatusText, StringComparer.OrdinalIgnoreCase)).GroupBy(r => r.StatusText))
        {
            var place = sheet.At(word.First().Row, LeadColumns.Status);
            string message = FormattableString.Invariant($"The status '{word.Key}' of {word.Count()} rows is not known.");
            if (dated)
                sheet.Log.Warning(place, "leads.status-unknown", message + " The date of qualification decides.", "Write qualified, pending, rejected, test or duplicate.");
            else
                sheet.Log.Error(place, "leads.status-unknown", message + " Nobody can say whether these rows are leads.", "Write qualified, pending, rejected, test or duplicate; or leave the column out of the mapping if every row counts.");
        }

        foreach (IGrouping<string, LeadRecord> code in records
            .Where(r => r.Code.Length > 0 && !policy.ExclusionCodes.Contains(r.Code, StringComparer.OrdinalIgnoreCase) && LeadWords.Standing(r.Code) is not (LeadStanding.Test or LeadStanding.Duplicate or LeadStanding.TechnicalError))
            .GroupBy(r => r.Code))
        {
            sheet.Log.Warning(sheet.At(code.First().Row, LeadColumns.Code), "leads.code-not-excluded", FormattableString.Invariant($"{code.Count()} rows carry the code '{code.Key}', which the label policy does not exclude; they are treated like any other."), "Add it to labelPolicy.exclusionCodes if such rows are no leads.");
        }
    }
}

/// <summary>How many leads came online and how many offline (D05).</summary>
internal static class Sources
{
    public static void Report(LeadSheet sheet, IReadOnlyList<(string Text, double Leads, int Row)> leads)
    {
        double Of(LeadSource source) => leads.Where(l => LeadWords.Source(l.Text) == source).Sum(l => l.Leads);
        double other = Of(LeadSource.Unknown) + Of(LeadSource.NotSaid);
        sheet.Log.Note(sheet.At(null, LeadColumns.Source), "leads.sources", FormattableString.Invariant(
            $"{Of(LeadSource.Online):0.##} online + {Of(LeadSource.Offline):0.##} offline{(other > 0 ? FormattableString.Invariant($" + {other:0.##} that do not say") : "")} = {leads.Sum(l => l.Leads):0.##} leads."));
        foreach (IGrouping<string, (string Text, double Leads, int Row)> word in leads.Where(l => LeadWords.Source(l.Text) == LeadSource.Unknown).GroupBy(l => l.Text))
            sheet.Log.Warning(sheet.At(word.First().Row, LeadColumns.Source), "leads.source-unknown", $"'{word.Key}' is neither known as online nor as offline; its leads count all the same.", "Write online or offline.");
    }
}
