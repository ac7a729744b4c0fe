using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>Who pays, for what, where, in which currency and state: the words of a row, judged.</summary>
internal sealed class LineNames
{
    private readonly PlanSheet sheet;
    private readonly FilledDown filled;
    private readonly PlanOptions options;
    private readonly FindingLog log;
    private readonly NameBook campaigns, channels, markets;
    private readonly HashSet<string> nationalNames = [];
    private int withoutCurrency, withoutLevel;

    public LineNames(PlanSheet sheet, FilledDown filled, PlanOptions options, FramingContract contract, FindingLog log)
    {
        (this.sheet, this.filled, this.options, this.log) = (sheet, filled, options, log);
        campaigns = new NameBook("campaign", contract.Scope.Campaigns, log);
        channels = new NameBook("channel", contract.Scope.Channels.Concat((contract.Drivers ?? []).Where(d => d.Source == DriverSource.Media).Select(d => d.Name)), log);
        markets = new NameBook("market", [], log);
    }

    /// <summary>Null, with errors, when a name is missing or unclear.</summary>
    public LineKey? Key(HeldRow row)
    {
        string? campaign = Named(row, MediaPlanFields.Campaign, options.Campaign, campaigns);
        string? channel = Named(row, MediaPlanFields.Channel, null, channels);
        string? market = Market(row);
        if (campaign is null || channel is null || market is null)
            return null;
        string version = filled.Of(row, MediaPlanFields.PlanVersion);
        if (!IsOneLine(row, MediaPlanFields.PlanVersion, version))
            return null;
        return new LineKey(campaign, market, channel, market == MediaRow.NationalMarket ? MediaLevel.National : MediaLevel.Local, version.Length > 0 ? version : options.Version);
    }

    /// <summary>Null without a status word; an unknown one makes <paramref name="sound"/> false.</summary>
    public LineState? State(HeldRow row, ref bool sound)
    {
        string word = sheet.Text(row, MediaPlanFields.Status);
        if (word.Length == 0)
            return options.Status;
        if (PlanWords.States.TryGetValue(PlainText.Key(word), out LineState state))
            return state;
        sound = false;
        log.Error(sheet.At(row, MediaPlanFields.Status), "media-plan.status-unknown",
            $"'{sheet.Shown(row, MediaPlanFields.Status)}' is not a status.{Nearest.Question(word, ["planned", "delivered", "cancelled", "prévu", "réservé", "réalisé", "livré", "annulé"])}",
            "Write planned (prévu, réservé), delivered (réalisé, livré) or cancelled (annulé).");
        return null;
    }

    /// <summary>The currency of the row's column, of the sign beside its amounts, or of the option.</summary>
    public string? Currency(HeldRow row, IEnumerable<int> amounts)
    {
        string word = sheet.Text(row, MediaPlanFields.Currency);
        string? named = word.Length == 0 ? null : CurrencyCodes.Read(word);
        if (word.Length > 0 && named is null)
        {
            log.Error(sheet.At(row, MediaPlanFields.Currency), "media-plan.currency-unknown",
                $"'{sheet.Shown(row, MediaPlanFields.Currency)}' is not a currency.{Nearest.Question(word.ToUpperInvariant(), CurrencyCodes.All)}", "Write its three letters of ISO 4217, such as EUR.");
            return null;
        }

        foreach (int column in amounts)
        {
            if (CellReading.Currency(row.Row[column]) is not { } sign)
                continue;
            if (named is not null && named != sign)
            {
                log.Error(sheet.At(row.Number, column), "media-plan.currency-conflict", $"'{row.Row[column].Text.Trim()}' is in {sign}, and the row or another of its amounts is in {named}.",
                    "Give each row one currency.");
                return null;
            }

            named = sign;
        }

        withoutCurrency += named is null && sheet.Has(MediaPlanFields.Currency) ? 1 : 0;
        return named ?? options.Currency;
    }

    /// <summary>Names what was taken where a cell is blank.</summary>
    public void Report()
    {
        if (withoutCurrency > 0)
            log.Note(sheet.Header(MediaPlanFields.Currency), "media-plan.currency-blank", $"{withoutCurrency} lines name no currency; they are in {options.Currency}.", "Fill in the currency, or give the option currency.");
        if (withoutLevel > 0)
            log.Note(sheet.Header(MediaPlanFields.Level), "media-plan.level-blank", $"{withoutLevel} lines name no level: those with a market or dealer are local.");
    }

    private string? Named(HeldRow row, string field, string? fallback, NameBook book)
    {
        string name = filled.Of(row, field);
        if (name.Length == 0)
            name = fallback ?? "";
        if (name.Length > 0)
            return IsOneLine(row, field, name) ? book.Of(name, sheet.At(row, field)) : null;
        string option = field == MediaPlanFields.Campaign ? ", or give the option campaign" : "";
        log.Error(sheet.Has(field) ? sheet.At(row, field) : sheet.At(row.Number, -1), $"media-plan.{field}-missing", $"The line names no {field}.", $"Fill it in on every row{option}.");
        return null;
    }

    private string? Market(HeldRow row)
    {
        if (!Level(row, out bool? national))
            return null;
        // A national line needs no market: the one of the group above is not asked for.
        string own = national == true ? sheet.Text(row, MediaPlanFields.Market) : filled.Of(row, MediaPlanFields.Market);
        bool saysNational = own.Length > 0 && PlanWords.IsNational(own);
        if (national == true || (national is null && saysNational))
        {
            if (own.Length > 0 && !saysNational && nationalNames.Add(own))
            {
                log.Warning(sheet.At(row, MediaPlanFields.Market), "media-plan.national-market", $"A national line names the market '{own}'; it is read as reaching every market.",
                    "Write local as its level if it reaches that market alone.");
            }

            return MediaRow.NationalMarket;
        }

        if (saysNational)
        {
            log.Error(sheet.At(row, MediaPlanFields.Market), "media-plan.local-market", $"A local line names the market '{own}'.", "Write the market or the dealer that it reaches, or national as its level.");
            return null;
        }

        return Local(row, own);
    }

    private bool Level(HeldRow row, out bool? national)
    {
        national = null;
        string word = filled.Of(row, MediaPlanFields.Level);
        if (word.Length == 0)
        {
            withoutLevel += sheet.Has(MediaPlanFields.Level) ? 1 : 0;
            return true;
        }

        if (PlanWords.Levels.TryGetValue(PlainText.Key(word), out bool known))
        {
            national = known;
            return true;
        }

        log.Error(sheet.At(row, MediaPlanFields.Level), "media-plan.level-unknown", $"'{sheet.Shown(row, MediaPlanFields.Level)}' is not a level.", "Write national or local.");
        return false;
    }

    private string? Local(HeldRow row, string market)
    {
        string dealer = market.Length > 0 ? sheet.Text(row, MediaPlanFields.Dealer) : filled.Of(row, MediaPlanFields.Dealer);
        string? ofDealer = dealer.Length == 0 ? null : options.Dealers.Of(dealer);
        if (market.Length > 0)
        {
            string name = IsOneLine(row, MediaPlanFields.Market, market) ? markets.Of(market, sheet.At(row, MediaPlanFields.Market)) : "";
            if (ofDealer is not null && PlainText.Key(ofDealer) != PlainText.Key(name))
            {
                log.Warning(sheet.At(row, MediaPlanFields.Dealer), "media-plan.dealer-elsewhere", $"The dealer '{dealer}' sells in '{ofDealer}' and the line names '{name}'; the line is believed.",
                    "Correct the line or the list of dealers.");
            }

            return name.Length == 0 ? null : name;
        }

        if (ofDealer is not null)
            return markets.Of(ofDealer, sheet.At(row, MediaPlanFields.Dealer));
        if (dealer.Length > 0)
        {
            log.Error(sheet.At(row, MediaPlanFields.Dealer), "media-plan.dealer-unknown", $"The line names the dealer '{dealer}' and no market.{Nearest.Question(dealer, options.Dealers.Dealers)}",
                "Fill in the market, or give the option dealers as a table dealer,market with this dealer.");
            return null;
        }

        if (options.Market is { } everywhere)
            return everywhere;
        log.Error(sheet.Has(MediaPlanFields.Market) ? sheet.At(row, MediaPlanFields.Market) : sheet.At(row.Number, -1), "media-plan.market-missing", "The line names neither a market nor a dealer.",
            "Fill the market in on every row, write national as its level, or give the option market (NATIONAL for a plan that reaches every market).");
        return null;
    }

    private bool IsOneLine(HeldRow row, string field, string name)
    {
        if (name.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0)
            return true;
        log.Error(sheet.At(row, field), $"media-plan.{field}-lines", $"The {field} '{name.ReplaceLineEndings(" / ")}' runs over several lines.", "Write it on one line.");
        return false;
    }
}
