using PredictiveMarketing.Storage.Import.Feeds;

namespace PredictiveMarketing.Storage.Import.Social;

/// <summary>Finds our campaign and market in a platform's campaign name, by the lines of the option <c>campaign-map</c>.</summary>
internal sealed class CampaignMap
{
    private readonly List<(string Part, string Campaign, string? Market)> lines = [];
    private readonly string? forAll;

    private CampaignMap(string? forAll) => this.forAll = forAll;

    /// <summary>A campaign is known even where the file has no column for it.</summary>
    public bool NeedsNoColumn => forAll is not null;

    public bool IsGiven => lines.Count > 0;

    public static CampaignMap Of(ImportQuestion question, FeedLog log)
    {
        var map = new CampaignMap(question.Option("campaign"));
        foreach (string line in (question.Option("campaign-map") ?? "").Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells is ["contains", ..])
                continue;
            if (cells is [{ Length: > 0 } part, { Length: > 0 } campaign, .. var rest] && rest.Length <= 1)
                map.lines.Add((part, campaign, rest is [{ Length: > 0 } market] ? market : null));
            else
                log.Error("campaign-map", $"'{line}' in the option campaign-map is not contains,campaign,market.", "Write lines such as stock,stock-requests,Bretagne.");
        }

        return map;
    }

    /// <summary>Null when no line fits.</summary>
    /// <param name="name">As the platform has it.</param>
    public (string Campaign, string? Market)? Of(string name)
    {
        foreach ((string part, string campaign, string? market) in lines)
        {
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
                return (forAll ?? campaign, market);
        }

        return forAll is null ? null : (forAll, null);
    }
}
