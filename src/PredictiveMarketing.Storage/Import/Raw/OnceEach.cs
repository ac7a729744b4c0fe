namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>A sheet may be read several times; what is found in a row is said the first time only.</summary>
internal sealed class OnceEach
{
    private int reached;

    /// <summary>True when no earlier reading came as far as this row.</summary>
    public bool Reaches(int row)
    {
        if (row <= reached)
            return false;
        reached = row;
        return true;
    }
}
