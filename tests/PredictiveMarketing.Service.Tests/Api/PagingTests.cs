using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using PredictiveMarketing.Service.Api;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>G06: a list that changes while it is read page by page loses nothing that stays, and shows nothing twice.</summary>
public class PagingTests
{
    [Fact]
    public void Lines_that_come_in_at_either_end_move_no_page()
    {
        List<string> newestFirst = ["f", "e", "d", "c", "b", "a"];
        (string[] first, string? cursor) = Read(newestFirst, null);

        newestFirst.InsertRange(0, ["h", "g"]);
        newestFirst.Add("0");
        (string[] second, cursor) = Read(newestFirst, cursor);
        (string[] third, cursor) = Read(newestFirst, cursor);
        (string[] last, cursor) = Read(newestFirst, cursor);

        Assert.Equal(["f", "e", "d", "c", "b", "a", "0"], [.. first, .. second, .. third, .. last]);
        Assert.Null(cursor);
    }

    [Fact]
    public void A_line_that_is_gone_meanwhile_does_not_lose_the_place()
    {
        List<string> list = ["a", "b", "c", "d", "e"];
        (_, string? cursor) = Read(list, null);

        list.Remove("b");
        (string[] second, _) = Read(list, cursor);

        Assert.Equal(["c", "d"], second);
    }

    [Fact]
    public void A_cursor_of_another_list_is_refused()
    {
        (_, string? cursor) = Read(["a", "b", "c"], null);

        Assert.IsType<ProblemHttpResult>(Paging.Page(new DefaultHttpContext(), new PageAsked(2, cursor), ["x", "y", "z"], s => s));
    }

    private static (string[] Lines, string? Cursor) Read(List<string> list, string? cursor)
    {
        DefaultHttpContext call = new();
        var page = Assert.IsType<Ok<string[]>>(Paging.Page(call, new PageAsked(2, cursor), list, s => s));
        string link = call.Response.Headers["Link"].ToString();
        return (page.Value!, link.Length == 0 ? null : link[(link.IndexOf("cursor=", StringComparison.Ordinal) + 7)..link.IndexOf('>', StringComparison.Ordinal)]);
    }
}
