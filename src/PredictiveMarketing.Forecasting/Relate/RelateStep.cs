using System.Globalization;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Regression;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>
/// Step 3: is each driver linked to the leads, and known in time? A driver that contains the answer is dropped first. What the whole history of the campaign
/// proves is kept; what it does not prove is dropped, unless its future is known and it has not hurt out of sample: then it is on trial.
/// </summary>
public static class RelateStep
{
    /// <param name="campaign">What all markets of the campaign say together on the same cutoff.</param>
    /// <param name="named">The contract's drivers: expected signs, and what people force in; null when it names none.</param>
    public static DriverReview Run(KnownTable table, CampaignEvidence campaign, Gates gates, IReadOnlyList<Driver>? named)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(gates);
        if (table.Drivers.Count == 0)
            return new DriverReview([]);
        var gain = new GainOutOfSample(table);
        DriverEvidence[] judged = [.. table.Drivers.Select(d => Forced(Judge(table, d, campaign, gates, gain), CampaignEvidence.Named(d, named)))];
        return new DriverReview(Limited(judged, campaign.Limits));
    }

    // Where the months cannot carry all, what people force in stays, then what is proven best, then what helped most on trial.
    private static DriverEvidence[] Limited(DriverEvidence[] judged, TrainingLimits limits)
    {
        if (judged.Count(d => d.IsUsed) <= limits.MostDrivers)
            return judged;
        var carried = judged.Where(d => d.IsUsed)
            .OrderBy(d => d.ForcedBecause is null).ThenBy(d => !d.IsProven).ThenBy(d => d.IsProven ? d.Proof!.P : d.PValue ?? 1).Take(limits.MostDrivers).ToHashSet();
        return [.. judged.Select(d => !d.IsUsed || carried.Contains(d) ? d : d with { Use = DriverUse.Drop, Code = "limited", Reason = $"too little history for all drivers: {limits.Reason} ({d.Reason})" })];
    }

    private static DriverEvidence Judge(KnownTable table, KnownDriver driver, CampaignEvidence campaign, Gates gates, GainOutOfSample gain)
    {
        DriverEvidence found = new(driver.Name, DriverUse.Drop, null, null, 0, driver.KnownAhead, 0, "") { MovesWith = campaign.Groups.GetValueOrDefault(driver.Name, []) };
        if (!driver.HasHistory)
            return found with { Code = "no-history", Reason = "nothing of it is known before the forecast is made" };
        if (!Design.Varies(driver, table.Count))
            return found with { Code = "never-varies", Reason = "it never varies" };
        if (gain.Forecasts >= GainOutOfSample.FewestForecasts && gain.Of(driver) is { N: >= GainOutOfSample.FewestForecasts } outcome)
            found = found with { Gain = outcome.Share, PValue = outcome.P, Sign = outcome.Sign, Forecasts = outcome.N, WapeWithout = Known(outcome.WapeWithout), WapeWith = Known(outcome.WapeWith) };
        if (campaign.Leaks.TryGetValue(driver.Name, out double likeness))
            return found with { Leak = likeness, Code = "leak", Reason = Text($"it contains the answer: it repeats {likeness:P0} of the leads' movements, in level, in change and from year to year") };
        return campaign.Proofs.GetValueOrDefault(driver.Name) is { } proof && proof.Q <= gates.DetectionLevel
            ? Proven(found with { Proof = proof, Sign = Math.Sign(proof.Effect) })
            : NotProven(found with { Proof = campaign.Proofs.GetValueOrDefault(driver.Name) }, gates);
    }

    private static DriverEvidence Proven(DriverEvidence found)
    {
        Proof proof = found.Proof!;
        string figures = Text($"{100 * proof.Effect:+0.0;-0.0} % of the leads for one standard deviation, t {proof.T:0.0}, q {proof.Q:0.000} over {proof.Months} months and {proof.Markets} {(proof.Markets == 1 ? "market" : "markets")}");
        if (!found.KnownAhead && proof.Lag > 0)
            return found with { Use = DriverUse.KeepLagged, Lag = proof.Lag, Code = "kept-lagged", Reason = Text($"linked to the leads {proof.Lag} {(proof.Lag == 1 ? "month" : "months")} later ({figures})") };
        if (!found.KnownAhead && !(found.Gain > 0))
            return found with { Code = "guess-no-help", Reason = $"linked to the leads ({figures}), but last year's value in place of the unknown one does not help" };
        if (!found.KnownAhead)
            return found with { Use = DriverUse.KeepGuessed, Code = "kept-guessed", Reason = $"linked to the leads ({figures}); last year's value stands in for the unknown one" };
        return found.MovesWith.Count > 0
            ? found with { Use = DriverUse.Group, Code = "group", Reason = $"linked to the leads together with {string.Join(", ", found.MovesWith)}: they move alike and cannot be told apart ({figures})" }
            : found with { Use = DriverUse.Keep, Code = "kept", Reason = $"linked to the leads ({figures})" };
    }

    private static DriverEvidence NotProven(DriverEvidence found, Gates gates)
    {
        string proof = found.Proof is { } p ? Text($"t {p.T:0.0}, q {p.Q:0.000}") : "too few months for a test";
        if (!found.KnownAhead)
            return found with { Code = "unproven-unknown", Reason = $"not proven ({proof}), and not known ahead" };
        if (found.PValue is not double chance)
            return found with { Use = DriverUse.OnTrial, Code = "trial-few-months", Reason = "too few months to judge; on trial because it is known ahead, under strong shrinkage" };
        string figures = Text($"{proof}; {found.Forecasts} forecasts, gain {found.Gain:P0}, p {chance:0.000}");
        return chance <= gates.DriverSignificance
            ? found with { Use = DriverUse.OnTrial, Code = "trial", Reason = $"not proven, on trial: known ahead and no worse out of sample ({figures})" }
            : found with { Code = "unproven", Reason = $"not proven, and no out-of-sample gain against its absence ({figures})" };
    }

    private static DriverEvidence Forced(DriverEvidence found, Driver? named)
    {
        if (found.IsUsed || named?.ForcedBecause is not { } reason || found.Code is "no-history" or "never-varies")
            return found;
        return found with { Use = DriverUse.Keep, ForcedBecause = reason, Code = "forced", Reason = $"forced in by a person: {reason} (the evidence says: {found.Reason})" };
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
