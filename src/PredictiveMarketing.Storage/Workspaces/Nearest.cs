namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>Guesses which known word a planner meant.</summary>
internal static class Nearest
{
    private const int LongestWord = 100;

    /// <summary>The known word with the fewest edits (Levenshtein 1966), or null when none is near.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        if (word.Length > LongestWord)
            return null;
        string? best = null;
        int bestEdits = Math.Max(1, word.Length / 2);
        foreach (string candidate in known)
        {
            int edits = Edits(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits < bestEdits || (edits == bestEdits && best is null))
                (best, bestEdits) = (candidate, edits);
        }

        return best;
    }

    /// <summary>" Did you mean 'x'?" or nothing.</summary>
    public static string Question(string word, IEnumerable<string> known) =>
        To(word, known) is { } near ? $" Did you mean '{near}'?" : "";

    private static int Edits(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
