using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Contract;

/// <summary>What a scope keeps of a media plan and what it leaves out (F02).</summary>
/// <param name="Inside">Number of lines in scope.</param>
/// <param name="OutOfScope">Every line that is left out, in the order of the plan.</param>
/// <param name="DigitalShare">Share of the spend in scope that goes to digital channels; null without a line in scope. Without spend, share of the lines.</param>
public sealed record ScopeReading(int Inside, IReadOnlyList<MediaRow> OutOfScope, double? DigitalShare)
{
    public static ScopeReading Of(Scope scope, IReadOnlyList<MediaRow> plan)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(plan);
        ILookup<bool, MediaRow> covered = plan.ToLookup(r => Covers(scope, r));
        MediaRow[] inside = [.. covered[true]];
        HashSet<string> digital = [.. inside.Select(r => r.Channel).Distinct().Where(IsDigital)];
        decimal spend = inside.Sum(r => r.Spend);
        double? share = inside.Length == 0 ? null
            : spend > 0 ? (double)(inside.Where(r => digital.Contains(r.Channel)).Sum(r => r.Spend) / spend)
            : (double)inside.Count(r => digital.Contains(r.Channel)) / inside.Length;
        return new ScopeReading(inside.Length, [.. covered[false]], share);
    }

    /// <summary>A channel is digital unless its name speaks of a medium that is not: TV, radio, posters, print, cinema, mail, showrooms.</summary>
    public static bool IsDigital(string channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return !Offline.IsMatch(channel) || OnlineAfterAll.IsMatch(channel);
    }

    private static bool Covers(Scope scope, MediaRow row) => scope.CoversCampaign(row.Campaign) && scope.CoversChannel(row.Channel);

    private static readonly Regex Offline = new(@"(?<![a-z])(tv|television|télévision|radio|ooh|out.of.home|billboards?|posters?|affichage|print|press|presse|magazines?|newspapers?|cinema|cinéma|mailing|courrier|leaflets?|prospectus|flyers?|events?|salons?|sponsoring|dealers?|concession\w*|showrooms?)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Connected TV, web radio and digital posters are bought and measured online.
    private static readonly Regex OnlineAfterAll = new(@"connected|connectée|ctv|web|online|digital|dooh|streaming|vod|replay|e-?mail", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
