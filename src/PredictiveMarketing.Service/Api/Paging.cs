using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace PredictiveMarketing.Service.Api;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Limit">At most this many; 1 to 5000, 1000 when nothing is said.</param>
/// <param name="Cursor">Where the page before this one ended, from its <c>Link</c> header.</param>
public sealed record PageAsked([FromQuery(Name = "limit")] int? Limit, [FromQuery(Name = "cursor")] string? Cursor);

/// <summary>
/// Lists in pages. The cursor names the last lines that were read, so that lines which come in between are neither lost nor read twice, and one
/// that is gone meanwhile does not lose the place; the next page's address stands in a <c>Link</c> header (RFC 8288), and where there is none
/// the list is at its end.
/// </summary>
public static class Paging
{
    public const int Usual = 1000;
    public const int Most = 5000;

    /// <summary>So many lines may be gone at once before a reader has to begin again.</summary>
    private const int Remembered = 8;

    /// <param name="all">The whole list, in an order that does not change.</param>
    /// <param name="key">Unique in the list, and stable.</param>
    public static IResult Page<T>(HttpContext call, PageAsked asked, IReadOnlyList<T> all, Func<T, string> key) => Page(call, asked, all, key, page => page);

    /// <summary>A page of a list that is told with more around it.</summary>
    /// <param name="answer">What is told, given the lines of the page.</param>
    public static IResult Page<T, TAnswer>(HttpContext call, PageAsked asked, IReadOnlyList<T> all, Func<T, string> key, Func<T[], TAnswer> answer)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(answer);
        int limit = asked.Limit ?? Usual;
        if (limit is < 1 or > Most)
            return BadRequest("limit", $"A page has 1 to {Most} lines, not {limit}.");
        int from = 0;
        if (!string.IsNullOrEmpty(asked.Cursor))
        {
            int at = (Read(asked.Cursor)?.Split('\n') ?? []).Select(last => IndexOf(all, key, last)).FirstOrDefault(found => found >= 0, -1);
            if (at < 0)
                return BadRequest("cursor", "This cursor belongs to another list. Begin again without one.");
            from = at + 1;
        }

        T[] page = [.. all.Skip(from).Take(limit)];
        if (from + page.Length < all.Count)
            call.Response.Headers.Append("Link", $"<{NextAddress(call.Request, limit, string.Join('\n', page.Reverse().Take(Remembered).Select(key)))}>; rel=\"next\"");
        return TypedResults.Ok(answer(page));
    }

    /// <summary>The key of a line that has a number.</summary>
    public static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static int IndexOf<T>(IReadOnlyList<T> all, Func<T, string> key, string wanted)
    {
        for (int i = 0; i < all.Count; i++)
        {
            if (key(all[i]) == wanted)
                return i;
        }

        return -1;
    }

    private static string NextAddress(HttpRequest request, int limit, string last)
    {
        Dictionary<string, string?> query = request.Query.ToDictionary(q => q.Key, q => (string?)q.Value, StringComparer.OrdinalIgnoreCase);
        query["limit"] = Number(limit);
        query["cursor"] = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(last));
        return QueryHelpers.AddQueryString(request.PathBase + request.Path, query);
    }

    private static string? Read(string cursor)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IResult BadRequest(string parameter, string why) => Results.Problem(
        why, statusCode: StatusCodes.Status400BadRequest, title: $"'{parameter}' cannot be used", extensions: new Dictionary<string, object?> { ["parameter"] = parameter });
}
