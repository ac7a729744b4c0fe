using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Pages;

public sealed class HomePageTests(LateHouse house) : IClassFixture<LateHouse>
{
    private static readonly IReadOnlyDictionary<string, string> En = Words.Of("en");

    /// <summary>Late leads are said whatever else waits; the way to bring them is shown to whoever may.</summary>
    [Theory]
    [InlineData("Camille", true)]
    [InlineData("Dominique", false)]
    public async Task Late_leads_are_said_although_something_else_is_to_be_done_first(string person, bool mayImport)
    {
        using HttpClient browser = await house.BrowserOf(person);

        string page = await FrameFlowTests.Text(browser, "/");

        Assert.Contains(En["action.ApproveTargets.go"], page, StringComparison.Ordinal);
        Assert.Contains("data-state=\"stale\"", page, StringComparison.Ordinal);
        Assert.Contains("October 2026", page, StringComparison.Ordinal);
        Assert.Equal(mayImport, page.Contains(En["home.stale.go"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_only_administrators_see_stands_under_a_heading_of_its_own()
    {
        using HttpClient sacha = await house.BrowserOf("Sacha");
        using HttpClient camille = await house.BrowserOf("Camille");

        string rooms = await FrameFlowTests.Text(sacha, "/");

        int heading = rooms.IndexOf($"<li class=\"pm-rooms-group\">{En["nav.administration"]}</li>", StringComparison.Ordinal);
        Assert.InRange(heading, rooms.IndexOf("href=\"/boards\"", StringComparison.Ordinal), rooms.IndexOf("href=\"/people\"", StringComparison.Ordinal));
        Assert.DoesNotContain(En["nav.administration"], await FrameFlowTests.Text(camille, "/"), StringComparison.Ordinal);
    }
}
