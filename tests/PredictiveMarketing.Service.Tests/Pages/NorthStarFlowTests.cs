using System.Net;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;
using static PredictiveMarketing.Service.Tests.Pages.FrameFlowTests;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>F06 to F12: the guide to the north star, from the value proposition to the decision.</summary>
public sealed class NorthStarFlowTests : IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> En = Words.Of("en");
    private static readonly string[] Criteria = ["Measurable", "LeadsToRevenue", "ReflectsCustomerValue", "Actionable", "Understandable"];
    private readonly FramedHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task The_guide_ends_in_one_north_star()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        await Save(camille, "Value", ("valueProposition", "A test drive this week"), ("jobs", "Find a car"));
        await Save(camille, "Success", ("whys", "1"), ("whys", "2"), ("whys", "3"), ("whys", "4"));
        string early = await Text(camille, "/north-star?step=Brainstorm");
        Assert.Contains("id=\"star-early\"", early, StringComparison.Ordinal);
        Assert.Contains(En["starRule.northstar.five-whys"], await Text(camille, "/north-star?step=Success"), StringComparison.Ordinal);
        await Post(camille, early, "/north-star?handler=Save&step=Brainstorm", HttpStatusCode.Conflict, ("candidate", "a"), ("impact", "1"), ("ease", "1"));

        await Save(camille, "Success", ("whys", "1"), ("whys", "2"), ("whys", "3"), ("whys", "4"), ("whys", "5"));
        await Save(camille, "Brainstorm",
            ("candidate", "calls"), ("impact", "4"), ("ease", "3"), ("candidate", "requests answered"), ("impact", "5"), ("ease", "4"), ("candidate", "offers"), ("impact", "3"), ("ease", "5"), ("candidate", ""), ("impact", "0"), ("ease", "0"), ("chosen", "requests answered"));
        string ranking = await Text(camille, "/north-star?step=Brainstorm");
        ranking = ranking[ranking.IndexOf("id=\"ranking\"", StringComparison.Ordinal)..];
        Assert.True(ranking.IndexOf("<strong>20</strong>", StringComparison.Ordinal) < ranking.IndexOf("<strong>15</strong>", StringComparison.Ordinal));
        Assert.True(ranking.IndexOf("<strong>15</strong>", StringComparison.Ordinal) < ranking.IndexOf("<strong>12</strong>", StringComparison.Ordinal));

        await Save(camille, "Validate", [("definition", "number of requests answered per month"), ("column", "pollen"), ("supporting", "cost per lead"), .. Criteria.SelectMany(c => new[] { ("met", c), ($"evidence.{c}", "seen") })]);
        foreach (string team in new[] { "Sales", "Marketing" })
            await Act(camille, "SignOff", HttpStatusCode.Redirect, ("team", team), ("approves", "true"));
        await Act(camille, "Test", HttpStatusCode.Redirect);
        using HttpClient dominique = await house.BrowserOf("Dominique");
        Assert.Contains("Has not agreed: Product.", await Text(dominique, "/north-star?step=Validate"), StringComparison.Ordinal);
        await Act(camille, "SignOff", HttpStatusCode.Redirect, ("team", "Product"), ("approves", "true"));

        await Act(dominique, "Activate", HttpStatusCode.Redirect);
        string active = await Text(dominique, "/north-star");
        Assert.Contains(En["star.activeTitle"], active, StringComparison.Ordinal);
        Assert.Contains("number of requests answered per month", active, StringComparison.Ordinal);
    }

    /// <summary>F12: the catalogue is on the page, its first row without a company.</summary>
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Five_examples_stand_beside_the_guide(string language)
    {
        using HttpClient camille = await house.BrowserOf("Camille", language);

        string page = await Text(camille, "/north-star");

        foreach (string code in new[] { "active-users", "nights", "listening", "active-customers", "lessons" })
            Assert.Contains(Words.Of(language)[$"star.example.{code}"], page, StringComparison.Ordinal);
        Assert.Contains($"<th scope=\"row\">–</th><td>{Words.Of(language)["star.example.active-users"]}</td>", page, StringComparison.Ordinal);
    }

    /// <summary>F07: a number outside the matrix is refused.</summary>
    [Fact]
    public async Task A_candidate_without_numbers_is_refused()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        await Save(camille, "Value", ("valueProposition", "v"), ("jobs", "j"));
        await Save(camille, "Success", ("whys", "1"), ("whys", "2"), ("whys", "3"), ("whys", "4"), ("whys", "5"));
        string page = await Text(camille, "/north-star?step=Brainstorm");

        Assert.Contains(En["starRule.northstar.matrix-range"],
            await Post(camille, page, "/north-star?handler=Save&step=Brainstorm", HttpStatusCode.UnprocessableEntity, ("candidate", "a"), ("impact", "0"), ("ease", "3")), StringComparison.Ordinal);
    }

    private static async Task Save(HttpClient browser, string step, params (string Name, string Value)[] fields)
    {
        string page = await Text(browser, $"/north-star?step={step}");
        await Post(browser, page, $"/north-star?handler=Save&step={step}", HttpStatusCode.Redirect, [("hash", Hash(page)), .. fields]);
    }

    private static async Task Act(HttpClient browser, string handler, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        string page = await Text(browser, "/north-star?step=Validate");
        await Post(browser, page, $"/north-star?handler={handler}", expected, [("hash", Hash(page)), .. fields]);
    }
}
