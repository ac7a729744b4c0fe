using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Spreadsheets;

namespace PredictiveMarketing.Service.Pages.Import;

/// <summary>What a file would change. Apply it with its token.</summary>
/// <param name="Until">When the token is no longer good.</param>
/// <param name="IsKnown">The same file was applied last; applying it again changes nothing.</param>
public sealed record PreviewAnswer(
    string Token, DateTimeOffset Until, string Workspace, string Kind, string Source, string FileName, bool IsKnown,
    ColumnMapping? Mapping, ShownSheet? Shown, MonthSpan? Covered, ImportCounts Counts, ImportDiff Diff, IReadOnlyList<Finding> Findings);

/// <summary>Somebody's yes to a preview.</summary>
/// <param name="Token">From the preview.</param>
/// <param name="Who">No longer needed: whoever calls decides. Another name is refused.</param>
public sealed record ApplyRequest(string? Token, string? Who);

public static class ImportApi
{
    /// <summary>Largest upload, on the upload's route only.</summary>
    public const long LargestUpload = 64L * 1024 * 1024;

    public static void MapImports(this RouteGroupBuilder api)
    {
        RouteGroupBuilder imports = api.MapGroup("").WithTags("imports");
        imports.MapGet("/imports", (HttpContext call, Visit visit, ImportRoom room, string? workspace, [AsParameters] PageAsked page) => visit.IsUnknown || visit.Workspace is not string name
                ? Problems.Unknown("workspace", visit.Asked ?? "(none yet)")
                : Paging.Page(call, page, visit.Person.Markets is null ? room.Ledger.List(name) : [], i => Paging.Number(i.Id)))
            .WithName("ListImports").WithSummary("Every import that was applied, newest first")
            .Produces<IReadOnlyList<KeptImport>>().ProducesProblem(404);
        imports.MapPost("/imports/preview", Preview).RequireAntiforgery().Needing(Right.Import)
            .WithMetadata(new RequestSizeLimitAttribute(LargestUpload)).WithFormOptions(memoryBufferThreshold: (int)LargestUpload, multipartBodyLengthLimit: LargestUpload)
            .WithName("PreviewImport").WithSummary("Shows what a file would change; fields kind, source, map (field=Header) and option (key=value), and the file")
            .Accepts<IFormFile>("multipart/form-data").Produces<PreviewAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(422);
        imports.MapPost("/imports/apply", Apply).RequireAntiforgery().Needing(Right.Import)
            .WithName("ApplyImport").WithSummary("Applies a preview, once")
            .Produces<ImportOutcome>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        imports.MapGet("/templates/{kind}.csv", (ImportRoom room, string kind) => Template(room, kind, "csv", "text/csv; charset=utf-8", ImportTemplates.Csv))
            .WithName("GetTemplateCsv").WithSummary("An empty CSV with the headers of a kind").Produces<string>(200, "text/csv").ProducesProblem(404);
        imports.MapGet("/templates/{kind}.xlsx", (ImportRoom room, string kind) => Template(room, kind, "xlsx", Workbook, ImportTemplates.Xlsx))
            .WithName("GetTemplateXlsx").WithSummary("An empty Excel workbook with the headers of a kind").Produces<byte[]>(200, Workbook).ProducesProblem(404);
    }

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static async Task<IResult> Preview(HttpRequest request, Visit visit, ImportRoom room, string? workspace, CancellationToken stop)
    {
        if (room.Into(visit) is not string name)
            return Problems.Unknown("workspace", visit.Asked ?? "(none yet)");
        if (!request.HasFormContentType)
            return Results.Problem("Send the file as multipart/form-data.", statusCode: StatusCodes.Status400BadRequest, title: "Not a form");
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(stop);
        }
        catch (InvalidDataException broken)
        {
            return Results.Problem($"{broken.Message} Send one file as multipart/form-data, with its boundary.", statusCode: StatusCodes.Status400BadRequest, title: "The form cannot be read");
        }

        if (form["kind"].ToString() is not { Length: > 0 } kind)
            return Problems.Missing("kind", $"Say what the file is: {string.Join(", ", room.Kinds.Select(k => k.Kind))}.");
        if (!Pairs(form["map"], out Dictionary<string, string> columns) || !Pairs(form["option"], out Dictionary<string, string> options))
            return Problems.Missing("map", "Write map as field=Header and option as key=value.");
        WaitingPreview waiting = room.Preview(name, new HandedIn(kind, form["source"], form.Files.Count == 0 ? kind : NameOf(form.Files[0]), await Held(form.Files, stop), columns, options), visit.Person.Name);
        return waiting.Preview.MayBeApplied ? Results.Ok(Answer(waiting)) : Refused(waiting.Preview.Findings, StatusCodes.Status422UnprocessableEntity, waiting.Preview);
    }

    private static IResult Apply(ImportRoom room, Visit visit, ApplyRequest request)
    {
        if (Problems.NotTheCaller(request.Who, visit.Person) is { } other)
            return other;
        if (string.IsNullOrWhiteSpace(request.Token))
            return Problems.Missing("token", "Send the token of the preview.");
        if (room.Apply(request.Token, visit.Person.Name) is not { } outcome)
            return Problems.Unknown("preview", "(it was applied, or its half hour is over)");
        return outcome.IsDone ? Results.Ok(outcome)
            : Refused(outcome.Findings, outcome.Findings.Any(f => f.Rule == "import.changed-since-preview") ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity, null);
    }

    private static IResult Template(ImportRoom room, string kind, string ending, string type, Action<IImporter, Stream> write)
    {
        if (room.Kinds.FirstOrDefault(k => k.Kind == kind && k.Fields.Count > 0) is not { } importer)
            return Problems.Unknown("template", kind);
        using MemoryStream file = new();
        write(importer, file);
        return Results.File(file.ToArray(), type, $"{kind}.{ending}");
    }

    private static PreviewAnswer Answer(WaitingPreview waiting)
    {
        ImportPreview preview = waiting.Preview;
        return new PreviewAnswer(
            waiting.Token, waiting.Until, preview.Workspace, preview.Request.Kind, preview.Request.Source, preview.Request.FileName, preview.IsKnown,
            preview.Mapping, preview.Shown, preview.Imported?.Covered, preview.Diff.Counts, preview.Diff, preview.Findings);
    }

    private static IResult Refused(IReadOnlyList<Finding> findings, int status, ImportPreview? preview) => Results.Problem(
        string.Join(" ", ImportRoom.Errors(findings).Select(f => f.ToString()).Take(3)),
        statusCode: status,
        title: "Nothing was imported",
        extensions: new Dictionary<string, object?> { ["errors"] = findings.Select(Mistake.Of).ToArray(), ["findings"] = findings, ["mapping"] = preview?.Mapping, ["shown"] = preview?.Shown });

    private static string NameOf(IFormFile file) => Path.GetFileName(file.FileName.Replace('\\', '/'));

    // In memory: nothing of it is kept before somebody says yes.
    private static async Task<MemoryStream?> Held(IFormFileCollection files, CancellationToken stop)
    {
        if (files.Count == 0)
            return null;
        var held = new MemoryStream((int)files[0].Length);
        await files[0].CopyToAsync(held, stop);
        return held;
    }

    private static bool Pairs(IEnumerable<string?> texts, out Dictionary<string, string> pairs)
    {
        pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string text in texts.OfType<string>())
        {
            int at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
                return false;
            pairs[text[..at].Trim()] = text[(at + 1)..].Trim();
        }

        return true;
    }
}
