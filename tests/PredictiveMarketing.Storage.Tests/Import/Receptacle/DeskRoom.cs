using System.Text;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Tests.Stores;
using PredictiveMarketing.Storage.Tests.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import.Receptacle;

/// <summary>A store, a workspace folder with 24 months of one market, and a desk that counts leads from CSV text.</summary>
internal sealed class DeskRoom : IDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public DeskRoom()
    {
        Store = Store.Open(Folder, Clock);
        Desk = new ImportDesk(Store, [new CountedLeads()], ImportFiles.Open);
    }

    public HandClock Clock { get; } = new();

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "pm-desk-" + Guid.NewGuid().ToString("N"));

    public WrittenWorkspace Workspace { get; } = new();

    public Store Store { get; private set; }

    public ImportDesk Desk { get; private set; }

    public ImportPreview Preview(string text, string name = "crm.csv", string source = "crm", IReadOnlyDictionary<string, string>? options = null) => Desk.Preview(
        new ImportRequest(Workspace.Folder, CountedLeads.KindName, name, new MemoryStream(Encoding.UTF8.GetBytes(text)), Today)
        {
            Source = source,
            Options = options ?? new Dictionary<string, string>(),
        });

    public ImportOutcome Import(string text, string name = "crm.csv", string source = "crm", IReadOnlyDictionary<string, string>? options = null) =>
        Desk.Apply(Preview(text, name, source, options), "anna");

    public string Leads() => File.ReadAllText(Path.Combine(Workspace.Folder, "leads.csv"));

    /// <summary>As after a kill: the store is opened anew, and the desk with it.</summary>
    public void Restart(Action<ApplyStep>? at = null)
    {
        Store.Dispose();
        Store = Store.Open(Folder, Clock);
        Desk = new ImportDesk(Store, [new CountedLeads()], ImportFiles.Open) { At = at };
    }

    public void Dispose()
    {
        Store.Dispose();
        Workspace.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
