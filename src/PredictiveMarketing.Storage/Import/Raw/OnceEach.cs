namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>A sheet may be read several times; what is found in a row is said the first time only.</summary>
internal sealed class OnceEach
{
    private int reached;

    /// <summary>Runs the check of a row when no earlier reading came so far.</summary>
    public void At(int row, Action check)
    {
        if (row <= reached)
            return;
        reached = row;
        check();
    }
}
