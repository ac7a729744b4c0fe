using PredictiveMarketing.Forecasting.Choose;

namespace PredictiveMarketing.Trainer.Steps;

/// <summary>Reasons of step 4 as English sentences; the pages have their own words in two languages.</summary>
internal static class ReasonWords
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["choose.no-folds"] = "No inner fold was possible: equal shares among the candidates, by principle.",
        ["choose.baseline-kept"] = "On {folds} inner folds nothing beat last year's value: mean error {baseline} for seasonal naive, {combination} for the combination. The baseline is kept.",
        ["choose.combination"] = "The combination errs by {error} on average over {folds} inner folds, against {baseline} for seasonal naive; the largest share, {weight} %, goes to {heaviest}.",
        ["choose.single"] = "One candidate is clearly better than the combination: {candidate}, mean error {error} against {combination}.",
        ["choose.leads-on-folds"] = "Most often first: {candidate}, on {wins} of {folds} folds.",
        ["choose.strongest-driver"] = "The driver that explains most: {driver}, which saves {gain} % of the squared error over {months} months forecast with and without it.",
        ["choose.voices"] = "What the drivers say weighs {drivers} %, what the leads say alone {leads} %.",
        ["choose.voices-without-drivers"] = "No driver is kept: the families made for one series weigh {leads} %, the regressions {drivers} %.",
        ["choose.not-told-apart"] = "Not told apart from last year’s value yet: mean error {error} against {baseline} on {folds} inner folds. The combination is kept because it usually errs less; look again next month.",
        ["choose.few-folds"] = "Only {folds} inner folds: the shares stay close to equal.",
    };

    /// <summary>The sentence of a reason; a code that nobody has worded yet, with its values.</summary>
    public static string Of(Reason reason)
    {
        string text = Sentences.GetValueOrDefault(reason.Code, $"{reason.Code}: {string.Join(", ", reason.Values.Select(v => $"{v.Key} {v.Value}"))}");
        foreach ((string name, string value) in reason.Values)
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return text;
    }
}
