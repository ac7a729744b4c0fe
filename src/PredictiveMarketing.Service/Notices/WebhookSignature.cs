using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PredictiveMarketing.Service.Notices;

/// <summary>Signatures after the Standard Webhooks specification, symmetric version v1 (github.com/standard-webhooks/standard-webhooks, spec 1.0.0).</summary>
public static class WebhookSignature
{
    public const string SecretPrefix = "whsec_";

    /// <summary>Bytes of a secret, as the specification bounds them.</summary>
    private const int FewestBytes = 24;
    private const int MostBytes = 64;

    /// <summary>A new secret of 32 random bytes, as the receiver writes it down.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>The header <c>webhook-signature</c>: one v1 signature per secret, separated by a blank, so that a receiver may hold either while they change.</summary>
    /// <param name="secrets">Newest first, as <c>whsec_...</c>.</param>
    /// <exception cref="FormatException">One of them is no secret.</exception>
    public static string Header(IEnumerable<string> secrets, string id, DateTimeOffset at, byte[] payload) =>
        string.Join(' ', secrets.Select(secret => "v1," + Sign(secret, id, at, payload)));

    /// <summary>HMAC-SHA256 over <c>id.timestamp.payload</c>, in base64.</summary>
    public static string Sign(string secret, string id, DateTimeOffset at, byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        byte[] key = KeyOf(secret) ?? throw new FormatException("That is no webhook secret.");
        byte[] head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}."));
        return Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. head, .. payload]));
    }

    public static bool IsSecret(string text) => KeyOf(text) is not null;

    private static byte[]? KeyOf(string secret)
    {
        if (!secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
            return null;
        byte[] key = new byte[MostBytes];
        return Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out int length) && length >= FewestBytes ? key[..length] : null;
    }
}
