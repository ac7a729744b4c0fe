using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Tests.Serving;

/// <summary>A workspace made by a formula: leads with a season, a slope and a ripple, so that a season can be learned and no two months are alike.</summary>
public static class SmallWorkspace
{
    public static readonly Month Clock = Month.Of(2026, 11);
    public static readonly IReadOnlyList<string> Markets = ["Lille", "Lyon"];

    public const int Horizon = 3;
    public const string Campaign = "test-drive";

    /// <param name="people">True: targets wait for a person; false: the contract publishes them.</param>
    public static string Write(string folder, string name, bool people, int months = 40, int markets = 2)
    {
        Directory.CreateDirectory(folder);
        StringBuilder leads = new("campaign,market,month,leads\n");
        StringBuilder goals = new("campaign,market,month,leads\n");
        for (int m = 0; m < markets; m++)
        {
            string market = m < Markets.Count ? Markets[m] : $"Market {m}";
            foreach (Month month in Month.Range(Clock.Plus(-months), Clock.Previous))
                leads.Append(CultureInfo.InvariantCulture, $"{Campaign},{market},{month},{Leads(month, 900 - (300 * m % 700))}\n");
            foreach (Month month in Month.Range(Clock, Clock.Plus(Horizon - 1)))
                goals.Append(CultureInfo.InvariantCulture, $"{Campaign},{market},{month},1050\n");
        }

        string approval = people ? """{ "mode": "people", "approvers": 1 }""" : """{ "mode": "auto", "reason": "a formula signs nothing" }""";
        File.WriteAllText(Path.Combine(folder, "leads.csv"), leads.ToString());
        File.WriteAllText(Path.Combine(folder, "goals.csv"), goals.ToString());
        File.WriteAllText(Path.Combine(folder, "events.csv"), $"campaign,market,month,kind,comment\n{Campaign},Lyon,2026-02,strike,<b>Rail strike</b>\n");
        File.WriteAllText(Path.Combine(folder, "frame.json"), $$"""
            {
              "name": "{{name}}",
              "need": "Plan the next quarter of test drives",
              "objective": "Forecast monthly test drives 3 months ahead",
              "kpi": { "name": "test drives", "unit": "test drives", "stage": "acquisition", "nonNegative": true },
              "horizonMonths": {{Horizon}},
              "approval": {{approval}},
              "asOf": "{{Clock}}"
            }
            """);
        return folder;
    }

    /// <summary>The same with a channel that the leads know nothing of, and an external that never ends.</summary>
    public static string WriteWithMedia(string folder, string name)
    {
        Write(folder, name, people: true);
        StringBuilder media = new("campaign,market,channel,month,spend\n");
        StringBuilder externals = new("name,market,month,value\n");
        foreach (Month month in Month.Range(Clock.Plus(-40), Clock.Plus(Horizon - 1)))
        {
            int i = month - Month.Of(2022, 1);
            foreach (string market in Markets)
                media.Append(CultureInfo.InvariantCulture, $"{Campaign},{market},radio,{month},{5000 + (i * i * 37 % 1900)}\n");
            if (month < Clock)
                externals.Append(CultureInfo.InvariantCulture, $"pollen,ALL,{month},{10 + (i * 17 % 23)}\n");
        }

        File.WriteAllText(Path.Combine(folder, "media_plan.csv"), media.ToString());
        File.WriteAllText(Path.Combine(folder, "externals.csv"), externals.ToString());
        return folder;
    }

    private static int Leads(Month month, int size)
    {
        int i = month - Month.Of(2022, 1);
        return (int)Math.Round(size * (1 + (0.004 * i) + (0.2 * Math.Sin(2 * Math.PI * i / 12)) + (0.03 * Math.Sin((i * i) + size))));
    }
}
