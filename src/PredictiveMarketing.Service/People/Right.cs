namespace PredictiveMarketing.Service.People;

/// <summary>What a route asks of whoever calls it. Every route names one; a route that names none is open to nobody.</summary>
public enum Right
{
    /// <summary>Nobody has to be known: sign-in, health, error pages.</summary>
    None,

    /// <summary>See figures of the markets that one may see.</summary>
    Read,

    /// <summary>Look after one's own account, session and keys.</summary>
    OwnAccount,

    /// <summary>Write drafts of the framing contract, the north star, the OMTM and their evidence.</summary>
    Frame,

    /// <summary>Say what one thinks of a framing: whoever reads it and belongs to the house.</summary>
    Comment,

    /// <summary>Sign a framing contract.</summary>
    SignFraming,

    /// <summary>Bring in data.</summary>
    Import,

    /// <summary>Run the four steps.</summary>
    Run,

    /// <summary>Put a value in the place of the model's.</summary>
    Override,

    /// <summary>Approve or reject a target.</summary>
    DecideTargets,

    /// <summary>Publish approved targets.</summary>
    PublishTargets,

    /// <summary>Write drafts of boards and answers to their questions.</summary>
    EditBoards,

    /// <summary>Approve a board, so that others see it.</summary>
    ApproveBoards,

    /// <summary>People, roles, keys, notices.</summary>
    Administer,
}
