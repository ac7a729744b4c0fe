using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>Where a feed says what it found: its rules begin with its kind.</summary>
internal sealed record FeedLog(string Kind, Place Place, FindingLog Log)
{
    public FeedLog At(string? sheet, int row, string? column = null) => this with { Place = new Place(Place.File, row, column, sheet) };

    public void Error(string rule, string message, string cure) => Log.Error(Place, $"{Kind}.{rule}", message, cure);

    public void Warning(string rule, string message, string cure) => Log.Warning(Place, $"{Kind}.{rule}", message, cure);

    public void Note(string rule, string message, string cure = "Nothing to do.") => Log.Note(Place, $"{Kind}.{rule}", message, cure);
}
