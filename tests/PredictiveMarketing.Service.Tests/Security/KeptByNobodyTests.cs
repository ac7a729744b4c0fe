using System.Net;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>Neither a browser nor anything on the way keeps a page, an export or a refusal: whoever sits at the machine next does not find it.</summary>
[Collection(nameof(GuardedHouse))]
public class KeptByNobodyTests(GuardedHouse house)
{
    [Fact]
    public async Task No_answer_may_be_kept_without_asking_again()
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);
        using HttpClient nobody = house.Browser();
        List<string> kept = [];
        foreach (KnownRoute route in EveryRoute.Of(house.Services).Where(r => !r.Changes))
        {
            string question = $"{route.Address}{(route.Handler is null ? '?' : '&')}workspace={GuardedHouse.Workspace}&campaign={SmallWorkspace.Campaign}&chart=forecast&format=csv";
            foreach (HttpClient client in new[] { program, nobody })
            {
                using HttpResponseMessage answer = await client.GetAsync(new Uri(question, UriKind.Relative));
                if (answer.Headers.CacheControl is not { } control || !(control.NoStore || (control.Private && control.NoCache)))
                    kept.Add($"{route.Name} {(int)answer.StatusCode}: {answer.Headers.CacheControl}");
            }
        }

        Assert.Empty(kept);
    }

    [Fact]
    public async Task Files_of_ours_may_be_kept()
    {
        using HttpClient nobody = house.Browser();

        using HttpResponseMessage answer = await nobody.GetAsync(new Uri("/css/site.css?v=1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.Public);
    }
}
