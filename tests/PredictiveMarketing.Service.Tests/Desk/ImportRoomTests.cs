using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Desk;

/// <summary>D03: files are read on the day of the planners, wherever the server stands.</summary>
public sealed class ImportRoomTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pm-today-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("2026-10-31T23:30:00Z", "2026-11-01")]
    [InlineData("2026-10-31T22:30:00Z", "2026-10-31")]
    public void Just_after_midnight_in_Paris_the_month_is_over(string moment, string today)
    {
        Notices.MovedClock clock = new() { Now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture) };
        using Store store = Store.Open(Path.Combine(folder, "store"), clock);
        store.DataSets.Keep(WorkspaceReader.Read(SmallWorkspace.Write(Path.Combine(folder, "w"), "paris", people: true)));
        using Bell bell = new();
        ImportRoom room = new(store, new WorkspaceRoom(store), new PreviewShelf(clock), bell);

        WaitingPreview waiting = room.Preview("paris", new HandedIn("calendar", null, "calendar", null, new Dictionary<string, string>(), new Dictionary<string, string>()), "ada");

        Assert.Equal(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), waiting.Preview.Request.Today);
    }
}
