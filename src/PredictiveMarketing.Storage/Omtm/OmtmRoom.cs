using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Omtm;

/// <summary>What the growth teams of a workspace write down: their one metric that matters, experiments, initiatives, sheets and objectives.</summary>
public sealed class OmtmRoom
{
    internal OmtmRoom(Store store)
    {
        Metrics = new OmtmLedger(store);
        Reminders = new OmtmReminders(store, Metrics);
        Experiments = new ExperimentLedger(store);
        Initiatives = new InitiativeLedger(store);
        Sheets = new OmtmSheets(store);
        Objectives = new ObjectiveLedger(store);
    }

    public OmtmLedger Metrics { get; }

    public OmtmReminders Reminders { get; }

    public ExperimentLedger Experiments { get; }

    public InitiativeLedger Initiatives { get; }

    public OmtmSheets Sheets { get; }

    public ObjectiveLedger Objectives { get; }
}
