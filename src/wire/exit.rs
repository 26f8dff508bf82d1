//! Exit codes: a stable interface, printed by `cdpctl schema exit-codes`.

use serde::{Deserialize, Serialize};

macro_rules! exit_statuses {
    ($($name:ident = $code:literal $meaning:literal;)*) => {
        /// How a command ended. The declaration order is the precedence: of several that hold, the first is returned.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ExitStatus {
            $(#[doc = $meaning] $name,)*
        }

        impl ExitStatus {
            /// All of them, by precedence.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The number that the shell sees.
            pub const fn code(self) -> u8 {
                match self { $(Self::$name => $code,)* }
            }

            /// What it means, in one line.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }
        }
    };
}

exit_statuses! {
    Internal = 70 "internal error: a bug in cdpctl";
    Interrupted = 130 "stopped by SIGINT after a clean stop";
    Terminated = 143 "stopped by SIGTERM after a clean stop";
    Usage = 64 "wrong usage of the command line";
    Invalid = 3 "configuration invalid (a lake of another network than said included)";
    Unreachable = 11 "no edge can start: source or consumers unreachable, or not authorised";
    Denied = 4 "policy denied";
    Stale = 5 "plan stale or mismatched; another chain; target owned by another";
    Locked = 7 "state locked";
    ApprovalRequired = 6 "apply: approval required and none given";
    BudgetReached = 8 "budget reached, stopped at a checkpoint";
    Timeout = 9 "timeout";
    WorkUndone = 10 "apply: wanted work left undone (failed, missing, quarantined); consistent, resumable";
    ChecksFailed = 12 "checks or tests failed; status unhealthy";
    Failed = 1 "failed before any work, or unclassified";
    Changes = 2 "only with --detailed-exitcode: changes present";
    Ok = 0 "ok, or no changes";
}

impl ExitStatus {
    /// The one of both that is returned.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.min(other)
    }
}

impl From<ExitStatus> for std::process::ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_precedence_holds() {
        let order: Vec<u8> = ExitStatus::ALL.iter().map(|s| s.code()).collect();
        assert_eq!(order, [70, 130, 143, 64, 3, 11, 4, 5, 7, 6, 8, 9, 10, 12, 1, 2, 0]);
        assert_eq!(ExitStatus::WorkUndone.or(ExitStatus::Unreachable), ExitStatus::Unreachable);
        assert_eq!(ExitStatus::Ok.or(ExitStatus::Changes), ExitStatus::Changes);
    }
}
