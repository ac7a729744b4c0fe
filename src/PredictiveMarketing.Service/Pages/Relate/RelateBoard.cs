using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Pages.Relate;

/// <summary>One driver of a series with everything that is known of its link to the leads.</summary>
/// <param name="Name">As the contract calls it: national lines of a channel go by the channel's name.</param>
/// <param name="Expected">The sign that people expect: 1, -1, or 0 when nothing was said.</param>
/// <param name="Inquiry">Further evidence; null when there is none.</param>
public sealed record RelateLine(DriverEvidence Evidence, string Name, DriverSource Source, int Expected, Driver? Named, DriverInquiry? Inquiry)
{
    public bool IsForced => Named?.ForcedBecause is not null;

    /// <summary>Dropped drivers may be forced in; those without any history, or that never vary, have nothing to give.</summary>
    public bool MayBeForced => !IsForced && !Evidence.IsUsed && Evidence.Code is not ("no-history" or "never-varies");

    /// <summary>Of the effect over the whole history where it was tested, else out of sample.</summary>
    public int Sign => Evidence.Proof is { } proof ? Math.Sign(proof.Effect) : Evidence.Sign;

    /// <summary>The effect goes against what people expect, by more than its standard error.</summary>
    public bool IsAgainstExpectation => Expected != 0 && Sign == -Expected && Math.Abs(Evidence.Proof?.T ?? 0) > 1;
}

/// <summary>Step 3's evidence on one series, what is used first.</summary>
public sealed record RelateBoard(SeriesKey Key, IReadOnlyList<RelateLine> Lines)
{
    public int Proven => Lines.Count(l => l.Evidence.IsProven);

    public int OnTrial => Lines.Count(l => l.Evidence.Use == DriverUse.OnTrial);

    public int Dropped => Lines.Count(l => !l.Evidence.IsUsed);

    public IReadOnlyList<string> Leaks => [.. Lines.Where(l => l.Evidence.Leak is not null).Select(l => l.Evidence.Driver)];

    /// <param name="closely">With further evidence, which redoes step 3 on every inner fold and takes its time.</param>
    public static RelateBoard Of(Evidence evidence, SeriesKey key, bool closely)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        IReadOnlyList<Driver>? named = evidence.Framed.Contract.Drivers;
        Dictionary<string, DriverSource> sources = evidence.Framed.Table(key).Columns.ToDictionary(c => c.Name, c => c.Source, StringComparer.Ordinal);
        Dictionary<string, DriverInquiry> inquiries = closely ? evidence.Inquiries(key).ToDictionary(i => i.Driver, StringComparer.Ordinal) : [];
        return new RelateBoard(key,
        [
            .. evidence.Review(key).Drivers.Select(d => Line(d, sources[d.Driver], named, inquiries.GetValueOrDefault(d.Driver)))
                .OrderBy(l => l.Evidence.Use).ThenByDescending(l => Math.Abs(l.Evidence.Proof?.T ?? 0)).ThenBy(l => l.Evidence.Driver, StringComparer.Ordinal),
        ]);
    }

    private static RelateLine Line(DriverEvidence evidence, DriverSource source, IReadOnlyList<Driver>? drivers, DriverInquiry? inquiry)
    {
        string name = evidence.Driver.EndsWith(DriverColumn.NationalSuffix, StringComparison.Ordinal) ? evidence.Driver[..^DriverColumn.NationalSuffix.Length] : evidence.Driver;
        Driver? named = drivers?.FirstOrDefault(d => d.Source == source && d.Name == name);
        int said = named?.ExpectedSign ?? 0;
        return new RelateLine(evidence, name, source, said != 0 ? said : source == DriverSource.Media ? 1 : 0, named, inquiry);
    }
}
