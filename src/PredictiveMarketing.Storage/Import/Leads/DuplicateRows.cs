namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>One event, one row: the same id twice, or without ids the same person, event and day.</summary>
internal static class DuplicateRows
{
    /// <summary>Of rows with one id the one that was qualified first stands, else the first in the file: a CRM may write a row per change of status.</summary>
    public static IEnumerable<LeadRecord> Without(IReadOnlyList<LeadRecord> records, RowTally tally)
    {
        foreach (IGrouping<string, LeadRecord> same in records.GroupBy(Identity, StringComparer.OrdinalIgnoreCase))
        {
            LeadRecord[] rows = [.. same.OrderBy(r => r.Qualified ?? DateOnly.MaxValue).ThenBy(r => r.Standing == LeadStanding.Qualified ? 0 : 1).ThenBy(r => r.Row)];
            foreach (LeadRecord again in rows.Skip(1))
                tally.Add("leads.duplicate", again.Id.Length > 0 ? "the same id as another row" : "the same person, event and day as another row", again.Row);
            yield return rows[0];
        }
    }

    // A row that names neither an id nor a person is only like itself.
    private static string Identity(LeadRecord r) => r switch
    {
        { Id.Length: > 0 } => $"id\0{r.Id}",
        { Person.Length: > 0 } => FormattableString.Invariant($"person\0{r.Person}\0{r.Event}\0{r.Requested:yyyyMMdd}\0{r.Key.Campaign}\0{r.Key.Market}"),
        _ => FormattableString.Invariant($"row\0{r.Row}"),
    };
}

/// <summary>A person who asks again soon is the same lead.</summary>
internal static class SamePerson
{
    /// <summary>Within the look-back after a counted lead of a campaign the person's further ones do not count; the one that does not count opens no new window.</summary>
    public static IEnumerable<CountedLead> Once(IReadOnlyList<CountedLead> leads, int? lookbackDays, RowTally tally)
    {
        if (lookbackDays is not int days)
            return leads;
        var counted = new List<CountedLead>();
        var last = new Dictionary<(string, string), DateOnly>();
        foreach (CountedLead lead in leads.OrderBy(l => l.Record.Requested).ThenBy(l => l.Record.Row))
        {
            (string, string) person = (lead.Record.Person.ToUpperInvariant(), lead.Record.Key.Campaign);
            if (lead.Record.Person.Length > 0 && last.TryGetValue(person, out DateOnly before) && lead.Record.Requested.DayNumber - before.DayNumber <= days)
            {
                tally.Add("leads.same-person", FormattableString.Invariant($"the same person within {days} days of a lead of the campaign"), lead.Record.Row);
                continue;
            }

            last[person] = lead.Record.Requested;
            counted.Add(lead);
        }

        return counted;
    }
}
