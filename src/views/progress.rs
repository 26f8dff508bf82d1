//! Live progress of a run on standard error: a bar on a terminal, plain lines elsewhere.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::text::{bytes, count, duration};
use crate::wire::RunEvent;

/// Failed ledgers that are told as they come.
const MOST_FAILURES: usize = 20;
/// How often a plain line is written.
const LINE_EVERY: Duration = Duration::from_secs(5);

/// Shows events as they come.
pub struct Progress {
    bar: Option<ProgressBar>,
    last_line: Mutex<Instant>,
    failures: AtomicUsize,
}

impl Progress {
    /// A bar when `terminal`, else plain lines.
    pub fn new(terminal: bool) -> Self {
        let bar = terminal.then(|| {
            let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr_with_hz(8));
            let style = ProgressStyle::with_template("{bar:26} {percent:>3} %  {pos}/{len}  {msg}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            bar.set_style(style.progress_chars("━╸─"));
            bar
        });
        Self { bar, last_line: Mutex::new(Instant::now()), failures: AtomicUsize::new(0) }
    }

    /// Takes an event; returns lines for standard error.
    pub fn event(&self, event: &RunEvent) -> Option<String> {
        match event {
            RunEvent::Progress { ledgers, ledgers_total, bytes: read, elapsed_ms, .. } => {
                let words = rates(*ledgers, *ledgers_total, *read, *elapsed_ms);
                if let Some(bar) = &self.bar {
                    bar.set_length(*ledgers_total);
                    bar.set_position(*ledgers);
                    bar.set_message(words);
                    return None;
                }
                let mut last = self.last_line.lock().expect("no thread panics while holding it");
                if last.elapsed() < LINE_EVERY {
                    return None;
                }
                *last = Instant::now();
                Some(format!("{}/{} ledgers  {words}", count(*ledgers), count(*ledgers_total)))
            }
            RunEvent::LedgerFailed { code, message, .. } => match self.failures.fetch_add(1, Ordering::Relaxed) {
                n if n < MOST_FAILURES => self.line(format!("{code} {message}")),
                MOST_FAILURES => self.line("further ledgers that fail are named in the summary".to_owned()),
                _ => None,
            },
            RunEvent::EdgeFailed { edge, code, message, .. } => self.line(format!("{code} {edge}: {message}")),
            RunEvent::Adopted { edge, start, end } => {
                self.line(format!("{edge}: ledgers {start}-{end} were committed before and are taken as done"))
            }
            RunEvent::EdgeDetached { edge, ledger } => {
                self.line(format!("{edge} is too slow for the others: from ledger {ledger} on it reads by itself"))
            }
            RunEvent::Following { ledger, .. } => {
                if let Some(bar) = &self.bar {
                    bar.finish_and_clear();
                }
                self.line(format!("following: waiting for ledger {}", count(u64::from(*ledger))))
            }
            RunEvent::Forgotten { edge, start, end } => self
                .line(format!("{edge}: ledgers {start}-{end} are gone from the target: the next apply delivers them")),
            RunEvent::Notice { message } => self.line(message.clone()),
            RunEvent::Summary { .. } => {
                if let Some(bar) = &self.bar {
                    bar.finish_and_clear();
                }
                None
            }
            _ => None,
        }
    }

    /// A line above the bar, or a plain one.
    fn line(&self, text: String) -> Option<String> {
        match &self.bar {
            Some(bar) => {
                bar.println(text);
                None
            }
            None => Some(text),
        }
    }
}

fn rates(ledgers: u64, total: u64, read: u64, elapsed_ms: u64) -> String {
    let per_second = |n: u64| n.saturating_mul(1000).checked_div(elapsed_ms).unwrap_or(0);
    let rate = per_second(ledgers);
    let eta = total.saturating_sub(ledgers).checked_div(rate).map_or_else(|| "—".to_owned(), duration);
    format!("{}/s  {}/s  eta {eta}", count(rate), bytes(per_second(read)))
}
