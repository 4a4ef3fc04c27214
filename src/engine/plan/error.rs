//! Why a plan is refused.

use thiserror::Error;

/// A plan that cannot be simulated. Nothing changes where one is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlanError {
    /// Fewer engineers are aimed at than there are.
    #[error("the target of {target} engineers is below the present {present}; shrinking is not simulated")]
    TargetBelowPresent {
        /// Engineers aimed at.
        target: u32,
        /// Engineers there are.
        present: u32,
    },
    /// More engineers are aimed at than growth reaches.
    #[error("the target of {target} engineers is above {most}, the most that growth reaches")]
    TargetTooLarge {
        /// Engineers aimed at.
        target: u32,
        /// The most.
        most: u32,
    },
    /// The plan has no months, or too many.
    #[error("the plan has {months} months; 1 to {most} are possible")]
    Months {
        /// Months asked for.
        months: u32,
        /// The most.
        most: u32,
    },
    /// Milestones out of order.
    #[error("milestone {month}={engineers} does not come after month {before}; months must rise from 1")]
    Milestone {
        /// Its month.
        month: u32,
        /// Its engineers.
        engineers: u32,
        /// The month before it.
        before: u32,
    },
    /// A doubling time out of range.
    #[error("a doubling time of {months} months; 1 to 240 are possible")]
    Doubling {
        /// Months, as written.
        months: String,
    },
    /// A freeze that ends before it begins.
    #[error("the hiring freeze {from}..{to} is upside down; the earlier month comes first")]
    FreezeUpsideDown {
        /// First month.
        from: u32,
        /// Last month.
        to: u32,
    },
    /// Freezes leave no month to hire in.
    #[error("the hiring freeze covers all {months} months of the plan, so nobody could ever be hired")]
    FreezeForEver {
        /// Months of the plan.
        months: u32,
    },
    /// No runs, or too many.
    #[error("{runs} runs; 1 to {most} are possible")]
    Runs {
        /// Runs asked for.
        runs: u32,
        /// The most.
        most: u32,
    },
    /// An assumption outside its limits.
    #[error("{0}")]
    Assumption(String),
    /// An org without anybody to lead growth.
    #[error("the org has no manager; growth over time starts from at least one manager with a report")]
    NoManager,
}
