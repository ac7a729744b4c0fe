namespace PredictiveMarketing.Forecasting.Vocabulary;

public enum Judgement
{
    Pass,
    Review,
    Fail,
}

/// <summary>A gate's answer and its reason. No evidence is never a pass.</summary>
public sealed record Verdict(Judgement Judgement, string Reason)
{
    public static Verdict Pass(string reason) => new(Judgement.Pass, reason);

    public static Verdict Review(string reason) => new(Judgement.Review, reason);

    public static Verdict Fail(string reason) => new(Judgement.Fail, reason);

    public bool Stops => Judgement == Judgement.Fail;

    /// <summary>The worst of several verdicts; of none, a fail.</summary>
    public static Verdict Worst(IEnumerable<Verdict> verdicts) =>
        verdicts.MaxBy(v => v.Judgement) ?? Fail("nothing was judged");

    public override string ToString() => $"{Judgement}: {Reason}";
}
