//! `cdpctl lake`, and the example of the public lake.

use crate::support::{Project, lake, pipeline};

const LEDGERS: &str = "    - type: Ledgers";
const SQLITE: &str = "    - {type: SaveToSQLite, config: {path: out.db}}";

/// A project with a lake of ledgers 2 to 41 and a pipeline `p` that reads it.
fn project() -> Project {
    let project = Project::new("");
    lake::write(&project.join("lake"), 2, 40);
    let range = "start_ledger: 2, end_ledger: 41";
    project
        .write("p.pipeline.yaml", &pipeline("p", std::path::Path::new("lake"), "standalone", range, LEDGERS, SQLITE));
    project
}

fn remove(project: &Project, ledger: u32) {
    std::fs::remove_file(lake::object(&project.join("lake"), ledger)).unwrap();
}

#[test]
fn check_says_what_a_lake_is_and_what_worked() {
    let project = project();
    let url = format!("file://{}/lake", project.path().canonicalize().unwrap().display());
    for place in ["lake", "pipeline.p", &url] {
        let found = project.run(&["lake", "check", place, "--json"]).expect(0).json();
        assert_eq!(found["kind"], "cdpctl.lake_check");
        assert_eq!((&found["sound"], &found["network"]), (&true.into(), &"standalone".into()));
        assert_eq!((&found["tip"]["ledger"], &found["newest_object"]["end"]), (&41.into(), &41.into()));
        assert_eq!((&found["access"]["get"], &found["access"]["list"]), (&true.into(), &"allowed".into()));
        assert_eq!(found["layout"]["objects_per_partition"], 64_000);
    }
    let text = project.run(&["lake", "check", "lake"]).expect(0).stdout;
    assert!(
        text.ends_with("The lake can be read.\n") && text.lines().all(|line| line.chars().count() <= 100),
        "{text}"
    );
}

#[test]
fn check_finds_what_is_wrong() {
    let project = project();
    std::fs::write(lake::object(&project.join("lake"), 41), b"no object").unwrap();
    let ran = project.run(&["lake", "check", "lake"]).expect(12);
    assert!(ran.stdout.ends_with("Something is wrong with the lake.\n") && ran.stderr.contains("E406"), "{ran:?}");
    assert!(project.run(&["lake", "check", "lake", "--network", "mainnet"]).expect(3).stderr.contains("E402"));
    assert!(project.run(&["lake", "check", "nowhere"]).expect(11).stderr.contains("E401"));
    assert!(project.run(&["lake", "check", "pipeline.q"]).expect(1).stderr.contains("E108"));
    let refused = project.run(&["lake", "check", "s3://key:hunter2@bucket/x"]).expect(3);
    assert!(refused.stderr.contains("E421") && !refused.stderr.contains("hunter2"), "{refused:?}");
    std::fs::create_dir(project.join("empty")).unwrap();
    assert!(project.run(&["lake", "check", "empty"]).expect(12).stderr.contains("E411"));
}

#[test]
fn gaps_are_told_in_the_shape_of_galexie() {
    let project = project();
    project.run(&["lake", "gaps", "lake"]).expect(0);
    for ledger in [10, 11, 30] {
        remove(&project, ledger);
    }
    let found = project.run(&["lake", "gaps", "pipeline.p", "--json"]).expect(12).json();
    assert_eq!((&found["scan_from"], &found["scan_to"]), (&2.into(), &41.into()));
    assert_eq!(found["report"]["gaps"], serde_json::json!([{"start": 10, "end": 11}, {"start": 30, "end": 30}]));
    assert_eq!(found["report"]["total_ledgers_found"], 37);
    project.run(&["lake", "gaps", "lake", "--from", "12", "--until", "29"]).expect(0);
    let beyond = project.run(&["lake", "gaps", "lake", "--from", "40", "--until", "50"]).expect(12).stdout;
    assert!(beyond.contains("42 – 50"), "{beyond}");
    project.run(&["lake", "gaps", "lake", "--from", "40", "--until", "30"]).expect(64);
}

#[test]
fn objects_are_listed_with_their_sizes() {
    let project = project();
    remove(&project, 7);
    let found = project.run(&["lake", "ls", "lake", "--range", "5:8", "--json"]).expect(0).json();
    let objects = found["objects"].as_array().unwrap();
    assert_eq!(objects.iter().map(|object| object["start"].as_u64().unwrap()).collect::<Vec<_>>(), [5, 6, 8]);
    for object in objects {
        let path = project.join("lake").join(object["key"].as_str().unwrap());
        assert_eq!(object["bytes"], std::fs::metadata(path).unwrap().len());
    }
    let newest = project.run(&["lake", "ls", "lake"]).expect(0).stdout;
    assert!(newest.contains("\n22 – 41: 20 objects, "), "{newest}");
}

#[test]
fn a_copy_is_a_lake_of_its_own_and_goes_on_where_it_stopped() {
    let project = project();
    let fetch = |range: &str| project.run(&["lake", "fetch", "lake", "--range", range, "--out", "copy", "--json"]);
    let found = fetch("2:20").expect(0).json();
    assert_eq!((&found["copied"], &found["kept"], &found["undone"]), (&19.into(), &0.into(), &0.into()));
    // One was cut off, another is gone; the rest stays as it is.
    let (cut, gone) = (lake::object(&project.join("copy"), 5), lake::object(&project.join("copy"), 6));
    let whole = std::fs::read(&cut).unwrap();
    std::fs::write(&cut, &whole[..50]).unwrap();
    std::fs::remove_file(&gone).unwrap();
    remove(&project, 30);
    std::fs::write(lake::object(&project.join("lake"), 31), b"no object").unwrap();
    let found = fetch("1:41").expect(10).json();
    assert_eq!((&found["copied"], &found["kept"], &found["undone"]), (&21.into(), &17.into(), &2.into()), "{found}");
    let codes: Vec<_> = found["failures"].as_array().unwrap().iter().map(|failure| &failure["code"]).collect();
    assert_eq!(codes, ["E405", "E406"]);
    assert_eq!(std::fs::read(cut).unwrap(), whole);
    assert!(!lake::object(&project.join("copy"), 31).exists(), "what is damaged does not show");
    let checked = project.run(&["lake", "check", "copy", "--json"]).expect(0).json();
    assert_eq!((&checked["tip"]["ledger"], &checked["network"]), (&41.into(), &"standalone".into()));
    let gaps = project.run(&["lake", "gaps", "copy", "--json"]).expect(12).json();
    assert_eq!(gaps["report"]["gaps"], serde_json::json!([{"start": 30, "end": 31}]));
}

#[test]
fn two_lakes_are_not_mixed_in_one_copy() {
    let project = project();
    lake::write_for(&project.join("other"), "testnet", 2, 3);
    project.run(&["lake", "fetch", "lake", "--range", "2:4", "--out", "copy"]).expect(0);
    let ran = project.run(&["lake", "fetch", "other", "--range", "2:4", "--out", "copy"]).expect(3);
    assert!(ran.stderr.contains("E403"), "{ran:?}");
}

#[test]
fn a_place_from_the_environment_shows_as_its_reference() {
    let project = Project::new(
        "  buckets:\n    b: {url: \"s3://${LAKE_BUCKET}/x\", endpoint: \"${LAKE_ENDPOINT}\", anonymous: true}\n",
    );
    project.write(
        "p.pipeline.yaml",
        "apiVersion: v1\nkind: Pipeline\nmetadata: {name: p}\nspec:\n  source:\n    type: BufferedStorageSourceAdapter\n    config: {bucket_name: b, network: standalone, start_ledger: 2, end_ledger: 9, retry_limit: 0}\n  processors: [{type: Ledgers}]\n  consumers: [{type: SaveToSQLite, config: {path: out.db}}]\n",
    );
    // Nobody listens there.
    let environment = [("LAKE_BUCKET", "sesame-bucket"), ("LAKE_ENDPOINT", "http://127.0.0.1:9/sesame")];
    for (arguments, code) in
        [(vec!["plan"], 11), (vec!["plan", "--offline", "--json"], 0), (vec!["lake", "check", "pipeline.p"], 11)]
    {
        let ran = project.run_with(&arguments, &environment).expect(code);
        let said = format!("{}{}", ran.stdout, ran.stderr);
        assert!(said.contains("${LAKE_BUCKET}") || said.contains("${LAKE_ENDPOINT}"), "{said}");
        assert!(!said.contains("sesame") && !said.contains("127.0.0.1"), "{said}");
    }
}

#[test]
fn the_example_of_the_public_lake_plans_without_the_internet() {
    let project = Project::empty();
    let example = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/public-lake");
    for file in ["cdpctl.yaml", "pipelines/transfers.yaml"] {
        std::fs::create_dir_all(project.join("pipelines")).unwrap();
        std::fs::copy(example.join(file), project.join(file)).unwrap();
    }
    let plan = project.run(&["plan", "--offline", "--json"]).expect(0).json();
    assert_eq!(plan["summary"]["ledgers"]["new"], 1_000);
    assert_eq!(plan["sources"][0]["url"], "s3://aws-public-blockchain/v1.1/stellar/ledgers/pubnet");
    let cost = &plan["summary"]["estimated_cost"];
    assert_eq!(cost["now"].as_str().and_then(|now| now.parse::<f64>().ok()), Some(0.0), "{cost}");
}
