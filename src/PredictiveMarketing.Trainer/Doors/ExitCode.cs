namespace PredictiveMarketing.Trainer.Doors;

/// <summary>What every verb answers to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int OurFault = 1;

    /// <summary>The input's fault: every finding was printed.</summary>
    public const int InputFault = 2;

    /// <summary>A gate said no.</summary>
    public const int GateSaidNo = 3;
}
