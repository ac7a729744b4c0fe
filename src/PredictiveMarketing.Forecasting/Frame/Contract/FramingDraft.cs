using PredictiveMarketing.Forecasting.Kpis;

namespace PredictiveMarketing.Forecasting.Frame.Contract;

/// <summary>The answer to step 1 while it is being written: any field may still be empty. Signed, it is the framing contract (F01).</summary>
public sealed record FramingDraft
{
    /// <summary>Name of the workspace, its id everywhere.</summary>
    public string? Name { get; init; }

    /// <summary>What somebody needs to know.</summary>
    public string? Need { get; init; }

    /// <summary>What is to be predicted for it.</summary>
    public string? Objective { get; init; }

    public DraftKpi Kpi { get; init; } = new();

    public LeadDefinition? LeadDefinition { get; init; }

    public LabelPolicy LabelPolicy { get; init; } = LabelPolicy.Immediate;

    public Scope Scope { get; init; } = Scope.Everything;

    public int? HorizonMonths { get; init; }

    public Approval Approval { get; init; } = Approval.ByPeople;

    /// <summary>ISO 4217 code of the costs.</summary>
    public string Currency { get; init; } = FramingContract.EuroCode;

    public FramingDetails Details { get; init; } = new();

    /// <summary>The draft that says what a contract says: drivers, gates, schedule and clock are not part of the framing.</summary>
    public static FramingDraft Of(FramingContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return new FramingDraft
        {
            Name = contract.Name,
            Need = contract.Need,
            Objective = contract.Objective,
            Kpi = new DraftKpi { Name = contract.Kpi.Name, Unit = contract.Kpi.Unit, Stage = contract.Kpi.Stage, NonNegative = contract.Kpi.NonNegative },
            LeadDefinition = contract.LeadDefinition,
            LabelPolicy = contract.LabelPolicy,
            Scope = contract.Scope,
            HorizonMonths = contract.HorizonMonths,
            Approval = contract.Approval,
            Currency = contract.Currency,
            Details = contract.Details ?? new FramingDetails(),
        }.Tidy();
    }

    /// <summary>The same without blanks at the ends, empty texts and repeated names, so that equal content is equal text.</summary>
    public FramingDraft Tidy() => this with
    {
        Name = Text(Name),
        Need = Text(Need),
        Objective = Text(Objective),
        Kpi = Kpi with { Name = Text(Kpi.Name), Unit = Text(Kpi.Unit), Stage = Text(Kpi.Stage) ?? DraftKpi.CommonStage },
        LeadDefinition = LeadDefinition is { } leads && Names(leads.Events) is { Count: > 0 } events ? leads with { Events = events } : null,
        LabelPolicy = LabelPolicy with { ExclusionCodes = Names(LabelPolicy.ExclusionCodes) },
        Scope = new Scope(Names(Scope.Campaigns), Names(Scope.Channels)),
        Approval = Approval with { Reason = Text(Approval.Reason) },
        Currency = Text(Currency)?.ToUpperInvariant() ?? FramingContract.EuroCode,
        Details = Details.Tidy(),
    };

    internal static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    internal static IReadOnlyList<string> Names(IReadOnlyList<string>? names) =>
        [.. (names ?? []).Select(Text).OfType<string>().Distinct(StringComparer.Ordinal)];
}

/// <summary>The KPI of a draft.</summary>
public sealed record DraftKpi
{
    public const string CommonStage = "acquisition";

    public string? Name { get; init; }

    public string? Unit { get; init; }

    public string Stage { get; init; } = CommonStage;

    /// <summary>False only for a KPI that may fall below zero.</summary>
    public bool NonNegative { get; init; } = true;
}

/// <summary>What a framing says beyond what the four steps compute with: kept in the contract, read by people.</summary>
public sealed record FramingDetails
{
    /// <summary>What will be decided with the forecast, by whom and when.</summary>
    public string? Decision { get; init; }

    public ImprovementArea? Area { get; init; }

    /// <summary>What kind of figure the KPI is, where its name does not tell.</summary>
    public MetricKind? Kind { get; init; }

    /// <summary>What a lead too much in the forecast costs, in the currency of the framing.</summary>
    public decimal? CostOver { get; init; }

    /// <summary>What a lead too few in the forecast costs, in the currency of the framing.</summary>
    public decimal? CostUnder { get; init; }

    public AcceptanceBar? Acceptance { get; init; }

    /// <summary>Who approves targets, by name.</summary>
    public IReadOnlyList<string> Approvers { get; init; } = [];

    public IReadOnlyList<Stakeholder> Stakeholders { get; init; } = [];

    /// <summary>The same without blanks and repeated names.</summary>
    public FramingDetails Tidy() => this with
    {
        Decision = FramingDraft.Text(Decision),
        Approvers = FramingDraft.Names(Approvers),
        Stakeholders = [.. Stakeholders.Select(s => s with { Name = s.Name?.Trim() ?? "", Team = s.Team?.Trim() ?? "" }).Where(s => s.Name.Length + s.Team.Length > 0)],
    };
}

/// <summary>By what a forecast is judged good enough to be used.</summary>
public enum AcceptanceMeasure
{
    /// <summary>Sum of absolute errors over sum of leads, at most the bar.</summary>
    Wape,

    /// <summary>Share by which the error is below that of last year's value, at least the bar.</summary>
    GainOverSeasonalNaive,
}

/// <summary>The bar that makes the forecast worth using.</summary>
/// <param name="Value">A fraction: 0.15 is 15 %.</param>
public sealed record AcceptanceBar(AcceptanceMeasure Measure, double Value)
{
    /// <summary>Does a forecast with this WAPE pass, beside a seasonal naive with that one? What is not a number never passes.</summary>
    public bool Accepts(double wape, double naive) => Measure == AcceptanceMeasure.Wape ? wape <= Value : naive > 0 && 1 - (wape / naive) >= Value;
}

/// <summary>How far somebody takes part (F26).</summary>
public enum Involvement
{
    /// <summary>Sees what is decided and why.</summary>
    Informed,

    /// <summary>Is asked before.</summary>
    Consulted,

    /// <summary>Decides.</summary>
    Decides,
}

/// <summary>Somebody whom the forecast concerns.</summary>
public sealed record Stakeholder(string Name, string Team, Involvement Involvement = Involvement.Informed);
