using System.Globalization;
using CsvHelper;
using PredictiveMarketing.Forecasting.Choose;

namespace PredictiveMarketing.Trainer.Backtests;

/// <summary>Writes a backtest as CSV: one row per campaign, market, model, origin and horizon; nine significant digits.</summary>
internal static class BacktestFile
{
    private static readonly string[] Header =
        ["campaign", "market", "model", "origin", "month", "horizon", "actual", "mean", "p025", "p10", "p25", "p50", "p75", "p90", "p975"];

    /// <summary>Writes beside and moves into place, so that a half-written file is never seen.</summary>
    public static void Write(string path, IReadOnlyList<BacktestRow> rows)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string beside = full + ".part";
        using (var writer = new StreamWriter(beside) { NewLine = "\n" })
        using (var csv = new CsvWriter(writer, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }))
        {
            foreach (string column in Header)
                csv.WriteField(column);
            csv.NextRecord();
            foreach (BacktestRow row in rows)
            {
                csv.WriteField(row.Key.Campaign);
                csv.WriteField(row.Key.Market);
                csv.WriteField(row.Model);
                csv.WriteField(row.Origin.ToString());
                csv.WriteField(row.Month.ToString());
                csv.WriteField(row.Horizon);
                csv.WriteField(double.IsNaN(row.Actual) ? "" : Number(row.Actual));
                csv.WriteField(Number(row.Point));
                foreach (double quantile in row.Quantiles.ToArray())
                    csv.WriteField(Number(quantile));
                csv.NextRecord();
            }
        }

        File.Move(beside, full, overwrite: true);
    }

    private static string Number(double value) => value.ToString("G9", CultureInfo.InvariantCulture);
}
