using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Api;

/// <summary>Refusals of the API as problem+json, each with its status.</summary>
public static class Problems
{
    public static IResult Unknown(string what, string name) =>
        Results.Problem($"There is no {what} '{name}'.", statusCode: StatusCodes.Status404NotFound, title: $"Unknown {what}");

    public static IResult BadMonth(string text) =>
        Results.Problem($"'{text}' is not a month; write it like 2026-03.", statusCode: StatusCodes.Status400BadRequest, title: "Not a month");

    public static IResult Missing(string field, string why) =>
        Results.Problem(why, statusCode: StatusCodes.Status422UnprocessableEntity, title: $"'{field}' is missing", extensions: new Dictionary<string, object?> { ["field"] = field });

    /// <summary>What the ledger refused: unknown targets are 404, a missing reason or number 422, a wrong state 409.</summary>
    public static IResult Refused(LedgerAnswer answer)
    {
        IReadOnlyList<Finding> findings = answer.Findings;
        int status = findings.Any(f => f.Rule == "targets.unknown") ? StatusCodes.Status404NotFound
            : findings.Any(f => f.Rule is "targets.reason-missing" or "targets.value") ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status409Conflict;
        return Results.Problem(
            string.Join(" ", findings.Select(f => f.Message).Distinct()),
            statusCode: status,
            title: "Nothing was changed",
            extensions: new Dictionary<string, object?> { ["findings"] = findings.Select(f => new { f.Rule, f.Message, f.Cure }) });
    }
}
