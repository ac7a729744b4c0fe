using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>Which workspace this call is about, and on which clock it stands: <c>?workspace=name</c> (remembered), the cookie, else the first.</summary>
public sealed class Visit
{
    public const string Query = "workspace";
    private const string Cookie = "pm-workspace";
    private readonly Lazy<OpenWorkspace?> open;

    public Visit(IHttpContextAccessor here, WorkspaceRoom room)
    {
        HttpContext? context = here.HttpContext;
        Caller caller = context?.Caller() ?? Caller.Nobody;
        Person = caller.AsPerson(null);
        Workspaces = caller.IsKnown ? room.Names : [];
        string? asked = Asked = context?.Request.Query[Query];
        string? remembered = context?.Request.Cookies[Cookie];
        IsUnknown = !string.IsNullOrEmpty(asked) && !Workspaces.Contains(asked, StringComparer.Ordinal);
        Workspace = IsUnknown ? null
            : !string.IsNullOrEmpty(asked) ? asked
            : remembered is not null && Workspaces.Contains(remembered, StringComparer.Ordinal) ? remembered
            : Workspaces.Count > 0 ? Workspaces[0] : null;
        if (context is not null && !string.IsNullOrEmpty(asked) && !IsUnknown && !context.Response.HasStarted && !ErrorAnswers.IsProgram(context))
            context.Response.Cookies.Append(Cookie, asked, new CookieOptions { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax });
        open = new Lazy<OpenWorkspace?>(() => Workspace is null ? null : room.Open(Workspace));
    }

    /// <summary>The name that the call asked for, known or not.</summary>
    public string? Asked { get; }

    public IReadOnlyList<string> Workspaces { get; }

    public string? Workspace { get; }

    /// <summary>A workspace was asked for by name and does not exist.</summary>
    public bool IsUnknown { get; }

    public OpenWorkspace? Open => open.Value;

    /// <summary>Whoever calls; without rights while nobody is known.</summary>
    public Person Person { get; }

    /// <summary>The month in which a sample's clock stands; null follows the real one.</summary>
    public Month? FixedClock => Open?.Tables.Contract.AsOf;
}
