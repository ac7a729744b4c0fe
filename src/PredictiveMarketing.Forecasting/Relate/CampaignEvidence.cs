using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>What all markets of a campaign say together on one cutoff: leaks first, then what moves together, then what is proven.</summary>
/// <param name="Leaks">Drivers that contain the answer, with the share of the leads' movements that they repeat.</param>
/// <param name="Groups">For each driver the others that always move with it.</param>
/// <param name="Limits">How many drivers the months can carry (step 2).</param>
public sealed record CampaignEvidence(
    IReadOnlyDictionary<string, Proof> Proofs,
    IReadOnlyDictionary<string, double> Leaks,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Groups,
    TrainingLimits Limits)
{
    /// <param name="tables">The markets of one campaign on one cutoff, with every driver.</param>
    /// <param name="named">Drivers of the contract; null when it names none.</param>
    public static CampaignEvidence Of(IReadOnlyList<KnownTable> tables, Gates gates, IReadOnlyList<Driver>? named)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(gates);
        IReadOnlyDictionary<string, double> leaks = LeakTest.Of(tables, gates.LeakLikeness);
        KnownTable[] honest = [.. tables.Select(t => t.With([.. t.Drivers.Where(d => !leaks.ContainsKey(d.Name))]))];
        IReadOnlyDictionary<string, IReadOnlyList<string>> groups = MovingTogether.Of(honest, gates.TogetherCorrelation);
        (IReadOnlyDictionary<string, Proof> proofs, double memory, int fixedColumns) = ProofOfEffect.Of(honest, gates.DetectionLevel, d => ExpectedSign(d, named), groups);
        int drivers = honest.SelectMany(t => t.Drivers).Where(d => d.HasHistory).DistinctBy(d => d.Name).Count();
        var limits = TrainingLimits.Of(honest.Sum(t => t.Observed), memory, fixedColumns, drivers, gates);
        return new CampaignEvidence(proofs, leaks, groups, limits);
    }

    /// <summary>What people said, else more leads from media and either way from externals.</summary>
    public static int ExpectedSign(KnownDriver driver, IReadOnlyList<Driver>? named)
    {
        ArgumentNullException.ThrowIfNull(driver);
        int said = Named(driver, named)?.ExpectedSign ?? 0;
        return said != 0 ? said : driver.Source == DriverSource.Media ? 1 : 0;
    }

    /// <summary>The contract's own words on a driver; national media go by the name of their channel.</summary>
    public static Driver? Named(KnownDriver driver, IReadOnlyList<Driver>? named)
    {
        ArgumentNullException.ThrowIfNull(driver);
        string plain = driver.Name.EndsWith(DriverColumn.NationalSuffix, StringComparison.Ordinal) ? driver.Name[..^DriverColumn.NationalSuffix.Length] : driver.Name;
        return named?.FirstOrDefault(d => d.Source == driver.Source && d.Name == plain);
    }
}
