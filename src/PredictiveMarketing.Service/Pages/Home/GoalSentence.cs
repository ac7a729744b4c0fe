using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Omtm;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Omtm;

namespace PredictiveMarketing.Service.Pages.Home;

/// <summary>The monthly steps of the open objectives, told on the first page: the goal of the month, where we stand, the next step (F30).</summary>
internal static class GoalSentence
{
    /// <summary>
    /// One sentence per open objective that has a step in the month in which the workspace stands, or begins later. Objectives are the whole company's:
    /// whoever sees some markets is told none.
    /// </summary>
    public static IEnumerable<string> Of(OmtmDesk desk, OpenWorkspace open, Words words)
    {
        foreach (KeptObjective kept in (desk.Person.SeesAll ? desk.Room.Objectives.All(open.Name) : []).Where(o => o.Closing is null && o.Steps.Count > 0 && o.Objective.Last >= open.Clock))
        {
            Month month = Month.Later(open.Clock, kept.Steps[0].Month);
            double goal = kept.Steps.First(s => s.Month == month).Value;
            IReadOnlyDictionary<Month, double> actuals = desk.ActualsOf(open, kept.Objective.Kind);
            Month? last = actuals.Count > 0 ? actuals.Keys.Max() : null;
            string stands = last is not Month known ? words["goalSteps.noActual"]
                : kept.Steps.FirstOrDefault(s => s.Month == known)?.Value is double step
                    ? words.Say("goalSteps.against", OmtmText.Value(actuals[known]), Figures.LongMonth(known), OmtmText.Value(step), words[actuals[known] >= step ? "objective.met" : "objective.missed"].ToLower(System.Globalization.CultureInfo.CurrentCulture))
                    : words.Say("goalSteps.stands", OmtmText.Value(actuals[known]), Figures.LongMonth(known));
            string next = kept.Steps.FirstOrDefault(s => s.Month == month.Next) is { } coming
                ? words.Say("goalSteps.next", OmtmText.Value(coming.Value), Figures.LongMonth(coming.Month))
                : words["goalSteps.lastStep"];
            yield return words.Say("goalSteps.sentence", words[$"objective.{kept.Objective.Kind}"], OmtmText.Value(goal), Figures.LongMonth(month), stands, next);
        }
    }
}
