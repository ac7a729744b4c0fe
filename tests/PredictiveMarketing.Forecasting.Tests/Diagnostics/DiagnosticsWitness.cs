using System.Globalization;

namespace PredictiveMarketing.Forecasting.Tests.Diagnostics;

/// <summary>One case of Witnesses/diagnostics.txt, which Witnesses/diagnostics.R wrote with R's lm, Box.test and shapiro.test.</summary>
internal sealed record DiagnosticsWitness(string Name, IReadOnlyDictionary<string, double[]> Numbers)
{
    private const string Path = "tests/PredictiveMarketing.Forecasting.Tests/Witnesses/diagnostics.txt";

    public static IReadOnlyList<DiagnosticsWitness> All { get; } = Read();

    public double[] this[string name] => Numbers[name];

    private static List<DiagnosticsWitness> Read()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(root, Path)))
            root = System.IO.Path.GetDirectoryName(root) ?? throw new FileNotFoundException(Path);
        var cases = new List<DiagnosticsWitness>();
        foreach (string line in File.ReadLines(System.IO.Path.Combine(root, Path)))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "case")
                cases.Add(new DiagnosticsWitness(words[1], new Dictionary<string, double[]>()));
            else
                ((Dictionary<string, double[]>)cases[^1].Numbers)[words[0]] = [.. words[1..].Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
        }

        return cases;
    }
}
