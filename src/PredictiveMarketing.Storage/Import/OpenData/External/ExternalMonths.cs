using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.OpenData.External;

/// <summary>Turns the periods of one series into whole months.</summary>
internal sealed class ExternalMonths(MappedTable table, AskedOptions asked, string? aggregate, int delay)
{
    /// <summary>A first or last month may lack this many days at its end, such as a weekend, and still count.</summary>
    private const int SlackDays = 7;

    private readonly Month now = Month.Of(asked.Question.Today);
    private bool needsAggregate, isCapped;

    /// <summary>Rows of one series; the observations have the same name and market.</summary>
    public IEnumerable<Traced<ExternalRow>> Of(IReadOnlyList<Observation> series)
    {
        Grain[] grains = [.. series.Select(o => o.Period.Grain).Distinct()];
        if (grains.Length > 1)
        {
            table.Log.Error(series[0].Place, "external.grains-mixed", $"{series[0].Name}: some periods are a {grains[0]} and others a {grains[1]}.", "Give each its own file.");
            return [];
        }

        if (Twice(series))
            return [];
        if (grains[0] == Grain.Day && series.GroupBy(o => o.Month).All(g => g.Count() == 1))
            return series.Select(o => Row([o], o.Month, o.Value));
        if (grains[0] != Grain.Month && aggregate is null)
        {
            needsAggregate = true;
            return [];
        }

        return grains[0] switch
        {
            Grain.Month => series.Select(o => Row([o], o.Month, o.Value)),
            Grain.Quarter => series.SelectMany(Quarter),
            _ => Days(series, grains[0]),
        };
    }

    /// <summary>What concerns all series at once.</summary>
    public void Report()
    {
        if (needsAggregate)
            table.Log.Error(table.Place, "external.aggregate-missing", "The file has several values a month, or one a quarter.", "Give the option aggregate: sum (counts), mean (levels, rates) or last (stocks).");
        if (isCapped)
            table.Log.Note(table.Place, "external.future", $"Values of months to come are known today; they count as published in {now}.");
    }

    private bool Twice(IReadOnlyList<Observation> series)
    {
        bool any = false;
        foreach (IGrouping<Period, Observation> same in series.GroupBy(o => o.Period).Where(g => g.Count() > 1))
        {
            Observation first = same.First();
            foreach (Observation again in same.Skip(1))
                table.Log.Error(again.Place, "external.month-twice", $"{first.Name} / {first.Market}: {first.Period.First:yyyy-MM-dd} is there twice, first in row {first.Place.Row}.", "Keep one of the two rows.");
            any = true;
        }

        return any;
    }

    /// <summary>Nothing of a quarter is known before its last month has been published, its first month included.</summary>
    private IEnumerable<Traced<ExternalRow>> Quarter(Observation quarter)
    {
        for (int back = 2; back >= 0; back--)
            yield return Row([quarter], quarter.Month.Plus(-back), aggregate == "sum" ? quarter.Value / 3 : quarter.Value);
    }

    /// <summary>A week is laid out over its seven days, its sum in equal parts.</summary>
    private IEnumerable<Traced<ExternalRow>> Days(IReadOnlyList<Observation> series, Grain grain)
    {
        (DateOnly Day, double Value, Observation From)[] days =
        [
            .. series.OrderBy(o => o.Period.First).SelectMany(o => Enumerable.Range(0, o.Period.Last.DayNumber - o.Period.First.DayNumber + 1)
                .Select(d => (o.Period.First.AddDays(d), grain == Grain.Week && aggregate == "sum" ? o.Value / 7 : o.Value, o))),
        ];
        (DateOnly first, DateOnly last) = (days[0].Day, days[^1].Day);
        foreach (var month in days.GroupBy(d => Month.Of(d.Day)))
        {
            bool isWhole = grain == Grain.Week
                ? month.Count() == month.Key.Days
                : first.DayNumber - month.Key.FirstDay.DayNumber <= SlackDays && month.Key.Next.FirstDay.DayNumber - last.DayNumber <= SlackDays + 1 && month.Key < now;
            if (!isWhole)
            {
                table.Log.Note(month.First().From.Place, "external.month-partial", $"{series[0].Name} / {series[0].Market}: the days of {month.Key} are not all there; the month is left out.");
                continue;
            }

            double value = aggregate switch
            {
                "sum" => month.Sum(d => d.Value),
                "mean" => month.Average(d => d.Value),
                _ => month.Last().Value,
            };
            yield return Row([.. month.Select(d => d.From).Distinct()], month.Key, Math.Round(value, 6));
        }
    }

    private Traced<ExternalRow> Row(IReadOnlyList<Observation> from, Month month, double value)
    {
        Observation last = from[^1];
        Month? said = from.Max(o => o.Published);
        Month known = said ?? Month.Later(last.Month, month).Plus(delay);
        if (said > now)
        {
            table.Log.Warning(last.Place, "external.published-later", $"{last.Name} / {last.Market}: {month} is said to be published in {said}, which is still to come.", "Check the month of publication.");
        }
        else if (said is null && known > now)
        {
            isCapped |= month > now;
            known = now;
        }

        return new Traced<ExternalRow>(
            new ExternalRow(last.Name, last.Market, month, value, known),
            new Trace(table.Sheet.Name, RowRanges.Of(from.Select(o => o.Place.Row ?? 0))));
    }
}
