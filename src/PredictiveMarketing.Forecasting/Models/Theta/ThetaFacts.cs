namespace PredictiveMarketing.Forecasting.Models.Theta;

/// <summary>What the theta model says about history and about itself.</summary>
internal static class ThetaFacts
{
    /// <summary>The line needs two months before it says anything.</summary>
    private const int Unscored = 2;

    public static ModelFacts Of(ThetaModel model) => new(
        [
            new Estimate("alpha", "share of the newest month in the level", model.Alpha),
            new Estimate("share of the line", "1 - 1/theta", model.Share),
            new Estimate("level", "leads at the origin", model.Level),
            new Estimate("line", "leads a month", model.Line.Slope),
            .. model.Season.Estimates,
        ],
        Parameters: 3);

    /// <summary>One-step expectations of the adjusted series, from the first level that fits best with the model's alpha and share.</summary>
    public static double[] Fitted(ThetaModel model, ReadOnlySpan<double> adjusted)
    {
        int skipped = 0;
        while (skipped < adjusted.Length - 1 && double.IsNaN(adjusted[skipped]))
            skipped++;
        double[] fitted = new double[adjusted.Length];
        double[] fading = new double[adjusted.Length];
        Array.Fill(fitted, double.NaN);
        var line = default(RunningLine);
        double level = 0, fade = 1, fadeSquares = 0, left = 0;
        for (int t = skipped; t < adjusted.Length; t++)
        {
            int month = t - skipped + 1;
            double power = Math.Pow(1 - model.Alpha, month - 1);
            double y = adjusted[t];
            if (line.Count >= Unscored)
            {
                fitted[t] = level + (model.Share * ((power * line.Intercept) + ((1 - (power * (1 - model.Alpha))) / model.Alpha * line.Slope)));
                fading[t] = fade;
                if (!double.IsNaN(y))
                {
                    fadeSquares += fade * fade;
                    left += fade * (y - fitted[t]);
                }
            }

            if (double.IsNaN(y))
                continue;
            level = (model.Alpha * y) + ((1 - model.Alpha) * level);
            fade *= 1 - model.Alpha;
            line = line.With(month, y);
        }

        double first = fadeSquares > 1e-12 ? left / fadeSquares : 0;
        for (int t = 0; t < fitted.Length; t++)
            fitted[t] += first * fading[t];
        return fitted;
    }
}
