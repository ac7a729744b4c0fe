using Microsoft.Extensions.Configuration;
using PredictiveMarketing.Service.Hosting;

namespace PredictiveMarketing.Service.Tests.Hosting;

public class LoopbackLawTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://LOCALHOST:0")]
    [InlineData("http://[::1]:5080")]
    [InlineData("https://127.8.8.8:443")]
    public void An_address_of_this_machine_is_allowed(string url) => Assert.True(LoopbackLaw.IsLoopback(url));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://192.168.1.4:5080")]
    [InlineData("http://example.org:5080")]
    [InlineData("http://localhost.example.org:5080")]
    [InlineData("http://127.0.0.1.example.org:5080")]
    [InlineData("http://unix:/tmp/socket")]
    [InlineData("5080")]
    [InlineData("")]
    public void An_address_others_could_reach_is_refused(string url) => Assert.False(LoopbackLaw.IsLoopback(url));

    [Theory]
    [InlineData("urls", "http://127.0.0.1:5080;http://0.0.0.0:5081")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Open:Url", "http://*:80")]
    public void Every_place_an_address_can_come_from_is_looked_at(string setting, string value)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new(setting, value)])
            .Build();

        Assert.Single(LoopbackLaw.Broken(LoopbackLaw.Asked(configuration)));
    }

    [Fact]
    public async Task A_service_told_to_listen_to_the_world_ends_with_the_inputs_fault()
    {
        string folder = Directory.CreateTempSubdirectory("pm-door-").FullName;

        int code = await Door.Open(["--urls", "http://0.0.0.0:5080", "--store", folder]);

        Assert.Equal(Door.InputsFault, code);
        Directory.Delete(folder, recursive: true);
    }
}
