using System.Globalization;
using System.Text.RegularExpressions;
using PredictiveMarketing.Storage.Import.Feeds;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Social;

/// <summary>The currency of an export, told by its header, by a column or beside each amount, and the rate into the workspace's.</summary>
internal sealed partial class SocialMoney
{
    /// <summary>In whole units; a row of more is a mistyped one.</summary>
    private const decimal Largest = 1e10m;

    private readonly FeedTable table;
    private readonly string ours;
    private readonly string? ofHeader;
    private readonly decimal? rate;
    private bool told;

    public SocialMoney(FeedTable table, ImportQuestion question, FeedLog log)
    {
        (this.table, ours) = (table, question.Contract.Currency);
        string header = table.Header(SocialFields.Spend);
        ofHeader = Code().Match(header) is { Success: true } code ? code.Groups[1].Value : header.Contains('€', StringComparison.Ordinal) ? "EUR" : null;
        if (question.Option("rate") is { } text)
        {
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) && value is > 0 and < 1_000_000)
                rate = value;
            else
                log.Error("rate", $"The option rate is '{text}', not a number above 0.", "Write it like 0.92.");
        }

        table.Styles.ReportNumbers(log.At(table.Sheet, table.Mapping.HeaderRow, header).Place, table.Mapping.Of(SocialFields.Spend), log.Log);
        if (ofHeader is null && !table.Has(SocialFields.Currency))
            log.Note("currency", $"Nothing tells the currency of the amounts; they count as {ours}.", "Export them in that currency.");
    }

    /// <summary>An amount in the workspace's currency; null, with an error in the log, when that cannot be known.</summary>
    public decimal? Of(RawRow row)
    {
        if (table.Amount(row, SocialFields.Spend) is not { } amount)
            return null;
        if (Math.Abs(amount) > Largest || Math.Abs(amount * (rate ?? 1)) > Largest)
        {
            table.At(row, SocialFields.Spend).Error("out-of-range", $"'{table.Cell(row, SocialFields.Spend).Text}' is larger than any campaign costs.", "Check the amount and its decimal sign.");
            return null;
        }

        string? currency = table.Text(row, SocialFields.Currency) is { Length: > 0 } written ? written.ToUpperInvariant() : CellReading.Currency(table.Cell(row, SocialFields.Spend)) ?? ofHeader;
        if (currency is null || currency == ours)
            return amount;
        FeedLog here = table.At(row, SocialFields.Spend);
        if (rate is not { } by)
        {
            here.Error("currency", $"The amount is in {currency}, the workspace in {ours}.", $"Export it in {ours}, or set the option rate: how much of {ours} one {currency} is.");
            return null;
        }

        if (!told)
            here.Note("rate", string.Create(CultureInfo.InvariantCulture, $"Amounts in {currency} are multiplied by {by} for {ours}."));
        told = true;
        return amount * by;
    }

    [GeneratedRegex(@"\(([A-Z]{3})\)")]
    private static partial Regex Code();
}
