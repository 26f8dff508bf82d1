//! What a target holds beside what is computed: every difference shows, and looking changes nothing.

use super::*;

/// Three rows in each of some ledgers, values at their limits among them.
fn rows(ledgers: std::ops::Range<u32>) -> Vec<Row> {
    let of_ledger = |ledger| {
        let plain = |n| Row { id: format!("{ledger}:{n}"), ..Row::plain(ledger, 7) };
        let empty = Row { big: None, flag: None, amount: None, ..plain(1) };
        [plain(0), empty, Row { small: 9, ..Row::extreme(ledger) }]
    };
    ledgers.flat_map(of_ledger).collect()
}

fn filled(bench: &dyn Bench) -> Vec<Row> {
    let rows = rows(0..12);
    let mut acked = RangeSet::new();
    let mut writer = bench.consumer().open(edge(&WIDE, 1)).unwrap();
    deliver(&mut *writer, DeliveryMode::Append, range(0, 12), &rows, &mut acked).unwrap();
    writer.flush(&mut acked).unwrap();
    rows
}

fn compare(bench: &dyn Bench, range: LedgerRange, rows: &[Row]) -> Comparison {
    bench.consumer().compare(&edge(&WIDE, 1), range, &batch(&WIDE, rows)).unwrap().unwrap()
}

/// Equal, missing, extra and differing rows.
type Counts = (u64, u64, u64, u64);

fn counts(found: &Comparison) -> Counts {
    (found.rows, found.missing, found.extra, found.differing)
}

pub(super) fn equal_rows_are_counted(bench: &dyn Bench) {
    let computed = rows(2..9);
    let absent = compare(bench, range(2, 9), &computed);
    assert_eq!(counts(&absent), (0, 21, 0, 0));
    assert_eq!((absent.examples.len(), absent.is_equal()), (MAX_EXAMPLES, false));
    assert!(compare(bench, range(2, 9), &[]).is_equal());
    filled(bench);
    let found = compare(bench, range(2, 9), &computed);
    assert_eq!((counts(&found), &found.examples[..], found.is_equal()), ((21, 0, 0, 0), &[][..], true));
    // Rows of one ledger may come in any order, and rows outside the range do not count.
    let mut reversed = computed;
    reversed[..3].reverse();
    assert_eq!(counts(&compare(bench, range(2, 9), &reversed)), (21, 0, 0, 0));
    assert_eq!(counts(&compare(bench, range(0, 1), &rows(0..1))), (3, 0, 0, 0));
    assert_eq!(counts(&compare(bench, range(20, 30), &[])), (0, 0, 0, 0));
}

pub(super) fn every_kind_of_difference_is_seen(bench: &dyn Bench) {
    type Edit<'a> = &'a dyn Fn(&mut Vec<Value>);
    type Told<'a> = &'a [(&'a str, Difference)];
    let computed = filled(bench);
    let before = bench.rows();
    let at = before.iter().position(|row| row["id"] == "6:0").unwrap();
    let empty = before.iter().position(|row| row["id"] == "6:1").unwrap();
    let value = |column: &str, stored: Option<&str>, computed: Option<&str>| Difference::Value {
        column: column.to_owned(),
        stored: stored.map(str::to_owned),
        computed: computed.map(str::to_owned),
    };
    let key = "ledger_sequence 6, id 6:0";
    let cases: [(Edit<'_>, Counts, Told<'_>); 9] = [
        (&|rows| rows[at]["small"] = 8.into(), (35, 0, 0, 1), &[(key, value("small", Some("8"), Some("7")))]),
        (&|rows| rows[at]["big"] = "5".into(), (35, 0, 0, 1), &[(key, value("big", Some("5"), Some("6")))]),
        (&|rows| rows[at]["flag"] = true.into(), (35, 0, 0, 1), &[(key, value("flag", Some("true"), Some("false")))]),
        (&|rows| rows[at]["amount"] = Value::Null, (35, 0, 0, 1), &[(key, value("amount", None, Some("1.5")))]),
        (
            &|rows| rows[empty]["amount"] = "".into(),
            (35, 0, 0, 1),
            &[("ledger_sequence 6, id 6:1", value("amount", Some(""), None))],
        ),
        (
            &|rows| rows[at]["topics"] = serde_json::json!([1]),
            (35, 0, 0, 1),
            &[(key, value("topics", Some("[1]"), Some("[]")))],
        ),
        (&|rows| drop(rows.remove(at)), (35, 1, 0, 0), &[(key, Difference::Missing)]),
        (
            &|rows| {
                let mut row = rows[at].clone();
                row["id"] = "6:00".into();
                rows.insert(at, row);
            },
            (36, 0, 1, 0),
            &[("ledger_sequence 6, id 6:00", Difference::Extra)],
        ),
        (
            &|rows| rows[at]["id"] = "6:5".into(),
            (35, 1, 1, 0),
            &[("ledger_sequence 6, id 6:5", Difference::Extra), (key, Difference::Missing)],
        ),
    ];
    for (edit, expected, differences) in cases {
        let mut edited = before.clone();
        edit(&mut edited);
        bench.rewrite(&edited);
        let found = compare(bench, range(0, 12), &computed);
        assert_eq!(counts(&found), expected, "{found:?}");
        let told: Vec<_> = found.examples.iter().map(|e| (e.key.as_str(), e.difference.clone())).collect();
        assert_eq!(told, differences);
        assert!(!found.is_equal());
        // Beside the ledger nothing is different.
        assert!(compare(bench, range(0, 6), &rows(0..6)).is_equal());
        assert!(compare(bench, range(7, 12), &rows(7..12)).is_equal());
    }
    bench.rewrite(&before);
    assert!(compare(bench, range(0, 12), &computed).is_equal());
}

pub(super) fn a_column_that_was_added_later_reads_as_null(bench: &dyn Bench) {
    let rows = filled(bench);
    let grown = batch(&WIDE_GROWN, &rows);
    let found = bench.consumer().compare(&edge(&WIDE_GROWN, 1), range(0, 12), &grown).unwrap().unwrap();
    assert_eq!(counts(&found), (36, 0, 0, 0), "{found:?}");
}

pub(super) fn comparing_touches_nothing_and_asks_for_the_owner(bench: &dyn Bench) {
    let consumer = bench.consumer();
    let batch = batch(&WIDE, &rows(0..12));
    consumer.compare(&edge(&WIDE, 1), range(0, 12), &batch).unwrap();
    assert_eq!(consumer.inspect(&edge(&WIDE, 1)).unwrap().state, TargetState::Absent);
    filled(bench);
    let before = (bench.rows(), consumer.inspect(&edge(&WIDE, 1)).unwrap());
    consumer.compare(&edge(&WIDE, 1), range(0, 12), &batch).unwrap();
    assert_eq!((bench.rows(), consumer.inspect(&edge(&WIDE, 1)).unwrap()), before);
    let mut other = edge(&WIDE, 1);
    other.edge.pipeline = "q".to_owned();
    assert_eq!(consumer.compare(&other, range(0, 12), &batch).unwrap_err().code, Code::E105);
    assert_eq!(consumer.compare(&edge(&WIDE_CHANGED, 1), range(0, 12), &batch).unwrap_err().code, Code::E111);
}
