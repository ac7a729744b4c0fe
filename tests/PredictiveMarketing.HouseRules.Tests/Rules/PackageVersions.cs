using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PredictiveMarketing.HouseRules.Tests.Rules;

/// <summary>A clone of today must build in five years: exact versions in one file, and a lock file beside every project.</summary>
internal static partial class PackageVersions
{
    public static IReadOnlyList<string> CentralBreaches(Repository repository)
    {
        XDocument central = XDocument.Parse(repository.Read("Directory.Packages.props"));
        XElement[] packages = [.. central.Descendants("PackageVersion")];
        if (packages.Length == 0)
            return ["Directory.Packages.props names no package"];
        return [.. packages.Where(p => !Exact().IsMatch((string?)p.Attribute("Version") ?? ""))
            .Select(p => $"Directory.Packages.props: {(string?)p.Attribute("Include")} has no exact version ({(string?)p.Attribute("Version")})")];
    }

    public static IReadOnlyList<string> ProjectBreaches(Repository repository)
    {
        var breaches = new List<string>();
        foreach (string path in repository.Files().Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            XDocument project = XDocument.Parse(repository.Read(path));
            breaches.AddRange(project.Descendants("PackageReference")
                .Where(p => p.Attribute("Version") is not null || p.Attribute("VersionOverride") is not null || p.Element("Version") is not null)
                .Select(p => $"{path}: {(string?)p.Attribute("Include")} has its own version; versions live in Directory.Packages.props"));
            string folder = path[..(path.LastIndexOf('/') + 1)];
            if (!repository.Has(folder + "packages.lock.json"))
                breaches.Add($"{path}: packages.lock.json is missing; run 'dotnet restore' and commit it");
        }

        return breaches;
    }

    public static IReadOnlyList<string> NpmBreaches(Repository repository)
    {
        var breaches = new List<string>();
        foreach (string path in repository.Files().Where(f => Path.GetFileName(f) == "package.json"))
        {
            using JsonDocument package = JsonDocument.Parse(repository.Read(path));
            foreach (string kind in new[] { "dependencies", "devDependencies" })
            {
                if (package.RootElement.TryGetProperty(kind, out JsonElement wanted))
                {
                    breaches.AddRange(wanted.EnumerateObject().Where(d => !Exact().IsMatch(d.Value.GetString() ?? ""))
                        .Select(d => $"{path}: {d.Name} has no exact version ({d.Value})"));
                }
            }

            string locked = path[..(path.LastIndexOf('/') + 1)] + "package-lock.json";
            if (!repository.Has(locked))
                breaches.Add($"{path}: package-lock.json is missing beside it");
            else if (repository.Read(locked).Contains("\"resolved\"", StringComparison.Ordinal))
                breaches.Add($"{locked} names the registry it was made with; set omit-lockfile-registry-resolved=true");
        }

        return breaches;
    }

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.]+)?$")]
    private static partial Regex Exact();
}
