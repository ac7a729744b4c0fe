using PredictiveMarketing.Benchmarks.Gates;
using PredictiveMarketing.Benchmarks.Harm;
using PredictiveMarketing.Benchmarks.League;
using PredictiveMarketing.Benchmarks.Load;
using PredictiveMarketing.Benchmarks.Speed;

return args switch
{
    ["league", .. string[] rest] => await AccuracyLeague.Run(rest),
    ["harm", .. string[] rest] => await DoNoHarm.Run(rest),
    ["coverage", .. string[] rest] => await SimulatedCoverage.Run(rest),
    ["gates", .. string[] rest] => await GatesStudy.Run(rest),
    ["unit", .. string[] rest] => await UnitOfWork.Run(rest),
    ["scaling", .. string[] rest] => await Scaling.Run(rest),
    ["import", .. string[] rest] => await ImportReading.Run(rest),
    ["load", .. string[] rest] => await LoadStudy.Run(rest),
    ["families", .. string[] rest] => await MicroBenchmarks.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: dotnet run -c Release --project tests/PredictiveMarketing.Benchmarks -- <verb> [--dry-run]

          league [--note "what changed"]    backtests every workspace under PM_BENCHMARKS (default ../shared), scores it beside the
                                            recorded programs and adds a row to docs/accuracy.md
          harm [--workspaces 200] [--seed 2026] [--each]
                                            is `selected` dearer than the best candidate without drivers? Simulated workspaces, half of
                                            them driven by media; its table goes into docs/accuracy.md
          coverage [--series 1000] [--seed 4242]
                                            do the bands of `selected` hold what they say on simulated series? Into docs/accuracy.md
          unit                              one complete unit of work on one core, into docs/performance.md
          scaling [--short]                 1 to 10,000 series through the univariate families, into docs/performance.md
          import                            a media plan of 100,000 rows as .xlsx and .csv, time and peak memory, into docs/performance.md
          families                          micro-benchmarks per family, into docs/performance.md

          load [--users 50] [--seconds 60] [--think 5000] [--markets 50] [--months 120]
                                            people who read and write at once, on loopback; p50, p95 and p99 per call, into
                                            docs/performance.md; needs the service built in Release

          --dry-run                         measures and leaves the pages alone
        """);
    return 2;
}
