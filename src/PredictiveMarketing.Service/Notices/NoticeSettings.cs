using System.Net;
using System.Net.Mail;

namespace PredictiveMarketing.Service.Notices;

/// <summary>How mail leaves. The password stands in a file or an environment variable, never beside the other settings.</summary>
/// <param name="StartTls">False only where the mail server stands on a network that is ours; no password is sent then.</param>
/// <param name="User">Null: the server asks for no name.</param>
public sealed record SmtpSettings(string Host, int Port, MailAddress From, bool StartTls, string? User, string? Password);

/// <summary>What the operator decided about notices: section <c>Notices</c> of the configuration.</summary>
/// <param name="PublicAddress">Where readers find the pages (<c>Notices:PublicAddress</c>); null: messages carry no link.</param>
/// <param name="AllowedNetworks">Networks of one's own that messages may go to, and plain http with them (<c>Notices:AllowedNetworks:0</c>, as 10.1.0.0/16); none unless written.</param>
/// <param name="Smtp">Null: no mail leaves.</param>
/// <param name="Mistakes">Settings that could not be used, by name. They count as not written: nothing is allowed by mistake.</param>
public sealed record NoticeSettings(Uri? PublicAddress, IReadOnlyList<IPNetwork> AllowedNetworks, SmtpSettings? Smtp, IReadOnlyList<string> Mistakes)
{
    /// <summary>The environment variable that holds the mail password where no file does.</summary>
    public const string PasswordVariable = "PM_SMTP_PASSWORD";

    public static NoticeSettings None { get; } = new(null, [], null, []);

    public static NoticeSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IConfigurationSection section = configuration.GetSection("Notices");
        List<string> mistakes = [];
        Uri? address = null;
        if (section["PublicAddress"] is { Length: > 0 } text && (!Uri.TryCreate(text, UriKind.Absolute, out address) || address.Scheme is not ("https" or "http")))
        {
            address = null;
            mistakes.Add("Notices:PublicAddress");
        }

        List<IPNetwork> networks = [];
        foreach (IConfigurationSection one in section.GetSection("AllowedNetworks").GetChildren())
        {
            // Written in full: 10.2/16 reads as 10.0.0.2, and a network wider than its text is a mistake.
            if (IPNetwork.TryParse(one.Value, out IPNetwork network) && network.ToString().Equals(one.Value, StringComparison.OrdinalIgnoreCase))
                networks.Add(network);
            else
                mistakes.Add(one.Path);
        }

        return new NoticeSettings(address, networks, ReadSmtp(section.GetSection("Smtp"), mistakes), mistakes);
    }

    /// <summary>Is this an address of a network that the operator named?</summary>
    public bool IsOwn(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return AllowedNetworks.Any(n => n.Contains(plain));
    }

    /// <summary>May a message go to this address? Public ones, and those that the operator named; over plain http the latter alone.</summary>
    public bool Allows(IPAddress address, bool encrypted) => IsOwn(address) || (encrypted && Storage.Import.OpenData.Fetch.PublicAddress.Is(address));

    private static SmtpSettings? ReadSmtp(IConfigurationSection smtp, List<string> mistakes)
    {
        if (smtp["Host"] is not { Length: > 0 } host)
            return null;
        int before = mistakes.Count;
        int port = smtp.GetValue<int?>("Port") ?? 587;
        bool startTls = smtp.GetValue<bool?>("StartTls") ?? true;
        string? user = smtp["User"] is { Length: > 0 } name ? name : null;
        if (!MailAddress.TryCreate(smtp["From"], out MailAddress? from))
            mistakes.Add("Notices:Smtp:From");
        if (port is < 1 or > 65535)
            mistakes.Add("Notices:Smtp:Port");
        // A password in the open is a password given away.
        if (user is not null && !startTls)
            mistakes.Add("Notices:Smtp:StartTls");
        string? password = user is null ? null : PasswordFrom(smtp["PasswordFile"], mistakes);
        return mistakes.Count > before ? null : new SmtpSettings(host, port, from!, startTls, user, password);
    }

    private static string? PasswordFrom(string? file, List<string> mistakes)
    {
        try
        {
            string? password = string.IsNullOrEmpty(file) ? Environment.GetEnvironmentVariable(PasswordVariable) : File.ReadAllText(file).TrimEnd('\r', '\n');
            if (!string.IsNullOrEmpty(password))
                return password;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Named below, without its content.
        }

        mistakes.Add("Notices:Smtp:PasswordFile");
        return null;
    }
}
