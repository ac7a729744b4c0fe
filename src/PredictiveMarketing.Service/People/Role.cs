namespace PredictiveMarketing.Service.People;

/// <summary>What a person is here for. A person may hold several roles; their rights add up.</summary>
public enum Role
{
    /// <summary>Reads everything of every market.</summary>
    Viewer,

    /// <summary>Brings in media plans and puts an own value in the place of the model's.</summary>
    Planner,

    /// <summary>Brings in data, frames the question and runs the four steps.</summary>
    Analyst,

    /// <summary>Signs: framing contracts, targets, boards.</summary>
    Governance,

    /// <summary>Lets people in, gives roles and keys, says where notices go.</summary>
    Admin,

    /// <summary>An agency reads what belongs to its own group of markets, and nothing else.</summary>
    Agency,
}
