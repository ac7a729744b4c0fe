using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PredictiveMarketing.Storage.People;

/// <summary>Random secrets of 256 bits. Their holder has the text; the store keeps its hash, which is enough to know it again.</summary>
internal static class Secret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>No salt: a random secret cannot be guessed from its hash.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
