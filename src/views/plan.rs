//! The plan as text: what is changed, which ledgers, what it takes, what policies say, and the summary last and complete.

mod summary;

use std::fmt::Write as _;

use serde_json::Value;

use super::Style;
use super::diagnostics::diagnostics_text;
use super::text::{WIDTH, bytes, count, counted, cut, duration, middle, tail, value, wrap};
use crate::components::registry;
use crate::diag::Code;
use crate::wire::{
    Action, ActionKind, Basis, EdgeIntervals, Interval, IntervalClass, NodeConfig, PipelinePlan, PlanDocument,
    PlanMode, Reason, SourceFactsDoc,
};

/// What the text needs besides the document.
pub struct PlanView<'a> {
    /// The document.
    pub document: &'a PlanDocument,
    /// The lockfile as shown.
    pub state: &'a str,
    /// Milliseconds that asking took; left out of the text when `None`.
    pub probed_ms: Option<u64>,
    /// Pipelines that could not be planned.
    pub unplanned: usize,
    /// Only headers, tables and summary.
    pub concise: bool,
    /// The file that holds the plan.
    pub saved: Option<String>,
    /// A unified diff of each changed pipeline's nodes as YAML, by address; empty without `--diff`.
    pub diffs: Vec<(String, String)>,
    /// Colour or not.
    pub style: Style,
}

/// Width of the left column of labels.
const LABEL: usize = 9;
/// Column at which places begin.
const PLACE: usize = 60;
/// Width of the class column: `-/+ reprocess`.
const CLASS: usize = 13;
/// Width of the column of counts: `64,289,467`.
const COUNT: usize = 10;
/// Intervals of one class that are listed; the rest are counted.
const MOST_INTERVALS: usize = 8;

/// The whole text.
pub fn plan_text(view: &PlanView<'_>) -> String {
    let mut out = header(view);
    let document = view.document;
    let changed: Vec<&PipelinePlan> = document.pipelines.iter().filter(|pipeline| shown(pipeline)).collect();
    for pipeline in &changed {
        out.push('\n');
        pipeline_text(view, pipeline, &mut out);
    }
    for step in &document.moves {
        let text = format!("# {} is {} from now on", step.from, step.to);
        let _ = writeln!(out, "\n  {}", wrap(&text, "    ").trim_start());
    }
    let unchanged = document.pipelines.len() - changed.len();
    if unchanged > 0 && !changed.is_empty() {
        let _ = writeln!(out, "\n  ({} unchanged)", counted(unchanged as u64, "pipeline"));
    }
    ledgers(view, &changed, &mut out);
    if !changed.is_empty() {
        work(view, &changed, &mut out);
    }
    summary::policies(view, &mut out);
    let findings: Vec<_> = document.drift.iter().chain(&document.diagnostics).cloned().collect();
    if !findings.is_empty() {
        let _ = write!(out, "\n{}", diagnostics_text(&findings, view.style));
    }
    out.push('\n');
    summary::summary(view, &mut out);
    out
}

/// Whether a pipeline is more than one line: something happens to it, or wanted ledgers are missing.
fn shown(pipeline: &PipelinePlan) -> bool {
    let open = |interval: &Interval| !matches!(interval.class, IntervalClass::Reuse | IntervalClass::Orphan);
    pipeline.action != ActionKind::NoOp || pipeline.edges.iter().flat_map(|edge| &edge.intervals).any(open)
}

fn header(view: &PlanView<'_>) -> String {
    let document = view.document;
    let state = match &document.base.lineage {
        Some(lineage) => format!("{}  lineage {}  serial {}", view.state, &cut(lineage, 14), document.base.serial),
        None => format!("{} (new)", view.state),
    };
    let mut out = format!(
        "{} {} · state {state} · {}\n",
        view.style.bold("cdpctl"),
        document.cdpctl_version,
        pipelines_words(view)
    );
    for source in &document.sources {
        let tip = source.tip.as_ref().map_or_else(
            || no_tip(document, source).to_owned(),
            |tip| {
                let hash =
                    tip.hash.as_ref().map_or_else(|| "unreadable".to_owned(), |hash| format!("{}…", cut_hash(hash)));
                format!("tip {} {hash}", count(u64::from(tip.ledger)))
            },
        );
        let probed = view.probed_ms.map(|ms| format!(" · probed in {ms} ms")).unwrap_or_default();
        let tail = format!("  {} · {tip}{probed}", source.network);
        let head = format!("{:LABEL$}{}  ", "Source", source.id);
        let room = WIDTH.saturating_sub(head.chars().count() + tail.chars().count());
        let _ = writeln!(out, "{head}{}{tail}", middle(&source.url, room.max(20)));
    }
    out
}

/// Why a source shows no newest ledger: it has none, or it was not asked.
fn no_tip(document: &PlanDocument, source: &SourceFactsDoc) -> &'static str {
    let offline = document.diagnostics.iter().any(|found| found.code == Code::E412);
    if offline || !source.available.is_empty() { "tip not known" } else { "no ledgers" }
}

/// How many pipelines there are, and how many could not be planned.
fn pipelines_words(view: &PlanView<'_>) -> String {
    let removes = matches!(view.document.mode, PlanMode::Prune | PlanMode::Destroy);
    let gone = if removes { 0 } else { view.document.summary.pipelines.delete };
    let planned = (view.document.pipelines.len() + view.unplanned) as u64 - gone;
    let mut words = counted(planned, "pipeline");
    if view.unplanned > 0 {
        let _ = write!(words, " ({} not planned)", view.unplanned);
    }
    if gone > 0 {
        let _ = write!(words, ", {gone} gone");
    }
    words
}

/// The first digits of a hash.
fn cut_hash(hash: &str) -> &str {
    hash.get(..6).unwrap_or(hash)
}

/// A pipeline's name.
fn short_name(address: &str) -> &str {
    address.strip_prefix("pipeline.").unwrap_or(address)
}

fn sign(action: ActionKind) -> &'static str {
    match action {
        ActionKind::Create => "+",
        ActionKind::Update => "~",
        ActionKind::Replace => "-/+",
        ActionKind::Delete => "-",
        ActionKind::NoOp => " ",
    }
}

fn paint(style: Style, action: ActionKind, text: &str) -> String {
    match action {
        ActionKind::Create => style.green(text),
        ActionKind::Update | ActionKind::Replace => style.yellow(text),
        ActionKind::Delete => style.red(text),
        ActionKind::NoOp => text.to_owned(),
    }
}

/// Whether ledgers are blocked for that reason.
fn blocked(pipeline: &PipelinePlan, reason: Reason) -> bool {
    pipeline.edges.iter().flat_map(|edge| &edge.intervals).any(|interval| interval.reason == Some(reason))
}

fn pipeline_text(view: &PlanView<'_>, pipeline: &PipelinePlan, out: &mut String) {
    let words = match pipeline.action {
        ActionKind::Create => "will be created",
        ActionKind::Delete if view.document.mode == PlanMode::Destroy => "will be destroyed",
        ActionKind::Delete => "will be unregistered",
        ActionKind::Update if view.document.mode == PlanMode::Prune => "loses rows that nobody wants",
        ActionKind::Update if view.document.mode == PlanMode::RefreshOnly => "is recorded as its targets say",
        ActionKind::NoOp if blocked(pipeline, Reason::Missing) => "has ledgers that its source lacks",
        ActionKind::NoOp if blocked(pipeline, Reason::Quarantined) => "has ledgers that were set aside",
        ActionKind::NoOp => "has ledgers that wait for others",
        _ if pipeline.action_reason.as_deref() == Some("ledgers to do") => "has ledgers to do",
        _ => "will be updated",
    };
    let place = pipeline.range.as_ref().map(|range| format!("{}:{}", range.filename, range.start.line));
    let title = format!("# {} {words}", pipeline.address);
    let (indent, indented) = if pipeline.action == ActionKind::Delete {
        (format!("{} ", view.style.red("-")), 2)
    } else {
        ("  ".to_owned(), 2)
    };
    line(out, &indent, indented, &title, place.as_deref(), view.style);
    let told = matches!(pipeline.action, ActionKind::Create | ActionKind::Delete);
    if let Some(reason) = pipeline.action_reason.as_deref().filter(|_| told) {
        let _ = writeln!(out, "    {reason}");
    }
    if pipeline.action != ActionKind::Delete {
        range_text(view, pipeline, out);
    }
    if blocked(pipeline, Reason::Quarantined) {
        out.push_str("    ledgers set aside are tried again by cdpctl runs resume, not by apply\n");
    }
    if view.concise {
        diff_text(view, pipeline, out);
        return;
    }
    let edges: Vec<String> = pipeline.edges.iter().map(|edge| edge.address.clone()).collect();
    let nodes = pipeline.actions.iter().filter(|action| !edges.contains(&action.address));
    let create = pipeline.action == ActionKind::Create;
    for action in nodes.filter(|action| create || action.action != ActionKind::NoOp) {
        let node = pipeline.nodes.iter().find(|node| node.address == action.address);
        node_text(view, pipeline, action, node, out);
    }
    for action in pipeline.actions.iter().filter(|action| edges.contains(&action.address)) {
        edge_text(view, pipeline, action, out);
    }
    diff_text(view, pipeline, out);
}

/// Which ledgers a pipeline is about, as resolved.
fn range_text(view: &PlanView<'_>, pipeline: &PipelinePlan, out: &mut String) {
    let Some(desired) = pipeline.desired else { return };
    let mut notes = Vec::new();
    if pipeline.follow {
        notes.push("open, goes on to the tip");
    }
    if pipeline.pins_start {
        notes.push("start fixed by this apply");
    }
    let narrowed = &view.document.narrowed;
    if narrowed.from.is_some() || narrowed.until.is_some() {
        notes.push(match (narrowed.from, narrowed.until) {
            (Some(_), None) => "narrowed by --from",
            (None, Some(_)) => "narrowed by --until",
            _ => "narrowed by --from, --until",
        });
    }
    let whole =
        Interval { class: IntervalClass::New, reason: None, start: desired.start, end: desired.end, ledgers: 0 };
    let notes = if notes.is_empty() { String::new() } else { format!("  ({})", notes.join("; ")) };
    let text = wrap(&format!("ledgers {}{notes}", span(&whole)), "    ");
    let _ = writeln!(out, "{text}");
}

/// The line diff of a pipeline, when one was asked for.
fn diff_text(view: &PlanView<'_>, pipeline: &PipelinePlan, out: &mut String) {
    if let Some((_, diff)) = view.diffs.iter().find(|(address, _)| *address == pipeline.address) {
        for line in diff.lines() {
            let painted = match line.as_bytes().first() {
                Some(b'+') => view.style.green(line),
                Some(b'-') => view.style.red(line),
                _ => view.style.dim(line),
            };
            let _ = writeln!(out, "    {painted}");
        }
    }
}

/// A line with a place at its right. `indent` is `indented` columns wide.
fn line(out: &mut String, indent: &str, indented: usize, text: &str, place: Option<&str>, style: Style) {
    let Some(place) = place else {
        let _ = writeln!(out, "{indent}{}", cut(text, WIDTH - indented));
        return;
    };
    let text = cut(text, PLACE - 2 - indented);
    let gap = " ".repeat(PLACE - indented - text.chars().count());
    let _ = writeln!(out, "{indent}{text}{gap}{}", style.dim(&tail(place, WIDTH - PLACE)));
}

fn short(pipeline: &PipelinePlan, address: &str) -> String {
    address.strip_prefix(&format!("{}/", pipeline.address)).unwrap_or(address).replace("->", " -> ")
}

fn node_text(
    view: &PlanView<'_>,
    pipeline: &PipelinePlan,
    action: &Action,
    node: Option<&NodeConfig>,
    out: &mut String,
) {
    let component = node.map_or("", |node| node.component.as_str());
    let id = short(pipeline, &action.address);
    let mark = sign(action.action);
    let delivery = registry::find_any(component).and_then(|descriptor| descriptor.delivery);
    let promise = delivery.map(|delivery| format!("  {}", delivery.words())).unwrap_or_default();
    let title = if component.is_empty() { id } else { format!("{id}  {component}{promise}") };
    let place = action.range.as_ref().map(|range| format!("{}:{}", range.filename, range.start.line));
    let indent = format!("  {} ", paint(view.style, action.action, mark));
    line(out, &indent, mark.len() + 3, &title, place.as_deref(), view.style);
    match action.action {
        ActionKind::Create | ActionKind::Replace => {
            for change in action.change.paths.iter().filter(|change| !is_empty(&change.after)) {
                let sensitive = action.change.sensitive_paths.contains(&change.path);
                let text = if sensitive { "(sensitive)".to_owned() } else { compact(&change.after) };
                let place = change.range.as_ref().map(|range| format!("{}:{}", range.filename, range.start.line));
                value_text(view.style, out, &format!("{:<18}", change.path), &text, place.as_deref());
            }
        }
        ActionKind::Update => {
            for change in &action.change.paths {
                let sensitive = action.change.sensitive_paths.iter().any(|path| change.path.starts_with(path.as_str()));
                let text = if sensitive {
                    "(sensitive)".to_owned()
                } else {
                    format!("{} -> {}", compact(&change.before), compact(&change.after))
                };
                let place = change.range.as_ref().map(|range| format!("{}:{}", range.filename, range.start.line));
                let affects = if matches!(change.affects.as_str(), "data" | "target") {
                    format!("  affects {}", change.affects)
                } else {
                    String::new()
                };
                value_text(
                    view.style,
                    out,
                    &format!("~ {:<16}", change.path),
                    &format!("{text}{affects}"),
                    place.as_deref(),
                );
            }
        }
        ActionKind::Delete | ActionKind::NoOp => {}
    }
}

/// A field with its value and place; a value that does not fit before the place goes below, whole.
fn value_text(style: Style, out: &mut String, name: &str, text: &str, place: Option<&str>) {
    let room = if place.is_some() { PLACE - 2 } else { WIDTH };
    if 6 + name.chars().count() + 1 + text.chars().count() <= room {
        line(out, "      ", 6, &format!("{name} {text}"), place, style);
    } else {
        line(out, "      ", 6, name.trim_end(), place, style);
        let _ = writeln!(out, "{}", wrap(text, "        "));
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// A value on one line; long identifiers keep both ends.
fn compact(field: &Value) -> String {
    match field {
        Value::String(text) if text.len() == 56 && text.bytes().all(|b| b.is_ascii_alphanumeric()) => middle(text, 13),
        Value::Null => "(none)".to_owned(),
        other => value(other),
    }
}

fn edge_text(view: &PlanView<'_>, pipeline: &PipelinePlan, action: &Action, out: &mut String) {
    let id = short(pipeline, &action.address);
    let fingerprint = action.fingerprint.as_ref();
    match action.action {
        ActionKind::Update => {
            let change = fingerprint.and_then(|f| Some((f.before?, f.after?, &f.changed)));
            if let Some((before, after, changed)) = change {
                let text = format!("{id}  fingerprint {} -> {}  {}", before.short(), after.short(), changed.join(", "));
                let _ = writeln!(out, "  {} {}", view.style.yellow("!"), cut(&text, WIDTH - 4));
            }
        }
        ActionKind::Replace => {
            let reason = action.reason.as_deref().unwrap_or_default();
            let _ = writeln!(out, "  {} {id}", view.style.yellow("-/+"));
            let _ = writeln!(out, "{}", wrap(reason, "      "));
        }
        ActionKind::Delete => {
            let text = format!("{id}: {}", action.reason.as_deref().unwrap_or_default());
            let wrapped = wrap(&text, "    ");
            let _ = writeln!(out, "  {} {}", view.style.red("-"), wrapped.trim_start());
        }
        ActionKind::Create | ActionKind::NoOp => {}
    }
}

const CLASSES: [(IntervalClass, &str, &str, char); 6] = [
    (IntervalClass::New, "+", "new", '█'),
    (IntervalClass::Gap, "+", "gap", '!'),
    (IntervalClass::Reprocess, "-/+", "reprocess", '▒'),
    (IntervalClass::Blocked, "?", "blocked", 'x'),
    (IntervalClass::Reuse, "=", "reuse", '░'),
    (IntervalClass::Orphan, "o", "orphan", ' '),
];

/// The table of intervals and a coverage bar, for every pipeline that is shown.
fn ledgers(view: &PlanView<'_>, pipelines: &[&PipelinePlan], out: &mut String) {
    let edges: Vec<(&PipelinePlan, &EdgeIntervals)> =
        pipelines.iter().flat_map(|pipeline| pipeline.edges.iter().map(move |edge| (*pipeline, edge))).collect();
    if edges.iter().all(|(_, edge)| edge.intervals.is_empty()) {
        return;
    }
    let several = pipelines.len() > 1;
    let name = |pipeline: &PipelinePlan, edge: &EdgeIntervals| {
        let id = short(pipeline, &edge.address);
        if several { format!("{}/{id}", short_name(&pipeline.address)) } else { id }
    };
    let names: Vec<String> = edges.iter().map(|(pipeline, edge)| name(pipeline, edge)).collect();
    // What stands beside the edge decides how much room it has.
    let all = || edges.iter().flat_map(|(_, edge)| &edge.intervals);
    let span_width = all().map(span_width).max().unwrap_or(0).max("interval".len());
    let reason_width = all().map(|interval| reason_words(interval.reason).len()).max().unwrap_or(0);
    let room = WIDTH - (LABEL + 2 + CLASS + 1 + span_width + 1 + COUNT + reason_width);
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(4).clamp(4, room);
    let _ = writeln!(
        out,
        "\n{:LABEL$}{:width$}  {:CLASS$} {:span_width$} {:>COUNT$}",
        "Ledgers", "edge", "class", "interval", "ledgers"
    );
    for ((_, edge), name) in edges.iter().zip(&names) {
        let mut label = cut(name, width);
        for (class, mark, word, _) in CLASSES {
            let of_class: Vec<&Interval> = edge.intervals.iter().filter(|interval| interval.class == class).collect();
            let mut class_words = format!("{mark} {word}");
            for interval in of_class.iter().take(MOST_INTERVALS) {
                let _ = writeln!(
                    out,
                    "{:LABEL$}{label:width$}  {class_words:CLASS$} {:span_width$} {:>COUNT$}{}",
                    "",
                    span(interval),
                    count(u64::from(interval.ledgers)),
                    reason_words(interval.reason)
                );
                label.clear();
                class_words.clear();
            }
            if of_class.len() > MOST_INTERVALS {
                let rest = &of_class[MOST_INTERVALS..];
                let sum: u64 = rest.iter().map(|interval| u64::from(interval.ledgers)).sum();
                let words = format!("and {} more", count(rest.len() as u64));
                let _ = writeln!(
                    out,
                    "{:LABEL$}{:width$}  {:CLASS$} {words:span_width$} {:>COUNT$}",
                    "",
                    "",
                    "",
                    count(sum)
                );
            }
        }
    }
    for pipeline in pipelines {
        if let Some(bar) = coverage(pipeline) {
            if several {
                let _ = writeln!(out, "{:LABEL$}{}", "", view.style.dim(short_name(&pipeline.address)));
            }
            let _ = writeln!(out, "{:LABEL$}{}", "", view.style.dim(&bar));
        }
    }
}

/// `57,000,000 – 57,811,999`, or the one ledger.
fn span(interval: &Interval) -> String {
    if interval.start == interval.end {
        count(u64::from(interval.start))
    } else {
        format!("{} – {}", count(u64::from(interval.start)), count(u64::from(interval.end)))
    }
}

/// Characters of [`span`], without making it: there may be a million.
fn span_width(interval: &Interval) -> usize {
    let width = |ledger: u32| {
        let digits = ledger.checked_ilog10().unwrap_or(0) as usize + 1;
        digits + (digits - 1) / 3
    };
    let dash = " – ".chars().count();
    let start = width(interval.start);
    if interval.start == interval.end { start } else { start + dash + width(interval.end) }
}

/// What stands behind an interval whose class does not say it all.
fn reason_words(reason: Option<Reason>) -> &'static str {
    match reason {
        Some(Reason::BeyondTip) => "  beyond the tip",
        Some(Reason::Missing) => "  missing",
        Some(Reason::TargetGone) => "  target gone",
        Some(Reason::FormerTarget) => "  former target",
        Some(Reason::Restated) => "  restated",
        Some(Reason::Quarantined) => "  quarantined",
        Some(Reason::HeldBack) => "  held back",
        Some(Reason::WholeCell) => "  whole cell",
        Some(Reason::InOrder) => "  in order",
        Some(Reason::Adopted) => "  by the target",
        Some(Reason::Lost) => "  not in the target",
        _ => "",
    }
}

/// Cells of the coverage bar.
const CELLS: usize = 36;

/// Which classes touch each cell of the bar over the ledgers `[start, end)`.
fn touched(intervals: &[&Interval], start: u64, end: u64) -> [[bool; CLASSES.len()]; CELLS] {
    let cells: Vec<(u64, u64)> = (0..CELLS as u64)
        .map(|cell| {
            let lo = start + (end - start) * cell / CELLS as u64;
            (lo, (start + (end - start) * (cell + 1) / CELLS as u64).max(lo + 1))
        })
        .collect();
    let mut touched = [[false; CLASSES.len()]; CELLS];
    for interval in intervals {
        let class = CLASSES.iter().position(|(class, ..)| *class == interval.class).expect("every class is listed");
        let first = cells.partition_point(|(_, hi)| *hi <= u64::from(interval.start));
        for cell in (first..CELLS).take_while(|cell| cells[*cell].0 <= u64::from(interval.end)) {
            touched[cell][class] = true;
        }
    }
    touched
}

/// One line over the hull of everything: what of it is new, redone, missing, done.
fn coverage(pipeline: &PipelinePlan) -> Option<String> {
    let intervals: Vec<&Interval> = pipeline
        .edges
        .iter()
        .flat_map(|edge| &edge.intervals)
        .filter(|interval| interval.class != IntervalClass::Orphan)
        .collect();
    let start = u64::from(intervals.iter().map(|interval| interval.start).min()?);
    let end = u64::from(intervals.iter().map(|interval| interval.end).max()?) + 1;
    let mut used = [false; CLASSES.len()];
    let mut bar = String::new();
    for touched in touched(&intervals, start, end) {
        // The gravest class that touches the cell shows: a small gap must not vanish in a long range.
        let found = [1, 3, 2, 0, 4].into_iter().find(|class| touched[*class]);
        bar.push(found.map_or(' ', |n| {
            used[n] = true;
            CLASSES[n].3
        }));
    }
    let legend: Vec<String> = CLASSES
        .iter()
        .zip(used)
        .filter(|(_, used)| *used)
        .map(|((_, _, word, mark), _)| format!("{mark} {word}"))
        .collect();
    let (mut first, mut last) = (short_ledger(start), short_ledger(end - 1));
    if first == last && end - start > 1 {
        (first, last) = (count(start), count(end - 1));
    }
    Some(format!("{first} ▕{bar}▏ {last}  {}", legend.join("  ")))
}

/// `63.09M`, `57.0K`, `120`.
fn short_ledger(ledger: u64) -> String {
    match ledger {
        0..10_000 => ledger.to_string(),
        10_000..1_000_000 => format!("{}.{}K", ledger / 1000, ledger % 1000 / 100),
        _ => format!("{}.{:02}M", ledger / 1_000_000, ledger % 1_000_000 / 10_000),
    }
}

fn work(view: &PlanView<'_>, pipelines: &[&PipelinePlan], out: &mut String) {
    let summary = &view.document.summary;
    let (Some(volume), Some(takes)) = (summary.data_volume, summary.processing_time) else { return };
    if volume.ledgers == 0 {
        return;
    }
    let apart: u64 = pipelines.iter().map(|pipeline| pipeline.data_volume.ledgers).sum();
    let shared = if apart > volume.ledgers { " · shared by pipelines" } else { "" };
    let (volume_basis, objects) = (volume.basis, volume.objects);
    let read = format!(
        "read  {} · {} · {}{shared}",
        counted(volume.ledgers, "ledger"),
        counted(objects, "object"),
        bytes(volume.bytes)
    );
    let time = format!("time  {} p50 · {} p90", duration(takes.p50_seconds), duration(takes.p90_seconds));
    let (mut cost, mut cost_basis) = (String::new(), String::new());
    if let Some(estimate) = &view.document.summary.estimated_cost {
        cost = format!("cost  ${} now · ${} a month", estimate.now, estimate.per_month);
        cost_basis = estimate.lines.first().map(|line| line.basis.clone()).unwrap_or_default();
    }
    let volume_words = match volume_basis {
        Basis::Listed => format!("sizes of {}", counted(objects, "object")),
        Basis::Sampled => "sizes of sampled objects".to_owned(),
        Basis::EraTable => "average sizes of the era".to_owned(),
        _ => String::new(),
    };
    let lines = [
        ("Work", read, volume_words),
        ("", time, "declared rates of the components".to_owned()),
        ("", cost, cost_basis),
    ];
    out.push('\n');
    for (label, text, basis) in lines.into_iter().filter(|(_, text, _)| !text.is_empty()) {
        let room = WIDTH - LABEL - 2;
        let gap = 50usize.saturating_sub(text.chars().count()).max(3);
        let basis = cut(&basis, room.saturating_sub(text.chars().count() + gap));
        let line = format!("{label:LABEL$}{text}{}{}", " ".repeat(gap), view.style.dim(&basis));
        let _ = writeln!(out, "{}", line.trim_end());
    }
    let nothing = |amount: &str| amount.chars().all(|c| matches!(c, '0' | '.'));
    let lines = view.document.summary.estimated_cost.iter().flat_map(|estimate| &estimate.lines);
    for line in lines.filter(|line| !nothing(&line.amount)) {
        let _ = writeln!(
            out,
            "{:LABEL$}      {:<9} ${:<10} {} {} at ${}",
            "", line.item, line.amount, line.qty, line.unit, line.unit_price
        );
    }
    let mut label = "Cheaper";
    for optimization in pipelines.iter().flat_map(|pipeline| &pipeline.optimizations) {
        let text = format!("{}  saves {}", optimization.edit, optimization.saves);
        let wrapped = wrap(&text, &" ".repeat(LABEL));
        let _ = writeln!(out, "{}", wrapped.replacen(&" ".repeat(LABEL), &format!("{label:LABEL$}"), 1));
        label = "";
    }
}

/// A unified diff of two texts, without the file headers.
pub fn yaml_diff(before: &str, after: &str) -> String {
    let diff = similar::TextDiff::from_lines(before, after);
    let text = diff.unified_diff().context_radius(3).to_string();
    text.lines().filter(|line| !line.starts_with("\\ No newline")).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(class: IntervalClass, start: u32, end: u32) -> Interval {
        Interval { class, reason: None, start, end, ledgers: end - start + 1 }
    }

    #[test]
    fn a_cell_of_the_bar_is_touched_by_what_overlaps_it() {
        // Fewer ledgers than cells, more, and a number that the cells do not divide.
        for (start, end) in [(7, 10), (100, 136), (1000, 1077), (5, 100_000)] {
            let length = end - start;
            let at = |part: u64| u32::try_from(start + length * part / 10).unwrap();
            let all = [
                interval(IntervalClass::Gap, at(0), at(0)),
                interval(IntervalClass::New, at(1), at(3)),
                interval(IntervalClass::Reuse, at(4), at(4).max(at(8) - 1)),
                interval(IntervalClass::Blocked, at(10) - 1, at(10) - 1),
            ];
            let found = touched(&all.iter().collect::<Vec<_>>(), start, end);
            for (cell, found) in (0..).zip(found) {
                let lo = start + length * cell / CELLS as u64;
                let hi = (start + length * (cell + 1) / CELLS as u64).max(lo + 1);
                for ((class, ..), found) in CLASSES.iter().zip(found) {
                    let of_class = all.iter().filter(|interval| interval.class == *class);
                    let expected = of_class
                        .into_iter()
                        .any(|i| (lo..hi).any(|at| (u64::from(i.start)..=u64::from(i.end)).contains(&at)));
                    assert_eq!(found, expected, "{start}-{end}, cell {cell}, {class:?}");
                }
            }
        }
    }

    #[test]
    fn the_width_of_a_span_is_that_of_its_text() {
        let ledgers = [0, 1, 9, 10, 999, 1000, 9999, 10_000, 99_999, 999_999, 1_000_000, 57_000_000, u32::MAX - 1];
        for start in ledgers {
            for end in ledgers.into_iter().filter(|end| *end >= start) {
                let interval = interval(IntervalClass::New, start, end);
                assert_eq!(span_width(&interval), span(&interval).chars().count(), "{start} {end}");
            }
        }
    }
}
