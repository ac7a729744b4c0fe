using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PredictiveMarketing.HouseRules.Tests.Rules;

/// <summary>The direction of the arrows: which room may see which, and which packages keep out of a room.</summary>
internal static partial class References
{
    private const string Prefix = "PredictiveMarketing.";

    /// <summary>What each room may refer to. A new room takes its row here, with its decision in docs/decisions.</summary>
    private static readonly Dictionary<string, string[]> MayRefer = new(StringComparer.Ordinal)
    {
        ["Forecasting"] = [],
        ["Storage"] = ["Forecasting"],
        ["Trainer"] = ["Storage", "Forecasting"],
        ["Service"] = ["Storage", "Forecasting"],
    };

    private static readonly string[] ForecastingPackages = ["MathNet.Numerics", "Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    public static IReadOnlyList<string> Breaches(Repository repository)
    {
        var breaches = new List<string>();
        foreach (string path in repository.Files("src").Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            string room = Path.GetFileNameWithoutExtension(path)[Prefix.Length..];
            if (!MayRefer.TryGetValue(room, out string[]? allowed))
            {
                breaches.Add($"{path}: a new room; say in the house rules what it may refer to");
                continue;
            }

            XDocument project = XDocument.Parse(repository.Read(path));
            breaches.AddRange(Included(project, "ProjectReference").Select(RoomOf).Concat(ResolvedRooms(repository, path)).Distinct()
                .Where(r => !allowed.Contains(r)).Select(r => $"{path}: {room} may not refer to {r}"));
            breaches.AddRange(Packages(project).Concat(ResolvedPackages(repository, path)).Distinct()
                .Where(p => IsKeptOut(room, p)).Select(p => $"{path}: {room} may not use the package {p}"));
            breaches.AddRange(Included(project, "Reference").Select(r => $"{path}: {r} is referred to as a file; use a package"));
        }

        return breaches;
    }

    private static bool IsKeptOut(string room, string package) => room switch
    {
        "Forecasting" => !ForecastingPackages.Contains(package, StringComparer.OrdinalIgnoreCase),
        "Storage" => WebOrSchedule().IsMatch(package),
        "Trainer" => WebOrSchedule().IsMatch(package),
        _ => false,
    };

    private static string RoomOf(string reference) =>
        Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'))[Prefix.Length..];

    private static IEnumerable<string> Included(XDocument project, string element) =>
        project.Descendants(element).Select(e => (string?)e.Attribute("Include") ?? "").Where(i => i.Length > 0);

    private static IEnumerable<string> Packages(XDocument project) =>
        Included(project, "PackageReference").Concat(Included(project, "FrameworkReference")).Concat([(string?)project.Root?.Attribute("Sdk") ?? ""])
            .Where(p => p is not ("Microsoft.NET.Sdk" or ""));

    /// <summary>Rooms that restore has found, also through other rooms or through a props file.</summary>
    private static IEnumerable<string> ResolvedRooms(Repository repository, string project) =>
        Locked(repository, project).Where(d => d.Type == "Project")
            .Select(d => d.Name[Prefix.Length..]).Select(n => MayRefer.Keys.FirstOrDefault(k => k.Equals(n, StringComparison.OrdinalIgnoreCase)) ?? n);

    private static IEnumerable<string> ResolvedPackages(Repository repository, string project) =>
        Locked(repository, project).Where(d => d.Type == "Direct").Select(d => d.Name);

    private static IEnumerable<(string Name, string Type)> Locked(Repository repository, string project)
    {
        string path = project[..(project.LastIndexOf('/') + 1)] + "packages.lock.json";
        if (!repository.Has(path))
            return [];
        using JsonDocument file = JsonDocument.Parse(repository.Read(path));
        return [.. file.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(f => f.Value.EnumerateObject())
            .Select(d => (d.Name, d.Value.GetProperty("type").GetString() ?? ""))];
    }

    [GeneratedRegex(@"^(Microsoft\.AspNetCore(?!\.App\.Internal)|Microsoft\.NET\.Sdk\.Web|Hangfire|Quartz|RabbitMQ)", RegexOptions.IgnoreCase)]
    private static partial Regex WebOrSchedule();
}
