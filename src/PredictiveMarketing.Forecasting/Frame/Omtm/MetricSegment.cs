namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>A metric narrowed to whom it is about (F24): <c>visitor conversion, Germany</c>, <c>7-day retention, freemium</c>.</summary>
/// <param name="Metric">What is measured, as the team calls it.</param>
public sealed record MetricSegment(string Metric)
{
    public string? Country { get; init; }

    public string? Channel { get; init; }

    /// <summary>Who: an age, a household, a kind of customer.</summary>
    public string? Demographic { get; init; }

    /// <summary>A finer step than the funnel's stage: freemium, trial, second visit.</summary>
    public string? SubStage { get; init; }

    /// <summary>What narrows it, in a fixed order.</summary>
    public IReadOnlyList<string> Parts => [.. new[] { Country, Channel, Demographic, SubStage }.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.Trim())];

    public bool IsNarrowed => Parts.Count > 0;

    /// <summary>The metric and everything that narrows it.</summary>
    public string Label => string.Join(", ", [Metric.Trim(), .. Parts]);
}

/// <summary>How large the company is, which says how specific its metric has to be (F22).</summary>
public enum CompanySize
{
    /// <summary>Fewer than 50 people: everybody works on the same customers, a segment may wait.</summary>
    StartUp,

    /// <summary>50 to 200 people.</summary>
    ScaleUp,

    /// <summary>More than 200 people: without a segment the metric is nobody's.</summary>
    Enterprise,
}

public static class CompanySizes
{
    public static CompanySize Of(int staff) => staff switch { < 50 => CompanySize.StartUp, <= 200 => CompanySize.ScaleUp, _ => CompanySize.Enterprise };

    /// <summary>Enterprises have to name a segment; a scale-up is advised to.</summary>
    public static bool NeedsSegment(this CompanySize size) => size == CompanySize.Enterprise;
}
