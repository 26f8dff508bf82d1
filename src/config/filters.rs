//! The filters of templates, by the names that Go template packs (Helm's sprig) and jinja use.
//!
//! Invariants: no filter reads anything but its arguments; a filter that looks into a text refuses one that holds a
//! `${...}` reference, whose value is known only later; none makes structure out of text.

use minijinja::{Environment, Error, ErrorKind, Value, value::ValueKind};

use super::{
    reference, suggest,
    values::{FilterRefusal, Form, Laid, Lead, laid, text_of},
};
use crate::{diag::Code, model::Network};

/// The widest indentation that a template may ask for.
const MAX_INDENT: usize = 64;

/// Adds all filters to an environment, in place of minijinja's own of the same names.
pub(super) fn add(env: &mut Environment<'_>) {
    for name in ["toJson", "tojson"] {
        env.add_filter(name, |value: Value| lay(value, Form::Json));
    }
    for name in ["toYaml", "toyaml"] {
        env.add_filter(name, |value: Value| lay(value, Form::Yaml));
    }
    env.add_filter("quote", |value: Value| lay(value, Form::Quote));
    env.add_filter("squote", |value: Value| lay(value, Form::Squote));
    env.add_filter("indent", |value: Value, width: usize| indent(value, width, Lead::None));
    env.add_filter("go_indent", |value: Value, width: usize| indent(value, width, Lead::Indent));
    env.add_filter("nindent", |value: Value, width: usize| indent(value, width, Lead::NewLine));

    env.add_filter("trunc", trunc);
    env.add_filter("networkPassphrase", network_passphrase);
    env.add_filter("upper", |value: Value| Ok::<_, Error>(known(&value, "upper")?.to_uppercase()));
    env.add_filter("lower", |value: Value| Ok::<_, Error>(known(&value, "lower")?.to_lowercase()));
    env.add_filter("trim", |value: Value| Ok::<_, Error>(known(&value, "trim")?.trim().to_owned()));
    env.add_filter("trimPrefix", |value: Value, prefix: String| {
        let text = known(&value, "trimPrefix")?;
        Ok::<_, Error>(text.strip_prefix(prefix.as_str()).unwrap_or(&text).to_owned())
    });
    env.add_filter("trimSuffix", |value: Value, suffix: String| {
        let text = known(&value, "trimSuffix")?;
        Ok::<_, Error>(text.strip_suffix(suffix.as_str()).unwrap_or(&text).to_owned())
    });
    env.add_filter("replace", replace);
    env.add_filter("contains", |value: Value, part: String| {
        Ok::<_, Error>(known(&value, "contains")?.contains(part.as_str()))
    });
    env.add_filter("hasPrefix", |value: Value, prefix: String| {
        Ok::<_, Error>(known(&value, "hasPrefix")?.starts_with(prefix.as_str()))
    });
    env.add_filter("hasSuffix", |value: Value, suffix: String| {
        Ok::<_, Error>(known(&value, "hasSuffix")?.ends_with(suffix.as_str()))
    });
    env.add_filter("toString", |value: Value| text_of(&value));
    env.add_filter("empty", |value: Value| !value.is_true());
    env.add_filter("required", |value: Value, message: String| {
        if is_absent(&value) || value.as_str() == Some("") {
            return Err(FilterRefusal::error(Code::E205, message, Some("give the value under spec.template.values")));
        }
        Ok(value)
    });

    // as Go does them
    env.add_filter("go_default", |value: Value, default: Value| if value.is_true() { value } else { default });
    env.add_filter("go_join", join);
    env.add_filter("go_items", items);
    env.add_filter("go_printf", |format: Value, args: minijinja::value::Rest<Value>| printf(&format, &args));

    // these would change the text of a reference, or cut it
    for name in ["title", "capitalize", "split", "lines", "escape", "e", "format", "pprint"] {
        env.remove_filter(name);
    }
}

fn is_absent(value: &Value) -> bool {
    value.is_undefined() || value.is_none()
}

/// The text of a value that is looked into, so it must be known now.
fn known(value: &Value, filter: &str) -> Result<String, Error> {
    if matches!(value.kind(), ValueKind::Seq | ValueKind::Map | ValueKind::Iterable | ValueKind::None) {
        return Err(FilterRefusal::error(Code::E206, format!("{filter} takes a text, not {}", word(value)), None));
    }
    let text = text_of(value)?;
    if reference::has_reference(&text) {
        let message = format!("{filter} needs the value itself, which a reference gives only later");
        return Err(FilterRefusal::error(
            Code::E206,
            message,
            Some("write the value out instead of a ${...} reference"),
        ));
    }
    Ok(text)
}

fn word(value: &Value) -> &'static str {
    match value.kind() {
        ValueKind::Seq | ValueKind::Iterable => "a list",
        ValueKind::Map => "a mapping",
        ValueKind::None => "nothing",
        _ => "this",
    }
}

fn lay(value: Value, form: Form) -> Result<Value, Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    // a layout on top of another writes out the inner one: quoting JSON is a text
    let value = match laid(&value) {
        Some(inner) if inner.form != Form::Plain => Value::from(inner.text()?),
        Some(inner) => inner.value.clone(),
        None => value,
    };
    Ok(Value::from_object(Laid { value, form, indent: None, lead: Lead::None }))
}

fn indent(value: Value, width: usize, lead: Lead) -> Result<Value, Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    if width > MAX_INDENT {
        let message = format!("an indentation of {width} is more than {MAX_INDENT}");
        return Err(FilterRefusal::error(Code::E206, message, None));
    }
    let (value, form) = match laid(&value) {
        Some(inner) => (inner.value.clone(), inner.form),
        None => (value, Form::Plain),
    };
    Ok(Value::from_object(Laid { value, form, indent: Some(width), lead }))
}

/// The first `length` characters, or the last ones when negative.
fn trunc(value: &Value, length: i64) -> Result<String, Error> {
    let text = known(value, "trunc")?;
    let keep = usize::try_from(length.unsigned_abs()).unwrap_or(usize::MAX);
    if length >= 0 {
        return Ok(text.chars().take(keep).collect());
    }
    let skip = text.chars().count().saturating_sub(keep);
    Ok(text.chars().skip(skip).collect())
}

fn network_passphrase(value: &Value) -> Result<String, Error> {
    let name = known(value, "networkPassphrase")?;
    if let Some(network) = Network::from_name(&name) {
        return Ok(network.passphrase().to_owned());
    }
    let names: Vec<&str> = Network::names().collect();
    let hint = suggest::hint(&name, names);
    Err(FilterRefusal::error(Code::E206, format!("`{name}` is not a network known by name"), hint.as_deref()))
}

fn replace(state: &minijinja::State<'_, '_>, value: &Value, from: &str, to: &str) -> Result<String, Error> {
    let text = known(value, "replace")?;
    // charged before it is made: many short matches and a long replacement make a large text
    let grown = text.matches(from).count().saturating_mul(to.len());
    state.consume_fuel(u64::try_from((text.len() + grown) / 64).unwrap_or(u64::MAX))?;
    Ok(text.replace(from, to))
}

fn join(state: &minijinja::State<'_, '_>, value: Value, separator: &str) -> Result<String, Error> {
    let mut out = String::new();
    for (nth, item) in items(value)?.try_iter()?.enumerate() {
        let text = text_of(&item)?;
        state.consume_fuel(u64::try_from((text.len() + separator.len()) / 64 + 1).unwrap_or(u64::MAX))?;
        if nth > 0 {
            out.push_str(separator);
        }
        out.push_str(&text);
    }
    Ok(out)
}

/// What `range` goes over: the items of a list, the values of a mapping by sorted key, nothing when absent.
fn items(value: Value) -> Result<Value, Error> {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => Ok(Value::from(Vec::<Value>::new())),
        ValueKind::Seq | ValueKind::Iterable => Ok(value),
        ValueKind::Map => {
            let mut keys: Vec<Value> = value.try_iter()?.collect();
            keys.sort();
            Ok(Value::from(keys.iter().map(|key| value.get_item(key)).collect::<Result<Vec<_>, _>>()?))
        }
        _ => Err(FilterRefusal::error(Code::E206, "range goes over a list or a mapping", None)),
    }
}

/// `printf` with `%s`, `%v`, `%d`, `%q` and `%%`.
fn printf(format: &Value, args: &[Value]) -> Result<String, Error> {
    let refuse = |message: &str| FilterRefusal::error(Code::E206, format!("printf: {message}"), None);
    let format = text_of(format)?;
    let mut args = args.iter();
    let mut out = String::new();
    let mut rest = format.as_str();
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let verb = rest[at + 1..].chars().next().ok_or_else(|| refuse("a % stands at the end"))?;
        if verb == '%' {
            out.push('%');
        } else {
            let arg = args.next().ok_or_else(|| refuse("an argument is missing"))?;
            match verb {
                's' | 'v' => out.push_str(&text_of(arg)?),
                'd' if arg.is_integer() => out.push_str(&text_of(arg)?),
                'd' => return Err(refuse("%d takes an integer")),
                'q' => out.push_str(&serde_json::Value::String(text_of(arg)?).to_string()),
                _ => return Err(refuse("only %s, %v, %d, %q and %% are supported")),
            }
        }
        rest = &rest[at + 1 + verb.len_utf8()..];
    }
    out.push_str(rest);
    if args.next().is_some() {
        return Err(refuse("there are more arguments than verbs"));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eval(expression: &str) -> Result<String, String> {
        let mut env = Environment::new();
        add(&mut env);
        env.set_undefined_behavior(minijinja::UndefinedBehavior::SemiStrict);
        let context = Value::from_pairs([
            ("id", Value::from("CAS3J7GYLGXMF6TD")),
            ("ref", Value::from("${X}")),
            ("list", Value::from(vec![1, 2])),
            ("map", Value::from_pairs([("b", 1), ("a", 2)])),
            ("net", Value::from("pubnet")),
        ]);
        let value = env.compile_expression(expression).and_then(|e| e.eval(context)).map_err(|e| e.to_string())?;
        text_of(&value).map_err(|e| e.to_string())
    }

    #[test]
    fn filters_do_what_their_names_say() {
        for (expression, text) in [
            ("id | trunc(8)", "CAS3J7GY"),
            ("id | trunc(-2)", "TD"),
            ("'é漢' | trunc(1)", "é"),
            ("net | networkPassphrase", "Public Global Stellar Network ; September 2015"),
            ("'aXa' | lower | replace('x', '--') | upper", "A--A"),
            ("' a ' | trim | trimPrefix('a')", ""),
            ("list | toJson", "[1,2]"),
            ("map | toYaml", "b: 1\na: 2"),
            ("map | go_items | go_join('-')", "2-1"),
            ("none | go_items | toJson", "[]"),
            ("'' | go_default('d')", "d"),
            ("'%s-%d %q%%' | go_printf(id, 5, 'x')", "CAS3J7GYLGXMF6TD-5 \"x\"%"),
            ("id | trunc(2) | quote", "\"CA\""),
            ("\"it's\" | squote", "'it''s'"),
            ("list | toJson | quote", "\"[1,2]\""),
        ] {
            assert_eq!(eval(expression).as_deref(), Ok(text), "{expression}");
        }
    }

    #[test]
    fn what_cannot_be_known_or_does_not_fit_is_refused() {
        for expression in [
            "ref | trunc(2)",
            "ref | upper",
            "list | upper",
            "absent | upper",
            "absent | toJson",
            "'x' | networkPassphrase",
            "'%d' | go_printf('x')",
            "'%s' | go_printf",
            "'' | go_printf(1)",
            "'%' | go_printf",
            "5 | go_items",
            "id | indent(100000)",
            "absent | required('say it')",
            "id | split('A')",
        ] {
            assert!(eval(expression).is_err(), "{expression}");
        }
        assert!(eval("ref | quote").is_ok_and(|text| text == "\"${X}\""));
    }
}
