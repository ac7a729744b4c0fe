using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Schedule;

/// <summary>What steps 2 and 3 show is worked out beside the pages: a workspace once, and a service that stops is not held up or broken by it.</summary>
[Collection(nameof(OpenHouse))]
public sealed class EvidencePreparationTests(OpenHouse house)
{
    [Fact]
    public async Task A_workspace_is_worked_out_once_while_its_data_stay_the_same()
    {
        var log = new ToldLines<EvidencePreparation>();
        using EvidencePreparation preparation = Preparation(log);
        await preparation.StartAsync(CancellationToken.None);
        preparation.Ask(OpenHouse.People);
        preparation.Ask(OpenHouse.People);
        preparation.Ask("nobody-has-this");
        preparation.Ask(OpenHouse.Policy);

        for (int waited = 0; waited < 600 && !log.All.Any(l => l.Contains(OpenHouse.Policy, StringComparison.Ordinal)); waited++)
            await Task.Delay(100);
        await preparation.StopAsync(CancellationToken.None);

        Assert.Single(log.All, l => l.Contains(OpenHouse.People, StringComparison.Ordinal));
        Assert.Single(log.All, l => l.Contains(OpenHouse.Policy, StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, l => l.Contains("nobody-has-this", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_does_not_wait_for_it_stops_without_a_fault()
    {
        var log = new ToldLines<EvidencePreparation>();
        EvidencePreparation preparation = Preparation(log);
        await preparation.StartAsync(CancellationToken.None);
        preparation.Ask(OpenHouse.People);
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();

        // A host that is in a hurry goes on without it.
        await Record.ExceptionAsync(() => preparation.StopAsync(atOnce.Token));
        preparation.Dispose();
        preparation.Ask(OpenHouse.Policy);
        Task work = preparation.ExecuteTask!;
        await Task.WhenAny(work, Task.Delay(TimeSpan.FromMinutes(1)));

        // Cancelled before it began, or over: never broken.
        Assert.True(work.IsCompleted && !work.IsFaulted, $"the work is {work.Status}");
        Assert.DoesNotContain(log.All, l => l.StartsWith(nameof(LogLevel.Error), StringComparison.Ordinal) || l.StartsWith(nameof(LogLevel.Warning), StringComparison.Ordinal));
    }

    private EvidencePreparation Preparation(ILogger<EvidencePreparation> log) =>
        new(house.Services.GetRequiredService<WorkspaceRoom>(), house.Services.GetRequiredService<EvidenceRoom>(), log);
}
