using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Sources;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Service.Pages.Import;

/// <summary>A file comes in: handed over, its columns mapped, its findings and its diff looked at, applied. Nothing is written before that.</summary>
[UploadLimit]
[Needs(Right.Import)]
public sealed class ImportModel(PlannersDesk planners, Words words, Store store, ImportRoom imports) : PlannersPage(planners, words)
{
    /// <summary>Token of the preview that waits.</summary>
    [BindProperty(SupportsGet = true, Name = "file")]
    public string? Token { get; set; }

    /// <summary>The row that a person named as the header.</summary>
    [BindProperty(SupportsGet = true)]
    public int? HeaderRow { get; set; }

    /// <summary>A workspace that is framed and has no data yet: its first files are brought in here.</summary>
    [BindProperty(SupportsGet = true, Name = "framing")]
    public string? Framing { get; set; }

    /// <summary>The import that has just been applied.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Done { get; set; }

    public IReadOnlyList<string> Refused { get; private set; } = [];

    public IReadOnlyList<IImporter> Known => imports.Kinds;

    public WaitingPreview? Waiting { get; private set; }

    public KeptImport? Applied { get; private set; }

    public ShownDiff? AppliedDiff { get; private set; }

    /// <summary>The workspace folder, or the name of one that will be made; null when it is gone, and then nothing can be imported.</summary>
    public string? Folder { get; private set; }

    /// <summary>Name of the workspace that files come into; null where there is none.</summary>
    public string? Into { get; private set; }

    /// <summary>It is framed and has no leads yet.</summary>
    public bool IsFirst => Framing is not null;

    /// <summary>Framed workspaces that wait for their first leads.</summary>
    public IReadOnlyList<string> Awaiting { get; private set; } = [];

    public IImporter? Importer => Known.FirstOrDefault(i => i.Kind == Waiting?.Preview.Request.Kind);

    public MappingSheet? Mapping => Waiting is not null && Importer is { } importer ? MappingSheet.Of(Waiting.Preview, importer, HeaderRow) : null;

    /// <summary>Errors first.</summary>
    public IReadOnlyList<Finding> Findings => [.. (Waiting?.Preview.Findings ?? []).OrderByDescending(f => f.Severity)];

    public IActionResult OnGet()
    {
        if (!Enter())
            return NotFound();
        if (Token is not null && Waiting is null)
            Refused = [Words["import.gone"]];
        return Done is not long id || Desk is null || ShowApplied(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostUploadAsync(IFormFile? upload, string? kind, string? source)
    {
        if (!Enter() || Folder is null)
            return NotFound();
        IImporter? importer = Known.FirstOrDefault(i => i.Kind == kind);
        if (upload is null && importer is not { Fields.Count: 0 })
            return Refuse(Words["import.noFile"]);
        if (upload is { Length: 0 })
            return Refuse(Words["import.emptyFile"]);
        MemoryStream? held = upload is null ? null : await Held(upload);
        return Look(upload is null ? importer!.Kind : NameOf(upload), held, importer?.Kind, source);
    }

    public IActionResult OnPostEvent(EventForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!Enter() || Desk is null || Folder is null || IsFirst)
            return NotFound();
        if (!form.IsComplete)
            return Refuse(Words["import.eventIncomplete"]);
        byte[] file = form.ToCsv(Desk.Open.Tables, new SourceTrail(store.Imports, Desk.Open.Name));
        return Look(form.FileName, new MemoryStream(file), EventForm.ImporterKind, EventForm.Source);
    }

    /// <summary>Reads the waiting file again, as the person now says.</summary>
    public IActionResult OnPostRead(ReadingForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!Enter())
            return NotFound();
        if (Waiting is null)
            return Refuse(Words["import.gone"]);
        bool isSameKind = form.Kind == Waiting.Preview.Request.Kind;
        MappingSheet? sheet = isSameKind && form.Fields is { Count: > 0 } ? Mapping : null;
        WaitingPreview? again = imports.Reread(Waiting.Token, Person.Name, request => request with
        {
            Kind = form.Kind ?? "",
            Source = string.IsNullOrWhiteSpace(form.Source) ? form.Kind ?? "" : form.Source.Trim(),
            Mapping = sheet?.With(form.Fields!),
            Columns = new Dictionary<string, string>(),
            Options = isSameKind ? form.Given : new Dictionary<string, string>(),
        });
        return RedirectToPage(new { file = again?.Token, framing = Framing });
    }

    public IActionResult OnPostApply()
    {
        if (!Enter())
            return NotFound();
        if (Waiting is null)
            return Refuse(Words["import.gone"]);
        if (!Waiting.Preview.MayBeApplied)
            return Refuse(Words["import.hasErrors"]);
        if (imports.Apply(Waiting.Token, Person.Name) is not { } outcome)
            return Refuse(Words["import.gone"]);
        if (!outcome.IsDone)
        {
            // What was shown is no longer what would happen: it is worked out again, and nobody hands the file in twice.
            Waiting = imports.Again(Waiting.Preview, Person.Name);
            Token = Waiting.Token;
            return Refuse([.. outcome.Findings.Where(f => f.Severity == Severity.Error).Select(f => Words.Name("refusal", f.Rule)).Distinct()]);
        }

        // What has its first leads is a workspace like any other from now on.
        return outcome.Import is { } import ? RedirectToPage(new { done = import.Id, workspace = IsFirst ? Into : null }) : RedirectToPage("/Sources/Sources");
    }

    public IActionResult OnPostForget()
    {
        if (!Enter())
            return NotFound();
        if (Waiting is not null)
            imports.Forget(Waiting.Token, Person.Name);
        return RedirectToPage("/Import/Import", new { framing = Framing });
    }

    public string PlaceOf(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return FindingPlace.Of(finding.Place, Waiting?.Preview.Mapping, Words);
    }

    private bool Enter()
    {
        if (!Open())
            return false;
        Awaiting = Person.Markets is null ? imports.Awaiting() : [];
        // Its first leads have come meanwhile: it is asked for by its name now.
        Framing = Framing?.Trim() is { Length: > 0 } name && !Planners.Visit.Workspaces.Contains(name, StringComparer.Ordinal) ? name : null;
        if (Framing is not null && !Awaiting.Contains(Framing))
            return false;
        Into = Framing ?? Desk?.Open.Name;
        Folder = Framing ?? (Desk is not null && store.DataSets.FolderOf(Desk.Open.Name) is string folder && Directory.Exists(store.Homes.Of(folder)) ? store.Homes.Of(folder) : null);
        // Whoever changed to another workspace meanwhile does not see this one's file.
        Waiting = Token is not null && imports.Waiting(Token, Person.Name) is { } found && (found.Preview.Workspace.Length == 0 || found.Preview.Workspace == Into) ? found : null;
        return true;
    }

    private bool ShowApplied(long id)
    {
        Applied = imports.Ledger.List(Desk!.Open.Name).FirstOrDefault(i => i.Id == id);
        if (Applied is null)
            return false;
        AppliedDiff = ShownDiff.Of(Applied, store.DataSets);
        return true;
    }

    private RedirectToPageResult Look(string name, MemoryStream? file, string? kind, string? source)
    {
        string workspace = Into!;
        // Of several kinds that could read it the first is shown; the page offers the others.
        string read = kind ?? (file is null ? null : imports.Recognise(workspace, name, file) is [var first, ..] ? first : null) ?? "";
        WaitingPreview waiting = imports.Preview(workspace, new HandedIn(read, source, name, file, new Dictionary<string, string>(), new Dictionary<string, string>()), Person.Name);
        return RedirectToPage(new { file = waiting.Token, framing = Framing });
    }

    // The name is shown and kept, never used as a path.
    private static string NameOf(IFormFile upload)
    {
        string name = Path.GetFileName(upload.FileName.Replace('\\', '/'));
        return name.Length > 120 ? name[^120..] : name.Length == 0 ? "file" : name;
    }

    private static async Task<MemoryStream> Held(IFormFile upload)
    {
        MemoryStream held = new((int)upload.Length);
        await upload.CopyToAsync(held);
        return held;
    }

    private PageResult Refuse(params string[] reasons)
    {
        Refused = reasons;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>How a person wants the waiting file to be read.</summary>
/// <param name="Fields">The field of each column, in the order of the columns.</param>
public sealed record ReadingForm(string? Kind, string? Source, IReadOnlyList<string?>? Fields, Dictionary<string, string?>? Options)
{
    public IReadOnlyDictionary<string, string> Given => (Options ?? []).Where(o => !string.IsNullOrWhiteSpace(o.Value)).ToDictionary(o => o.Key, o => o.Value!.Trim(), StringComparer.Ordinal);
}
