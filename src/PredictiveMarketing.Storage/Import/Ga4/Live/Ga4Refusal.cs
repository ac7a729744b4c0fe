using System.Net;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Ga4.Live;

/// <summary>Says in words why Google gave no report. Shows Google's own message, never a request.</summary>
internal static class Ga4Refusal
{
    private const int LongestMessage = 300;

    public static Finding Of(Answer answer, Place place, string account)
    {
        string said = Said(answer);
        return (answer.Trouble, answer.Status) switch
        {
            (_, HttpStatusCode.TooManyRequests) => Finding.Error(place, "ga4.quota", $"The quota of the property is used up: {said}",
                "Wait an hour (tokens per hour) or a day (tokens per day), or ask for fewer months at a time."),
            ({ } trouble, _) => Finding.Error(place, "ga4.no-answer", $"There is no report: {trouble}.", "Try again later, or ask for fewer months at a time."),
            (_, HttpStatusCode.Forbidden) => Finding.Error(place, "ga4.forbidden", $"Access is refused: {said}",
                $"Give {account} the role Viewer on the property, and enable the Analytics Data API in its project."),
            (_, HttpStatusCode.Unauthorized) => Finding.Error(place, "ga4.key-refused", $"The key is refused: {said}", "Make a new key of the service account."),
            (_, HttpStatusCode.BadRequest) => Finding.Error(place, "ga4.request-refused", $"The request is refused: {said}",
                "Check the number of the property and the market dimension."),
            (_, HttpStatusCode.NotFound) => Finding.Error(place, "ga4.property-unknown", $"The property is not known: {said}", "Check the number of the property (Admin, Property settings)."),
            _ => Finding.Error(place, "ga4.no-answer", $"The server answered {(int)answer.Status}: {said}", "Try again later."),
        };
    }

    public static Finding OfToken(Answer answer, Place place, string account) => answer.Trouble is null && answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized
        ? Finding.Error(place, "ga4.key-refused", $"Google does not accept the key: {Said(answer)}", "Make a new key of the service account, and check this computer's clock.")
        : Of(answer, place, account);

    private static string Said(Answer answer)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(answer.Body);
            JsonElement root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out JsonElement error))
                return "no message.";
            // The Data API nests its message; the token endpoint writes it beside a code.
            string? message = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out JsonElement inner) ? inner.ToString()
                : root.TryGetProperty("error_description", out JsonElement description) ? description.ToString()
                : error.ToString();
            return message.Length > LongestMessage ? message[..LongestMessage] + "..." : message;
        }
        catch (JsonException)
        {
            return "no message.";
        }
    }
}
