using PredictiveMarketing.HouseRules.Tests.Rules;

namespace PredictiveMarketing.HouseRules.Tests;

/// <summary>Every rule catches the mistake it is there for, and lets the right way pass.</summary>
public sealed class BrokenHouses : IDisposable
{
    private readonly PlantedHouse house = new();

    public void Dispose() => house.Dispose();

    [Theory]
    [InlineData("Forecasting", "<ProjectReference Include=\"../PredictiveMarketing.Storage/PredictiveMarketing.Storage.csproj\" />", "Forecasting may not refer to Storage")]
    [InlineData("Storage", "<ProjectReference Include=\"..\\PredictiveMarketing.Service\\PredictiveMarketing.Service.csproj\" />", "Storage may not refer to Service")]
    [InlineData("Service", "<ProjectReference Include=\"../PredictiveMarketing.Trainer/PredictiveMarketing.Trainer.csproj\" />", "Service may not refer to Trainer")]
    [InlineData("Trainer", "<ProjectReference Include=\"../PredictiveMarketing.Service/PredictiveMarketing.Service.csproj\" />", "Trainer may not refer to Service")]
    [InlineData("Forecasting", "<PackageReference Include=\"Dapper\" />", "Forecasting may not use the package Dapper")]
    [InlineData("Storage", "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />", "Storage may not use the package Microsoft.AspNetCore.App")]
    [InlineData("Forecasting", "<Reference Include=\"Some.dll\" />", "referred to as a file")]
    [InlineData("Attic", "", "a new room")]
    public void An_arrow_the_wrong_way_is_seen(string room, string items, string breach) =>
        Assert.Contains(breach, Assert.Single(References.Breaches(house.WithProject(room, items).Repository)), StringComparison.Ordinal);

    [Fact]
    public void A_room_that_comes_in_through_a_props_file_is_seen_in_the_lock_file()
    {
        house.WithProject("Forecasting", "").With("src/PredictiveMarketing.Forecasting/packages.lock.json",
            """{ "version": 2, "dependencies": { "net10.0": { "predictivemarketing.storage": { "type": "Project" }, "Dapper": { "type": "Direct" }, "Quiet": { "type": "Transitive" } } } }""");
        Assert.Equal(["Forecasting may not refer to Storage", "Forecasting may not use the package Dapper"],
            References.Breaches(house.Repository).Select(b => b[(b.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public void A_storage_room_built_as_a_web_project_is_seen() =>
        Assert.Single(References.Breaches(house.WithProject("Storage", "", sdk: "Microsoft.NET.Sdk.Web").Repository));

    [Fact]
    public void The_arrows_of_the_plan_pass() =>
        Assert.Empty(References.Breaches(house
            .WithProject("Forecasting", "<PackageReference Include=\"MathNet.Numerics\" />")
            .WithProject("Storage", "<ProjectReference Include=\"../PredictiveMarketing.Forecasting/PredictiveMarketing.Forecasting.csproj\" /><PackageReference Include=\"Dapper\" />")
            .WithProject("Service", "<ProjectReference Include=\"../PredictiveMarketing.Storage/PredictiveMarketing.Storage.csproj\" />", sdk: "Microsoft.NET.Sdk.Web")
            .Repository));

    [Fact]
    public void A_stranger_at_the_top_and_a_missing_room_are_seen()
    {
        IReadOnlyList<string> breaches = Layout.TopLevelBreaches(house.With(".gitignore", "store/\n").With("store/pm.db", "").With("scratch/notes.md", "").Repository);
        Assert.Contains("scratch/ does not belong at the top of the repository", breaches);
        Assert.Contains("src/ is missing at the top of the repository", breaches);
        Assert.DoesNotContain(breaches, b => b.StartsWith("store/", StringComparison.Ordinal));
    }

    [Fact]
    public void What_git_ignores_does_not_belong_to_the_house()
    {
        house.With(".gitignore", "bin/\n/store/\n**/wwwroot/lib/\n*.user\n")
            .With("src/X/bin/a.cs", "").With("store/pm.db", "").With("src/X/wwwroot/lib/b.js", "").With("src/X/store/kept.cs", "").With("src/X/lib/kept.js", "");
        Assert.Equal([".gitignore", "src/X/lib/kept.js", "src/X/store/kept.cs"], house.Repository.Files());
    }

    [Theory]
    [InlineData("src/X/Utils/Month.cs", "")]
    [InlineData("src/X/LeadHelper.cs", "")]
    [InlineData("src/X/Data2.cs", "")]
    [InlineData("src/X/wwwroot/common.js", "")]
    [InlineData("src/X/Leads.cs", "internal sealed class PipelineManager;")]
    [InlineData("tests/X/Leads.cs", "public readonly record struct MiscLeads(int Count);")]
    public void A_name_that_says_nothing_is_seen(string path, string text) =>
        Assert.Single(Layout.NameBreaches(house.With(path, text).Repository));

    [Theory]
    [InlineData("src/X/Uncommon.cs", "public sealed class Management;")]
    [InlineData("src/X/Month.cs", "// a helper class may be talked about\npublic sealed class MonthTagHelper;")]
    public void A_name_that_only_looks_like_one_passes(string path, string text) =>
        Assert.Empty(Layout.NameBreaches(house.With(path, text).Repository));

    [Fact]
    public void A_long_file_needs_a_reason_and_a_reason_needs_a_long_file()
    {
        const string list = "tests/PredictiveMarketing.HouseRules.Tests/LongFiles.txt";
        house.With("src/X/Long.cs", string.Concat(Enumerable.Repeat("// line\n", 301))).With("src/X/Fits.cs", string.Concat(Enumerable.Repeat("// line\n", 300)));
        Assert.StartsWith("src/X/Long.cs has more", Assert.Single(Layout.LengthBreaches(house.Repository)), StringComparison.Ordinal);
        Assert.Empty(Layout.LengthBreaches(house.With(list, "# path;reason\nsrc/X/Long.cs;a table of certified values").Repository));
        Assert.Single(Layout.LengthBreaches(house.With(list, "src/X/Long.cs;").Repository));
        Assert.Single(Layout.LengthBreaches(house.With(list, "src/X/Long.cs;certified\nsrc/X/Fits.cs;no longer long").Repository));
    }

    [Fact]
    public void An_interface_with_one_implementation_is_seen()
    {
        house.With("src/X/ILedger.cs", "public interface ILedger;").With("src/X/Ledger.cs", "public sealed class Ledger(string name) : ILedger { }\npublic sealed record Reader(ILedger Ledger);");
        Assert.Contains("ILedger has 1", Assert.Single(Layout.InterfaceBreaches(house.Repository)), StringComparison.Ordinal);
        Assert.Empty(Layout.InterfaceBreaches(house.With("src/X/Paper.cs", "internal sealed record Paper(int Page)\n    : IDisposable, ILedger;").Repository));
    }

    [Fact]
    public void A_decision_outside_the_index_a_line_without_one_and_a_number_twice_are_seen()
    {
        house.With("docs/decisions/README.md", "[0001](0001-rooms.md) [0002](0002-gone.md)").With("docs/decisions/0001-rooms.md", "");
        Assert.Equal(["docs/decisions/README.md lists 0002-gone.md, which is not there"], Layout.DecisionBreaches(house.Repository));
        house.With("docs/decisions/README.md", "[0001](0001-rooms.md)").With("docs/decisions/0001-doors.md", "");
        Assert.Equal(
            ["docs/decisions/0001-doors.md is not in the index", "docs/decisions: two decisions have the number 0001"],
            Layout.DecisionBreaches(house.Repository));
    }
}
