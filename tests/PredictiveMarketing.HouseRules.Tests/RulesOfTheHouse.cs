using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.HouseRules.Tests.Rules;

namespace PredictiveMarketing.HouseRules.Tests;

/// <summary>The rules, held against the repository itself.</summary>
public sealed class RulesOfTheHouse
{
    private static readonly Repository Ours = Repository.Ours;

    [Fact]
    public void The_arrows_between_the_rooms_point_one_way() => Holds(References.Breaches(Ours));

    [Fact]
    public void Nothing_stands_at_the_top_that_the_plan_of_the_house_does_not_show() => Holds(Layout.TopLevelBreaches(Ours));

    [Fact]
    public void Names_are_the_planners_words() => Holds(Layout.NameBreaches(Ours));

    [Fact]
    public void A_long_file_gives_its_reason() => Holds(Layout.LengthBreaches(Ours));

    [Fact]
    public void An_interface_has_two_real_implementations() => Holds(Layout.InterfaceBreaches(Ours));

    [Fact]
    public void Every_promised_row_has_its_test_in_the_library_through_the_API_and_on_the_page()
    {
        Assert.Equal(42, PromisedRows.Ids.Count);
        Assert.Equal(["F06", "F08"], PromisedRows.IdsOf("/// <summary>F06, F08: sums.</summary>\n[Fact]").Order());
        Assert.Empty(PromisedRows.IdsOf("/// <summary>F06.</summary>\nprivate static int Sum()"));
        Holds(PromisedRows.Breaches(Ours));
    }

    [Fact]
    public void Every_decision_is_in_the_index() => Holds(Layout.DecisionBreaches(Ours));

    [Fact]
    public void Package_versions_are_exact_and_in_one_file() => Holds(PackageVersions.CentralBreaches(Ours));

    [Fact]
    public void Every_project_has_its_lock_file() => Holds(PackageVersions.ProjectBreaches(Ours));

    [Fact]
    public void Npm_packages_are_exact_and_locked_without_a_registrys_address() => Holds(PackageVersions.NpmBreaches(Ours));

    [Fact]
    public void The_analyzer_is_told_what_is_impure() => Holds(Purity.WiringBreaches(Ours));

    [Fact]
    public void The_compiled_core_touches_no_file_clock_thread_or_dice() =>
        Holds(Purity.CompiledBreaches(typeof(Month).Assembly.Location));

    [Fact]
    public void No_committed_text_names_a_persons_machine() => Holds(CommittedText.PlaceBreaches(Ours));

    [Fact]
    public void No_code_looks_for_files_where_the_compiler_was() => Holds(CommittedText.CompilerPathBreaches(Ours));

    [Fact]
    public void Nothing_is_left_for_later_in_a_comment() => Holds(CommittedText.LeftOverBreaches(Ours));

    [Fact]
    public void No_test_is_skipped_for_good() => Holds(CommittedText.SkippedTestBreaches(Ours));

    /// <summary>Shows every breach at once, each with its file.</summary>
    private static void Holds(IReadOnlyList<string> breaches) =>
        Assert.True(breaches.Count == 0, string.Join(Environment.NewLine, breaches));
}
