using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Notices;

/// <summary>A receiver that was kept.</summary>
/// <param name="Secret">Made here and shown now only; null when you sent your own, or none is needed.</param>
public sealed record KeptSubscription(Subscription Subscription, string? Secret);

/// <summary>A new secret of a webhook, shown now only. The last one signs beside it until the rotation is ended.</summary>
public sealed record NewSecret(string Secret);

/// <summary>A message that waits for its sender.</summary>
public sealed record WaitingMessage(long Delivery);

/// <summary>A delivery with everything that was tried.</summary>
public sealed record DeliveryStory(Delivery Delivery, IReadOnlyList<DeliveryAttempt> Attempts);

public static class NoticesApi
{
    /// <summary>What a list of deliveries reaches back to.</summary>
    private const int MostListed = 5000;

    public static void MapNotices(this RouteGroupBuilder api)
    {
        RouteGroupBuilder notices = api.MapGroup("").WithTags("notices").Needing(Right.Administer);
        MapSubscriptions(notices);
        notices.MapGet("/notices/kinds", () => NoticeKinds.All.Select(k => new { kind = k, facts = NoticeKinds.Facts[k] }))
            .WithName("ListNoticeKinds").WithSummary("Everything that can be heard of, with the facts that each kind carries");
        notices.MapGet("/notices/deliveries", (HttpContext call, Store store, DeliveryState? state, long? subscription, [AsParameters] PageAsked page) => Paging.Page(
                call, page, store.Deliveries.List(new DeliveryQuery { State = state, Subscription = subscription, Most = MostListed }), d => d.Id.ToString(CultureInfo.InvariantCulture)))
            .WithName("ListDeliveries").WithSummary("Notices on their way, newest first; state Dead lists the dead letters")
            .Produces<IReadOnlyList<Delivery>>().ProducesProblem(400);
        notices.MapGet("/notices/deliveries/{id:long}", (Store store, long id) =>
                store.Deliveries.Find(id) is { } delivery ? Results.Ok(new DeliveryStory(delivery, store.Deliveries.Attempts(id))) : Unknown("delivery", id))
            .WithName("GetDelivery").WithSummary("A delivery with everything that was tried").Produces<DeliveryStory>().ProducesProblem(404);
        notices.MapPost("/notices/deliveries/{id:long}/replay", (Store store, Visit visit, long id) => store.Deliveries.Replay(id, visit.Person.Name) switch
            {
                ReplayAnswer.Replayed => Results.Accepted(),
                ReplayAnswer.Unknown => Unknown("delivery", id),
                ReplayAnswer.Disabled => Conflict("delivery.disabled", "Nobody listens there any more.", "Enable the subscription first."),
                _ => Conflict("delivery.not-dead", "It is no dead letter, or it was replayed already.", "Look at its newest round."),
            })
            .RequireAntiforgery().WithName("ReplayDelivery").WithSummary("Sends a dead letter again, as a new round under the same message id")
            .Produces(202).ProducesProblem(404).ProducesProblem(409);
    }

    private static void MapSubscriptions(RouteGroupBuilder notices)
    {
        notices.MapGet("/subscriptions", (HttpContext call, Store store, [AsParameters] PageAsked page) =>
                Paging.Page(call, page, store.Subscriptions.All(), s => Paging.Number(s.Id)))
            .WithName("ListSubscriptions").WithSummary("Who hears of what, without addresses and secrets").Produces<IReadOnlyList<Subscription>>().ProducesProblem(400);
        notices.MapPost("/subscriptions", Add).RequireAntiforgery()
            .WithName("AddSubscription").WithSummary("Adds a receiver; a webhook without a secret of yours gets one, shown in this answer only")
            .Produces<KeptSubscription>(201).ProducesProblem(400).ProducesProblem(422);
        Change(notices, "disable", "DisableSubscription", "Stops a receiver; what waits for it becomes a dead letter", (store, visit, id) => store.Subscriptions.Disable(id, visit.Person.Name, "by-hand"));
        Change(notices, "enable", "EnableSubscription", "Lets a receiver hear again of what happens from now on", (store, visit, id) => store.Subscriptions.Enable(id, visit.Person.Name));
        Change(notices, "forget-old-secret", "ForgetOldSecret", "Ends a rotation: only the new secret signs", (store, visit, id) => store.Subscriptions.ForgetOldSecret(id, visit.Person.Name));
        notices.MapPost("/subscriptions/{id:long}/rotate", (HttpContext call, SubscriptionDesk desk, Visit visit, long id) =>
                IsRemembered(call) ? NotRemembered() : desk.Rotate(id, visit.Person.Name) is { } secret ? Results.Ok(new NewSecret(secret)) : Unknown("webhook", id))
            .RequireAntiforgery().WithName("RotateSecret").WithSummary("Makes a new secret, shown in this answer only; the last one signs beside it until you end the rotation")
            .Produces<NewSecret>().ProducesProblem(404).ProducesProblem(422);
        notices.MapPost("/subscriptions/{id:long}/test", (Store store, Visit visit, long id) =>
                store.Deliveries.Test(id, visit.Person.Name) is { } delivery ? Results.Accepted($"/api/v1/notices/deliveries/{delivery}", new WaitingMessage(delivery)) : Unknown("enabled subscription", id))
            .RequireAntiforgery().WithName("TestSubscription").WithSummary("Sends a test message to one receiver").Produces<WaitingMessage>(202).ProducesProblem(404);
    }

    private static void Change(RouteGroupBuilder notices, string verb, string name, string summary, Func<Store, Visit, long, bool> act) =>
        notices.MapPost($"/subscriptions/{{id:long}}/{verb}", (Store store, Visit visit, long id) =>
                act(store, visit, id) ? Results.Ok(store.Subscriptions.Find(id)) : Unknown("subscription", id))
            .RequireAntiforgery().WithName(name).WithSummary(summary).Produces<Subscription>().ProducesProblem(404);

    private static IResult Add(HttpContext call, SubscriptionDesk desk, Visit visit, SubscriptionRequest request)
    {
        if (IsRemembered(call) && string.Equals(request.Channel, nameof(Channel.Webhook), StringComparison.OrdinalIgnoreCase) && string.IsNullOrEmpty(request.Secret))
            return NotRemembered();
        SubscriptionOutcome outcome = desk.Add(request, visit.Person.Name);
        return outcome.Subscription is { } kept
            ? Results.Created($"/api/v1/subscriptions/{kept.Id}", new KeptSubscription(kept, outcome.Secret))
            : Problems.Refused("No subscription was made", StatusCodes.Status422UnprocessableEntity, outcome.Findings);
    }

    /// <summary>Answers of calls with a key are kept for a day; a secret must not be among them.</summary>
    private static bool IsRemembered(HttpContext call) => call.Request.Headers.ContainsKey(IdempotencyKeys.Header);

    private static IResult NotRemembered() =>
        Problems.Missing("secret", $"An answer with a secret is not kept: send your own secret, or leave the {IdempotencyKeys.Header} out.");

    private static IResult Unknown(string what, long id) => Problems.Unknown(what, id.ToString(CultureInfo.InvariantCulture));

    private static IResult Conflict(string rule, string message, string cure) =>
        Problems.Refused("Nothing was replayed", StatusCodes.Status409Conflict, [Finding.Error(new Place("delivery"), rule, message, cure)]);
}
