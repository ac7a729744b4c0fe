using FsCheck;
using FsCheck.Fluent;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Vocabulary;

public sealed class MonthlySeriesTests
{
    private static readonly Month Start = Month.Of(2024, 1);

    /// <summary>Some months of three years, each with its value, in any order.</summary>
    private static readonly Arbitrary<(Month Month, double Value)[]> Dated =
        Arb.From(Gen.NonEmptyListOf(Gen.Choose(0, 35)).SelectMany(offsets =>
            Gen.Choose(0, 1_000_000).Select(seed => offsets.Distinct().Select((k, i) => (Start.Plus(k), (double)((seed * (i + 1L)) % 9973))).ToArray())));

    [Fact]
    public void Every_dated_value_is_found_under_its_month_whatever_the_order() =>
        Prop.ForAll(Dated, rows =>
        {
            MonthlySeries series = MonthlySeries.From(rows);
            return rows.All(r => series[r.Month].Equals(r.Value)) && series.Values.ToArray().Count(v => !double.IsNaN(v)) == rows.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_series_runs_from_its_first_month_to_its_last_without_a_break() =>
        Prop.ForAll(Dated, rows =>
        {
            MonthlySeries series = MonthlySeries.From(rows);
            return series.First == rows.Min(r => r.Month) && series.Last == rows.Max(r => r.Month) && series.Count == series.Last - series.First + 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_slice_is_what_the_months_say_one_by_one() =>
        Prop.ForAll(Dated, Arb.From(Gen.Choose(-6, 40)), Arb.From(Gen.Choose(-6, 40)), (rows, from, to) =>
        {
            MonthlySeries series = MonthlySeries.From(rows);
            double[] slice = series.Slice(Start.Plus(from), Start.Plus(to));
            return slice.SequenceEqual(Month.Range(Start.Plus(from), Start.Plus(to)).Select(m => series[m]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_missing_month_and_a_month_outside_are_unknown_not_zero()
    {
        MonthlySeries series = MonthlySeries.From([(Start.Plus(2), 7), (Start, 5)]);
        Assert.Equal([5, double.NaN, 7], series.Values.ToArray());
        Assert.Equal(double.NaN, series[Start.Previous]);
        Assert.Equal(double.NaN, series[Start.Plus(3)]);
    }

    [Fact]
    public void A_month_twice_is_refused_by_its_name()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => MonthlySeries.From([(Start, 1), (Start.Next, 2), (Start, 3)]));
        Assert.Contains("2024-01 is there twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_of_nothing_is_refused() => Assert.Throws<ArgumentException>(() => MonthlySeries.From([]));

    [Fact]
    public void A_series_does_not_change_when_its_source_does()
    {
        double[] source = [1, 2, 3];
        var series = new MonthlySeries(Start, source);
        source[0] = 99;
        Assert.Equal(1, series[Start]);
    }
}
