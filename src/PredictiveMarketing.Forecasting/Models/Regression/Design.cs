using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>The columns of a regression over history and horizon, and the rows that can be trained on.</summary>
internal sealed class Design
{
    private Design(IReadOnlyList<Term> terms, double[] leads, double[][] columns, int[] rows)
    {
        Terms = terms;
        Leads = leads;
        Columns = columns;
        Rows = rows;
    }

    public IReadOnlyList<Term> Terms { get; }

    /// <summary>What is explained, NaN where a month is missing.</summary>
    public double[] Leads { get; }

    /// <summary>Term by month.</summary>
    public double[][] Columns { get; }

    /// <summary>Months whose leads and terms are all there.</summary>
    public int[] Rows { get; }

    public static Design Of(KnownTable table, IReadOnlyList<Term> terms)
    {
        int length = table.Count + table.Steps;
        double[] leads = table.Leads;
        double[][] columns = new double[terms.Count][];
        for (int j = 0; j < terms.Count; j++)
        {
            columns[j] = new double[length];
            terms[j].Fill(table, columns[j]);
            if (terms[j].Kind == TermKind.LaggedLeads)
            {
                int lag = (int)terms[j].Parameter;
                for (int t = lag; t < table.Count; t++)
                    columns[j][t] = leads[t - lag];
            }
        }

        var rows = new List<int>(table.Count);
        for (int t = 0; t < table.Count; t++)
        {
            bool complete = double.IsFinite(leads[t]);
            for (int j = 0; complete && j < columns.Length; j++)
                complete = double.IsFinite(columns[j][t]);
            if (complete)
                rows.Add(t);
        }

        return new Design(terms, leads, columns, [.. rows]);
    }

    /// <summary>The terms of a series and of every driver that varies. Media have one more shape of diminishing returns.</summary>
    public static IReadOnlyList<Term> DefaultTerms(KnownTable table)
    {
        var terms = new List<Term>(SeriesTermsWithLastYear(table));
        foreach (KnownDriver driver in table.Drivers)
        {
            if (!Varies(driver, table.Count))
                continue;
            terms.AddRange(TermsOf(driver));
            if (driver.Source == DriverSource.Media && MeanOf(driver, table.Count) is double unit and > 0)
                terms.Add(new Term(TermKind.LogDriver, driver.Name, unit));
        }

        return terms;
    }

    /// <summary>The terms of a series and, from three years on, leads of a year ago: they cost a year of rows.</summary>
    public static IReadOnlyList<Term> SeriesTermsWithLastYear(KnownTable table) =>
        table.Count >= 36 ? [.. SeriesTerms(table), new Term(TermKind.LaggedLeads, null, 12)] : SeriesTerms(table);

    /// <summary>Trend, season as far as the history can show it, and last month's leads.</summary>
    public static IReadOnlyList<Term> SeriesTerms(KnownTable table)
    {
        var terms = new List<Term> { new(TermKind.Trend, null, 0) };
        int harmonics = table.Count >= 36 ? 4 : table.Count >= 24 ? 3 : table.Count >= 18 ? 1 : 0;
        for (int k = 1; k <= harmonics; k++)
        {
            terms.Add(new Term(TermKind.Cosine, null, k));
            terms.Add(new Term(TermKind.Sine, null, k));
        }

        terms.Add(new Term(TermKind.LaggedLeads, null, 1));
        return terms;
    }

    /// <summary>A driver as it is, with carry-over, and for media with diminishing returns.</summary>
    public static IEnumerable<Term> TermsOf(KnownDriver driver)
    {
        yield return new Term(TermKind.Driver, driver.Name, 0);
        yield return new Term(TermKind.CarryOver, driver.Name, 0.5);
        if (driver.Source == DriverSource.Media)
            yield return new Term(TermKind.Root, driver.Name, 0);
    }

    private static double MeanOf(KnownDriver driver, int count)
    {
        double sum = 0;
        for (int t = 0; t < count; t++)
            sum += Math.Max(0, driver.Values[t]);
        return sum / count;
    }

    /// <summary>False for a driver that never changed in history: nothing can be learned from it.</summary>
    public static bool Varies(KnownDriver driver, int count)
    {
        if (!driver.HasHistory)
            return false;
        for (int t = 1; t < count; t++)
        {
            if (driver.Values[t] != driver.Values[0])
                return true;
        }

        return false;
    }
}
