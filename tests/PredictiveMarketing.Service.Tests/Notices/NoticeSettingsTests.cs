using System.Net;
using Microsoft.Extensions.Configuration;
using PredictiveMarketing.Service.Notices;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>A setting that cannot be used counts as not written: nothing is allowed by mistake.</summary>
public class NoticeSettingsTests
{
    private static NoticeSettings Read(params (string Name, string Value)[] settings) => NoticeSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Notices:" + s.Name, (string?)s.Value))).Build());

    [Fact]
    public void Nothing_written_allows_nothing()
    {
        NoticeSettings settings = Read();

        Assert.Null(settings.Smtp);
        Assert.Empty(settings.Mistakes);
        Assert.False(settings.Allows(IPAddress.Parse("10.1.2.3"), encrypted: true));
        Assert.True(settings.Allows(IPAddress.Parse("93.184.215.14"), encrypted: true));
        Assert.False(settings.Allows(IPAddress.Parse("93.184.215.14"), encrypted: false));
    }

    [Fact]
    public void A_network_that_was_named_is_allowed_also_when_mapped_and_its_neighbour_is_not()
    {
        NoticeSettings settings = Read(("AllowedNetworks:0", "10.1.0.0/16"), ("AllowedNetworks:1", "10.2/16"));

        Assert.Equal(["Notices:AllowedNetworks:1"], settings.Mistakes);
        Assert.True(settings.Allows(IPAddress.Parse("10.1.2.3"), encrypted: false));
        Assert.True(settings.Allows(IPAddress.Parse("::ffff:10.1.2.3"), encrypted: false));
        Assert.False(settings.Allows(IPAddress.Parse("10.2.2.3"), encrypted: true));
    }

    [Fact]
    public void A_password_is_read_from_its_file_and_never_sent_in_the_open()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "correct horse\n");
        (string, string)[] mail = [("Smtp:Host", "mail.example.org"), ("Smtp:From", "pm@example.org"), ("Smtp:User", "pm"), ("Smtp:PasswordFile", file)];

        Assert.Equal("correct horse", Read(mail).Smtp!.Password);
        Assert.Null(Read([.. mail, ("Smtp:StartTls", "false")]).Smtp);
        File.Delete(file);
        Assert.Equal((null, "Notices:Smtp:PasswordFile"), (Read(mail).Smtp, Read(mail).Mistakes.Single()));
        Assert.Equal("Notices:Smtp:From", Read(("Smtp:Host", "mail.example.org")).Mistakes.Single());
    }
}
