using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Ga4.Live;
using PredictiveMarketing.Storage.Import.OpenData;
using PredictiveMarketing.Storage.Import.OpenData.Fetch;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Imports;

/// <summary>The bytes that are imported, wherever they come from, and the day.</summary>
/// <param name="Bytes">Null for kinds that need no file.</param>
/// <param name="Options">The options that are left for the importer.</param>
internal sealed record ImportSource(string Name, Stream? Bytes, DateOnly Today, IReadOnlyDictionary<string, string> Options) : IDisposable
{
    /// <summary>Null when it could not be fetched; the terminal said why.</summary>
    public static async Task<ImportSource?> Open(ImportWish wish, FeedDoors doors, Terminal terminal, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(doors.Clock.GetLocalNow().DateTime);
        if (wish.Url is not null)
            return await Fetch(wish, (doors.OpenData, today), terminal, stop);
        if (wish.Ga4Key is not null)
            return await Report(wish, (doors, today), terminal, stop);
        return wish.File is { } path
            ? new ImportSource(Path.GetFileName(path), File.OpenRead(path), today, wish.Options)
            : new ImportSource(wish.Kind!, null, today, wish.Options);
    }

    public void Dispose() => Bytes?.Dispose();

    private static async Task<ImportSource?> Fetch(ImportWish wish, (OpenDataFetch From, DateOnly Today) how, Terminal terminal, CancellationToken stop)
    {
        // Gone with the process: only what the receptacle keeps stays.
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"pm-fetch-{Guid.NewGuid():N}"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose,
        });
        string? country = wish.Kind?.StartsWith("covid", StringComparison.Ordinal) == true ? wish.Options.GetValueOrDefault("country") : null;
        Fetched fetched = await how.From.Get(new FetchQuestion(wish.Url!), async (from, halt) =>
        {
            if (country is null)
                await from.CopyToAsync(file, halt);
            else
                await CountryRows.Copy(from, file, country, halt);
        }, stop);
        terminal.Findings(fetched.Findings);
        if (fetched.IsWhole)
            return new ImportSource(fetched.FileName, file, how.Today, wish.Options);
        await file.DisposeAsync();
        return null;
    }

    private static async Task<ImportSource?> Report(ImportWish wish, (FeedDoors Doors, DateOnly Today) how, Terminal terminal, CancellationToken stop)
    {
        if (wish.Months is not ({ } first, { } last) || !wish.Options.TryGetValue("property", out string? property))
        {
            terminal.Findings([Finding.Error(new Place("pm import", Column: "--ga4-key"), "import.ga4-question", "What to fetch is not said.", "Add --option property=<number> --from <month> --to <month>.")]);
            return null;
        }

        var question = new Ga4Question(property, first, last);
        if (wish.Options.TryGetValue("market-dimension", out string? dimension))
            question = question with { MarketDimension = dimension.Length > 0 ? dimension : null };
        Ga4Fetch fetched = await how.Doors.Ga4(question, wish.Ga4Key!, how.Doors.Clock, stop);
        terminal.Findings(fetched.Findings);
        return fetched.Report is { } report
            ? new ImportSource(fetched.FileName, new MemoryStream(report.ToArray(), writable: false), how.Today, wish.Options.Where(o => o.Key != "property").ToDictionary())
            : null;
    }
}
