using System.Globalization;
using PredictiveMarketing.Forecasting.Models.Ets;

namespace PredictiveMarketing.Forecasting.Tests.Models.Ets;

/// <summary>One case of Witnesses/smoothing.txt, which Witnesses/smoothing.R wrote with R's forecast 8.20 and stats.</summary>
/// <param name="Kind"><c>form</c>, <c>chosen</c>, <c>theta</c>, <c>stl</c> or <c>stl-robust</c>.</param>
/// <param name="Detail">The form of smoothing, or the window of STL.</param>
internal sealed record SmoothingWitness(string Kind, string Name, string Detail, IReadOnlyDictionary<string, double[]> Numbers)
{
    private const string Folder = "tests/PredictiveMarketing.Forecasting.Tests/Witnesses";

    public static IReadOnlyList<SmoothingWitness> All { get; } = Read();

    public static TheoryData<string> Titles(string kind) => [.. All.Where(w => w.Kind == kind).Select(w => w.Title)];

    public static SmoothingWitness Titled(string kind, string title) => All.Single(w => w.Kind == kind && w.Title == title);

    public string Title => $"{Name} {Detail}";

    public double[] Series => Numbers["y"];

    public EtsForm Form => EtsForm.Parse(Detail);

    /// <summary>R's log-likelihood with the constant that it leaves out.</summary>
    public double LogLikelihood => Numbers["loglik"][0] - (Series.Length / 2.0 * (Math.Log(2 * Math.PI / Series.Length) + 1));

    public Smoothing By => new(Numbers["by"][0], Numbers["by"][1], Numbers["by"][2], Numbers["by"][3]);

    public double Level => Numbers["level"][0];

    public double Slope => Numbers["slope"][0];

    public double[] Season => Numbers.TryGetValue("season", out double[]? season) ? season : new double[12];

    private static List<SmoothingWitness> Read()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !Directory.Exists(Path.Combine(root, Folder)))
            root = Path.GetDirectoryName(root);
        var cases = new List<SmoothingWitness>();
        var numbers = new Dictionary<string, double[]>();
        foreach (string line in File.ReadLines(Path.Combine(root!, Folder, "smoothing.txt")))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "case")
                cases.Add(new SmoothingWitness(words[1], words[2], words[3], numbers = []));
            else
                numbers[words[0]] = [.. words[1..].Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
        }

        return cases;
    }
}
