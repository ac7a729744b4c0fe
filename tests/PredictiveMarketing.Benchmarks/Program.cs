using PredictiveMarketing.Benchmarks.League;

return args switch
{
    ["league", .. string[] rest] => await AccuracyLeague.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: dotnet run -c Release --project tests/PredictiveMarketing.Benchmarks -- league [--note "what changed"] [--dry-run]

          league   backtests every workspace under PM_BENCHMARKS (default ../shared), scores it beside the recorded
                   programs and adds a row to docs/accuracy.md
        """);
    return 2;
}
