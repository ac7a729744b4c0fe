using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Boards;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>A service that has answered before, and kept what it worked out, says what one says that has just been started on the same store.</summary>
public sealed class KeptAnswersTests : IDisposable
{
    private static readonly string[] Calls =
        ["/api/v1/framing", "/api/v1/framing/scope", "/api/v1/framing/history", "/api/v1/boards", "/api/v1/sources", "/api/v1/dictionary", "/api/v1/north-star"];

    private readonly FramedHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task After_a_draft_a_signature_and_an_approved_board_the_kept_answer_is_the_fresh_one()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        using HttpClient dominique = await house.ApiOf("Dominique");
        await AgreesAfter(camille, "nothing yet");

        using HttpResponseMessage saved = await camille.PutAsJsonAsync("/api/v1/framing", FramedHouse.Sound());
        JsonElement draft = await saved.Content.ReadFromJsonAsync<JsonElement>();
        await AgreesAfter(camille, "a draft of the framing");

        using HttpResponseMessage signed = await dominique.PostAsJsonAsync("/api/v1/framing/sign", new { hash = draft.GetProperty("hash").GetString(), rationale = "The regions asked for it" });
        signed.EnsureSuccessStatusCode();
        await AgreesAfter(camille, "the signature");

        house.Store.Boards.Propose(FramedHouse.Workspace, StarterBoards.Management);
        BoardVersion board = house.Store.Boards.All(FramedHouse.Workspace).First(v => v.Board.Kind == BoardKind.Management);
        await AgreesAfter(camille, "a proposed board");
        Assert.True(house.Store.Boards.Take(board.Id, BoardStep.Sent, "Camille", null).Accepted);
        Assert.True(house.Store.Boards.Take(board.Id, BoardStep.Approved, "Dominique", "seen together").Accepted);
        await AgreesAfter(camille, "the approved board");
    }

    /// <summary>Step 2 takes its time after a start: a reader without patience is not held, and the work goes on for the next.</summary>
    [Fact]
    public async Task Whoever_does_not_wait_for_the_verdicts_gets_none_and_the_next_gets_all()
    {
        OpenWorkspace open = new WorkspaceRoom(house.Store).Open(FramedHouse.Workspace)!;
        // The work may be done before the reader has even looked; not ten times in a row.
        Evidence evidence;
        SufficiencyReport? hurried;
        int tries = 0;
        do
        {
            evidence = new EvidenceRoom().Of(open);
            hurried = await evidence.SufficiencyWithin(new EvidencePatience(TimeSpan.Zero));
        }
        while (hurried is not null && ++tries < 10);

        Assert.Null(hurried);
        Assert.NotEmpty((await evidence.SufficiencyWithin(new EvidencePatience(TimeSpan.FromMinutes(2))))!.DataSets);
        Assert.Same(evidence.Sufficiency, await evidence.SufficiencyWithin(new EvidencePatience(TimeSpan.Zero)));
    }

    private async Task AgreesAfter(HttpClient kept, string change)
    {
        using WebApplicationFactory<Program> anew = house.WithWebHostBuilder(_ => { });
        using HttpClient fresh = anew.CreateClient();
        foreach (string call in Calls)
        {
            Uri address = new(call, UriKind.Relative);
            using HttpResponseMessage one = await fresh.GetAsync(address);
            using HttpResponseMessage other = await kept.GetAsync(address);
            Assert.Equal((call, change, one.StatusCode, await one.Content.ReadAsStringAsync()), (call, change, other.StatusCode, await other.Content.ReadAsStringAsync()));
        }
    }
}
