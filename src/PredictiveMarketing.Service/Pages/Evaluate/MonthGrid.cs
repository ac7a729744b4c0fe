using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Pages.Evaluate;

/// <summary>What a month of a data set is. Where several hold, the one that asks for most is shown.</summary>
public enum CellState
{
    /// <summary>Outside the months that the data set could hold.</summary>
    Outside,

    There,

    /// <summary>Beyond the last final month: planned, or known ahead.</summary>
    Ahead,

    Provisional,

    Outlier,

    /// <summary>From here on the level is another one.</summary>
    Shift,

    /// <summary>From here on the unit is another one.</summary>
    UnitBreak,

    Missing,
}

/// <summary>A data set over the months of the grid.</summary>
/// <param name="Report">What step 2 says of it; null for what it does not judge.</param>
public sealed record GridRow(string Name, DriverSource? Source, IReadOnlyList<CellState> Cells, DataSetSufficiency? Report)
{
    public int Count(CellState state) => Cells.Count(c => c == state);

    public int There => Cells.Count(c => c is not (CellState.Outside or CellState.Missing));
}

/// <summary>Data sets by months: what is there, what is missing, what looks wrong.</summary>
public sealed record MonthGrid(IReadOnlyList<Month> Months, IReadOnlyList<GridRow> Rows)
{
    public static MonthGrid Of(FramedQuestion framed, SufficiencyReport report, SeriesKey key)
    {
        ArgumentNullException.ThrowIfNull(framed);
        ArgumentNullException.ThrowIfNull(report);
        TrainingTable table = framed.Table(key);
        DataSetSufficiency[] judged = [.. report.DataSets.Where(d => d.Series == key)];
        Month[] months = [.. Month.Range(table.Leads.First, framed.Cutoff.Origin.Plus(framed.Cutoff.Steps))];
        return new MonthGrid(months,
        [
            Row("leads", null, m => table.Leads[m], m => table.Provisional[m], framed.Cutoff.Origin, isAhead: false),
            .. table.Columns.Select(c => Row(c.Name, c.Source, m => c.Values[m], null, framed.Cutoff.Origin, c.KnownAhead)),
        ]);

        GridRow Row(string name, DriverSource? source, Func<Month, double> value, Func<Month, double>? provisional, Month origin, bool isAhead)
        {
            string set = source switch { null => "leads", DriverSource.Media => $"media {name}", _ => $"external {name}" };
            DataSetSufficiency? found = judged.FirstOrDefault(d => d.DataSet == set);
            Dictionary<Month, CellState> marks = found is null ? [] : CheckMarks.Of(found);
            return new GridRow(name, source, [.. months.Select(Cell)], found);

            CellState Cell(Month month)
            {
                if (!double.IsNaN(value(month)))
                    return marks.TryGetValue(month, out CellState mark) ? mark : month > origin ? CellState.Ahead : CellState.There;
                if (provisional is not null && !double.IsNaN(provisional(month)))
                    return CellState.Provisional;
                return month <= origin || (isAhead && source is not null) ? CellState.Missing : CellState.Outside;
            }
        }
    }
}
