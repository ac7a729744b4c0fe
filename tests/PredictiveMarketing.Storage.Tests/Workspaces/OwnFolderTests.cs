using PredictiveMarketing.Storage.Framing;
using PredictiveMarketing.Storage.Tests.Framing;
using PredictiveMarketing.Storage.Tests.Stores;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Workspaces;

/// <summary>Inside the store every workspace has a folder of its own, however alike their names are.</summary>
public sealed class OwnFolderTests : IDisposable
{
    private readonly OpenStore open = new();

    public void Dispose() => open.Dispose();

    private string Shared(string name) => Path.Combine(open.Store.Folder, "workspaces", name);

    private static void Framed(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "frame.json"), $$"""{ "name": "{{name}}" }""");
    }

    [Theory]
    [InlineData("Été", "Ete")]
    [InlineData("Test drives of the northern half of France 2026", "Test drives of the northern half of France 2027")]
    [InlineData("市場", "市")]
    public void Names_that_differ_by_accents_or_at_their_end_lie_apart(string one, string other) =>
        Assert.NotEqual(OwnFolder.Of(open.Store, one), OwnFolder.Of(open.Store, other));

    /// <summary>F01: a signed contract is never overwritten by that of another workspace.</summary>
    [Fact]
    public void Two_framings_of_like_names_keep_a_contract_each()
    {
        foreach (string name in new[] { "Été", "Ete" })
        {
            FramingVersion draft = open.Store.Framings.Save(new FramingSave(name, FramedRoom.Sound with { Scope = Forecasting.Frame.Scope.Everything }, "Ada")).Version!;
            Assert.True(open.Store.Framings.Sign(new FramingSigning(name, draft.Hash, "Grace", "both are needed")).Accepted);
        }

        string[] homes = [open.Store.FirstHomes.Of("Été")!, open.Store.FirstHomes.Of("Ete")!];
        Assert.Equal(["Été", "Ete"], homes.Select(h => System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(h, "frame.json"))).RootElement.GetProperty("name").GetString()));
    }

    [Fact]
    public void A_folder_of_an_earlier_store_belongs_to_the_name_that_its_contract_carries()
    {
        Framed(Shared("Ete"), "Été");
        Assert.Equal(Shared("Ete"), OwnFolder.Of(open.Store, "Été"));
        Assert.NotEqual(Shared("Ete"), OwnFolder.Of(open.Store, "Ete"));
        File.WriteAllText(Path.Combine(Shared("Ete"), "frame.json"), "{ not json");
        Assert.NotEqual(Shared("Ete"), OwnFolder.Of(open.Store, "Été"));
    }
}
