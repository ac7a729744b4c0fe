namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>A family of shrunk solutions of standardised normal equations, one per penalty of a fixed grid.</summary>
internal interface IPenaltyPath
{
    /// <summary>Number of penalties.</summary>
    int Length { get; }

    /// <summary>Fills one row of standardised coefficients per penalty, the strongest penalty first.</summary>
    /// <param name="betas">On entry the solutions of a shorter window, or zeros; on return those of this one.</param>
    /// <param name="settled">How far a coefficient may still be from where it would come to rest.</param>
    void Solve(Moments moments, double[][] betas, double settled);

    /// <summary>The part of the penalty on squares with which a solution was found.</summary>
    double Ridge(int penalty);
}
