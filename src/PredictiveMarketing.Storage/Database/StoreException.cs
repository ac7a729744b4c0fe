namespace PredictiveMarketing.Storage.Database;

/// <summary>The store cannot be used as it is; the message says why and what to do.</summary>
public sealed class StoreException(string message) : Exception(message);
