using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Contract;

/// <summary>Who approves, and whom it concerns (F26).</summary>
internal static class ApprovalCheck
{
    public static IEnumerable<Finding> Of(FramingDraft draft)
    {
        Approval approval = draft.Approval;
        FramingDetails details = draft.Details;
        if (approval.Mode == ApprovalMode.Auto && approval.Reason is null)
        {
            yield return Finding.Error(FramingCheck.At("approval.reason"), "framing.auto-without-reason", "Targets are to be published without a signature, and no reason is given.",
                "Say why nobody needs to approve, or let people approve.");
        }

        if (approval.Mode == ApprovalMode.People && approval.Approvers is < 1 or > FramingCheck.MostApprovers)
            yield return Finding.Error(FramingCheck.At("approval.approvers"), "framing.range", $"approval.approvers is {approval.Approvers}.", $"Write a whole number from 1 to {FramingCheck.MostApprovers}.");
        else if (approval.Mode == ApprovalMode.People && details.Approvers.Count < approval.Approvers)
        {
            yield return Finding.Error(FramingCheck.At("approvers"), "framing.approvers-missing", $"{approval.Approvers} approvals are asked for and {details.Approvers.Count} people named who may give them.",
                "Name as many people as approvals, or more.");
        }

        if (details.Stakeholders.Count == 0)
            yield return Finding.Error(FramingCheck.At("stakeholders"), "framing.stakeholders-missing", "Nobody is named whom the forecast concerns.", "Name who works with the targets: they should see what is asked, and why.");
        foreach (Stakeholder half in details.Stakeholders.Where(s => s.Name.Length == 0 || s.Team.Length == 0))
            yield return Finding.Error(FramingCheck.At("stakeholders"), "framing.stakeholder-half", $"A stakeholder has no {(half.Name.Length == 0 ? "name" : "team")}: '{half.Name}{half.Team}'.", "Give both.");
    }
}
