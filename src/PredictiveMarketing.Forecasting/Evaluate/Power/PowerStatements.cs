using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Evaluate.Power;

internal static class PowerStatements
{
    public static IReadOnlyList<PowerStatement> Of(FramedQuestion framed) => [];
}
