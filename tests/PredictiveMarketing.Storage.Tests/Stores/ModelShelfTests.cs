using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Models;

namespace PredictiveMarketing.Storage.Tests.Stores;

public sealed class ModelShelfTests : IDisposable
{
    private const string Json = "{\n  \"a\": \"é\"\n}";
    private readonly OpenStore open = new();

    public void Dispose() => open.Dispose();

    private ShelvedModel Put(string json = Json, SeriesKey? key = null)
    {
        ShelvedModel model = open.Store.Models.Put(json, new ModelLabel(OpenStore.Workspace, ModelKind.Series, key ?? OpenStore.Paris, Month.Of(2025, 12), open.DataSet.Id));
        open.Store.Write(t => ModelShelf.Register(t, [model]));
        return model;
    }

    private string File(ShelvedModel model) => Path.Combine(open.Folder, "models", model.File);

    [Fact]
    public void A_document_is_a_readable_file_named_after_its_series_origin_and_hash()
    {
        ShelvedModel model = Put();
        Assert.Equal($"Spring--Paris--2025-12--{model.Id[..8]}.json", model.File);
        Assert.Equal(Json, System.IO.File.ReadAllText(File(model)));
        Assert.Equal(ModelJson.HashOf(Json), model.Id);
    }

    [Fact]
    public void A_document_comes_back_as_it_was_put() => Assert.Equal(Json, open.Store.Models.Load(OpenStore.Workspace, Put().Id));

    [Fact]
    public void Putting_the_same_document_again_changes_nothing()
    {
        DateTime written = System.IO.File.GetLastWriteTimeUtc(File(Put()));
        ShelvedModel again = Put();
        Assert.Equal(written, System.IO.File.GetLastWriteTimeUtc(File(again)));
        Assert.Equal(again, Assert.Single(open.Store.Models.Of(OpenStore.Workspace, OpenStore.Paris)));
    }

    [Fact]
    public void A_document_that_was_edited_is_refused_and_says_what_to_do()
    {
        ShelvedModel model = Put();
        System.IO.File.AppendAllText(File(model), " ");
        ModelRefusedException refusal = Assert.Throws<ModelRefusedException>(() => open.Store.Models.Load(OpenStore.Workspace, model.Id));
        Assert.Contains("was changed", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("train again", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_again_mends_a_document_that_was_edited()
    {
        System.IO.File.WriteAllText(File(Put()), "{}");
        Assert.Equal(Json, open.Store.Models.Load(OpenStore.Workspace, Put().Id));
    }

    [Fact]
    public void A_document_that_is_gone_is_refused()
    {
        ShelvedModel model = Put();
        System.IO.File.Delete(File(model));
        Assert.Contains("is gone", Assert.Throws<ModelRefusedException>(() => open.Store.Models.Load(OpenStore.Workspace, model.Id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_was_never_registered_is_refused() =>
        Assert.Throws<ModelRefusedException>(() => open.Store.Models.Load(OpenStore.Workspace, ModelJson.HashOf("x")));

    [Fact]
    public void Nothing_half_written_lies_on_the_shelf()
    {
        Put();
        Assert.All(Directory.EnumerateFiles(open.Store.Models.Folder), f => Assert.EndsWith(".json", f, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Île-de-France", "Ile-de-France")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("a/b\\c:d", "a-b-c-d")]
    [InlineData("...", "x")]
    [InlineData("日本", "x")]
    [InlineData("  spaced  out  ", "spaced-out")]
    [InlineData("v1.2", "v1.2")]
    public void Names_are_made_fit_for_every_file_system(string name, string safe) => Assert.Equal(safe, FileName.Safe(name));

    [Fact]
    public void Series_whose_safe_names_are_alike_have_files_of_their_own()
    {
        ShelvedModel one = Put("{ \"of\": \"a/b\" }", new SeriesKey("a/b", "x"));
        ShelvedModel two = Put("{ \"of\": \"a:b\" }", new SeriesKey("a:b", "x"));
        Assert.NotEqual(one.File, two.File);
    }
}
