using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Regression;

namespace PredictiveMarketing.Forecasting.Tests.Models;

/// <summary>Penalised regressions beside R's glmnet: Witnesses/glmnet.txt, which Witnesses/glmnet.R wrote.</summary>
public sealed class GlmnetWitnessTests
{
    private const string Path = "tests/PredictiveMarketing.Forecasting.Tests/Witnesses/glmnet.txt";

    public static TheoryData<string> Names => ["swiss", "mtcars", "seatbelts"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Coefficients_at_a_fixed_penalty_are_those_of_glmnet(string name)
    {
        string[][] lines = Case(name);
        double[] y = Numbers(lines.Single(l => l[0] == "y")[1..]);
        (string, double[])[] terms = [.. lines.Where(l => l[0].StartsWith('x')).Select(l => (l[0], Numbers([.. l[1..], l[1]])))];
        Moments moments = MomentsOf(y, terms);
        string[][] solutions = [.. lines.Where(l => l[0] == "beta")];
        Assert.Equal(12, solutions.Length);
        foreach (string[] line in solutions)
        {
            double mix = Number(line[1]);
            double penalty = Number(line[2]);
            double[] beta = new double[terms.Length];
            if (mix == 0)
                new RidgePath().Solve(moments, penalty, beta);
            else
                new ElasticNetPath(mix).Solve(moments, penalty, beta, settled: 1e-10);
            // The tolerance; glmnet itself ran with a threshold of 1e-14.
            for (int j = 0; j < beta.Length; j++)
                Assert.Equal(Number(line[3 + j]), beta[j], 1e-4);
        }
    }

    private static Moments MomentsOf(double[] y, (string, double[])[] terms)
    {
        KnownTable table = Planted.Table(y, steps: 1, nonNegative: false, terms);
        Design design = Design.Of(table, [.. terms.Select(t => new Term(TermKind.Driver, t.Item1, 0))]);
        var moments = new Moments(design);
        foreach (int row in design.Rows)
            moments.Add(row);
        moments.Standardise();
        return moments;
    }

    private static string[][] Case(string name)
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(root, Path)))
            root = System.IO.Path.GetDirectoryName(root) ?? throw new FileNotFoundException(Path);
        string[][] lines = [.. File.ReadLines(System.IO.Path.Combine(root, Path)).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        return [.. lines.SkipWhile(l => !(l[0] == "case" && l[1] == name)).Skip(1).TakeWhile(l => l[0] != "case")];
    }

    private static double[] Numbers(string[] words) => [.. words.Select(Number)];

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
