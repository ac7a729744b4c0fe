namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>What the whole history of a campaign says of one driver: a partial t-test beside trend, season and what is proven already.</summary>
/// <param name="Effect">Change of leads, as a share of their mean, for one standard deviation of the driver.</param>
/// <param name="T">The effect over its standard error.</param>
/// <param name="P">p-value, corrected for the forms that were tried; one-sided where a sign is expected.</param>
/// <param name="Q">The same after control of false discoveries over all drivers (Benjamini and Hochberg 1995).</param>
/// <param name="Lag">Months by which the strongest form comes later.</param>
/// <param name="Months">Months behind the test.</param>
/// <param name="Markets">Markets whose evidence was pooled.</param>
public sealed record Proof(double Effect, double T, double P, double Q, int Lag, int Months, int Markets);
