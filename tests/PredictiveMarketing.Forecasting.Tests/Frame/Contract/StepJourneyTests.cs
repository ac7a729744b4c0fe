using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Contract;

/// <summary>F01: the four steps come in order.</summary>
public class StepJourneyTests
{
    [Fact]
    public void Of_the_24_orders_of_the_four_steps_one_is_accepted()
    {
        FourStep[][] orders = [.. Orders(Enum.GetValues<FourStep>())];
        FourStep[][] accepted = [.. orders.Where(o => StepJourney.Check(o).Count == 0)];

        Assert.Equal(24, orders.Length);
        Assert.Equal([FourStep.Frame, FourStep.Evaluate, FourStep.Relate, FourStep.Choose], Assert.Single(accepted));
    }

    [Fact]
    public void Nothing_is_trained_before_the_question_is_framed()
    {
        Assert.False(StepJourney.Begin.MayTrain);
        Assert.True(StepJourney.Begin.Take(FourStep.Frame, out _).MayTrain);
    }

    [Fact]
    public void A_refused_step_changes_nothing_and_says_whose_turn_it_is()
    {
        StepJourney after = StepJourney.Begin.Take(FourStep.Relate, out Finding? refusal);

        Assert.Equal(StepJourney.Begin, after);
        Assert.Equal("framing.step-order", refusal!.Rule);
        Assert.Contains("Frame", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_steps_are_not_four() =>
        Assert.Equal("framing.step-missing", Assert.Single(StepJourney.Check([FourStep.Frame, FourStep.Evaluate, FourStep.Relate])).Rule);

    private static IEnumerable<FourStep[]> Orders(FourStep[] steps) =>
        steps.Length <= 1 ? [steps] : steps.SelectMany(first => Orders([.. steps.Where(s => s != first)]).Select(rest => (FourStep[])[first, .. rest]));
}
