using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import.Feeds;

/// <summary>A file of a feed, opened as a planner's upload is, and imported.</summary>
internal static class FeedFile
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>The four cultures in which every import must be the same.</summary>
    public static TheoryData<string> Cultures { get; } = ["", "fr-FR", "en-US", "tr-TR"];

    public static FramingContract Contract { get; } = new(
        "test", null, null, new Kpi("qualified-leads", "leads", "acquisition", NonNegative: true), 3, null,
        Scope.Everything, LabelPolicy.Immediate, Approval.ByPeople, Schedule.Default, Gates.Default, null);

    public static Imported Import(IImporter importer, string name, string text, params (string Name, string Value)[] options)
    {
        var log = new FindingLog();
        using IRawFile? file = RawFiles.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, log);
        Assert.True(file is not null, string.Join('\n', log.All()));
        Imported imported = importer.Read(file, new ImportQuestion("feed", Contract, Today, null, options.ToDictionary(o => o.Name, o => o.Value)));
        return imported with { Findings = [.. log.All(), .. imported.Findings] };
    }

    public static T Under<T>(string culture, Func<T> work)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Nothing that a person must mend or look at.</summary>
    public static Imported NoErrors(this Imported imported)
    {
        Assert.True(imported.MayBeApplied, string.Join('\n', imported.Findings));
        return imported;
    }

    public static Finding One(this Imported imported, string rule)
    {
        Finding[] found = [.. imported.Findings.Where(f => f.Rule == rule)];
        Assert.True(found.Length == 1, $"{rule}: {found.Length} findings in\n{string.Join('\n', imported.Findings)}");
        return found[0];
    }

    public static bool Has(this Imported imported, string rule) => imported.Findings.Any(f => f.Rule == rule);

    /// <summary>The value of an external; NaN when there is none.</summary>
    public static double Value(this Imported imported, string name, string month = "2026-10", string market = ExternalRow.AllMarkets) =>
        imported.Externals.SingleOrDefault(e => e.Row.Name == name && e.Row.Market == market && e.Row.Month == Month.Parse(month))?.Row.Value ?? double.NaN;

    /// <summary>Everything that was imported, as one text.</summary>
    public static string Told(this Imported imported) => string.Join('\n',
    [
        .. imported.Externals.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Row.Name}|{e.Row.Market}|{e.Row.Month}|{e.Row.Value:R}|{e.Row.Published}|{e.Trace.Rows}")),
        .. imported.Media.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Row.Campaign}|{m.Row.Market}|{m.Row.Channel}|{m.Row.Month}|{m.Row.Spend}|{m.Row.Impressions}|{m.Row.Clicks}|{m.Trace.Rows}")),
        .. imported.Findings.Select(f => f.ToString()),
    ]);
}
