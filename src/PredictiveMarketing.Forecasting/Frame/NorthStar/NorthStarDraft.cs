namespace PredictiveMarketing.Forecasting.Frame.NorthStar;

/// <summary>What the four steps of the guide have brought so far (F08). Every save is an iteration.</summary>
public sealed record NorthStarDraft
{
    /// <summary>Step 1: what customers get here and nowhere else.</summary>
    public string? ValueProposition { get; init; }

    /// <summary>Step 1: the jobs that customers hire the product for (jobs to be done).</summary>
    public IReadOnlyList<string> Jobs { get; init; } = [];

    /// <summary>Step 2: five whys in a row, from a success of a customer down to what caused it.</summary>
    public IReadOnlyList<string> Whys { get; init; } = [];

    /// <summary>Step 3: what the brainstorm found.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>Step 3: the candidate that was selected.</summary>
    public string? Chosen { get; init; }

    /// <summary>Step 4: what exactly is counted, in which unit, over which time.</summary>
    public string? Definition { get; init; }

    /// <summary>Step 4: the five criteria with their evidence.</summary>
    public IReadOnlyList<CriterionEvidence> Criteria { get; init; } = [];

    /// <summary>Step 4: the column of the workspace in which it is measured every month; null where it is not measured yet.</summary>
    public string? Column { get; init; }

    /// <summary>Step 4: the unit of the figure, as it is written behind it; null: a plain number.</summary>
    public string? Unit { get; init; }

    /// <summary>Step 4: what a month should reach, in the unit; null while no goal is set.</summary>
    public double? Goal { get; init; }

    /// <summary>Step 4: figures that are watched beside it, so that it is not raised at the cost of the rest.</summary>
    public IReadOnlyList<string> Supporting { get; init; } = [];

    public NorthStarDraft Tidy() => this with
    {
        ValueProposition = Text(ValueProposition),
        Jobs = Texts(Jobs),
        Whys = Texts(Whys),
        Candidates = [.. Candidates.Select(c => c with { Name = c.Name?.Trim() ?? "" }).Where(c => c.Name.Length > 0 || c.Impact != 0 || c.Ease != 0)],
        Chosen = Text(Chosen),
        Definition = Text(Definition),
        Criteria = [.. Criteria.Select(c => c with { Evidence = Text(c.Evidence) }).OrderBy(c => c.Criterion)],
        Column = Text(Column),
        Unit = Text(Unit),
        Supporting = Texts(Supporting),
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    private static IReadOnlyList<string> Texts(IReadOnlyList<string> texts) => [.. texts.Select(Text).OfType<string>()];
}
