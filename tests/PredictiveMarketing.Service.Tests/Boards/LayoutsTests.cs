using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Service.Pages.Boards;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Tests.Boards;

/// <summary>B05: managers have the operational layout, executives the reporting one, and whoever is both may switch.</summary>
public sealed class LayoutsTests
{
    private static IReadOnlyList<BoardLayout> Of(params Role[] roles) => BoardRoom.LayoutsOf(new Person("Ana", roles, null), BoardKind.Team);

    [Fact]
    public void One_role_has_one_layout()
    {
        Assert.Equal([BoardLayout.Operational], Of(Role.Planner));
        Assert.Equal([BoardLayout.Reporting], Of(Role.Viewer));
        Assert.Equal([BoardLayout.Reporting], Of(Role.Governance));
    }

    [Fact]
    public void A_person_with_two_roles_may_switch() =>
        Assert.Equal([BoardLayout.Reporting, BoardLayout.Operational], Of(Role.Governance, Role.Planner));

    [Fact]
    public void The_management_board_is_a_report_for_everybody() =>
        Assert.Contains(BoardLayout.Reporting, BoardRoom.LayoutsOf(new Person("Ana", [Role.Planner], null), BoardKind.Management));
}
