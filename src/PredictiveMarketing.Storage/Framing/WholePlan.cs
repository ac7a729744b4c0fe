using System.Text.Json;
using System.Text.Json.Nodes;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>A workspace folder read without its scope: what a scope may choose from, and what it leaves out (F02).</summary>
public static class WholePlan
{
    private const string File = "frame.json";

    /// <summary>Null when the folder cannot be read.</summary>
    public static Workspace? Of(string folder)
    {
        if (FrameText.In(folder) is not { } text)
            return null;
        string stage = Path.Combine(Path.GetTempPath(), $"pm-scope-{Guid.NewGuid():N}");
        try
        {
            JsonObject frame = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
            frame.Remove("scope");
            FolderState.Stage(folder, new Dictionary<string, string> { [File] = frame.ToJsonString() }, stage);
            return WorkspaceReader.Read(stage).Workspace;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException)
        {
            return null;
        }
        finally
        {
            if (Directory.Exists(stage))
                Directory.Delete(stage, recursive: true);
        }
    }
}
