namespace PredictiveMarketing.Forecasting.Frame.Contract;

/// <summary>What is to get better; chosen before any KPI is (F27).</summary>
public enum ImprovementArea
{
    /// <summary>More revenue for every euro of advertising.</summary>
    ReturnOnAdSpend,

    /// <summary>Sell more, or more than one thing, to the customers there are: up-selling and cross-selling.</summary>
    CrossSelling,

    /// <summary>More customers, more leads, new markets.</summary>
    Growth,

    /// <summary>Keep the people who do the work.</summary>
    StaffRetention,

    /// <summary>Costs, margins, cash.</summary>
    Finance,
}
