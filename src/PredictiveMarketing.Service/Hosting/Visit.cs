using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>
/// Who calls, which workspace the call is about, and on which clock it stands: <c>?workspace=name</c> (remembered), the cookie, else the first.
/// Workspaces and markets that the caller may not see do not exist here.
/// </summary>
public sealed class Visit
{
    public const string Query = "workspace";
    private const string Cookie = "pm-workspace";
    private readonly WorkspaceRoom room;
    private readonly ILookup<string, string>? group;
    private readonly Lazy<OpenWorkspace?> open;

    public Visit(IHttpContextAccessor here, WorkspaceRoom room, Store store)
    {
        ArgumentNullException.ThrowIfNull(here);
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(store);
        this.room = room;
        HttpContext? context = here.HttpContext;
        Caller caller = context?.Caller() ?? Caller.Nobody;
        group = caller.Group is string name ? store.People.Groups.Of(name) : null;
        Workspaces = !caller.IsKnown ? [] : group is null ? room.Names : [.. room.Names.Where(group.Contains)];
        string? asked = Asked = context?.Request.Query[Query];
        string? remembered = context is null ? null : KeptChoices.Read(context.Request, Cookie);
        IsUnknown = !string.IsNullOrEmpty(asked) && !Workspaces.Contains(asked, StringComparer.Ordinal);
        Workspace = IsUnknown ? null
            : !string.IsNullOrEmpty(asked) ? asked
            : remembered is not null && Workspaces.Contains(remembered, StringComparer.Ordinal) ? remembered
            : Workspaces.Count > 0 ? Workspaces[0] : null;
        if (context is not null && !string.IsNullOrEmpty(asked) && !IsUnknown && !context.Response.HasStarted && !ErrorAnswers.IsProgram(context))
            KeptChoices.Keep(context, Cookie, asked);
        Person = caller.AsPerson(group is null ? null : Workspace is null ? [] : [.. group[Workspace]]);
        open = new Lazy<OpenWorkspace?>(() => Workspace is null ? null : OpenNamed(Workspace));
    }

    /// <summary>The name that the call asked for, known or not.</summary>
    public string? Asked { get; }

    /// <summary>Those that the caller may see.</summary>
    public IReadOnlyList<string> Workspaces { get; }

    public string? Workspace { get; }

    /// <summary>A workspace was asked for by name and does not exist.</summary>
    public bool IsUnknown { get; }

    /// <summary>What the caller may see of the workspace.</summary>
    public OpenWorkspace? Open => open.Value;

    /// <summary>Whoever calls; without rights while nobody is known. Its markets are those of the workspace at hand.</summary>
    public Person Person { get; }

    /// <summary>The month in which a sample's clock stands; null follows the real one.</summary>
    public Month? FixedClock => Open?.Tables.Contract.AsOf;

    /// <summary>What the caller may see of one of their workspaces; null when that is nothing.</summary>
    public OpenWorkspace? OpenNamed(string name) =>
        !Workspaces.Contains(name, StringComparer.Ordinal) || room.Open(name) is not OpenWorkspace whole ? null
        : group is null ? whole
        : room.Narrow(whole, [.. group[name]]);
}
