using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>Opens the service: reads its arguments, refuses the outside world, builds, starts and says where it is.</summary>
public static class Door
{
    public const int Done = 0;
    public const int InputsFault = 2;

    public static async Task<int> Open(string[] args)
    {
        ServiceArguments arguments;
        try
        {
            arguments = ServiceArguments.Read(args);
        }
        catch (ArgumentException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return InputsFault;
        }

        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. arguments.Rest],
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        IReadOnlyList<string> asked = LoopbackLaw.Asked(builder.Configuration);
        IReadOnlyList<string> broken = LoopbackLaw.Broken(asked);
        if (broken.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"Refused to listen on {string.Join(", ", broken)}: until people and roles exist this service answers its own machine only. "
                + "Use an address such as http://127.0.0.1:5080, or leave the address out.");
            return InputsFault;
        }

        if (asked.Count == 0)
            builder.WebHost.UseUrls($"http://127.0.0.1:{LoopbackLaw.FreePort()}");
        House.Furnish(builder, arguments);
        WebApplication app = builder.Build();
        House.Arrange(app);
        app.Lifetime.ApplicationStarted.Register(() => SayWhere(app));
        try
        {
            await app.RunAsync();
            return Done;
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            // A port that is taken, a store of a newer version, a folder that may not be written: the message says what to do.
            await Console.Error.WriteLineAsync($"The service cannot start: {e.Message}");
            return InputsFault;
        }
    }

    private static void SayWhere(WebApplication app)
    {
        ICollection<string> addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.Count > 0)
            Console.WriteLine($"PredictiveMarketing is open at {string.Join(" and ", addresses)} (stop it with Ctrl+C).");
    }
}
