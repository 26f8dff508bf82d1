//! Whom stores let in: keys, open buckets, keys that cannot list; and what is said when they do not.

use super::{PATIENT, RANGE, Reading, upload, words, wrote};
use crate::support::lake::Form;
use crate::support::servers::{self, Access, Place, SECRET, azure, s3};

/// Planning and applying end so, with all of these words, and write nothing.
#[track_caller]
fn refused(what: &str, access: &Access, code: i32, says: &[&str]) {
    let reading = Reading::new(access, RANGE, "retry_limit: 1, retry_wait: 0");
    for arguments in [&["plan"][..], &["apply", "--auto-approve"]] {
        let ran = reading.run(arguments);
        let text = words(&ran);
        assert_eq!(ran.code, code, "{what}: {arguments:?}: {text}");
        for word in says {
            assert!(text.contains(word), "{what}: {arguments:?}: `{word}` is not in {text}");
        }
        assert!(!text.contains(SECRET) && !text.contains(&azure::key()), "{what}: {text}");
    }
    assert!(!wrote(&reading), "{what}");
}

/// The same access with other fields.
fn with(access: &Access, from: &str, to: &str) -> Access {
    assert!(access.fields.contains(from), "{access:?}");
    Access { fields: access.fields.replace(from, to), env: access.env.clone() }
}

#[test]
fn a_bucket_that_is_open_to_all_is_read_without_keys() {
    if let Some(store) = servers::s3() {
        let place = Place::new(store, s3::OPEN);
        upload(&place, &Form::PUBLIC);
        Reading::new(&place.access(), RANGE, "").must_read_all("s3");
    }
    if let Some(store) = servers::azure() {
        let place = Place::new(store, azure::OPEN);
        upload(&place, &Form::PUBLIC);
        Reading::new(&place.access(), RANGE, "").must_read_all("azure");
    }
}

/// The field of Azure that holds the account's key.
const ACCOUNT_KEY: &str = "access_key: \"${LAKE_KEY}\"";

/// The same access to Azure by a shared access signature.
pub(super) fn signed(access: &Access) -> Access {
    let fields = with(access, ACCOUNT_KEY, "sas_token: \"${LAKE_SAS}\"").fields;
    Access { fields, env: vec![("LAKE_SAS", azure::sas())] }
}

/// The fields of S3 that hold keys.
const KEYS: &str = ", access_key_id: \"${LAKE_KEY}\", secret_access_key: \"${LAKE_SECRET}\"";

#[test]
fn keys_may_come_from_the_environment_a_profile_a_file_or_a_signature() {
    if let Some(store) = servers::s3() {
        let place = Place::new(store, s3::PRIVATE);
        upload(&place, &Form::PUBLIC);
        let good = place.access();
        let without = |more: &str, env: &[(&'static str, &str)]| Access {
            fields: with(&good, KEYS, more).fields,
            env: env.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
        };
        let variables = [("AWS_ACCESS_KEY_ID", s3::KEY), ("AWS_SECRET_ACCESS_KEY", SECRET)];
        Reading::new(&without("", &variables), RANGE, "").must_read_all("environment");

        let files = [("AWS_SHARED_CREDENTIALS_FILE", "keys/shared")];
        let profile = Reading::new(&without(", profile: lakes", &files), RANGE, "");
        let keys = format!("aws_access_key_id = {}\naws_secret_access_key = {SECRET}\n", s3::KEY);
        profile.bench.project.write("keys/shared", &format!("[default]\naws_access_key_id = X\n\n[lakes]\n{keys}"));
        profile.must_read_all("profile");

        let fields = ", access_key_id: {file: keys/id}, secret_access_key: {file: keys/secret}";
        let file = Reading::new(&without(fields, &[]), RANGE, "");
        file.bench.project.write("keys/id", s3::KEY);
        file.bench.project.write("keys/secret", &format!("{SECRET}\n"));
        file.must_read_all("file");

        refused("none", &without("", &[("AWS_EC2_METADATA_DISABLED", "true")]), 11, &["E416"]);
    }
    if let Some(store) = servers::azure() {
        let place = Place::new(store, azure::PRIVATE);
        upload(&place, &Form::PUBLIC);
        let good = place.access();
        let signed = signed(&good);
        Reading::new(&signed, RANGE, "").must_read_all("signature");
        let variable = Access {
            fields: with(&good, &format!(", {ACCOUNT_KEY}"), "").fields,
            env: vec![("AZURE_STORAGE_ACCOUNT_KEY", azure::key())],
        };
        Reading::new(&variable, RANGE, "").must_read_all("environment");
    }
}

#[test]
fn keys_that_are_refused_are_named_and_nothing_is_run() {
    if let Some(store) = servers::s3() {
        let place = Place::new(store, s3::PRIVATE);
        upload(&place, &Form::PUBLIC);
        let good = place.access();
        refused("anonymous", &with(&good, KEYS, ", anonymous: true"), 11, &["E413", "anonymous"]);
        let mut unknown = good.clone();
        unknown.env[0].1 = "AKIACDPCTLNOBODY0001".to_owned();
        refused("unknown key", &unknown, 11, &["E416"]);
        let mut wrong = good.clone();
        wrong.env[1].1 = "planted-but-not-the-secret".to_owned();
        refused("wrong secret", &wrong, 11, &["E416"]);
        refused("unknown bucket", &with(&good, "s3://lakes/", "s3://no-such-lakes/"), 11, &["E414", "no-such-lakes"]);
    }
    if let Some(store) = servers::azure() {
        let place = Place::new(store, azure::PRIVATE);
        upload(&place, &Form::PUBLIC);
        let good = place.access();
        let mut wrong = good.clone();
        wrong.env[0].1 = "cGxhbnRlZC1idXQtbm90LXRoZS1rZXktcGxhbnRlZC4=".to_owned();
        refused("wrong key", &wrong, 11, &[]);
        let open = with(&good, ACCOUNT_KEY, "anonymous: true");
        refused("anonymous", &open, 11, &[]);
        let unknown = with(&good, "az://lakes/", "az://no-such-lakes/");
        refused("unknown container", &unknown, 11, &["E414", "no-such-lakes"]);
    }
    if let Some(store) = servers::gcs() {
        let place = Place::new(store, servers::gcs::BUCKET);
        let unknown = with(&place.access(), "gs://lakes/", "gs://no-such-lakes/");
        refused("unknown bucket", &unknown, 11, &["no-such-lakes"]);
    }
}

#[test]
fn secrets_that_are_not_set_stop_a_run_before_it_starts() {
    let Some(store) = servers::s3() else { return };
    let place = Place::new(store, s3::PRIVATE);
    upload(&place, &Form::PUBLIC);
    let mut unset = place.access();
    unset.env.remove(1);
    let reading = Reading::new(&unset, RANGE, "");
    let ran = reading.run(&["apply", "--auto-approve"]);
    assert!([3, 11].contains(&ran.code) && words(&ran).contains("LAKE_SECRET"), "{}", words(&ran));
    assert!(!wrote(&reading));
}

#[test]
fn a_key_that_may_read_and_not_list_reads_all_the_same() {
    let Some(store) = servers::s3() else { return };
    let place = Place::new(store, s3::PRIVATE);
    upload(&place, &Form::PUBLIC);
    let mut reader = place.access();
    reader.env[0].1 = s3::READER.to_owned();
    let reading = Reading::new(&reader, RANGE, PATIENT);
    let plan = reading.run(&["plan"]).expect(0);
    assert!(words(&plan).contains("E420"), "that it cannot list is told: {}", words(&plan));
    reading.must_read_all("a key that cannot list");
}

#[test]
fn hosts_that_are_not_there_are_named() {
    // Nobody listens where somebody just did.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let s3 = "url: \"s3://lakes/x\", region: us-east-1, anonymous: true";
    for (fields, host) in [
        (format!("{s3}, endpoint: \"http://lake.invalid\""), "lake.invalid"),
        (format!("{s3}, endpoint: \"http://127.0.0.1:{closed}\""), "127.0.0.1"),
        ("url: \"http://lake.invalid/ledgers\"".to_owned(), "lake.invalid"),
        (format!("url: \"http://127.0.0.1:{closed}/ledgers\""), "127.0.0.1"),
        ("url: \"gs://lakes/x\", anonymous: true, endpoint: \"http://lake.invalid\"".to_owned(), "lake.invalid"),
        (
            "url: \"az://lakes/x\", account: a, anonymous: true, endpoint: \"http://lake.invalid/a\"".to_owned(),
            "lake.invalid",
        ),
    ] {
        refused(&fields, &Access { fields: fields.clone(), env: Vec::new() }, 11, &[host]);
    }
}

#[test]
fn a_bucket_may_be_given_in_the_project() {
    for place in servers::places() {
        upload(&place, &Form::PUBLIC);
        let access = place.access();
        let reading = Reading::new(&Access { fields: "bucket_name: ledgers".to_owned(), env: access.env }, RANGE, "");
        let project = std::fs::read_to_string(reading.bench.project.join("cdpctl.yaml")).unwrap();
        let buckets = format!("{project}  buckets:\n    ledgers: {{{}}}\n", access.fields);
        reading.bench.project.write("cdpctl.yaml", &buckets);
        reading.must_read_all(place.store.name());
        // The same ledgers by another way are nothing to do again.
        reading.configure(&place.access().fields, &["start_ledger: 70, end_ledger: 200"]);
        let ledgers = &reading.plan()["summary"]["ledgers"];
        assert_eq!((&ledgers["new"], &ledgers["reprocess"], &ledgers["gap"]), (&0.into(), &0.into(), &0.into()));
        reading.must_read_all(place.store.name());
    }
}
