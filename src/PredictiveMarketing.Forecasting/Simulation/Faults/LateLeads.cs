using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>Leads that are qualified months after their request, with their delays. Either the label policy waits for them, or the young months are taken as final.</summary>
internal static class LateLeads
{
    private static readonly double[][] Curves = [[0.62, 0.26, 0.12], [0.75, 0.25], [0.5, 0.3, 0.15, 0.05], [0.85, 0.15]];

    /// <param name="known">True: the policy hides the months that are still maturing.</param>
    public static void Plant(DraftWorkspace draft, SeededRandom dice, bool known)
    {
        double[] shares = Curves[dice.NextInt(Curves.Length)];
        draft.Maturation = known ? shares.Length - 1 : 0;
        for (int m = 0; m < draft.Leads.Count; m++)
        {
            for (int t = 0; t < draft.History; t++)
            {
                long left = (long)Math.Round(draft.Leads[m][t]);
                double rest = 1;
                long seen = 0;
                for (int delay = 0; delay < shares.Length; delay++)
                {
                    long count = delay == shares.Length - 1 ? left : dice.NextBinomial(left, Math.Min(1, shares[delay] / rest));
                    left -= count;
                    rest -= shares[delay];
                    if (t + delay >= draft.History)
                        break;
                    seen += count;
                    draft.Delays.Add(new DelayCount(DraftWorkspace.Key(m), DraftWorkspace.First.Plus(t), delay, count));
                }

                // After the last delay nothing more came, and that has been seen.
                for (int delay = shares.Length; delay < shares.Length + 4 && t + delay < draft.History; delay++)
                    draft.Delays.Add(new DelayCount(DraftWorkspace.Key(m), DraftWorkspace.First.Plus(t), delay, 0));
                draft.Leads[m][t] = seen;
            }
        }
    }
}
