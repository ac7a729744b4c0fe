using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>A simulated workspace with one fault, and where it is.</summary>
/// <param name="Variant">What was done, in words.</param>
/// <param name="Where">Name of the driver with the fault, or <c>leads</c>; of a duplicate, either name; empty without a fault.</param>
/// <param name="Also">The other name of a duplicate.</param>
/// <param name="Markets">Series in which the fault can be seen.</param>
public sealed record FaultyWorkspace(Workspace Workspace, FaultKind Kind, string Variant, string Where, string Also, IReadOnlyList<SeriesKey> Markets)
{
    /// <summary>Where a fault of the leads is.</summary>
    public const string InLeads = "leads";

    /// <summary>The same settings give the same workspace, whatever fault is planted into it.</summary>
    public static FaultyWorkspace Of(FaultKind kind, FaultSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        DraftWorkspace draft = CleanDraft.Draw(settings);
        SeededRandom dice = new SeededRandom(settings.Seed).Fork($"plant/{kind}");
        if (kind == FaultKind.ProvisionalAsFinal || dice.NextInt(2) == 0)
            LateLeads.Plant(draft, dice.Fork("late"), known: kind != FaultKind.ProvisionalAsFinal);
        Noise(draft, dice.Fork("noise"));
        Planting planted = kind switch
        {
            FaultKind.None => new Planting("nothing", "", ""),
            FaultKind.Leak => LeakFault.Plant(draft, dice),
            FaultKind.IrrelevantDriver => IrrelevantFault.Plant(draft, dice),
            FaultKind.DuplicateSource => DuplicateFault.Plant(draft, dice),
            FaultKind.UnitBreak => UnitFault.Plant(draft, dice),
            FaultKind.Gap => GapFault.Plant(draft, dice),
            FaultKind.ConstantChannel => ConstantFault.Plant(draft, dice),
            FaultKind.LevelShift => LevelFault.Plant(draft, dice),
            FaultKind.SeriesEnded => EndedFault.Plant(draft, dice),
            FaultKind.DriverOutlier => DriverFault.Outlier(draft, dice),
            FaultKind.DriverShift => DriverFault.Shift(draft, dice),
            FaultKind.ProvisionalAsFinal => new Planting("the last months are still maturing", InLeads, ""),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        SeriesKey[] markets = [.. (planted.Market is int one ? [one] : Enumerable.Range(0, settings.Markets)).Select(DraftWorkspace.Key)];
        return new FaultyWorkspace(draft.Written(), kind, planted.Variant, planted.Where, planted.Also, markets);
    }

    // Every second workspace brings an external that means nothing: a price nobody pays.
    private static void Noise(DraftWorkspace draft, SeededRandom dice)
    {
        if (dice.NextInt(2) == 0)
            draft.Externals[NoiseExternal] = [CleanDraft.Price(dice, draft.History)];
    }

    /// <summary>The external without effect that every second workspace brings.</summary>
    public const string NoiseExternal = "metal_price";
}

/// <summary>What was planted, and where.</summary>
/// <param name="Market">Null: in all of them.</param>
internal sealed record Planting(string Variant, string Where, string Also, int? Market = null);
