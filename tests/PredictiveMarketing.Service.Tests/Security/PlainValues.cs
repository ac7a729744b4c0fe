using System.Collections.Frozen;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>Names of parameters that carry a value of the caller's and name nothing that could be another's.</summary>
internal static class PlainValues
{
    public static FrozenSet<string> All { get; } = """
        achievable address after again all amount approves basedOn baseline before body candidates capacity channel chart close closed
        code column comment contributes contribution cost count country customers cycle days demographic dimension display documentName
        driver ease edit effect eventCampaign eventKind eventMarket eventMonth evidence explanation failureBelow feedback fields first
        format from goal groups headerRow history hypothesis impact kind kinds language layout learned limit markets metric
        metrics month months name nature note now of old options over part password person rationale realistic reason refused relevant
        replaces result returnUrl rights roles secret serves set source staff stage stages start state station stations step steps
        subStage success successAt sure tab table team text tiles to tried type upload value version week what who
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
