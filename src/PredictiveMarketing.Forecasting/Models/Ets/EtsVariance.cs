namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>The variance of forecasts h months ahead (Hyndman, Koehler, Ord and Snyder 2008, chapter 6).</summary>
internal static class EtsVariance
{
    public static double[] StandardErrors(EtsModel model, int steps)
    {
        EtsForm form = model.Kind;
        double[] errors = new double[steps];
        double[] variance = form.Error == ErrorKind.Additive ? Additive(model, steps) : Relative(model, steps);
        for (int h = 0; h < steps; h++)
            errors[h] = Math.Sqrt(Math.Max(0, variance[h]));
        return errors;
    }

    // Class 1, exact: s^2 (1 + c_1^2 + ... + c_(h-1)^2).
    private static double[] Additive(EtsModel model, int steps)
    {
        double[] variance = new double[steps];
        double sum = 1;
        for (int h = 0; h < steps; h++)
        {
            if (h > 0)
                sum += Math.Pow(Carried(model, h, withSeason: true), 2);
            variance[h] = model.Variance * sum;
        }

        return variance;
    }

    // Class 2, exact for a first moment that is known: v_h = (1 + s^2) theta_h - mu_h^2 with theta_h = mu_h^2 + s^2 sum c_j^2 theta_(h-j).
    // Class 3 (a season as a factor) is the book's approximation: the same for level and trend, times the squared factor, with
    // (1 + gamma^2 s^2) for every full year ahead.
    private static double[] Relative(EtsModel model, int steps)
    {
        bool factors = model.Kind.Season == SeasonKind.Multiplicative;
        double[] mu = factors ? model.Line(steps) : model.Expected(steps);
        double[] theta = new double[steps];
        double[] variance = new double[steps];
        double years = 1;
        for (int h = 0; h < steps; h++)
        {
            theta[h] = mu[h] * mu[h];
            for (int j = 1; j <= h; j++)
                theta[h] += model.Variance * Math.Pow(Carried(model, j, withSeason: !factors), 2) * theta[h - j];
            if (factors && h > 0 && h % EtsForm.Period == 0)
                years *= 1 + (model.By.Gamma * model.By.Gamma * model.Variance);
            variance[h] = (theta[h] * (1 + model.Variance) * years) - (mu[h] * mu[h]);
            if (factors)
                variance[h] *= Math.Pow(model.After.Season[h % EtsForm.Period], 2);
        }

        return variance;
    }

    // c_j: what is left of an error j months later.
    private static double Carried(EtsModel model, int j, bool withSeason)
    {
        double reach = 0, power = 1;
        for (int i = 0; i < j; i++)
        {
            power *= model.By.Phi;
            reach += power;
        }

        return model.By.Alpha + (model.By.Beta * reach) + (withSeason && j % EtsForm.Period == 0 ? model.By.Gamma : 0);
    }
}
