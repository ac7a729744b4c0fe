using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>What to simulate. The same settings give the same bytes.</summary>
public sealed record SimulationSettings
{
    /// <summary>How long leads take to be qualified: the last months of leads.csv are provisional.</summary>
    public const int ProvisionalMonths = 2;

    /// <summary>First month of history.</summary>
    public Month First { get; init; } = Month.Of(2021, 11);

    /// <summary>Months of history, the provisional ones included.</summary>
    public int Months { get; init; } = 60;

    /// <summary>Months of media plan after the history; also the horizon of the frame.</summary>
    public int PlanMonths { get; init; } = 6;

    public int Campaigns { get; init; } = 2;

    public int Markets { get; init; } = 12;

    /// <summary>Channels of the media plan, from search to dealer; above eight the names come round again with a number.</summary>
    public int Channels { get; init; } = 8;

    public ulong Seed { get; init; } = 1;

    /// <summary>Settings out of their bounds, all at once; the place's column is the flag of <c>pm simulate</c>.</summary>
    public IReadOnlyList<Finding> Check()
    {
        var findings = new List<Finding>();
        Within("--months", Months, 24, 360, "months", "the season and the driver effects need two years to show");
        Within("--plan-months", PlanMonths, 1, 24, "months", "the plan is what is forecast");
        Within("--campaigns", Campaigns, 1, 20, "campaigns", "a workspace has at least one");
        Within("--markets", Markets, 1, 500, "markets", "a campaign has at least one");
        Within("--channels", Channels, 1, 32, "channels", "a media plan has at least one");
        if (First.Year is < 1990 or > 2090)
        {
            findings.Add(Finding.Error(
                new Place("pm simulate", Column: "--first"),
                "simulate.bounds",
                $"The first month {First} is outside 1990 to 2090.",
                "Choose a first month such as 2021-11."));
        }

        return findings;

        void Within(string flag, int value, int least, int most, string what, string because)
        {
            if (value >= least && value <= most)
                return;
            findings.Add(Finding.Error(
                new Place("pm simulate", Column: flag),
                "simulate.bounds",
                string.Create(CultureInfo.InvariantCulture, $"{value} {what} are outside {least} to {most}: {because}."),
                string.Create(CultureInfo.InvariantCulture, $"Choose {flag} between {least} and {most}.")));
        }
    }
}
