using PredictiveMarketing.Service.Hosting;

namespace PredictiveMarketing.Service.People;

/// <summary>One of the people whom a newcomer may be while there are no accounts.</summary>
/// <param name="Key">Ends the keys of their words.</param>
public sealed record DemoPerson(string Name, string Key, IReadOnlyCollection<Role> Roles);

/// <summary>
/// Lets whoever sits at this machine in without a password, as long as nobody has an account and nobody else can reach the service.
/// Approving one's own override takes a second person, so there are several to be.
/// </summary>
public static class DemoSession
{
    public const string Cookie = "pm-demo";
    public const string Path = "/demo";

    public static IReadOnlyList<DemoPerson> People { get; } =
    [
        new("Camille", "planner", [Role.Planner, Role.Analyst]),
        new("Dominique", "governance", [Role.Governance]),
        new("Alex", "analyst", [Role.Analyst]),
        new("Sacha", "admin", [Role.Admin]),
    ];

    /// <summary>The demo person whom a browser chose; the first one without a choice.</summary>
    public static Caller CallerOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Caller.Of(Named(KeptChoices.Read(request, Cookie)) ?? People[0]);
    }

    public static DemoPerson? Named(string? name) => People.FirstOrDefault(p => p.Name == name);
}
