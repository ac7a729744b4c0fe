using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>People who asked to be forgotten.</summary>
internal static class Erasures
{
    /// <summary>Keyed hashes of everybody who was erased: their rows are left out of whatever is kept later.</summary>
    public static IReadOnlySet<string> People(Store store) =>
        store.Read(t => t.Query<string>("select person from erasures")).ToHashSet(StringComparer.Ordinal);
}
