using System.Text.Json.Serialization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Arima;
using PredictiveMarketing.Forecasting.Models.Baselines;
using PredictiveMarketing.Forecasting.Models.Ets;
using PredictiveMarketing.Forecasting.Models.Forest;
using PredictiveMarketing.Forecasting.Models.Intermittent;
using PredictiveMarketing.Forecasting.Models.Regression;
using PredictiveMarketing.Forecasting.Models.Theta;
using PredictiveMarketing.Forecasting.Models.Trees;

namespace PredictiveMarketing.Forecasting.Models;

/// <summary>A fitted model: everything needed to forecast again, bit for bit, from the same known table.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "family")]
[JsonDerivedType(typeof(NaiveModel), "naive")]
[JsonDerivedType(typeof(SeasonalNaiveModel), "seasonal-naive")]
[JsonDerivedType(typeof(MeanModel), "mean")]
[JsonDerivedType(typeof(DriftModel), "drift")]
[JsonDerivedType(typeof(EtsModel), "ets")]
[JsonDerivedType(typeof(AdjustedEtsModel), "ets-adjusted")]
[JsonDerivedType(typeof(ThetaModel), "theta")]
[JsonDerivedType(typeof(ArimaModel), "arima")]
[JsonDerivedType(typeof(DrivenModel), "arima-x")]
[JsonDerivedType(typeof(IntermittentModel), "intermittent")]
[JsonDerivedType(typeof(LinearModel), "linear")]
[JsonDerivedType(typeof(TreesModel), "trees")]
[JsonDerivedType(typeof(ForestModel), "forest")]
public abstract record LeadModel
{
    /// <summary>
    /// The point forecast of each step after the origin: the value that minimises the absolute error.
    /// </summary>
    /// <param name="table">The series as known at the origin, with its drivers over the horizon.</param>
    public abstract double[] Forecast(KnownTable table);

    /// <summary>
    /// The model's own standard error of each step after the origin, in leads, as its formula gives it: one voice among others on how wide
    /// the band should be. Null where the family has no such formula.
    /// </summary>
    public virtual double[]? StandardErrors(KnownTable table) => null;

    /// <summary>
    /// What the model would have said of each month of history, one step ahead with its present parameters; NaN where a month is too early.
    /// Null where the family has no such view.
    /// </summary>
    /// <param name="table">The series it was fitted to.</param>
    public virtual double[]? Fitted(KnownTable table) => null;

    /// <summary>Coefficients, likelihood and effective parameters, where the family has them.</summary>
    /// <param name="table">The series it was fitted to.</param>
    public virtual ModelFacts Facts(KnownTable table) => ModelFacts.None;
}
