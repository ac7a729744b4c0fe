using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>What one customer adds to the north star metric.</summary>
/// <param name="Customer">A name that the reader can do without: a number or a keyed hash, never an e-mail address.</param>
public sealed record CustomerContribution(string Customer, double Contribution);

/// <summary>What a segment asks for. The most and the least engaged never ask for the same.</summary>
public enum SegmentAction
{
    /// <summary>The best: thank them, ask for recommendations, show them what is new first.</summary>
    Reward,

    /// <summary>Near the best: one more reason to come.</summary>
    Grow,

    /// <summary>Below the middle: help them to the first success.</summary>
    Nurture,

    /// <summary>The least engaged: find out why, win back or let go.</summary>
    WinBack,
}

/// <summary>Customers of one quantile.</summary>
/// <param name="Number">1 holds those who contribute most.</param>
/// <param name="Low">The smallest contribution in it.</param>
/// <param name="High">The largest contribution in it.</param>
/// <param name="Share">Its part of the whole contribution, a fraction; null when the whole is not above zero.</param>
public sealed record CustomerSegment(int Number, int Customers, double Low, double High, double? Share, SegmentAction Action);

/// <summary>Customers split into equal groups by what they contribute, with a different action for the most and the least engaged (F15). Names do not leave it.</summary>
public sealed record CustomerSegmentation(IReadOnlyList<CustomerSegment> Segments, IReadOnlyList<Finding> Findings)
{
    public const int Quartiles = 4;
    private const string Sheet = "segmentation";

    /// <param name="groups">2 to 10 groups of equal size; sizes differ by one at most where the division leaves a rest.</param>
    public static CustomerSegmentation Of(IReadOnlyList<CustomerContribution> customers, int groups = Quartiles)
    {
        ArgumentNullException.ThrowIfNull(customers);
        List<Finding> findings = [];
        if (groups is < 2 or > 10)
            findings.Add(OmtmFinding.Error(Sheet, "groups", "groups", ($"{groups} groups are not possible.", "Ask for 2 to 10 groups; 4 is usual.")));
        else if (customers.Count < groups)
            findings.Add(OmtmFinding.Error(Sheet, "customers", "too-few", ($"{customers.Count} customers cannot fill {groups} groups.", $"Give {groups} customers at least, or ask for fewer groups.")));
        for (int i = 0; i < customers.Count; i++)
        {
            if (!double.IsFinite(customers[i].Contribution))
                findings.Add(Finding.Error(new Place(Sheet, i + 1, "contribution"), "segmentation.contribution", $"Customer {i + 1} has no number.", "Write the contribution as a number, 0 where there is none."));
        }

        foreach (IGrouping<string, CustomerContribution> twice in customers.GroupBy(c => c.Customer, StringComparer.Ordinal).Where(g => g.Count() > 1))
            findings.Add(OmtmFinding.Error(Sheet, "customers", "twice", ($"'{twice.Key}' is there {twice.Count()} times.", "Add its contributions up and give it one line.")));
        return findings.Count > 0 ? new CustomerSegmentation([], findings) : new CustomerSegmentation(Split(customers, groups), []);
    }

    /// <summary>The template of actions: first, upper half, lower half, last.</summary>
    public static SegmentAction ActionOf(int number, int groups) =>
        number == 1 ? SegmentAction.Reward
        : number == groups ? SegmentAction.WinBack
        : number <= groups / 2 ? SegmentAction.Grow
        : SegmentAction.Nurture;

    private static CustomerSegment[] Split(IReadOnlyList<CustomerContribution> customers, int groups)
    {
        // Equal contributions at a border are told apart by name, so that the same list gives the same groups.
        CustomerContribution[] ordered = [.. customers.OrderByDescending(c => c.Contribution).ThenBy(c => c.Customer, StringComparer.Ordinal)];
        double whole = ordered.Sum(c => c.Contribution);
        long[] sizes = LargestRemainder.Share(ordered.Length, [.. Enumerable.Repeat((decimal)ordered.Length / groups, groups)]);
        List<CustomerSegment> segments = [];
        int from = 0;
        foreach (int size in sizes.Select(s => (int)s))
        {
            CustomerContribution[] part = ordered[from..(from + size)];
            int number = segments.Count + 1;
            segments.Add(new CustomerSegment(number, size, part[^1].Contribution, part[0].Contribution, whole > 0 ? part.Sum(c => c.Contribution) / whole : null, ActionOf(number, groups)));
            from += size;
        }

        return [.. segments];
    }
}
