using PredictiveMarketing.Storage.Omtm;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>One team's metric and the page that it stands on.</summary>
public sealed record TeamCard(OmtmModel Page, OmtmVersion Metric);

/// <summary>An experiment in the backlog and the page that it stands on.</summary>
public sealed record ExperimentRow(OmtmModel Page, KeptExperiment Kept);
