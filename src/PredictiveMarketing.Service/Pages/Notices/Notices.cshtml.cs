using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Notices;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Pages.Notices;

/// <summary>Who hears of what, what is on its way, and what did not arrive.</summary>
[Needs(Right.Administer)]
public sealed class NoticesModel(PlannersDesk planners, Words words, Store store, SubscriptionDesk desk, NoticeSettings settings) : PageModel
{
    /// <summary>Deliveries that are shown at once.</summary>
    public const int MostShown = 50;

    /// <summary>Only deliveries in this state.</summary>
    [BindProperty(SupportsGet = true)]
    public DeliveryState? State { get; set; }

    /// <summary>The delivery whose tries are shown.</summary>
    [BindProperty(SupportsGet = true, Name = "delivery")]
    public long? DeliveryId { get; set; }

    /// <summary>What has just been done.</summary>
    [TempData]
    public string? Told { get; set; }

    /// <summary>A secret that was made just now: shown once.</summary>
    [TempData]
    public string? Secret { get; set; }

    public IReadOnlyList<Finding> Refused { get; private set; } = [];

    public IReadOnlyList<Subscription> Subscriptions { get; private set; } = [];

    public IReadOnlyList<Delivery> Deliveries { get; private set; } = [];

    public IReadOnlyDictionary<DeliveryState, int> Counts { get; private set; } = new Dictionary<DeliveryState, int>();

    public Delivery? Picked { get; private set; }

    public IReadOnlyList<DeliveryAttempt> Attempts { get; private set; } = [];

    /// <summary>What stands in the form: what was refused, else nothing.</summary>
    public SubscriptionForm Form { get; private set; } = new();

    public IReadOnlyList<string> Workspaces => planners.Visit.Workspaces;

    public IReadOnlyList<string> Mistakes => settings.Mistakes;

    /// <summary>Somebody waits for mail that cannot leave.</summary>
    public bool MailIsMissing => settings.Smtp is null && Subscriptions.Any(s => s is { Channel: Channel.Email, Enabled: true });

    public string Sentence => Subscriptions.Count == 0 ? words["notices.none"] : string.Join(' ', new[]
    {
        words.Count("notices.receivers", Subscriptions.Count(s => s.Enabled)),
        Counts.GetValueOrDefault(DeliveryState.Delivered) is > 0 and int arrived ? words.Count("notices.delivered", arrived) : null,
        Counts.GetValueOrDefault(DeliveryState.Dead) is > 0 and int dead ? words.Count("notices.dead", dead) : words["notices.noDead"],
    }.OfType<string>());

    public IActionResult OnGet() => Show() ? Page() : NotFound();

    public IActionResult OnPostAdd(SubscriptionForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        SubscriptionOutcome outcome = desk.Add(form.Request(), planners.Visit.Person.Name);
        if (outcome.Subscription is { } kept)
        {
            Secret = outcome.Secret;
            return Tell("notices.added", kept.Shown);
        }

        Refused = outcome.Findings;
        Form = form;
        Show();
        return Page();
    }

    public IActionResult OnPostDisable(long id) => Change(id, "notices.disabled", who => store.Subscriptions.Disable(id, who, "by-hand"));

    public IActionResult OnPostEnable(long id) => Change(id, "notices.enabled", who => store.Subscriptions.Enable(id, who));

    public IActionResult OnPostTest(long id) => Change(id, "notices.tested", who => store.Deliveries.Test(id, who) is not null);

    public IActionResult OnPostForget(long id) => Change(id, "notices.forgotten", who => store.Subscriptions.ForgetOldSecret(id, who));

    public IActionResult OnPostRotate(long id) => Change(id, "notices.rotated", who => (Secret = desk.Rotate(id, who)) is not null);

    public IActionResult OnPostReplay(long id)
    {
        ReplayAnswer answer = store.Deliveries.Replay(id, planners.Visit.Person.Name);
        return answer == ReplayAnswer.Unknown ? NotFound() : Tell($"notices.replay.{answer}");
    }

    /// <summary>The kinds that can be chosen, each with its name.</summary>
    public IEnumerable<(string Kind, string Name)> Kinds => NoticeKinds.All.Select(k => (k, NameOf(k)));

    public string NameOf(string kind) => words[$"notice.{kind}.name"];

    public string Title(Delivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return NoticeTexts.Of(delivery.Notice.Notice, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, settings).Title;
    }

    /// <summary>What a receiver hears of, in one line.</summary>
    public string ScopeOf(Subscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        string workspace = subscription.Workspace ?? words["notices.allWorkspaces"];
        return subscription.Markets is null ? workspace : $"{workspace} · {string.Join(", ", subscription.Markets)}";
    }

    /// <summary>The last answer, in words; what the receiver wrote itself follows in its own.</summary>
    public string AnswerOf(string? answer)
    {
        if (string.IsNullOrEmpty(answer))
            return "";
        string[] parts = answer.Split(' ', 2);
        string[] code = parts[0].Split('.', 2);
        string said = code is ["http" or "smtp", _] && int.TryParse(code[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? words.Say($"noticeAnswer.{code[0]}", code[1])
            : words.Name("noticeAnswer", parts[0]);
        return parts.Length == 1 ? said : words.Say("noticeAnswer.with", said, parts[1]);
    }

    public string RefusalOf(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return words[$"refusal.{finding.Rule}"];
    }

    public string Moment(DateTimeOffset moment) => Figures.Moment(planners.Local(moment));

    public string Address(DeliveryState? state) => Url.Page("/Notices/Notices", new { state })! + "#deliveries";

    public string AddressOf(Delivery delivery) => Url.Page("/Notices/Notices", new { state = State, delivery = delivery.Id })! + "#story";

    private bool Show()
    {
        Subscriptions = store.Subscriptions.All();
        Counts = store.Deliveries.Counts();
        Deliveries = store.Deliveries.List(new DeliveryQuery { State = State, Most = MostShown });
        if (DeliveryId is not long id)
            return true;
        Picked = store.Deliveries.Find(id);
        Attempts = Picked is null ? [] : store.Deliveries.Attempts(id);
        return Picked is not null;
    }

    private IActionResult Change(long id, string told, Func<string, bool> act) =>
        act(planners.Visit.Person.Name) ? Tell(told, store.Subscriptions.Find(id)!.Shown) : NotFound();

    private RedirectToPageResult Tell(string key, params object[] values)
    {
        Told = words.Say(key, values);
        return RedirectToPage("/Notices/Notices", new { state = State });
    }
}
