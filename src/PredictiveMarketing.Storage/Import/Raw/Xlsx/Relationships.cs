using System.Xml;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>A reference from one part to another.</summary>
/// <param name="Kind">Last word of its type: <c>worksheet</c>, <c>sharedStrings</c>.</param>
/// <param name="Part">Null when it points outside of the file.</param>
internal readonly record struct Relationship(string Id, string Kind, string? Part);

/// <summary>Reads the references of a part (ECMA-376 part 2, 9.3).</summary>
internal static class Relationships
{
    /// <param name="part">Empty for those of the package itself.</param>
    public static IReadOnlyList<Relationship> Read(Package package, string part)
    {
        string folder = part[..(part.LastIndexOf('/') + 1)];
        string file = $"{folder}_rels/{part[folder.Length..]}.rels";
        var found = new List<Relationship>();
        if (!package.Has(file))
            return found;
        using XmlReader reader = PartXml.Read(package.Part(file));
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship")
                continue;
            string type = reader.GetAttribute("Type") ?? "";
            bool isOutside = reader.GetAttribute("TargetMode") == "External";
            found.Add(new Relationship(reader.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], isOutside ? null : Resolved(folder, reader.GetAttribute("Target") ?? "")));
        }

        return found;
    }

    /// <summary>The part's full name; null when the target climbs out of the package.</summary>
    private static string? Resolved(string folder, string target)
    {
        var steps = new List<string>();
        foreach (string step in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (step == ".." && steps.Count == 0)
                return null;
            if (step == "..")
                steps.RemoveAt(steps.Count - 1);
            else if (step.Length > 0 && step != ".")
                steps.Add(step);
        }

        return string.Join('/', steps);
    }
}
