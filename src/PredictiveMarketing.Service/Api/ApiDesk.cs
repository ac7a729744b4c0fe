using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Api;

/// <summary>What a call is about, or why it cannot be answered.</summary>
public static class ApiDesk
{
    /// <summary>Opens the workspace of a call and checks the campaign and market that it names.</summary>
    /// <param name="refusal">The answer when something that was named does not exist.</param>
    public static WorkspaceDesk? Open(this PlannersDesk planners, string? campaign, string? market, out IResult? refusal)
    {
        WorkspaceDesk? desk = planners.Visit.IsUnknown ? null : planners.Open();
        refusal = desk is null ? Problems.Unknown("workspace", planners.Visit.Asked ?? "(none yet)")
            : campaign is not null && !desk.Campaigns.Contains(campaign) ? Problems.Unknown("campaign", campaign)
            : market is not null && !desk.Markets.Contains(market) ? Problems.Unknown("market", market)
            : null;
        return refusal is null ? desk : null;
    }

    /// <summary>Reads an optional month; false when something stands there that is none.</summary>
    public static bool Read(string? text, out Month? month)
    {
        month = Month.TryParse(text, out Month read) ? read : null;
        return string.IsNullOrEmpty(text) || month is not null;
    }
}
