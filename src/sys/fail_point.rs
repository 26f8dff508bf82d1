//! Fail points: named places where a test stops a debug build, to look at or kill it there. Release builds have none.
//!
//! `CDPCTL_FAIL_POINT=name:n:action` arms the n-th passing of a point, counted from 1. `pause` makes the file named by
//! `CDPCTL_FAIL_POINT_FILE` and sleeps for ever; `hold` makes it and goes on when somebody removed it; `mark` makes it and goes
//! on.

/// Every fail point, in the order in which a run and its first chunk pass them. `in_state_commit` is passed by every commit
/// of the lockfile, also before and after that; `in_target_commit` also while a target is removed.
pub const FAIL_POINTS: &[&str] = &[
    "before_begin",
    "after_begin",
    "after_fetch",
    "after_decode",
    "after_process",
    "before_deliver",
    "in_target_commit",
    "before_rename",
    "after_rename",
    "after_deliver",
    "after_ack",
    "in_state_commit",
    "after_record",
    "before_finish",
];

/// Passes the point of that name, one of [`FAIL_POINTS`].
#[cfg(not(debug_assertions))]
#[inline]
pub fn fail_point(_: &str) {}

/// Passes the point of that name, one of [`FAIL_POINTS`].
///
/// # Panics
/// When the setting is not understood: a test that arms nothing would pass for the wrong reason.
#[cfg(debug_assertions)]
pub fn fail_point(name: &str) {
    debug::pass(name);
}

#[cfg(debug_assertions)]
mod debug {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::Duration;

    /// What happens at the armed point.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Action {
        Pause,
        Hold,
        Mark,
    }

    /// What the environment arms.
    struct Armed {
        name: String,
        /// Which passing.
        at: u64,
        passed: AtomicU64,
        action: Action,
        file: String,
    }

    pub(super) fn pass(name: &str) {
        static ARMED: OnceLock<Option<Armed>> = OnceLock::new();
        debug_assert!(super::FAIL_POINTS.contains(&name), "{name} is not in the list of fail points");
        let armed = ARMED.get_or_init(|| {
            let setting = crate::sys::env("CDPCTL_FAIL_POINT")?;
            let file = crate::sys::env("CDPCTL_FAIL_POINT_FILE").expect("CDPCTL_FAIL_POINT_FILE names a file");
            Some(parse(&setting, file).expect("CDPCTL_FAIL_POINT is name:n:action"))
        });
        let Some(armed) = armed.as_ref().filter(|armed| armed.name == name) else { return };
        if armed.passed.fetch_add(1, Ordering::AcqRel) + 1 != armed.at {
            return;
        }
        std::fs::write(&armed.file, name).expect("the file of the fail point can be written");
        match armed.action {
            Action::Pause => loop {
                std::thread::sleep(Duration::from_hours(1));
            },
            Action::Hold => {
                while std::fs::exists(&armed.file).unwrap_or(false) {
                    std::thread::sleep(Duration::from_millis(5));
                }
            }
            Action::Mark => {}
        }
    }

    fn parse(setting: &str, file: String) -> Option<Armed> {
        let mut parts = setting.split(':');
        let (name, at, action) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
        let action = match action {
            "pause" => Action::Pause,
            "hold" => Action::Hold,
            "mark" => Action::Mark,
            _ => return None,
        };
        let known = super::FAIL_POINTS.contains(&name) && at > 0;
        (known && parts.next().is_none()).then(|| Armed {
            name: name.to_owned(),
            at,
            passed: AtomicU64::new(0),
            action,
            file,
        })
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn settings_are_understood_or_refused() {
            let armed = parse("after_ack:3:pause", "f".to_owned()).unwrap();
            assert_eq!((armed.name.as_str(), armed.at, armed.action), ("after_ack", 3, Action::Pause));
            assert_eq!(parse("after_ack:1:hold", "f".to_owned()).unwrap().action, Action::Hold);
            assert_eq!(parse("after_ack:1:mark", "f".to_owned()).unwrap().action, Action::Mark);
            for bad in
                ["", "after_ack", "after_ack:0:pause", "after_ack:1:burn", "nowhere:1:mark", "after_ack:1:mark:x"]
            {
                assert!(parse(bad, "f".to_owned()).is_none(), "{bad}");
            }
        }
    }
}
