using System.Globalization;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces.Contract;

/// <summary>Reads frame.json. Comments and trailing commas are allowed; every default that is taken is named.</summary>
internal static class FrameFile
{
    /// <summary>Beyond two years a monthly forecast is a wish.</summary>
    public const int LongestHorizon = 24;

    /// <summary>Null when anything in the contract is wrong; the log says what, all at once.</summary>
    public static FramingContract? Read(string folder, FindingLog log)
    {
        if (WorkspaceFile.Bytes(folder, JsonFields.File, needed: true, log) is not { } bytes)
            return null;
        ReadOnlyMemory<byte> json = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;
        JsonPlaces places;
        try
        {
            places = JsonPlaces.Of(json.Span);
        }
        catch (JsonException reason)
        {
            NotJson(reason, log);
            return null;
        }
        catch (InvalidOperationException reason)
        {
            log.Error(new Place(JsonFields.File), "frame.json", $"A text cannot be read: {reason.Message}", "Look for \\u followed by d8 to df, and write the character itself.");
            return null;
        }

        foreach (string path in places.Twice)
            log.Error(new Place(JsonFields.File, null, path), "frame.duplicate-field", $"{path} is there twice.", "Keep one of the two.");
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            log.Error(new Place(JsonFields.File, 1), "frame.type", "The file does not hold an object.", "Begin with { and end with }.");
            return null;
        }

        return Contract(new JsonFields(document.RootElement, "", places, log), log);
    }

    private static FramingContract? Contract(JsonFields fields, FindingLog log)
    {
        string? name = Name(fields, log);
        string? need = fields.OptionalText("need", "no need is stated");
        string? objective = fields.OptionalText("objective", "no objective is stated");
        Kpi? kpi = Kpi(fields.Object("kpi", needed: true));
        int? horizon = fields.Whole("horizonMonths", 1, LongestHorizon, fallback: null);
        IReadOnlyList<Driver>? drivers = DriverList.Read(fields, log);
        JsonFields scope = fields.Object("scope");
        var covered = new Scope(scope.Names("campaigns"), scope.Names("channels"));
        scope.ReportUnknown();
        LabelPolicy? label = LeadFields.Policy(fields.Object("labelPolicy"));
        LeadDefinition? definition = LeadFields.Definition(fields, log);
        string currency = LeadFields.Currency(fields, log);
        Approval? approval = Approval(fields.Object("approval"), log);
        Schedule? schedule = Schedule(fields.Object("schedule"), log);
        Gates? gates = GatesFields.Read(fields.Object("gates"), log);
        Month? asOf = AsOf(fields, log);
        bool draft = fields.Has("status") && fields.Word("status", "signed", ("signed", false), ("draft", true)) == true;
        FramingDetails? details = DetailFields.Read(fields, log);
        fields.ReportUnknown();
        if (log.HasErrors || name is null || kpi is null || horizon is not { } months || label is null
            || approval is null || schedule is null || gates is null)
            return null;
        return new FramingContract(name, need, objective, kpi, months, drivers, covered, label, approval, schedule, gates, asOf)
        {
            Currency = currency, LeadDefinition = definition, IsDraft = draft, Details = details,
        };
    }

    private static string? Name(JsonFields fields, FindingLog log)
    {
        string? name = fields.NeededText("name");
        if (name is null || (name.Length <= 100 && name.Trim() == name && !name.Any(char.IsControl)))
            return name;
        log.Error(fields.At("name"), "frame.name", "The name is longer than 100 characters or has spaces at its ends or line breaks.", "Write a short name, such as insurance-quotes.");
        return null;
    }

    private static Kpi? Kpi(JsonFields fields)
    {
        string? name = fields.NeededText("name");
        string? unit = fields.OptionalText("unit", "the name of the KPI is the unit");
        string? stage = fields.OptionalText("stage", "acquisition");
        bool? nonNegative = fields.YesNo("nonNegative", true);
        fields.ReportUnknown();
        return name is null || nonNegative is null ? null : new Kpi(name, unit ?? name, stage ?? "acquisition", nonNegative.Value);
    }

    private static Approval? Approval(JsonFields fields, FindingLog log)
    {
        ApprovalMode? mode = fields.Word("mode", "people", ("people", ApprovalMode.People), ("auto", ApprovalMode.Auto));
        int? approvers = mode == ApprovalMode.Auto ? fields.Whole("approvers", 0, 10, 0) : fields.Whole("approvers", 1, 10, 1);
        string? reason = mode == ApprovalMode.Auto ? fields.NeededText("reason") : fields.OptionalText("reason", "people decide, so none is needed");
        fields.ReportUnknown();
        if (mode == ApprovalMode.Auto && reason is null)
        {
            log.Error(fields.At("mode"), "frame.auto-without-reason", "Targets are to be published without a signature, and no reason is given.",
                "Add \"reason\": why nobody needs to approve, or write \"mode\": \"people\".");
        }

        return mode is { } how && approvers is { } count ? new Approval(how, count, reason) : null;
    }

    private static Schedule? Schedule(JsonFields fields, FindingLog log)
    {
        Schedule common = Forecasting.Frame.Schedule.Default;
        int? day = fields.Whole("day", 1, 28, common.Day);
        string clock = fields.OptionalText("time", "06:00") ?? "06:00";
        string zone = fields.OptionalText("timeZone", common.TimeZone) ?? common.TimeZone;
        fields.ReportUnknown();
        bool isTime = TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time);
        if (!isTime)
            log.Error(fields.At("time"), "frame.time", $"'{clock}' is not a time of day.", "Write it like 06:00.");
        bool isZone = IsIanaZone(zone);
        if (!isZone)
        {
            string near = Nearest.Question(zone, TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id));
            log.Error(fields.At("timeZone"), "frame.time-zone", $"'{zone}' is not a time zone.{near}", "Write an IANA name such as Europe/Paris.");
        }

        return day is { } known && isTime && isZone ? new Schedule(known, time, zone) : null;
    }

    private static bool IsIanaZone(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) && !TimeZoneInfo.TryConvertWindowsIdToIanaId(zone, out _)
        || zone == "UTC";

    private static Month? AsOf(JsonFields fields, FindingLog log)
    {
        if (fields.OptionalText("asOf", "the real clock is followed") is not { } text)
            return null;
        if (Month.TryParse(text, out Month month))
            return month;
        string meant = MonthGuess.From(text) is { } guess ? $"Write \"{guess}\"." : "Write it like \"2026-03\".";
        log.Error(fields.At("asOf"), "frame.month-format", $"asOf is '{text}', which is not a month.", meant);
        return null;
    }

    private static void NotJson(JsonException reason, FindingLog log)
    {
        // Its message ends with its own line and position, counted from 0; the place of the finding counts from 1.
        string message = reason.Message.Split(" LineNumber:")[0];
        int? row = reason.LineNumber is { } line ? (int)line + 1 : null;
        string? column = reason.BytePositionInLine is { } at ? (at + 1).ToString(CultureInfo.InvariantCulture) : null;
        log.Error(new Place(JsonFields.File, row, column), "frame.json", $"The file is not valid JSON: {message}",
            "Look at this line and the one before: a quotation mark, comma or bracket is missing or too many.");
    }
}
