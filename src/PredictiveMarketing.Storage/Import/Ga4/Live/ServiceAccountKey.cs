using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Ga4.Live;

/// <summary>The key file of a Google service account. A class and not a record, so that no text of it can ever hold the key.</summary>
public sealed class ServiceAccountKey : IDisposable
{
    private const string Cure = "Download a JSON key of the service account again, keep it outside the repository, and name its path.";
    private const int LargestFile = 64 * 1024;

    private readonly RSA rsa;

    private ServiceAccountKey(string account, string? keyId, Uri tokenAddress, RSA rsa)
    {
        Account = account;
        KeyId = keyId;
        TokenAddress = tokenAddress;
        this.rsa = rsa;
    }

    /// <summary>E-mail address of the account; give it the role Viewer on the property.</summary>
    public string Account { get; }

    /// <summary>Where a signed statement is exchanged for an access token.</summary>
    public Uri TokenAddress { get; }

    private string? KeyId { get; }

    /// <summary>Reads a key file. No finding shows any of its content.</summary>
    public static (ServiceAccountKey? Key, Finding? Problem) Read(string path)
    {
        var place = new Place(Path.GetFileName(path));
        if (InRepository(path))
        {
            return (null, Finding.Error(place, "ga4.key-in-repository", "The key file lies inside a repository, where it is easily published.",
                "Move it to a folder of its own outside, and make a new key if this one was ever committed."));
        }

        try
        {
            using FileStream file = File.OpenRead(path);
            if (file.Length > LargestFile)
                return (null, Finding.Error(place, "ga4.key-file", "The file is too large to be a key.", Cure));
            using JsonDocument json = JsonDocument.Parse(file);
            return Of(json.RootElement, place);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or JsonException)
        {
            return (null, Finding.Error(place, "ga4.key-file", $"The key file cannot be read ({trouble.GetType().Name}).", Cure));
        }
    }

    /// <summary>A statement that this account asks for read access, signed by its key (RFC 7519 and RFC 7523, RS256).</summary>
    public string Statement(Uri audience, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(audience);
        long from = now.ToUnixTimeSeconds();
        string head = Json(("alg", "RS256"), ("typ", "JWT"), ("kid", KeyId));
        string claims = Json(("iss", Account), ("scope", "https://www.googleapis.com/auth/analytics.readonly"), ("aud", audience.ToString()),
            ("iat", from), ("exp", from + 3600));
        string signed = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(head)) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims));
        return signed + "." + Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public void Dispose() => rsa.Dispose();

    private static (ServiceAccountKey? Key, Finding? Problem) Of(JsonElement json, Place place)
    {
        string? account = Text(json, "client_email"), pem = Text(json, "private_key"), address = Text(json, "token_uri");
        if (account is null || pem is null || address is null)
            return (null, Finding.Error(place, "ga4.key-file", "client_email, private_key or token_uri is missing.", Cure));
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? token) || !IsGoogles(token))
            return (null, Finding.Error(place, "ga4.token-address", "token_uri is not an https address of Google; nothing was sent.", Cure));
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return (new ServiceAccountKey(account, Text(json, "private_key_id"), token, rsa), null);
        }
        catch (Exception trouble) when (trouble is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            return (null, Finding.Error(place, "ga4.key-file", "private_key is not an RSA key.", Cure));
        }
    }

    private static bool IsGoogles(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0
        && (address.Host.EndsWith(".googleapis.com", StringComparison.OrdinalIgnoreCase) || string.Equals(address.Host, "accounts.google.com", StringComparison.OrdinalIgnoreCase));

    private static bool InRepository(string path)
    {
        for (string? folder = Path.GetDirectoryName(Path.GetFullPath(path)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
                return true;
        }

        return false;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static string Json(params (string Name, object? Value)[] members) =>
        "{" + string.Join(',', members.Where(m => m.Value is not null).Select(m => $"\"{m.Name}\":" + (m.Value is long number
            ? number.ToString(CultureInfo.InvariantCulture)
            : JsonSerializer.Serialize((string)m.Value!)))) + "}";
}
