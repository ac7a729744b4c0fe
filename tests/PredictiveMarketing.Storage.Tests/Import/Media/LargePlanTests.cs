using System.Globalization;
using System.Text;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Tests.Workspaces;
using Xunit.Abstractions;

namespace PredictiveMarketing.Storage.Tests.Import.Media;

/// <summary>A plan of 100,000 flights is read in seconds, and what goes in comes out to the cent (D04).</summary>
[Collection(nameof(LargeWorkspaceTests))]
public sealed class LargePlanTests(ITestOutputHelper output)
{
    private const int Flights = 100_000;

    [Fact]
    public void A_hundred_thousand_flights_lose_no_cent_and_take_a_few_seconds()
    {
        (string text, long cents, long impressions) = Plan();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Imported imported = PlanDesk.Read(text);
        TimeSpan took = Environment.CpuUsage.TotalTime - before;
        output.WriteLine($"{took.TotalSeconds:0.0} s of processor time for {imported.Media.Count} rows");
        imported.IsSound();
        Assert.Equal(cents / 100m, imported.Media.Sum(m => m.Row.Spend));
        Assert.Equal(impressions, imported.Media.Sum(m => m.Row.Impressions));
        // Measured 6 s warm and 12 s cold on a machine with much other work, which costs processor time too; anything quadratic takes minutes.
        Assert.True(took < TimeSpan.FromSeconds(30), $"It took {took.TotalSeconds:0.0} s of processor time.");
    }

    /// <summary>Flights of 1 to 150 days and some cents each, from a fixed seed (Park and Miller 1988).</summary>
    private static (string Text, long Cents, long Impressions) Plan()
    {
        long seed = 20260422, cents = 0, impressions = 0;
        int Next(int below) => (int)((seed = seed * 48_271 % 2_147_483_647) % below);
        var text = new StringBuilder("campagne;région;levier;régie;début;fin;budget net HT;impressions;statut;commentaire\n");
        for (int i = 0; i < Flights; i++)
        {
            DateOnly start = new DateOnly(2024, 1, 1).AddDays(Next(900));
            int amount = Next(5_000_000), views = Next(1_000_000);
            cents += amount;
            impressions += views;
            text.Append(CultureInfo.InvariantCulture, $"Campagne {Next(20)};Marché {Next(60)};Levier {Next(9)};Régie {Next(40)};{start:dd/MM/yyyy};{start.AddDays(Next(150)):dd/MM/yyyy};{amount / 100},{amount % 100:00} €;{views};prévu;n° {i}\n");
        }

        return (text.ToString(), cents, impressions);
    }
}
