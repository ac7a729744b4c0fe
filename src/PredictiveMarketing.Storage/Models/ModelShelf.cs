using System.Security.Cryptography;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Models;

/// <summary>
/// Model documents as readable files under <c>models/</c>, and their registry. A document is checked against its hash before use:
/// a file that was edited is refused.
/// </summary>
public sealed class ModelShelf
{
    private const string Columns = "id, workspace, kind, campaign, market, origin, data_set, file, created_at";
    private readonly Store store;

    internal ModelShelf(Store store)
    {
        this.store = store;
        Folder = Path.Combine(store.Folder, "models");
    }

    public string Folder { get; }

    /// <summary>Writes the documents of a trained series to the shelf. They count once <see cref="Register"/> has committed.</summary>
    public IReadOnlyList<ShelvedModel> Put(TrainedSeries trained)
    {
        ArgumentNullException.ThrowIfNull(trained);
        var shelved = new List<ShelvedModel>();
        foreach (SharedModel shared in trained.Shared)
            shelved.Add(Put(ModelJson.Write(shared), new ModelLabel(shared.Workspace, ModelKind.Shared, new SeriesKey("shared", shared.Candidate), shared.Origin, shared.DataSet)));
        ModelDocument document = trained.Document;
        shelved.Add(Put(ModelJson.Write(document), new ModelLabel(document.Workspace, ModelKind.Series, document.Key, document.Origin, document.DataSet)));
        return shelved;
    }

    /// <summary>Writes one document, all or nothing.</summary>
    public ShelvedModel Put(string json, ModelLabel label)
    {
        ArgumentNullException.ThrowIfNull(label);
        string id = ModelJson.HashOf(json);
        string file = $"{FileName.Safe(label.Key.Campaign)}--{FileName.Safe(label.Key.Market)}--{label.Origin}--{id[..8]}.json";
        AtomicFile.Write(Path.Combine(Folder, file), json, hasContent: bytes => HashOf(bytes) == id);
        return new ShelvedModel(id, label, file);
    }

    /// <summary>Enters shelved documents into the registry, in the transaction of the work that made them.</summary>
    public static void Register(StoreTransaction transaction, IEnumerable<ShelvedModel> models)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(models);
        foreach (ShelvedModel model in models)
        {
            transaction.Execute(
                $"insert into models ({Columns}) values (@Id, @Workspace, @kind, @Campaign, @Market, @Origin, @DataSet, @File, @at) on conflict do nothing",
                new
                {
                    model.Id,
                    model.Label.Workspace,
                    kind = model.Label.Kind == ModelKind.Series ? "series" : "shared",
                    model.Label.Key.Campaign,
                    model.Label.Key.Market,
                    model.Label.Origin,
                    model.Label.DataSet,
                    model.File,
                    at = transaction.Now,
                });
        }
    }

    /// <summary>The document's text, after checking that it is what was shelved.</summary>
    /// <exception cref="ModelRefusedException">Not registered, gone, or changed.</exception>
    public string Load(string workspace, string id)
    {
        ShelvedModel model = Find(workspace, id) ?? throw new ModelRefusedException($"There is no model {id} in workspace '{workspace}'.");
        string path = Path.Combine(Folder, model.File);
        if (!File.Exists(path))
            throw new ModelRefusedException($"The model document {model.File} is gone from '{Folder}'. Restore it, or train again.");
        byte[] bytes = File.ReadAllBytes(path);
        if (HashOf(bytes) != id)
            throw new ModelRefusedException($"The model document {model.File} was changed after it was shelved and is not used. Restore it, or train again.");
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    public ModelDocument Document(string workspace, string id) => ModelJson.Read<ModelDocument>(Load(workspace, id));

    public SharedModel Shared(string workspace, string id) => ModelJson.Read<SharedModel>(Load(workspace, id));

    public ShelvedModel? Find(string workspace, string id) =>
        store.Read(t => t.First<Row>($"select {Columns} from models where workspace = @workspace and id = @id", new { workspace, id }))?.Shelved();

    /// <summary>Every registered document of a series, newest first.</summary>
    public IReadOnlyList<ShelvedModel> Of(string workspace, SeriesKey key) =>
    [
        .. store.Read(t => t.Query<Row>(
            $"select {Columns} from models where workspace = @workspace and campaign = @Campaign and market = @Market and kind = 'series' order by origin desc, created_at desc, id",
            new { workspace, key.Campaign, key.Market })).Select(r => r.Shelved()),
    ];

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Workspace { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Campaign { get; set; } = "";

        public string Market { get; set; } = "";

        public Month Origin { get; set; }

        public string DataSet { get; set; } = "";

        public string File { get; set; } = "";

        public ShelvedModel Shelved() => new(
            Id, new ModelLabel(Workspace, Kind == "series" ? ModelKind.Series : ModelKind.Shared, new SeriesKey(Campaign, Market), Origin, DataSet), File);
    }
}

public enum ModelKind
{
    /// <summary>The document of one campaign in one market.</summary>
    Series,

    /// <summary>A model fitted across series, referred to by theirs.</summary>
    Shared,
}

/// <summary>What a document is of.</summary>
/// <param name="Origin">Last month of leads that it has seen.</param>
public sealed record ModelLabel(string Workspace, ModelKind Kind, SeriesKey Key, Month Origin, string DataSet);

/// <summary>A document on the shelf.</summary>
/// <param name="Id">SHA-256 of its bytes.</param>
/// <param name="File">Its name under the shelf's folder.</param>
public sealed record ShelvedModel(string Id, ModelLabel Label, string File);

/// <summary>A model document may not be used; the message says why and what to do.</summary>
public sealed class ModelRefusedException(string message) : Exception(message);
