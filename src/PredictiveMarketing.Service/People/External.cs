using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.People;

/// <summary>
/// Sign-in with another provider: OAuth 2 code flow with PKCE. The provider says who somebody is; who may come in is decided here, by invitation.
/// </summary>
/// <param name="Name">What the button says.</param>
public sealed record External(string Name)
{
    public const string Scheme = "external";
    public const string Start = "/sign-in/external";
    public const string Callback = "/sign-in/callback";
    public const string Refused = LocalAddress.SignIn + "?refused=true";

    private static readonly string[] Endpoints = ["authorizationEndpoint", "tokenEndpoint", "userInformationEndpoint"];

    /// <summary>What the section <c>external</c> of the configuration lacks, all of it in one sentence; null when it is whole or not there.</summary>
    public static string? Refusal(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IConfigurationSection given = configuration.GetSection("external");
        if (given["clientId"] is not { Length: > 0 })
            return null;
        string[] missing = [.. Endpoints.Prepend("clientSecret").Where(name => given[name] is not { Length: > 0 }).Select(name => $"external:{name} is missing")];
        string[] open = [.. Endpoints.Where(name => given[name] is { Length: > 0 } text && !IsPrivate(text)).Select(name => $"external:{name} is no https address ('{given[name]}')")];
        return missing.Length + open.Length == 0 ? null : $"Sign-in with another provider cannot be offered: {string.Join("; ", missing.Concat(open))}. Complete it, or leave external:clientId out.";
    }

    /// <summary>Reads the section <c>external</c> of the configuration; null when there is none.</summary>
    public static External? AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IConfigurationSection given = builder.Configuration.GetSection("external");
        if (given["clientId"] is not { Length: > 0 })
            return null;
        // The cookie scheme is never signed in to: what the provider answered becomes a session of ours, or nothing.
        builder.Services.AddAuthentication().AddCookie("external-unused").AddOAuth(Scheme, options => Configure(options, given));
        return new External(given["name"] ?? new Uri(given["authorizationEndpoint"]!).Host);
    }

    public static void Map(WebApplication app) =>
        app.MapGet(Start, (string? returnUrl) => Results.Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.Of(returnUrl) }, [Scheme]))
            .Needing(Right.None).ExcludeFromDescription();

    // Nobody listens in between: https, or this machine itself.
    private static bool IsPrivate(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static void Configure(OAuthOptions options, IConfigurationSection given)
    {
        options.SignInScheme = "external-unused";
        options.ClientId = given["clientId"]!;
        options.ClientSecret = given["clientSecret"]!;
        options.AuthorizationEndpoint = given["authorizationEndpoint"]!;
        options.TokenEndpoint = given["tokenEndpoint"]!;
        options.UserInformationEndpoint = given["userInformationEndpoint"]!;
        options.CallbackPath = Callback;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Scope.Clear();
        foreach (string scope in (given["scope"] ?? "openid email profile").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(scope);
        options.Events.OnCreatingTicket = AskWho;
        options.Events.OnTicketReceived = LetIn;
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect(Refused);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static async Task AskWho(OAuthCreatingTicketContext context)
    {
        using HttpRequestMessage question = new(HttpMethod.Get, context.Options.UserInformationEndpoint);
        question.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        question.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using HttpResponseMessage answer = await context.Backchannel.SendAsync(question, context.HttpContext.RequestAborted);
        answer.EnsureSuccessStatusCode();
        using JsonDocument person = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(context.HttpContext.RequestAborted));
        if (Text(person.RootElement, "sub") is string subject)
            context.Identity!.AddClaim(new Claim(ClaimTypes.NameIdentifier, subject));
        // An address that the provider has not checked is nobody's.
        bool isVerified = person.RootElement.TryGetProperty("email_verified", out JsonElement verified) && (verified.ValueKind == JsonValueKind.True || verified.ToString() == "true");
        if (isVerified && Text(person.RootElement, "email") is string email)
            context.Identity!.AddClaim(new Claim(ClaimTypes.Email, email));
    }

    private static Task LetIn(TicketReceivedContext context)
    {
        Store store = context.HttpContext.RequestServices.GetRequiredService<Store>();
        string? subject = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        Account? account = subject is null ? null : store.People.Accounts.OfSubject(subject) ?? Invited(store, subject, context.Principal!.FindFirstValue(ClaimTypes.Email));
        if (account is { IsDisabled: false })
        {
            context.HttpContext.RequestServices.GetRequiredService<Reception>().Welcome(context.HttpContext, account);
            context.Response.Redirect(LocalAddress.Of(context.ReturnUri));
        }
        else
        {
            context.Response.Redirect(Refused);
        }

        context.HandleResponse();
        return Task.CompletedTask;
    }

    // The first time an invited person comes they are known by their address, from then on by their subject.
    private static Account? Invited(Store store, string subject, string? email) =>
        email is not null && store.People.Accounts.Named(email) is { IsDisabled: false, Subject: null } account && store.People.Accounts.Bind(account.Id, subject) ? account : null;

    private static string? Text(JsonElement person, string name) =>
        person.TryGetProperty(name, out JsonElement value) && value.ToString() is { Length: > 0 } text ? text : null;
}
