using System.Security.Cryptography;
using System.Text;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>
/// What a data set is called: the SHA-256 of its content, so the same months give the same id whatever the order of rows and columns,
/// the line ends or the byte order mark.
/// </summary>
/// <param name="Id">Over the contract and all tables.</param>
/// <param name="PlanId">Over the media plan alone.</param>
public sealed record DataSetVersion(string Id, string PlanId)
{
    public static DataSetVersion Of(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var manifest = new StringBuilder();
        string planId = "";
        foreach (CanonicalFile file in CanonicalForm.Files)
        {
            using var hash = new HashingStream();
            file.Write(workspace, hash);
            string digest = hash.Digest();
            manifest.Append(file.Name).Append(' ').Append(digest).Append('\n');
            if (file.Name == CanonicalForm.MediaPlan)
                planId = digest;
        }

        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(manifest.ToString())));
        return new DataSetVersion(id, planId);
    }

    /// <summary>Enough of the id for a page or a file name.</summary>
    public string ShortId => Id[..8];
}
