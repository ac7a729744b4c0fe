using System.Diagnostics;
using System.Text;
using PredictiveMarketing.Service.Notices;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>Webhooks are signed after the Standard Webhooks specification; witnesses: its published vector, and Python's own HMAC.</summary>
public class WebhookSignatureTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    // The vector with which the specification's reference libraries are tested.
    private const string Published = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Payload = Encoding.UTF8.GetBytes("{\"test\": 2432232314}");

    [Fact]
    public void The_published_vector_gives_the_published_signature() =>
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", WebhookSignature.Header([Published], Id, At, Payload));

    [Fact]
    public void Another_language_signs_a_new_secret_and_an_accented_payload_alike()
    {
        string secret = WebhookSignature.NewSecret();
        byte[] payload = Encoding.UTF8.GetBytes("{\"text\":\"Été à Liège – 1 050 leads\"}");
        const string Program = "import sys,hmac,hashlib,base64;k=base64.b64decode(sys.argv[1][6:]);m=(sys.argv[2]+'.'+sys.argv[3]+'.').encode()+base64.b64decode(sys.argv[4]);print(base64.b64encode(hmac.new(k,m,hashlib.sha256).digest()).decode())";
        ProcessStartInfo python = new("python3") { RedirectStandardOutput = true };
        foreach (string argument in (string[])["-c", Program, secret, Id, "1614265330", Convert.ToBase64String(payload)])
            python.ArgumentList.Add(argument);
        using Process process = Process.Start(python)!;

        Assert.Equal(process.StandardOutput.ReadToEnd().Trim(), WebhookSignature.Sign(secret, Id, At, payload));
    }

    [Fact]
    public void While_secrets_change_both_sign_the_new_one_first()
    {
        string old = WebhookSignature.NewSecret();

        string[] signatures = WebhookSignature.Header([Published, old], Id, At, Payload).Split(' ');

        Assert.Equal(["v1," + WebhookSignature.Sign(Published, Id, At, Payload), "v1," + WebhookSignature.Sign(old, Id, At, Payload)], signatures);
    }

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64 at all")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void What_is_too_short_or_not_written_as_a_secret_is_none(string text)
    {
        Assert.False(WebhookSignature.IsSecret(text));
        Assert.Throws<FormatException>(() => WebhookSignature.Sign(text, Id, At, Payload));
    }

    [Fact]
    public void Every_new_secret_is_another_one_of_32_bytes()
    {
        string[] secrets = [.. Enumerable.Range(0, 20).Select(_ => WebhookSignature.NewSecret())];

        Assert.Equal(20, secrets.Distinct().Count());
        Assert.All(secrets, s => Assert.Equal(32, Convert.FromBase64String(s["whsec_".Length..]).Length));
    }
}
