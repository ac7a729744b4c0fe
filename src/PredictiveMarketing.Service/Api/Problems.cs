using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Api;

/// <summary>Refusals of the API as problem+json, each with its status.</summary>
public static class Problems
{
    public static IResult Unknown(string what, string name) =>
        Results.Problem($"There is no {what} '{name}'.", statusCode: StatusCodes.Status404NotFound, title: $"Unknown {what}");

    public static IResult BadMonth(string text) =>
        Results.Problem($"'{text}' is not a month; write it like 2026-03.", statusCode: StatusCodes.Status400BadRequest, title: "Not a month");

    /// <summary>422 for one field of a request.</summary>
    public static IResult Missing(string field, string why) =>
        Refused($"'{field}' is missing", StatusCodes.Status422UnprocessableEntity, [Finding.Error(new Place("request", Column: field), "request.missing", why, why)]);

    /// <summary>All findings at once, each with a pointer (RFC 6901) to the field of the request that it is about; the whole request where there is none.</summary>
    public static IResult Refused(string title, int status, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return Results.Problem(
            string.Join(" ", findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message).Distinct()),
            statusCode: status,
            title: title,
            extensions: new Dictionary<string, object?> { ["errors"] = findings.Select(Mistake.Of).ToArray() });
    }

    /// <summary>What could not be read of a call at all, with a pointer to the field at which reading ended.</summary>
    public static IResult Unreadable(BadHttpRequestException bad)
    {
        ArgumentNullException.ThrowIfNull(bad);
        if (bad.InnerException is not JsonException json)
            return Results.Problem(bad.Message, statusCode: bad.StatusCode);
        // $.tiles[0].owner is written tiles/0/owner in a pointer.
        string field = string.Join('/', (json.Path ?? "$").Split(['.', '[', ']', '$', '\''], StringSplitOptions.RemoveEmptyEntries));
        string place = field.Length == 0 ? "The request" : $"'{field}'";
        return Refused(
            "The request cannot be read",
            bad.StatusCode,
            [Finding.Error(new Place("request", Column: field), "request.json", $"{place} is not what stands in the description of the call.", "Compare it with /openapi/v1.json: names, kinds and the values of a choice.")]);
    }

    /// <summary>The refusal of a name that is not the caller's; null when none was sent, or their own. Nobody decides in another's name.</summary>
    public static IResult? NotTheCaller(string? who, Person caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return string.IsNullOrWhiteSpace(who) || string.Equals(who.Trim(), caller.Name, StringComparison.Ordinal) ? null : Refused(
            "'who' is not the caller",
            StatusCodes.Status422UnprocessableEntity,
            [Finding.Error(new Place("request", Column: "who"), "request.who", $"'{who}' is not who calls.", "Leave 'who' out: whoever calls decides.")]);
    }

    /// <summary>What the ledger refused: unknown targets are 404, a missing reason or a wrong number 422, one's own override and what somebody else is named for 403, a wrong state 409.</summary>
    public static IResult Refused(LedgerAnswer answer)
    {
        IReadOnlyList<Finding> findings = answer.Findings;
        int status = findings.Any(f => f.Rule == "targets.unknown") ? StatusCodes.Status404NotFound
            : findings.Any(f => f.Rule is "targets.reason-missing" or "targets.value" or "targets.negative" or "targets.whole") ? StatusCodes.Status422UnprocessableEntity
            : findings.Any(f => f.Rule is "targets.own" or "targets.not-an-approver") ? StatusCodes.Status403Forbidden
            : StatusCodes.Status409Conflict;
        return Refused("Nothing was changed", status, findings);
    }
}

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Pointer">JSON pointer to the field, such as <c>#/reason</c>; <c>#</c> is the request itself.</param>
/// <param name="Detail">What is wrong, with the offending value.</param>
/// <param name="Cure">What to do about it.</param>
[SuppressMessage("Naming", "CA1720", Justification = "RFC 9457 names it so")]
public sealed record Mistake(string Pointer, string Rule, Severity Severity, string Detail, string Cure)
{
    public static Mistake Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new Mistake(PointerTo(finding.Place.Column), finding.Rule, finding.Severity, finding.Message, finding.Cure);
    }

    // A path of fields is written with slashes; only a tilde has to be escaped in it.
    private static string PointerTo(string? field) => string.IsNullOrEmpty(field) ? "#" : "#/" + field.Replace("~", "~0", StringComparison.Ordinal);
}
