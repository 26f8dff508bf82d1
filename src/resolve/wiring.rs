//! Who reads whom: `inputs:` as written, or the rule for pipelines that write none.
//!
//! The rule: a processor that takes ledgers reads the source; an operator reads the nearest processor before it whose dataset
//! has the columns it needs; a consumer reads every processor that no other processor reads.

use super::columns::check_taken;
use crate::components::{Dataset, Processor};
use crate::config::{NodeSpec, PipelineSpec, Place};
use crate::diag::{Code, Diagnostic, Diagnostics};

/// What a processor reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The source.
    Source,
    /// A processor, by index.
    Processor(usize),
}

/// Ids of a pipeline's nodes, in the order source, processors, consumers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NodeIds {
    pub source: String,
    pub processors: Vec<String>,
    pub consumers: Vec<String>,
}

/// What the wiring found: inputs of each processor with its dataset (unknown for one that could not be built), inputs of
/// each consumer.
#[derive(Debug)]
pub(super) struct Wiring {
    pub processors: Vec<(Input, Option<&'static Dataset>)>,
    pub consumers: Vec<Vec<usize>>,
}

/// Gives every node its id: what is written, else the component's id, numbered when it is taken.
pub(super) fn node_ids(spec: &PipelineSpec, diagnostics: &mut Diagnostics) -> NodeIds {
    let mut taken: Vec<(String, Place)> = Vec::new();
    let nodes = || spec.source.iter().chain(&spec.processors).chain(&spec.consumers);
    for (id, place) in nodes().filter_map(|node| node.id.as_ref()) {
        if let Err(error) = crate::model::check_name(id) {
            diagnostics.push(
                place
                    .mark(Diagnostic::error(Code::E330, format!("the node id `{}` is not allowed", id.escape_debug())))
                    .detail(error.to_string()),
            );
        }
        if let Some((_, first)) = taken.iter().find(|(other, _)| other == id) {
            diagnostics.push(
                place
                    .mark(Diagnostic::error(Code::E332, format!("the node id `{id}` is taken")))
                    .related("first used here", first.range.clone())
                    .fix("give one of the two another id"),
            );
        }
        taken.push((id.clone(), place.clone()));
    }
    let mut used: Vec<String> = taken.into_iter().map(|(id, _)| id).collect();
    let mut name = |node: &NodeSpec| {
        if let Some((id, _)) = &node.id {
            return id.clone();
        }
        let base = node.descriptor.map_or("unknown", |descriptor| descriptor.id);
        // As many names as there are taken ones, and one more: one of them is free.
        let free = (1..=used.len() + 1)
            .map(|n| if n == 1 { base.to_owned() } else { format!("{base}-{n}") })
            .find(|id| !used.contains(id))
            .expect("more names than are taken");
        used.push(free.clone());
        free
    };
    NodeIds {
        source: spec.source.as_ref().map_or_else(|| "source".to_owned(), &mut name),
        processors: spec.processors.iter().map(&mut name).collect(),
        consumers: spec.consumers.iter().map(&mut name).collect(),
    }
}

/// Connects the nodes, as far as they are known: a processor that could not be built is `None`, and only its name counts.
/// `None` when something is wrong; all of it is in `diagnostics`.
pub(super) fn wire(
    spec: &PipelineSpec,
    ids: &NodeIds,
    processors: &[Option<Processor>],
    diagnostics: &mut Diagnostics,
) -> Option<Wiring> {
    let before = diagnostics.error_count();
    let explicit: Vec<Option<Input>> = spec
        .processors
        .iter()
        .enumerate()
        .map(|(n, node)| node.inputs.as_ref().and_then(|inputs| processor_input(node, n, inputs, ids, diagnostics)))
        .collect();
    let order = match order(spec, processors, &explicit, ids, diagnostics) {
        Some(order) if diagnostics.error_count() == before => order,
        _ => return None,
    };
    let mut wired: Vec<Option<(Input, Option<&'static Dataset>)>> = vec![None; processors.len()];
    for n in order {
        let me = Me { spec, ids, n, explicit: explicit[n] };
        let found = match &processors[n] {
            None => Ok((explicit[n].unwrap_or(Input::Source), None)),
            Some(Processor::Extract(extractor)) => {
                me.reads_ledgers().map(|()| (Input::Source, Some(extractor.dataset())))
            }
            Some(Processor::Operate(operator)) => me.reads_records(&operator.columns(), &wired),
        };
        wired[n] = found.map_err(|problem| diagnostics.push(*problem)).ok();
    }
    let wired: Vec<(Input, Option<&'static Dataset>)> = wired.into_iter().collect::<Option<_>>()?;
    let consumers = consumer_inputs(spec, ids, &wired, diagnostics);
    unread(spec, ids, &wired, &consumers, diagnostics);
    for ((node, id), inputs) in spec.consumers.iter().zip(&ids.consumers).zip(&consumers) {
        // Of a processor that could not be built nobody knows the columns.
        let datasets: Option<Vec<&'static Dataset>> = inputs.iter().map(|input| wired[*input].1).collect();
        if let Some(datasets) = datasets.filter(|datasets| !datasets.is_empty()) {
            check_taken(node, id, &datasets, diagnostics);
        }
    }
    (diagnostics.error_count() == before).then_some(Wiring { processors: wired, consumers })
}

/// A processor that looks for what it reads.
struct Me<'a> {
    spec: &'a PipelineSpec,
    ids: &'a NodeIds,
    n: usize,
    explicit: Option<Input>,
}

impl Me<'_> {
    fn id(&self) -> &str {
        &self.ids.processors[self.n]
    }

    fn problem(&self, code: Code, summary: String, fix: impl Into<String>) -> Box<Diagnostic> {
        Box::new(self.spec.processors[self.n].place.mark(Diagnostic::error(code, summary).fix(fix)))
    }

    fn reads_ledgers(&self) -> Result<(), Box<Diagnostic>> {
        let Some(Input::Processor(other)) = self.explicit else { return Ok(()) };
        let summary =
            format!("`{}` takes ledgers and cannot read the processor `{}`", self.id(), self.ids.processors[other]);
        Err(self.problem(Code::E333, summary, format!("leave inputs out, or write inputs: [{}]", self.ids.source)))
    }

    fn reads_records(
        &self,
        columns: &[&str],
        wired: &[Option<(Input, Option<&'static Dataset>)>],
    ) -> Result<(Input, Option<&'static Dataset>), Box<Diagnostic>> {
        let lacks = |dataset: &Dataset| columns.iter().copied().find(|column| dataset.column(column).is_none());
        match self.explicit {
            Some(Input::Source) => {
                let summary = format!("`{}` takes records and cannot read the source", self.id());
                Err(self.problem(Code::E333, summary, "name a processor in inputs, or leave inputs out"))
            }
            Some(Input::Processor(input)) => {
                let dataset = wired[input].and_then(|(_, dataset)| dataset);
                match dataset.and_then(|dataset| lacks(dataset).map(|column| (column, dataset))) {
                    Some((column, dataset)) => Err(Box::new(lacking(self.spec, self.ids, self.n, column, dataset))),
                    None => Ok((Input::Processor(input), dataset)),
                }
            }
            None => {
                let before: Vec<(usize, Option<&'static Dataset>)> =
                    (0..self.n).rev().filter_map(|i| wired[i].map(|(_, dataset)| (i, dataset))).collect();
                let fits = |dataset: Option<&'static Dataset>| dataset.is_none_or(|dataset| lacks(dataset).is_none());
                if let Some((input, dataset)) = before.iter().find(|(_, dataset)| fits(*dataset)) {
                    return Ok((Input::Processor(*input), *dataset));
                }
                match before.iter().find_map(|(_, dataset)| *dataset) {
                    Some(nearest) => {
                        let column = lacks(nearest).unwrap_or_default();
                        Err(Box::new(lacking(self.spec, self.ids, self.n, column, nearest)))
                    }
                    None => {
                        let summary = format!("`{}` takes records, and no processor stands before it", self.id());
                        Err(self.problem(
                            Code::E333,
                            summary,
                            "put a processor that emits records before it, such as ContractEvent",
                        ))
                    }
                }
            }
        }
    }
}

fn processor_input(
    node: &NodeSpec,
    me: usize,
    inputs: &[(String, Place)],
    ids: &NodeIds,
    diagnostics: &mut Diagnostics,
) -> Option<Input> {
    if inputs.len() != 1 {
        diagnostics.push(node.place.mark(Diagnostic::error(
            Code::E333,
            format!("`{}` has {} inputs, a processor has one", ids.processors[me], inputs.len()),
        )));
        return None;
    }
    let (name, place) = &inputs[0];
    if *name == ids.source || name == "source" {
        return Some(Input::Source);
    }
    let found = ids.processors.iter().position(|id| id == name);
    if found.is_none() {
        diagnostics.push(dangling(name, place, ids));
    }
    found.map(Input::Processor)
}

fn dangling(name: &str, place: &Place, ids: &NodeIds) -> Diagnostic {
    let known: Vec<&str> = std::iter::once(&ids.source).chain(&ids.processors).map(String::as_str).collect();
    let fix = match crate::config::did_you_mean(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("nodes that can be read are {}", known.join(", ")),
    };
    place.mark(Diagnostic::error(Code::E333, format!("no node `{}` to read from", name.escape_debug())).fix(fix))
}

/// The processors so that each comes after what it reads; `None` for a cycle.
fn order(
    spec: &PipelineSpec,
    processors: &[Option<Processor>],
    explicit: &[Option<Input>],
    ids: &NodeIds,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<usize>> {
    let mut order = Vec::new();
    let mut remaining: Vec<usize> = (0..explicit.len()).collect();
    while !remaining.is_empty() {
        let placed = |n: &usize| match explicit[*n] {
            Some(Input::Processor(input)) => order.contains(&input),
            // Without inputs an operator looks at those before it, and an extractor at nobody.
            None => {
                !matches!(processors[*n], Some(Processor::Operate(_))) || (0..*n).all(|before| order.contains(&before))
            }
            Some(Input::Source) => true,
        };
        // Where one before it waits for one behind it, a processor without inputs looks at those that are placed.
        let ready = remaining.iter().position(placed).or_else(|| remaining.iter().position(|n| explicit[*n].is_none()));
        let Some(ready) = ready else {
            let names: Vec<&str> = remaining.iter().map(|n| ids.processors[*n].as_str()).collect();
            let place = &spec.processors[remaining[0]].place;
            diagnostics.push(
                place.mark(
                    Diagnostic::error(
                        Code::E334,
                        format!("the processors {} read each other in a circle", names.join(", ")),
                    )
                    .fix("let one of them read the source, or a processor outside the circle"),
                ),
            );
            return None;
        };
        order.push(remaining.remove(ready));
    }
    Some(order)
}

fn lacking(spec: &PipelineSpec, ids: &NodeIds, me: usize, column: &str, dataset: &Dataset) -> Diagnostic {
    let node = &spec.processors[me];
    let known: Vec<&str> = dataset.columns.iter().map(|column| column.name).collect();
    let fix = match crate::config::did_you_mean(column, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("columns of {}: {}", dataset.name, known.join(", ")),
    };
    let place = node.places.0.iter().find(|(pointer, _)| {
        let value = node.config.as_ref().and_then(|config| config.pointer(pointer));
        pointer.ends_with("/field") && value.and_then(serde_json::Value::as_str) == Some(column)
    });
    let place = place.map_or(&node.place, |(_, place)| place);
    place.mark(
        Diagnostic::error(
            Code::E336,
            format!(
                "`{}` needs the column `{}`, which {} does not have",
                ids.processors[me],
                column.escape_debug(),
                dataset.name
            ),
        )
        .fix(fix),
    )
}

fn consumer_inputs(
    spec: &PipelineSpec,
    ids: &NodeIds,
    wired: &[(Input, Option<&'static Dataset>)],
    diagnostics: &mut Diagnostics,
) -> Vec<Vec<usize>> {
    let ends: Vec<usize> =
        (0..wired.len()).filter(|n| !wired.iter().any(|(input, _)| *input == Input::Processor(*n))).collect();
    let mut all = Vec::new();
    for (node, id) in spec.consumers.iter().zip(&ids.consumers) {
        let Some(inputs) = &node.inputs else {
            all.push(ends.clone());
            continue;
        };
        let mut found = Vec::new();
        for (name, place) in inputs {
            match ids.processors.iter().position(|processor| processor == name) {
                Some(n) if found.contains(&n) => {}
                Some(n) => found.push(n),
                None if *name == ids.source || name == "source" => diagnostics.push(
                    place.mark(
                        Diagnostic::error(Code::E333, format!("`{id}` takes records and cannot read the source"))
                            .fix("name a processor in inputs"),
                    ),
                ),
                None => diagnostics.push(dangling(name, place, ids)),
            }
        }
        if inputs.is_empty() {
            diagnostics.push(
                node.place.mark(
                    Diagnostic::error(Code::E333, format!("`{id}` has an empty list of inputs"))
                        .fix("leave inputs out, or name a processor"),
                ),
            );
        }
        all.push(found);
    }
    all
}

fn unread(
    spec: &PipelineSpec,
    ids: &NodeIds,
    wired: &[(Input, Option<&'static Dataset>)],
    consumers: &[Vec<usize>],
    diagnostics: &mut Diagnostics,
) {
    for (n, node) in spec.processors.iter().enumerate() {
        let by_processor = wired.iter().any(|(input, _)| *input == Input::Processor(n));
        if !by_processor && !consumers.iter().any(|inputs| inputs.contains(&n)) {
            diagnostics.push(
                node.place.mark(
                    Diagnostic::error(Code::E335, format!("nobody reads the processor `{}`", ids.processors[n]))
                        .fix("name it in the inputs of a consumer or processor, or remove it"),
                ),
            );
        }
    }
}
