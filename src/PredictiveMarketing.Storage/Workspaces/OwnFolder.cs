using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Models;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>Where a workspace lies inside the store: a folder that no other name leads to, however alike two names are without accents or when cut.</summary>
internal static class OwnFolder
{
    private const int Digits = 8;

    public static string Of(Store store, string workspace)
    {
        string all = Path.Combine(store.Folder, "workspaces");
        string own = Path.Combine(all, $"{FileName.Safe(workspace)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(workspace)))[..Digits]}");
        // Earlier stores named a folder by the safe name alone, to which several names may lead: it belongs to the one that its contract carries.
        string earlier = Path.Combine(all, FileName.Safe(workspace));
        return !Directory.Exists(own) && NameIn(earlier) == workspace ? earlier : own;
    }

    private static string? NameIn(string folder)
    {
        string path = Path.Combine(folder, "frame.json");
        if (!File.Exists(path))
            return null;
        try
        {
            using JsonDocument frame = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return frame.RootElement.ValueKind == JsonValueKind.Object && frame.RootElement.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
