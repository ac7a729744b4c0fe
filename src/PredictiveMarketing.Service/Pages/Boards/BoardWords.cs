using System.Globalization;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Service.Pages.Kpi;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>Boards in the reader's words: KPIs, figures in their unit, and one sentence per figure (B02).</summary>
public sealed class BoardWords(Words words, string currency, int decimals)
{
    private const string Points = "boards.points";

    /// <summary>The name of a KPI.</summary>
    public string Name(BoardKpi kpi)
    {
        string known = words.Name("boardKpi", kpi.Key);
        return known == kpi.Key ? words.Name("kpiName", kpi.Key) : known;
    }

    public string Name(string key) => BoardKpis.Named(key) is { } kpi ? Name(kpi) : key;

    /// <summary>A text as it was written, or the product's own in the reader's language.</summary>
    public string Text(string written) => StarterBoards.IsReference(written) ? words.Name("board", StarterBoards.KeyOf(written)) : written;

    /// <summary>A value in its unit; n/a without one.</summary>
    public string Value(decimal? value, KpiUnit unit) =>
        value is not decimal known ? Figures.NotAvailable
        : unit == KpiUnit.Count ? Figures.Number((double)known, decimals)
        : KpiText.Brief(known, unit, currency, CultureInfo.CurrentCulture);

    /// <summary>A difference with its sign; between shares it is in points.</summary>
    public string Difference(decimal? value, KpiUnit unit) =>
        value is not decimal known ? Figures.NotAvailable
        : unit == KpiUnit.Share ? words.Say(Points, Figures.Difference((double)known * 100, 1))
        : (known > 0 ? "+" : "") + Value(known, unit);

    /// <summary>Goal, actual, gap and state of a figure, as one sentence that can be read aloud.</summary>
    public string Sentence(TileFigure figure)
    {
        KpiUnit unit = figure.Headline.Definition.Unit;
        string name = Headline(figure), month = Figures.LongMonth(figure.Month);
        if (figure.Actual is null)
            return words.Say("boards.sentence.none", name, month, words.WhyNot(figure.Headline));
        string actual = Value(figure.Actual, unit);
        if (figure.Target is null)
            return words.Say(figure.IsStale ? "boards.sentence.staleAlone" : figure.CountedSoFar is null ? "boards.sentence.alone" : "boards.sentence.estimateAlone", name, month, actual);
        string state = words[$"tileState.{figure.State}"].ToLower(CultureInfo.CurrentCulture);
        return words.Say(
            figure.CountedSoFar is null ? "boards.sentence.target" : "boards.sentence.estimate",
            name, month, actual, Value(figure.Target, unit), Difference(figure.Gap, unit), Figures.ShareDifference((double?)figure.GapShare), state);
    }

    /// <summary>The KPI's name, with the variant where it has several.</summary>
    public string Headline(TileFigure figure) =>
        figure.Kpi.Variants.Count > 1 ? words.Say("boards.variant", Name(figure.Kpi), words.Name("kpiName", figure.Headline.Definition.Name)) : Name(figure.Kpi);

    /// <summary>A text that a person left as the product had proposed it stays the product's, so that every reader has it in his own language.</summary>
    public static string Kept(string reference, string? written)
    {
        string text = (written ?? "").Trim();
        string key = $"board.{StarterBoards.KeyOf(reference)}";
        return Languages.Known.Any(l => Words.Of(l).TryGetValue(key, out string? own) && own == text) ? reference : text;
    }
}
