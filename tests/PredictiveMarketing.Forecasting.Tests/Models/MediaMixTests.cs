using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.MediaMix;
using PredictiveMarketing.Forecasting.Models.Regression;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Models;

public sealed class MediaMixTests
{
    [Fact]
    public void No_channel_is_ever_said_to_drive_people_away()
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            var dice = new SeededRandom((ulong)seed);
            double[] tv = Spend(dice, 39);
            double[] search = Spend(dice, 39);
            double[] leads = [.. Enumerable.Range(0, 36).Select(t => 300 - tv[t] + (40 * dice.NextNormal()))];
            LinearModel model = Fitted(Planted.Table(leads, 3, true, ("tv", tv), ("search", search)));
            Assert.All(model.Coefficients.Where(c => c.Driver is not null), c => Assert.True(c.Effect > 0, $"seed {seed}: {c}"));
        }
    }

    [Fact]
    public void A_planted_carry_over_and_saturation_are_found_and_forecast()
    {
        var dice = new SeededRandom(7);
        double[] tv = Spend(dice, 51);
        double[] pressure = new double[51];
        for (int t = 0; t < 51; t++)
            pressure[t] = tv[t] + (t == 0 ? 0 : 0.6 * pressure[t - 1]);
        double[] truth = [.. pressure.Select(p => 50 + (10 * Math.Sqrt(p)))];
        KnownTable table = Planted.Table([.. truth[..48].Select(y => y + (2 * dice.NextNormal()))], 3, true, ("tv", tv));
        Term shape = MediaMixCandidate.ShapedTerms(table).Single(t => t.Driver == "tv");
        Assert.Equal(new Term(TermKind.RootOfCarryOver, "tv", 0.6), shape);
        LinearModel model = Fitted(table);

        // Shrinkage takes a part of the effect; noise of 2 on leads near 200 leaves 5 % on a forecast.
        Assert.InRange(model.Coefficients.Single(c => c.Driver == "tv").Effect, 7, 11);
        double[] forecast = model.Forecast(table);
        for (int s = 0; s < 3; s++)
            Assert.InRange(forecast[s] / truth[48 + s], 0.95, 1.05);
    }

    private static LinearModel Fitted(KnownTable table) => (LinearModel)new MediaMixCandidate().Fit(table).Model!;

    private static double[] Spend(SeededRandom dice, int months) => [.. Enumerable.Range(0, months).Select(_ => dice.NextDouble() < 0.4 ? 0 : 200 * dice.NextDouble())];
}
