using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>The active north star as its board shows it: what it is, what it came to, what it should come to (B01).</summary>
/// <param name="Figure">Null before the workspace has data.</param>
public sealed record NorthStarCard(NorthStarVersion Star, NorthStarFigure? Figure)
{
    private const int LargestWhole = 1000;

    public NorthStarDraft Draft => Star.Iteration.Draft;

    /// <summary>A value with its unit, decimals only where they say something.</summary>
    public string Value(decimal? value)
    {
        string number = value is not decimal known ? Figures.NotAvailable
            : Figures.Number((double)known, known == decimal.Truncate(known) || Math.Abs(known) >= LargestWhole ? 0 : 2);
        return value is null || Draft.Unit is null ? number : $"{number} {Draft.Unit}";
    }

    /// <summary>Goal, actual, gap and state in one sentence (B02).</summary>
    public string Sentence(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (Figure is not { Value: decimal actual } figure)
            return words.Say(Draft.Column is null ? "starFigure.noColumn" : "starFigure.noValue", Draft.Chosen, Draft.Column);
        string month = Figures.LongMonth(figure.Month);
        return figure.IsStale ? words.Say("starFigure.staleSentence", Draft.Chosen, month, Value(actual))
            : figure.Goal is decimal goal ? words.Say("starFigure.sentence", Draft.Chosen, month, Value(actual), Value(goal), Figures.Difference((double)(actual - goal)), words[$"tileState.{figure.State}"].ToLower(System.Globalization.CultureInfo.CurrentCulture))
            : words.Say("starFigure.sentenceAlone", Draft.Chosen, month, Value(actual));
    }

    /// <summary>The trend with its table twin; null when fewer than two months have a value.</summary>
    public Sparkline? Line(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Figure is not { } figure ? null : Sparkline.Of(
            words.Say("boards.trend", Draft.Chosen, Figures.LongMonth(figure.Trend[0].Month), Figures.LongMonth(figure.Month)), figure.Trend, p => Figures.ShortMonth(p.Month), Value);
    }

    /// <summary>Null while no north star is in force.</summary>
    public static NorthStarCard? Of(NorthStarStanding standing, NorthStarFigure? figure)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return standing.Active is { } active ? new NorthStarCard(active, figure) : null;
    }
}
