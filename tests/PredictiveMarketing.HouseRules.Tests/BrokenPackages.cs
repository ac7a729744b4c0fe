using PredictiveMarketing.HouseRules.Tests.Rules;

namespace PredictiveMarketing.HouseRules.Tests;

/// <summary>The rules on packages, purity and committed text catch what they are there for.</summary>
public sealed class BrokenPackages : IDisposable
{
    private const string Core = "src/PredictiveMarketing.Forecasting/";

    private readonly PlantedHouse house = new();

    public void Dispose() => house.Dispose();

    [Theory]
    [InlineData("5.*")]
    [InlineData("[5.0.0,6.0.0)")]
    [InlineData("5")]
    [InlineData("")]
    public void A_floating_version_is_seen(string version) =>
        Assert.Single(PackageVersions.CentralBreaches(house.With("Directory.Packages.props",
            $"<Project><ItemGroup><PackageVersion Include=\"A\" Version=\"{version}\" /><PackageVersion Include=\"B\" Version=\"1.2.3-beta.4\" /></ItemGroup></Project>").Repository));

    [Fact]
    public void A_version_in_a_project_and_a_missing_lock_file_are_seen() =>
        Assert.Equal(2, PackageVersions.ProjectBreaches(house.WithProject("Storage", "<PackageReference Include=\"Dapper\" Version=\"2.1.86\" />").Repository).Count);

    [Fact]
    public void A_loose_npm_version_and_a_registrys_address_are_seen()
    {
        house.With("web/package.json", """{ "dependencies": { "a": "^1.2.3" }, "devDependencies": { "b": "1.2.3" } }""");
        Assert.Equal(2, PackageVersions.NpmBreaches(house.Repository).Count);
        house.With("web/package.json", """{ "dependencies": { "a": "1.2.3" } }""").With("web/package-lock.json", """{ "packages": { "a": { "resolved": "https://registry.example/a.tgz" } } }""");
        Assert.StartsWith("web/package-lock.json names the registry", Assert.Single(PackageVersions.NpmBreaches(house.Repository)), StringComparison.Ordinal);
        Assert.Empty(PackageVersions.NpmBreaches(house.With("web/package-lock.json", """{ "packages": { "a": { "version": "1.2.3" } } }""").Repository));
    }

    [Fact]
    public void An_analyzer_that_is_not_wired_is_seen()
    {
        house.WithProject("Forecasting", "<AdditionalFiles Include=\"BannedSymbols.txt\" /><PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\" />")
            .With(Core + "BannedSymbols.txt", Repository.Ours.Read(Core + "BannedSymbols.txt"));
        Assert.Empty(Purity.WiringBreaches(house.Repository));
        Assert.Single(Purity.WiringBreaches(house.With(Core + "Month.cs", "#pragma warning disable RS0030").Repository));
        house.With(Core + "BannedSymbols.txt", Repository.Ours.Read(Core + "BannedSymbols.txt").Replace("T:System.Random;", "T:System.Dice;", StringComparison.Ordinal));
        Assert.Contains(Purity.WiringBreaches(house.Repository), b => b.Contains("T:System.Random is missing", StringComparison.Ordinal));
        Assert.Equal(2, Purity.WiringBreaches(house.WithProject("Forecasting", "").Repository).Count(b => b.Contains(".csproj", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("uses System.IO.File")]
    [InlineData("uses System.Random")]
    [InlineData("uses System.Threading.Tasks.Parallel")]
    [InlineData("uses System.Diagnostics.Stopwatch")]
    [InlineData("calls System.DateTime.get_UtcNow")]
    [InlineData("calls System.Guid.NewGuid")]
    [InlineData("calls System.Environment.get_MachineName")]
    public void An_impure_call_is_seen_in_the_compiled_assembly(string breach) =>
        Assert.Contains($"PredictiveMarketing.HouseRules.Tests.dll {breach}", Purity.CompiledBreaches(typeof(ImpureOnPurpose).Assembly.Location));

    [Theory]
    [InlineData("see /home/jane/leads.csv")]
    [InlineData("\"C:\\\\Users\\\\jane\\\\leads.csv\"")]
    [InlineData("https://packages/nuget")]
    [InlineData("http://10.1.2.3:8081/npm")]
    [InlineData("https://registry.corp/npm")]
    public void The_address_of_somebodys_machine_is_seen(string text) =>
        Assert.Single(CommittedText.PlaceBreaches(house.With("docs/notes.md", text).Repository));

    [Theory]
    [InlineData("http://localhost:5080/targets and http://127.0.0.1:5080/")]
    [InlineData("https://github.com/work/home, tests/home/page.cs, src/root/x")]
    public void An_address_that_is_the_same_everywhere_passes(string text) =>
        Assert.Empty(CommittedText.PlaceBreaches(house.With("docs/notes.md", text).Repository));

    [Fact]
    public void Work_left_in_a_comment_and_a_test_skipped_for_good_are_seen()
    {
        house.With("src/X/Month.cs", "// TO" + "DO: leap years").With("tests/X/MonthTests.cs", "[Fact(Sk" + "ip = \"later\")]");
        Assert.Single(CommittedText.LeftOverBreaches(house.Repository));
        Assert.Single(CommittedText.SkippedTestBreaches(house.Repository));
    }

    [Fact]
    public void A_path_of_the_compilers_machine_is_seen() =>
        Assert.Single(CommittedText.CompilerPathBreaches(house.With("tests/X/MonthTests.cs", "static string Here([CallerFilePath] string file = \"\") => file;").Repository));

    /// <summary>Everything that the core may not do, compiled here so that the rule has something to catch. Never called.</summary>
    private static class ImpureOnPurpose
    {
        public static string Everything()
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            int[] dice = [new Random(1).Next()];
            Parallel.For(0, 1, i => dice[i]++);
            File.Delete($"{Environment.MachineName}{Guid.NewGuid()}");
            return $"{DateTime.UtcNow.Ticks}{watch.Elapsed}";
        }
    }
}
