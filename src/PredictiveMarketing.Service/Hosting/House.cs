using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.WebEncoders;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>What is in the service and in which order a call passes through it.</summary>
public static class House
{
    private const long LargestRequest = 1024 * 1024;

    public static void Furnish(WebApplicationBuilder builder, ServiceArguments arguments)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });
        IServiceCollection services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Words>();
        services.AddScoped<Visit>();
        services.AddProblemDetails();
        services.AddRazorPages(pages => pages.RootDirectory = "/Pages");
        services.AddAntiforgery(tokens =>
        {
            tokens.HeaderName = "X-CSRF-TOKEN";
            tokens.Cookie.Name = "pm-antiforgery";
            tokens.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = LargestRequest);
        services.Configure<WebEncoderOptions>(text => text.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHealthChecks();
        services.AddOpenApi();
    }

    public static void Arrange(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseMiddleware<OwnMachineOnly>();
        app.UseLanguages();
        app.UseErrorAnswers();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.UseRouting();
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapHealth();
        app.MapOpenApi();
    }
}
