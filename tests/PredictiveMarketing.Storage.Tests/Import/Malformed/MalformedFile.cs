namespace PredictiveMarketing.Storage.Tests.Import.Malformed;

/// <summary>A file that somebody might drop on the import page, by mistake or not.</summary>
/// <param name="Kind">What is wrong with it, for the message of a failing test.</param>
/// <param name="Rule">The finding that must be among those it gives; null where any will do.</param>
/// <param name="IsRepaired">It is read all the same, with the finding as a note or a warning.</param>
internal sealed record MalformedFile(string Kind, string Name, byte[] Bytes, string? Rule = null, bool IsRepaired = false);
