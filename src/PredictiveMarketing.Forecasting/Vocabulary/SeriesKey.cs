namespace PredictiveMarketing.Forecasting.Vocabulary;

/// <summary>One series of qualified leads: a campaign in a market.</summary>
public readonly record struct SeriesKey(string Campaign, string Market) : IComparable<SeriesKey>
{
    public int CompareTo(SeriesKey other)
    {
        int byCampaign = string.CompareOrdinal(Campaign, other.Campaign);
        return byCampaign != 0 ? byCampaign : string.CompareOrdinal(Market, other.Market);
    }

    public override string ToString() => $"{Campaign} / {Market}";

    public static bool operator <(SeriesKey a, SeriesKey b) => a.CompareTo(b) < 0;

    public static bool operator >(SeriesKey a, SeriesKey b) => a.CompareTo(b) > 0;

    public static bool operator <=(SeriesKey a, SeriesKey b) => a.CompareTo(b) <= 0;

    public static bool operator >=(SeriesKey a, SeriesKey b) => a.CompareTo(b) >= 0;
}
