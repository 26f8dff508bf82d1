//! Keys of stores show nowhere: not in what is printed, not in a plan, not in the lockfile, not in a file.

use super::access::signed;
use super::{RANGE, Reading, upload};
use crate::support::lake::Form;
use crate::support::proxy::Fault;
use crate::support::servers::{self, Access, Place, azure, places};

/// Everything that a command printed and that is in the project's folder.
fn everything(reading: &Reading, ran: &crate::support::Ran) -> Vec<(String, String)> {
    let mut all = vec![("stdout".to_owned(), ran.stdout.clone()), ("stderr".to_owned(), ran.stderr.clone())];
    let mut folders = vec![reading.bench.project.path().to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
                all.push((path.display().to_string(), text));
            }
        }
    }
    all
}

#[track_caller]
fn shows_nothing(reading: &Reading, arguments: &[&str], codes: &[i32]) {
    let ran = reading.run(arguments);
    assert!(codes.contains(&ran.code), "{arguments:?}: {} {}{}", ran.code, ran.stdout, ran.stderr);
    let everything = everything(reading, &ran);
    for (_, secret) in &reading.env {
        // Also as it would stand in a url, without its end, and what a signature is without what is signed.
        let escaped = secret.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
        let signature = secret.split_once("sig=").map_or(secret.as_str(), |(_, signature)| signature);
        for form in [secret.as_str(), &escaped, &secret[..secret.len() - 4], signature] {
            for (place, text) in &everything {
                assert!(!text.contains(form), "{arguments:?}: a secret is in {place}");
            }
        }
    }
}

const COMMANDS: &[&[&str]] = &[
    &["validate"],
    &["validate", "--json"],
    &["render"],
    &["plan"],
    &["plan", "--diff"],
    &["plan", "--json", "--json-into", "plan.json"],
    &["plan", "--out", "saved.plan"],
    &["graph"],
    &["apply", "--auto-approve", "--json"],
    &["status", "--json"],
    &["show", "pipeline.p", "--json"],
    &["state", "export"],
    &["plan"],
    &["show", "r-1"],
    &["lake", "check", "pipeline.p", "--json"],
    &["lake", "fetch", "pipeline.p", "--range", "70:75", "--out", "copy", "--json"],
];

#[test]
fn keys_show_nowhere_when_all_goes_well() {
    for place in places() {
        upload(&place, &Form::PUBLIC);
        let reading = Reading::new(&place.access(), RANGE, "");
        for arguments in COMMANDS {
            shows_nothing(&reading, arguments, &[0]);
        }
    }
}

#[test]
fn keys_show_nowhere_in_errors() {
    let mut ways: Vec<(Place, bool)> = places().into_iter().map(|place| (place, false)).collect();
    // A signature stands in every url.
    ways.extend(servers::azure().map(|store| (Place::new(store, azure::PRIVATE), true)));
    for (place, by_signature) in ways {
        upload(&place, &Form::PUBLIC);
        let proxy = place.proxy();
        let access = place.access_at(proxy.port());
        let access = if by_signature { signed(&access) } else { access };
        let reading = Reading::new(&access, RANGE, "retry_limit: 0");
        for fault in [
            Fault::Status(403, None),
            Fault::Status(404, None),
            Fault::Status(500, None),
            Fault::Status(301, None),
            Fault::Status(401, None),
            Fault::NoAnswer,
            Fault::CutBody,
            Fault::FlippedBit(77),
        ] {
            proxy.plan(move |_| Some(fault));
            for arguments in [
                &["plan"][..],
                &["plan", "--json"],
                &["apply", "--auto-approve", "--json"],
                &["lake", "check", "pipeline.p", "--json"],
            ] {
                shows_nothing(&reading, arguments, &[0, 1, 3, 10, 11, 12]);
            }
        }
        proxy.be_harmless();
        // Only objects are refused: the run starts, and fails ledger by ledger.
        proxy.plan(|seen| seen.target.contains("--1").then_some(Fault::Status(403, None)));
        shows_nothing(&reading, &["apply", "--auto-approve", "--json"], &[0, 10, 11]);
        shows_nothing(&reading, &["runs", "list", "--json"], &[0]);
    }
}

#[test]
fn keys_that_stand_in_the_configuration_are_refused_and_not_repeated() {
    let planted = "planted-in-the-open-0001";
    for fields in [
        format!("url: \"s3://lakes/x\", region: us-east-1, access_key_id: AKIA, secret_access_key: {planted}"),
        format!("url: \"s3://{planted}:{planted}@lakes/x\", region: us-east-1"),
        format!("url: \"az://lakes/x\", account: a, access_key: {planted}"),
        format!("url: \"az://lakes/x\", account: a, sas_token: \"sv=1&sig={planted}\""),
        format!("url: \"https://user:{planted}@lake.invalid/x\""),
        format!("url: \"https://lake.invalid/x?sig={planted}\""),
        format!("url: \"s3://lakes/x\", region: us-east-1, endpoint: \"http://u:{planted}@127.0.0.1:1\""),
    ] {
        let reading = Reading::new(&Access { fields: fields.clone(), env: Vec::new() }, RANGE, "");
        for arguments in [&["plan"][..], &["apply", "--auto-approve", "--json"]] {
            let ran = reading.run(arguments).expect(3);
            assert!(
                !ran.stdout.contains(planted) && !ran.stderr.contains(planted),
                "{fields}: {}{}",
                ran.stdout,
                ran.stderr
            );
        }
    }
}
