using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Pages.Shared;

/// <summary>Keys of programs, and the moment at which they are looked at.</summary>
public sealed record KeyList(IReadOnlyList<ApiKey> Keys, DateTimeOffset Now);
