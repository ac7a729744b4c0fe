using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Evaluate.Checks;

/// <summary>D01: each threshold of step 2 is a setting, and moving it changes what is said of the same months.</summary>
public sealed class ThresholdTests
{
    public static TheoryData<string> Settings => [.. Cases.Keys];

    /// <summary>By setting: the months, the contract's gates with the setting moved, the alarm, and whether the usual setting raises it.</summary>
    private static readonly Dictionary<string, (Func<SoundMonths> Months, Gates Moved, string Alarm, bool Usual)> Cases = new(StringComparer.Ordinal)
    {
        ["stoppedAfterMonths"] = (() => Silent(13), Gates.Default with { StoppedAfterMonths = 20, ShortestStopMonths = 20 }, "media search: ended", true),
        ["shortestStopMonths"] = (() => Silent(5), Gates.Default with { ShortestStopMonths = 4 }, "media search: ended", false),
        ["decadeTolerance"] = (() => Scaled(m => m.Externals[SoundMonths.Price][0], 14), Gates.Default with { DecadeTolerance = 0.1 }, "external fuel_price: unit-break", true),
        ["siblingFactor"] = (() => Apart(100), Gates.Default with { SiblingFactor = 500 }, "media tv: unit-break", true),
        ["sameLeadsSpread"] = (Copied, Gates.Default with { SameLeadsSpread = 0.05 }, "leads: duplicate-source", false),
        ["sameSpendSpread"] = (() => CopiedChannel(0.05), Gates.Default with { SameSpendSpread = 0.2, DuplicateCorrelation = 0.97 }, "media tv: duplicate-source", false),
        ["driverOutlierDeviations"] = (() => Jump(1.5), Gates.Default with { DriverOutlierDeviations = 50 }, "external fuel_price: driver-outlier", true),
        ["externalShiftDeviations"] = (() => Scaled(m => m.Externals[SoundMonths.Price][0], 1.4), Gates.Default with { ExternalShiftDeviations = 50 }, "external fuel_price: driver-shift", true),
        ["channelShiftFactor"] = (() => Scaled(m => m.Spend[(0, SoundMonths.Search)], 2, m => m.Contacts[(0, SoundMonths.Search)]), Gates.Default with { ChannelShiftFactor = 1.5 }, "media search: driver-shift", false),
        ["levelShiftShare"] = (() => Scaled(m => m.Leads[0], 1.2), Gates.Default with { LevelShiftShare = 0.6 }, "leads: level-shift", true),
        ["levelShiftSignificance"] = (() => Scaled(m => m.Leads[0], 1.2), Gates.Default with { LevelShiftSignificance = 1e-12 }, "leads: level-shift", true),
        ["outlierDeviations"] = (Doubled, Gates.Default with { OutlierDeviations = 90 }, "leads: outlier", true),
        ["endedAfterMonths"] = (() => Behind(2), Gates.Default with { EndedAfterMonths = 2 }, "external fuel_price: ended", false),
        ["leastVariation"] = (() => new SoundMonths(), Gates.Default with { LeastVariation = 0.3 }, "external fuel_price: constant", false),
        ["matureShare, raised"] = (() => Late(0.985), Gates.Default with { MatureShare = 0.995 }, "leads: provisional-as-final", false),
        ["matureShare, lowered"] = (() => Late(0.9), Gates.Default with { MatureShare = 0.8 }, "leads: provisional-as-final", true),
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Moving_a_threshold_changes_what_is_said(string setting)
    {
        (Func<SoundMonths> drawn, Gates moved, string alarm, bool usual) = Cases[setting];
        SoundMonths months = drawn();
        Assert.Equal(usual, months.Alarms().Contains(alarm));
        months.Contract = months.Contract with { Gates = moved };
        Assert.Equal(!usual, months.Alarms().Contains(alarm));
    }

    private static SoundMonths Silent(int months)
    {
        var sound = new SoundMonths();
        SoundMonths.Scale(sound.Spend[(0, SoundMonths.Search)], 0, from: SoundMonths.History - months);
        return sound;
    }

    private static SoundMonths Scaled(Func<SoundMonths, double[]> which, double factor, Func<SoundMonths, double[]>? also = null)
    {
        var sound = new SoundMonths();
        SoundMonths.Scale(which(sound), factor, from: 24);
        if (also is not null)
            SoundMonths.Scale(also(sound), factor, from: 24);
        return sound;
    }

    private static SoundMonths Apart(double factor)
    {
        var sound = new SoundMonths(markets: 3);
        SoundMonths.Scale(sound.Contacts[(1, SoundMonths.Tv)], factor);
        return sound;
    }

    private static SoundMonths Copied()
    {
        var sound = new SoundMonths(markets: 2);
        var dice = new SeededRandom(8);
        sound.Leads[1] = [.. sound.Leads[0].Select(y => Math.Round(y * 1.2 * Math.Exp(0.015 * dice.NextNormal())))];
        return sound;
    }

    private static SoundMonths CopiedChannel(double noise)
    {
        var sound = new SoundMonths();
        var dice = new SeededRandom(8);
        sound.Buy(0, "video", [.. sound.Spend[(0, SoundMonths.Tv)].Select(s => Math.Round(s * Math.Exp(noise * dice.NextNormal())))], dice);
        return sound;
    }

    private static SoundMonths Jump(double factor)
    {
        var sound = new SoundMonths();
        sound.Externals[SoundMonths.Price][0][30] *= factor;
        return sound;
    }

    private static SoundMonths Doubled()
    {
        var sound = new SoundMonths();
        sound.Leads[0][33] *= 2;
        return sound;
    }

    private static SoundMonths Behind(int months)
    {
        var sound = new SoundMonths();
        SoundMonths.Remove(sound.Externals[SoundMonths.Price][0], [.. Enumerable.Range(SoundMonths.History - months, months)]);
        return sound;
    }

    // This share of the leads is qualified in their month, the rest in the next.
    private static SoundMonths Late(double share)
    {
        var sound = new SoundMonths();
        for (int t = 0; t < SoundMonths.History; t++)
        {
            long all = 100 * (long)sound.Leads[0][t], now = (long)(share * all);
            long[] cells = [now, all - now, 0, 0, 0, 0];
            int seen = Math.Min(cells.Length, SoundMonths.History - t);
            sound.Delays.AddRange(cells.Take(seen).Select((count, delay) => new DelayCount(SoundMonths.Key(0), SoundMonths.At(t), delay, count)));
            sound.Leads[0][t] = cells.Take(seen).Sum();
        }

        return sound;
    }
}
