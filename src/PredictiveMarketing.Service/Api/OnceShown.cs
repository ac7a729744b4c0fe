namespace PredictiveMarketing.Service.Api;

/// <summary>Answers that hold a secret: they are shown once, and nothing keeps them.</summary>
public static class OnceShown
{
    /// <summary>Null when the call may go on. Answers of calls with an Idempotency-Key are kept for a day; a secret must not be among them.</summary>
    public static IResult? Refusal(HttpContext call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Request.Headers.ContainsKey(IdempotencyKeys.Header)
            ? Problems.Missing("secret", $"An answer with a secret is not kept: leave the {IdempotencyKeys.Header} out.")
            : null;
    }
}
