using System.Net;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>H01: what the reader may not do is not offered to them, so that nobody types a text which a refusal then throws away.</summary>
[Collection(nameof(GuardedHouse))]
public partial class OffersTests(GuardedHouse house)
{
    private static readonly string[] Parts =
    [
        .. new[] { "need", "kpi", "scope", "cost", "approve", "sign" }.Select(s => $"/frame?step={s}"),
        .. new[] { "funnel", "experiments", "objectives", "initiatives", "customers", "indicators" }.Select(p => $"/omtm?part={p}"),
        "/boards?tab=team", "/boards?tab=northstar", "/boards?edit=true", "/digest?week=now", "/sources?set=leads",
    ];

    [Theory]
    [InlineData("viewer", Role.Viewer)]
    [InlineData("planner", Role.Planner)]
    [InlineData("analyst", Role.Analyst)]
    [InlineData("governance", Role.Governance)]
    [InlineData("admin", Role.Admin)]
    [InlineData("agency", Role.Agency)]
    public async Task No_page_offers_what_its_reader_may_not_do(string name, Role role)
    {
        using HttpClient program = house.Program(name);
        Person person = new(name, [role], role == Role.Agency ? [GuardedHouse.Own] : null);
        IReadOnlyList<KnownRoute> routes = EveryRoute.Of(house.Services);
        string[] pages = [.. routes.Where(r => r.IsPage && r is { Changes: false, Handler: null } && r.Path != "/oops" && person.May(r.Right!.Value)).Select(r => r.Path), .. Parts];
        List<string> wrong = [];
        int offered = 0;
        foreach (string path in pages)
        {
            string html = await program.GetStringAsync(new Uri($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}workspace={GuardedHouse.Workspace}", UriKind.Relative));
            foreach (Match form in PostForm().Matches(html).Where(f => !Disabled().IsMatch(f.Value)))
            {
                string[] addresses = [.. Addresses(form)];
                if (addresses.Length == 0)
                    wrong.Add($"{path}: a form without a button");
                foreach (string address in addresses)
                {
                    offered++;
                    if (!May(person, routes, "POST", address))
                        wrong.Add($"{path} offers {address}");
                }
            }

            wrong.AddRange(Link().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().Where(a => !May(person, routes, "GET", a)).Select(a => $"{path} leads to {a}"));
        }

        Assert.Empty(wrong);
        Assert.True(offered >= pages.Length, $"only {offered} forms were found: too few to be believed");
    }

    // Where a form's buttons lead: each its own address, or the form's.
    private static IEnumerable<string> Addresses(Match form) =>
        Button().Matches(form.Value).Select(b => Formaction().Match(b.Value) is { Success: true } own ? own.Groups[1].Value : Action().Match(form.Value).Groups[1].Value).Select(WebUtility.HtmlDecode).Distinct()!;

    private static bool May(Person person, IReadOnlyList<KnownRoute> routes, string method, string address)
    {
        string path = address.Split('?', '#')[0];
        string? handler = HandlerIn().Match(address) is { Success: true } found ? found.Groups[1].Value : null;
        KnownRoute[] fitting = [.. routes.Where(r => r.Method == method && r.Path == path)];
        return (fitting.FirstOrDefault(r => string.Equals(r.Handler, handler, StringComparison.OrdinalIgnoreCase)) ?? fitting.FirstOrDefault()) is not { } route || person.May(route.Right!.Value);
    }

    [GeneratedRegex("<form\\b[^>]*method=\"post\"[^>]*>.*?</form>", RegexOptions.Singleline)]
    private static partial Regex PostForm();

    // A form that is shown to be read: nothing in it can be changed or sent.
    [GeneratedRegex("<fieldset[^>]*\\sdisabled")]
    private static partial Regex Disabled();

    [GeneratedRegex("<button\\b(?![^>]*type=\"button\")[^>]*>")]
    private static partial Regex Button();

    [GeneratedRegex("\\bformaction=\"([^\"]*)\"")]
    private static partial Regex Formaction();

    [GeneratedRegex("\\baction=\"([^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<a\\b[^>]*\\bhref=\"(/[^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("[?&]handler=([^&#]+)")]
    private static partial Regex HandlerIn();
}
