using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Tests.Import.OpenData;

/// <summary>Short ways to ask an importer and to read its answer.</summary>
internal static class Asked
{
    /// <summary>The day on which the tests import.</summary>
    public static readonly DateOnly Today = new(2026, 11, 15);

    private static readonly FramingContract Contract = new(
        "test", null, null, new Kpi("leads", "leads", "acquisition", NonNegative: true), 6, null, Scope.Everything, LabelPolicy.Immediate,
        Approval.ByPeople, Schedule.Default, new Gates(), null);

    public static ImportQuestion With(params (string Name, string Value)[] options) =>
        new("insee", Contract, Today, null, options.ToDictionary(o => o.Name, o => o.Value));

    /// <summary>A file of lines whose cells stand between semicolons.</summary>
    public static IRawFile File(params string[] lines) =>
        HeldFile.Of("open.csv", HeldSheet.Of(null, [.. lines.Select(l => (IReadOnlyList<string?>)l.Split(';'))]));

    public static Imported Read(this IImporter importer, IRawFile file, params (string Name, string Value)[] options) => importer.Read(file, With(options));

    /// <summary><c>2026-01=3 2026-02=4</c> of one series.</summary>
    public static string Months(this Imported imported, string name, string market = "ALL") =>
        string.Join(' ', imported.Externals.Where(e => e.Row.Name == name && e.Row.Market == market)
            .Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Row.Month}={e.Row.Value}")));

    public static Finding One(this Imported imported, string rule) => Assert.Single(imported.Findings, f => f.Rule == rule);

    public static IEnumerable<string> Errors(this Imported imported) => imported.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Rule);
}
