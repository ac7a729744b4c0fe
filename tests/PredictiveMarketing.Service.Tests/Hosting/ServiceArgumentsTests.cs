using Microsoft.Extensions.Configuration;
using PredictiveMarketing.Service.Hosting;

namespace PredictiveMarketing.Service.Tests.Hosting;

public class ServiceArgumentsTests
{
    [Fact]
    public void No_argument_means_the_usual_store_and_workspaces()
    {
        ServiceArguments arguments = ServiceArguments.Read([]);

        Assert.Null(arguments.Store);
        Assert.Empty(arguments.Workspaces);
    }

    [Fact]
    public void Workspaces_add_up_and_the_hosts_own_arguments_are_passed_on()
    {
        ServiceArguments arguments = ServiceArguments.Read(
            ["--store", "/s", "--workspace", "a", "--urls", "http://127.0.0.1:1", "--workspace=b"]);

        Assert.Equal("/s", arguments.Store);
        Assert.Equal(["a", "b"], arguments.Workspaces);
        Assert.Equal(["--urls", "http://127.0.0.1:1"], arguments.Rest);
    }

    /// <summary>The door asks for an admin in the same store that the house is furnished with.</summary>
    [Theory]
    [InlineData("/typed", "/set", "/typed")]
    [InlineData(null, "/set", "/set")]
    public void The_store_is_the_one_of_the_command_line_else_of_the_settings(string? typed, string? set, string expected) =>
        Assert.Equal(expected, new ServiceArguments(typed, [], []).StoreFolder(new ConfigurationBuilder().AddInMemoryCollection([new("store", set)]).Build()));

    [Theory]
    [InlineData("--store")]
    [InlineData("--workspace=")]
    [InlineData("--store --urls http://127.0.0.1:1")]
    public void An_option_without_its_folder_is_refused(string line) =>
        Assert.Throws<ArgumentException>(() => ServiceArguments.Read(line.Split(' ')));
}
