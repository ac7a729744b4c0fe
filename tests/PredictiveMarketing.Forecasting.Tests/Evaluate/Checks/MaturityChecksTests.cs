using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Evaluate.Checks;

/// <summary>F04, D01: young months taken as final are caught where event dates tell; without evidence the answer is that it cannot be judged.</summary>
public sealed class MaturityChecksTests
{
    [Fact]
    public void Young_months_taken_as_final_are_caught_where_event_dates_tell()
    {
        SoundMonths months = Late(maturation: 0);
        Check found = months.Said("leads", CheckKind.ProvisionalAsFinal);
        Assert.True(found.Judged);
        Assert.Equal([SoundMonths.At(SoundMonths.History - 2), SoundMonths.At(SoundMonths.History - 1)], found.Months);
        Assert.InRange(found.Evidence["share"], 0.55, 0.65);
        Assert.Contains("wait 2 months", found.Verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("leads: provisional-as-final", months.Alarms());
    }

    [Fact]
    public void Months_that_the_label_policy_keeps_from_training_are_no_alarm() =>
        Assert.Empty(Late(maturation: 2).Alarms());

    [Fact]
    public void Without_event_dates_or_an_earlier_import_it_cannot_be_judged_and_that_is_no_alarm()
    {
        var months = new SoundMonths();
        Check found = months.Said("leads", CheckKind.ProvisionalAsFinal);
        Assert.False(found.Judged);
        Assert.Contains("cannot be judged: no event dates", found.Verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(Judgement.Pass, months.Report().OnLeads(SoundMonths.Key(0)).Judgement);
    }

    // Six of ten leads are qualified in their month, three in the next and one in the one after.
    private static SoundMonths Late(int maturation)
    {
        var months = new SoundMonths { Contract = Planted.Contract(horizon: 3, maturation) };
        for (int t = 0; t < SoundMonths.History; t++)
        {
            long all = (long)months.Leads[0][t];
            long[] cells = [(long)(0.6 * all), (long)(0.3 * all), all - (long)(0.6 * all) - (long)(0.3 * all), 0, 0, 0, 0];
            int seen = Math.Min(cells.Length, SoundMonths.History - t);
            months.Delays.AddRange(cells.Take(seen).Select((count, delay) => new DelayCount(SoundMonths.Key(0), SoundMonths.At(t), delay, count)));
            months.Leads[0][t] = cells.Take(seen).Sum();
        }

        return months;
    }
}
