using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.NorthStar;

/// <summary>A metric that might become the north star.</summary>
/// <param name="Impact">On revenue, 1 to 5.</param>
/// <param name="Ease">Of measurement, 1 to 5.</param>
public sealed record Candidate(string Name, int Impact, int Ease)
{
    /// <summary>Impact x ease, 1 to 25 (F07).</summary>
    public int Score => Impact * Ease;
}

/// <summary>Impact on revenue against ease of measurement (F07).</summary>
public static class PriorityMatrix
{
    public const int Least = 1;
    public const int Most = 5;

    /// <summary>Candidates from the best score down; of two equal scores the greater impact comes first.</summary>
    public static IReadOnlyList<Candidate> Rank(IReadOnlyList<Candidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return [.. candidates.OrderByDescending(c => c.Score).ThenByDescending(c => c.Impact).ThenBy(c => c.Name, StringComparer.Ordinal)];
    }

    public static IReadOnlyList<Finding> Check(IReadOnlyList<Candidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var findings = new List<Finding>();
        for (int i = 0; i < candidates.Count; i++)
        {
            Candidate one = candidates[i];
            if (string.IsNullOrWhiteSpace(one.Name))
                findings.Add(Finding.Error(NorthStarPlace.At($"candidates[{i}].name"), "northstar.candidate-name", "A candidate has no name.", "Name it, or remove the line."));
            foreach ((string field, int value) in new[] { ("impact", one.Impact), ("ease", one.Ease) })
            {
                if (value is < Least or > Most)
                    findings.Add(Finding.Error(NorthStarPlace.At($"candidates[{i}].{field}"), "northstar.matrix-range", $"The {field} of '{one.Name}' is {value}.", "Write a whole number from 1 to 5."));
            }
        }

        return findings;
    }
}

/// <summary>Where a field of the north star stands.</summary>
public static class NorthStarPlace
{
    public static Place At(string field) => new("north-star", null, field);
}
