namespace PredictiveMarketing.Service.People;

/// <summary>Finds out who sends a call.</summary>
public sealed class Identification
{
    public Caller Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return DemoSession.CallerOf(context.Request);
    }
}
