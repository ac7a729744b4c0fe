using Microsoft.Extensions.Configuration;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Tests.People;

/// <summary>Sign-in with another provider is whole or not offered: a half configuration is told at the start, not on every page.</summary>
public sealed class ExternalRefusalTests
{
    private static readonly Dictionary<string, string?> Whole = new()
    {
        ["external:clientId"] = "pm",
        ["external:clientSecret"] = "known to both",
        ["external:authorizationEndpoint"] = "https://login.example.org/authorize",
        ["external:tokenEndpoint"] = "https://login.example.org/token",
        ["external:userInformationEndpoint"] = "http://127.0.0.1:5999/me",
    };

    [Fact]
    public void A_whole_configuration_and_none_are_accepted()
    {
        Assert.Null(Refusal(Whole));
        Assert.Null(Refusal([]));
        Assert.Null(Refusal(new() { ["external:name"] = "without a client nothing is offered" }));
    }

    [Theory]
    [InlineData("external:clientSecret")]
    [InlineData("external:authorizationEndpoint")]
    [InlineData("external:tokenEndpoint")]
    [InlineData("external:userInformationEndpoint")]
    public void What_is_missing_is_named(string name) => Assert.Contains($"{name} is missing", Refusal(new(Whole) { [name] = "" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://login.example.org/token")]
    [InlineData("/token")]
    [InlineData("ftp://login.example.org/token")]
    public void An_address_that_others_can_listen_to_is_named(string address) =>
        Assert.Contains($"external:tokenEndpoint is no https address ('{address}')", Refusal(new(Whole) { ["external:tokenEndpoint"] = address }), StringComparison.Ordinal);

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        string said = Refusal(new() { ["external:clientId"] = "pm" })!;
        Assert.Equal(4, said.Split("is missing").Length - 1);
    }

    private static string? Refusal(Dictionary<string, string?> given) => External.Refusal(new ConfigurationBuilder().AddInMemoryCollection(given).Build());
}
