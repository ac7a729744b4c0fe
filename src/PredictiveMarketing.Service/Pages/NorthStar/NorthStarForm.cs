using System.Globalization;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Service.Pages.Omtm;

namespace PredictiveMarketing.Service.Pages.NorthStar;

/// <summary>What a person typed on one step of the guide, laid over the last iteration.</summary>
public sealed class NorthStarForm(IFormCollection form)
{
    public NorthStarDraft Over(NorthStarDraft draft, GuideStep step)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return step switch
        {
            GuideStep.Value => draft with { ValueProposition = form["valueProposition"], Jobs = Lines("jobs") },
            GuideStep.Success => draft with { Whys = [.. form["whys"].OfType<string>().Where(w => !string.IsNullOrWhiteSpace(w))] },
            GuideStep.Brainstorm => draft with { Candidates = Candidates(), Chosen = form["chosen"] },
            _ => draft with
            {
                Definition = form["definition"],
                Criteria = [.. Criteria.All.Select(c => new CriterionEvidence(c, form["met"].Contains(c.ToString()), form[$"evidence.{c}"]))],
                Column = form["column"],
                Unit = form["unit"],
                Goal = OmtmText.Read(form["goal"]),
                Supporting = Lines("supporting"),
            },
        };
    }

    private string[] Lines(string field) => form[field].ToString().Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // A line without a name was left empty, whatever its numbers say.
    private IReadOnlyList<Candidate> Candidates()
    {
        string?[] names = [.. form["candidate"]], impacts = [.. form["impact"]], eases = [.. form["ease"]];
        return
        [
            .. names.Select((name, i) => new Candidate(name ?? "", Number(impacts, i), Number(eases, i))).Where(c => !string.IsNullOrWhiteSpace(c.Name)),
        ];
    }

    private static int Number(string?[] texts, int i) => i < texts.Length && int.TryParse(texts[i], NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;
}
