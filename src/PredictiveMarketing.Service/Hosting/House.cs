using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Notices;
using PredictiveMarketing.Service.Pages.Boards;
using PredictiveMarketing.Service.Pages.Digest;
using PredictiveMarketing.Service.Pages.Evaluate;
using PredictiveMarketing.Service.Pages.Forecast;
using PredictiveMarketing.Service.Pages.Frame;
using PredictiveMarketing.Service.Pages.Import;
using PredictiveMarketing.Service.Pages.Kpi;
using PredictiveMarketing.Service.Pages.Omtm;
using PredictiveMarketing.Service.Pages.NorthStar;
using PredictiveMarketing.Service.Pages.OwnAccount;
using PredictiveMarketing.Service.Pages.People;
using PredictiveMarketing.Service.Pages.Relate;
using PredictiveMarketing.Service.Pages.Review;
using PredictiveMarketing.Service.Pages.Runs;
using PredictiveMarketing.Service.Pages.Sources;
using PredictiveMarketing.Service.Pages.Targets;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>What is in the service and in which order a call passes through it.</summary>
public static class House
{
    public static void Furnish(WebApplicationBuilder builder, ServiceArguments arguments, Reach reach)
    {
        builder.Logging.ClearProviders().AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit.Usual;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });
        string folder = arguments.StoreFolder(builder.Configuration);
        IServiceCollection services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(arguments);
        services.AddSingleton(reach);
        services.AddSingleton(provider => Store.Open(folder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Words>();
        services.AddSingleton<WorkspaceRoom>();
        services.AddSingleton<TotalsKept>();
        services.AddSingleton<TargetReading>();
        services.AddSingleton(new EvidencePatience(builder.Configuration.GetValue("evidencePatience", EvidencePatience.OfAPage)));
        services.AddSingleton<PlanReading>();
        services.AddSingleton<DeskRoom>();
        services.AddSingleton<DigestWriter>();
        services.AddSingleton<WeeklyLook>();
        services.AddSingleton<EvidenceRoom>();
        services.AddSingleton<Troubles>();
        services.AddSingleton<Bell>();
        services.AddSingleton<RunNews>();
        services.AddSingleton<WorkspaceLoader>();
        services.AddSingleton<PreviewShelf>();
        services.AddSingleton<ImportRoom>();
        services.AddSingleton<FramingRoom>();
        services.AddSingleton<NorthStarRoom>();
        services.AddSingleton<EvidencePreparation>();
        services.AddHostedService(provider => provider.GetRequiredService<EvidencePreparation>());
        services.AddHostedService<MonthlySchedule>();
        services.AddHostedService<PartsAhead>();
        services.AddNotices();
        // Tokens of open pages stay good over a restart.
        services.AddDataProtection().SetApplicationName("PredictiveMarketing").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        services.AddHttpContextAccessor();
        services.AddScoped<Visit>();
        services.AddScoped<PlannersDesk>();
        services.AddScoped<BoardRoom>();
        services.AddScoped<OmtmDesk>();
        services.AddProblemDetails();
        services.AddSingleton<Identification>();
        services.AddSingleton<ApproversRoom>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<Reception>();
        Limits limits = new(builder.Configuration);
        services.AddSingleton(_ => limits);
        services.AddRateLimiter(limits.Configure);
        if (External.AddTo(builder) is External provider)
            services.AddSingleton(provider);
        services.AddRazorPages(pages => pages.RootDirectory = "/Pages").AddMvcOptions(mvc => mvc.Filters.Add<HandlerRights>());
        services.AddSmallFiles();
        services.AddAntiforgery(tokens =>
        {
            tokens.HeaderName = Antiforgery.Header;
            tokens.Cookie.Name = reach.IsOwnMachineOnly ? "pm-antiforgery" : KeptChoices.OverHttps + "pm-antiforgery";
            tokens.Cookie.SameSite = SameSiteMode.Strict;
            tokens.Cookie.SecurePolicy = reach.IsOwnMachineOnly ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        // Tells what was done, once, on the page that follows; a webhook's new secret goes this way, encrypted.
        services.Configure<CookieTempDataProviderOptions>(told =>
        {
            told.Cookie.Name = reach.IsOwnMachineOnly ? "pm-told" : KeptChoices.OverHttps + "pm-told";
            told.Cookie.Path = "/";
            told.Cookie.HttpOnly = true;
            told.Cookie.SameSite = SameSiteMode.Lax;
            told.Cookie.SecurePolicy = reach.IsOwnMachineOnly ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = BodyLimit.Usual;
            // In memory, as all of it is: a form may hold people who must not be written to disk.
            form.MemoryBufferThreshold = (int)BodyLimit.Usual;
        });
        services.Configure<WebEncoderOptions>(text => text.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddHealthChecks().AddCheck<StoreCheck>("store");
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.AddOpenApi(ApiDocument.Describe);
    }

    public static void Arrange(WebApplication app)
    {
        app.UseKnownProxies(app.Services.GetRequiredService<Reach>());
        app.UseSecurityHeaders();
        app.UseMiddleware<OwnMachineOnly>();
        app.UseLanguages();
        app.UseThemes();
        app.UseErrorAnswers();
        app.UseSmallFiles();
        bool hasProvider = app.Services.GetService<External>() is not null;
        if (hasProvider)
            app.UseAuthentication();
        app.UseRouting();
        app.UseMiddleware<Doorkeeper>();
        app.UseRateLimiter();
        if (hasProvider)
            External.Map(app);
        app.MapDemo();
        app.MapSignOut();
        app.UseMiddleware<BodyLimit>();
        app.UseEntityTags();
        app.UseIdempotencyKeys();
        app.MapRazorPages();
        app.MapHealth();
        RouteGroupBuilder api = app.MapGroup("/api/v1").Needing(Right.Read);
        api.MapAntiforgery();
        api.MapWorkspaces();
        api.MapForecast();
        api.MapReview();
        api.MapTargets();
        api.MapRuns();
        api.MapSources();
        api.MapImports();
        api.MapNotices();
        api.MapBoards();
        api.MapDigests();
        api.MapCelebrations();
        api.MapEvaluate();
        api.MapRelate();
        api.MapKpis();
        api.MapPeople();
        api.MapOwnKeys();
        api.MapOmtm();
        api.MapFraming();
        api.MapNorthStar();
        app.MapOpenApi().Needing(Right.Read);
    }
}
