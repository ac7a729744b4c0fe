using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Service.Desk;

/// <summary>
/// A workspace as somebody sees it who may see some of its markets: every other row is gone before a page, the API or an export works with it,
/// so that no list, sum or check can show what is not theirs.
/// </summary>
public static class Narrowing
{
    /// <returns>Null when none of the markets has leads.</returns>
    public static OpenWorkspace? To(OpenWorkspace open, IReadOnlyCollection<string> markets)
    {
        ArgumentNullException.ThrowIfNull(open);
        HashSet<string> own = [.. markets];
        Workspace tables = Of(open.Tables, own);
        if (tables.Leads.Count == 0)
            return null;
        // What reaches every market is a driver of these ones too; what it costs or counts is nobody's in particular and stays out of their figures.
        Workspace framed = tables with
        {
            Media = [.. open.Tables.Media.Where(m => IsNational(m) || own.Contains(m.Market))],
            Externals = [.. open.Tables.Externals.Where(e => e.Market == ExternalRow.AllMarkets || own.Contains(e.Market))],
        };
        RowCounts rows = new(tables.Leads.Count, tables.Media.Count, tables.Externals.Count, tables.Events.Count, tables.Goals.Count);
        return new OpenWorkspace(tables, open.DataSet with { Rows = rows }, open.Clock, FourSteps.Frame(framed, open.Clock))
        {
            Scope = string.Join('\n', own.Order(StringComparer.Ordinal)),
        };
    }

    private static Workspace Of(Workspace all, HashSet<string> own) => all with
    {
        Leads = [.. all.Leads.Where(l => own.Contains(l.Key.Market))],
        Media = [.. all.Media.Where(m => !IsNational(m) && own.Contains(m.Market))],
        Externals = [.. all.Externals.Where(e => own.Contains(e.Market))],
        Events = [.. all.Events.Where(e => e.Market.Length == 0 || e.Market is ExternalRow.AllMarkets or MediaRow.NationalMarket || own.Contains(e.Market))],
        Goals = [.. all.Goals.Where(g => own.Contains(g.Key.Market))],
        Delays = [.. all.Delays.Where(d => own.Contains(d.Key.Market))],
        EarlierLeads = [.. all.EarlierLeads.Select(v => v with { Leads = [.. v.Leads.Where(l => own.Contains(l.Key.Market))] })],
    };

    private static bool IsNational(MediaRow row) => row.Level == MediaLevel.National || row.Market == MediaRow.NationalMarket;
}
