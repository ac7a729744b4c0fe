using PredictiveMarketing.Storage.Import.Feeds;

namespace PredictiveMarketing.Storage.Import.Ga4;

internal enum ChannelDetail
{
    /// <summary>One feature per default channel group.</summary>
    Groups,

    /// <summary>One per family: ads, seo, social, email, direct, referral, (other). Fewer features suit few months.</summary>
    Families,

    None,
}

/// <summary>The options of a GA4 import.</summary>
/// <param name="AllByChannel">Every measure by channel, not only sessions and key events.</param>
internal sealed record Ga4Settings(FeedMarkets Markets, ChannelDetail Channels, bool AllByChannel, int Delay)
{
    public static IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["market"] = FeedMarkets.MarketOption,
        ["market-dimension"] = "Header of the dimension that tells markets apart, such as customEvent:dealer_region; default region, then city, then country.",
        ["market-map"] = FeedMarkets.MapOption,
        ["channels"] = "groups (default): GA4's default channel groups; families: ads, seo, social, email, direct, referral; none.",
        ["detail"] = "sessions (default): by channel only sessions and key events; all: every measure.",
        ["delay"] = FeedDelay.Option,
        ["partial"] = FeedMonths.Option,
    };

    public static Ga4Settings Of(ImportQuestion question, FeedLog log) => new(
        FeedMarkets.Of(question, log),
        Word(question, ("channels", log), ("groups", ChannelDetail.Groups), ("families", ChannelDetail.Families), ("none", ChannelDetail.None)),
        Word(question, ("detail", log), ("sessions", false), ("all", true)),
        FeedDelay.Of(question, log));

    /// <summary>How a channel is called in features; null when it is not told apart.</summary>
    public string? CodeOf(Ga4Channel? channel) => Channels switch
    {
        ChannelDetail.Groups => channel?.Code,
        ChannelDetail.Families => channel?.Family,
        _ => null,
    };

    private static T Word<T>(ImportQuestion question, (string Name, FeedLog Log) option, params (string Word, T Value)[] allowed)
    {
        if (question.Option(option.Name) is not { } text)
            return allowed[0].Value;
        foreach ((string word, T value) in allowed)
        {
            if (word == text)
                return value;
        }

        option.Log.Error(option.Name, $"The option {option.Name} is '{text}'.", $"Write {string.Join(" or ", allowed.Select(a => a.Word))}.");
        return allowed[0].Value;
    }
}
