using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Tests.Stores;
using PredictiveMarketing.Storage.Versions;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Workspaces;

/// <summary>Files damaged at random, by a fixed seed: every damage ends in findings or in a workspace that can be kept, never in an exception.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private static readonly Dictionary<string, string> Whole = new()
    {
        ["frame.json"] = """{ "name": "x", "need": "\u00e9", "kpi": { "name": "leads", "nonNegative": true }, "horizonMonths": 3, "drivers": [ { "name": "tv", "source": "media" } ], "scope": { "channels": ["tv"] }, "schedule": { "timeZone": "UTC", "time": "06:00" }, "asOf": "2025-01" }""",
        ["leads.csv"] = WrittenWorkspace.Leads(6),
        ["media_plan.csv"] = "campaign,market,channel,month,spend,status,level\nSpring,Paris,tv,2024-02,10.5,planned,local\nSpring,NATIONAL,tv,2024-02,1e3,,national\n",
        ["externals.csv"] = "name,market,month,value,published\nprice,ALL,2024-01,-0.1,2024-02\n",
        ["events.csv"] = "campaign,market,month,kind,comment,effect_known\nALL,Paris,2024-03,strike,\"a \"\"b\"\", c\",-12.5\n",
        ["goals.csv"] = "campaign,market,month,leads\nSpring,Paris,2024-08,150\n",
    };

    private static readonly string[] Scraps =
        ["\"", ",", "\n", "\r\n", ";", "\0", "{", "}", "[", "null", "NaN", "-1", "1e999", "É", "\uFEFF", "\\ud800", "2024-13", "\t", " ", "0", "=1+1", "'"];

    private readonly WrittenWorkspace workspace = new();
    private readonly OpenStore open = new();

    public void Dispose()
    {
        open.Dispose();
        workspace.Dispose();
    }

    [Fact]
    public void No_damage_makes_the_reader_throw_and_what_it_reads_can_be_kept_and_read_back()
    {
        var dice = new Random(20261122);
        int readable = 0;
        for (int round = 0; round < 600; round++)
        {
            foreach ((string file, string text) in Whole)
                workspace.Write(file, text);
            string damaged = Whole.Keys.ElementAt(dice.Next(Whole.Count));
            workspace.Write(damaged, Damage(Encoding.UTF8.GetBytes(Whole[damaged]), dice));
            WorkspaceReading reading = workspace.Read();
            Assert.Equal(reading.Findings.Any(f => f.Severity == Severity.Error), !reading.IsReadable);
            if (!reading.IsReadable)
                continue;
            readable++;
            KeptDataSet kept = open.Store.DataSets.Keep(reading);
            Assert.Equal(kept.Id, DataSetVersion.Of(open.Store.DataSets.Open(kept.Id)).Id);
        }

        Assert.InRange(readable, 30, 570);
    }

    [Fact]
    public void Half_a_character_in_a_text_is_an_error() =>
        workspace.Write("frame.json", """{ "name": "x\ud800", "kpi": { "name": "leads" }, "horizonMonths": 3 }""").Read().Error("frame.json", "frame.json", null, null);

    private static byte[] Damage(byte[] whole, Random dice)
    {
        var bytes = new List<byte>(whole);
        for (int wounds = dice.Next(1, 4); wounds > 0; wounds--)
        {
            int at = dice.Next(bytes.Count + 1);
            switch (dice.Next(4))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)dice.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(dice.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[dice.Next(Scraps.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
