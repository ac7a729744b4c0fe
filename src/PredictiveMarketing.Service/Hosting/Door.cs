using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PredictiveMarketing.Service.People;
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
        // Only a proxy that is named by its address is believed; a switch that believes all of them does nothing here.
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        if (Refused(builder.Configuration, arguments, out Reach reach) is string refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return InputsFault;
        }

        if (LoopbackLaw.Asked(builder.Configuration).Count == 0)
            builder.WebHost.UseUrls($"http://127.0.0.1:{LoopbackLaw.FreePort()}");
        House.Furnish(builder, arguments, reach);
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

    /// <summary>Why the service must not start as it is asked to; null when it may.</summary>
    private static string? Refused(ConfigurationManager configuration, ServiceArguments arguments, out Reach reach)
    {
        reach = Reach.OwnMachine;
        try
        {
            reach = Reach.Of(configuration);
            return External.Refusal(configuration) ?? reach.Refusal(() =>
            {
                using Store store = Store.Open(arguments.StoreFolder(configuration));
                return store.People.Accounts.HasAdmin();
            });
        }
        catch (FormatException)
        {
            return $"'{configuration["proxies"]}' does not name proxies by their IP addresses, such as --proxies 10.0.0.2.";
        }
        catch (StoreException broken)
        {
            return $"The service cannot start: {broken.Message}";
        }
    }

    private static void SayWhere(WebApplication app)
    {
        ICollection<string> addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.Count > 0)
            Console.WriteLine($"PredictiveMarketing is open at {string.Join(" and ", addresses)} (stop it with Ctrl+C).");
        if (addresses.FirstOrDefault() is string first && app.Services.GetRequiredService<Store>().People.Links.ForFirstAdmin() is string secret)
            Console.WriteLine($"Nobody has an account yet. The first admin sets a password here, once and within 24 hours: {first.TrimEnd('/')}{LocalAddress.SignIn}?link={secret}");
    }
}
