using System.Text;
using System.Text.Json;

namespace PredictiveMarketing.Storage.Workspaces.Contract;

/// <summary>Where each field of a JSON document stands, so that a finding can name the line.</summary>
internal sealed class JsonPlaces
{
    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);

    private JsonPlaces()
    {
    }

    /// <summary>Fields that stand twice in one object; JSON readers silently keep the last.</summary>
    public List<string> Twice { get; } = [];

    public int? Row(string path) => rows.TryGetValue(path, out int row) ? row : null;

    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A text in it spells half a character.</exception>
    public static JsonPlaces Of(ReadOnlySpan<byte> json)
    {
        var places = new JsonPlaces();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var parents = new Stack<(string Path, int Item)>();
        string path = "";
        int row = 1;
        int counted = 0;
        while (reader.Read())
        {
            row += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                path = Join(parents.Peek().Path, reader.GetString()!);
                if (!places.rows.TryAdd(path, row))
                    places.Twice.Add(path);
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                parents.Pop();
                continue;
            }

            if (parents.TryPeek(out (string Path, int Item) parent) && parent.Item >= 0)
            {
                parents.Push((parents.Pop().Path, parent.Item + 1));
                path = $"{parent.Path}[{parent.Item}]";
                places.rows[path] = row;
            }

            // Reading it once here makes sure that it can be read: an escape may spell half a character.
            if (reader.TokenType == JsonTokenType.String)
                _ = reader.GetString();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                parents.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
        }

        return places;
    }

    public static string Join(string parent, string field) => parent.Length == 0 ? field : new StringBuilder(parent).Append('.').Append(field).ToString();
}
