//! What is done with XDR values themselves: their bytes, their JSON, the numbers in them.

use serde::Serialize;
use stellar_xdr::{FeeBumpTransactionInnerTx, Limits, Operation, ScVal, TransactionEnvelope, WriteXdr};

use super::decimal;
use super::encoding::push_integer;

/// The XDR of a value.
pub(super) fn xdr_bytes(value: &impl WriteXdr) -> Vec<u8> {
    // Fails only on a failing writer, a limit, or a length above 2^32, which no decoded or built value has.
    value.to_xdr(Limits::none()).expect("a value in memory encodes")
}

/// Appends the XDR-JSON (SEP-51) of a value.
pub(super) fn push_json(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    // Values of events have no float, no map with keys other than strings, and text forms that cannot fail.
    serde_json::to_writer(out, value).expect("a value of an event has a JSON form");
}

/// Appends an integer in decimal; false, and nothing appended, if `value` is not one.
pub(super) fn push_number(out: &mut Vec<u8>, value: &ScVal) -> bool {
    match value {
        ScVal::U32(number) => push_integer(out, *number),
        ScVal::I32(number) => push_integer(out, *number),
        ScVal::U64(number) => push_integer(out, *number),
        ScVal::I64(number) => push_integer(out, *number),
        ScVal::U128(parts) => push_integer(out, u128::from(parts.hi) << 64 | u128::from(parts.lo)),
        ScVal::I128(parts) => push_integer(out, i128::from(parts.hi) << 64 | i128::from(parts.lo)),
        ScVal::U256(parts) => {
            decimal::push_u256(out, [parts.hi_hi, parts.hi_lo, parts.lo_hi, parts.lo_lo]);
        }
        ScVal::I256(parts) => {
            decimal::push_i256(out, [parts.hi_hi.cast_unsigned(), parts.hi_lo, parts.lo_hi, parts.lo_lo]);
        }
        _ => return false,
    }
    true
}

/// What a map has under a key that is the symbol or string `key`; `None` too if `value` is no map.
pub(super) fn map_value<'a>(value: &'a ScVal, key: &str) -> Option<&'a ScVal> {
    let ScVal::Map(Some(map)) = value else { return None };
    let entry = map.0.iter().find(|entry| match &entry.key {
        ScVal::Symbol(symbol) => symbol.0.as_slice() == key.as_bytes(),
        ScVal::String(string) => string.0.as_slice() == key.as_bytes(),
        _ => false,
    });
    entry.map(|entry| &entry.val)
}

/// The operations of a transaction; of a fee bump, those of its inner transaction.
pub(super) fn envelope_operations(envelope: &TransactionEnvelope) -> &[Operation] {
    match envelope {
        TransactionEnvelope::TxV0(envelope) => &envelope.tx.operations,
        TransactionEnvelope::Tx(envelope) => &envelope.tx.operations,
        TransactionEnvelope::TxFeeBump(envelope) => {
            let FeeBumpTransactionInnerTx::Tx(inner) = &envelope.tx.inner_tx;
            &inner.tx.operations
        }
    }
}

#[cfg(test)]
mod tests {
    use stellar_xdr::{Duration, Int256Parts, ScMap, ScMapEntry, ScString, ScSymbol, TimePoint, UInt256Parts};

    use super::*;

    fn integer(value: &ScVal) -> Option<String> {
        let mut text = Vec::new();
        push_number(&mut text, value).then(|| String::from_utf8(text).expect("digits"))
    }

    fn json(value: &ScVal) -> String {
        let mut text = Vec::new();
        push_json(&mut text, value);
        String::from_utf8(text).expect("JSON")
    }

    #[test]
    fn integers_of_every_width_are_exact() {
        let minus_one = Int256Parts { hi_hi: -1, hi_lo: u64::MAX, lo_hi: u64::MAX, lo_lo: u64::MAX };
        for (value, text) in [
            (ScVal::U32(u32::MAX), "4294967295"),
            (ScVal::I32(i32::MIN), "-2147483648"),
            (ScVal::U64(u64::MAX), "18446744073709551615"),
            (ScVal::I64(i64::MIN), "-9223372036854775808"),
            (ScVal::from(u128::MAX), "340282366920938463463374607431768211455"),
            (ScVal::from(i128::MIN), "-170141183460469231731687303715884105728"),
            (ScVal::from(i128::MAX), "170141183460469231731687303715884105727"),
            (ScVal::from(-1_i128), "-1"),
            (ScVal::U256(UInt256Parts { hi_hi: 0, hi_lo: 0, lo_hi: 1, lo_lo: 0 }), "18446744073709551616"),
            (ScVal::I256(minus_one), "-1"),
        ] {
            assert_eq!(integer(&value).as_deref(), Some(text));
        }
    }

    #[test]
    fn times_text_and_truth_are_no_integers() {
        let text = ScVal::String(ScString("12".try_into().expect("short")));
        for value in
            [ScVal::Timepoint(TimePoint(1)), ScVal::Duration(Duration(1)), ScVal::Bool(true), ScVal::Void, text]
        {
            assert_eq!(integer(&value), None);
        }
    }

    #[test]
    fn a_map_is_asked_by_symbol_or_string() {
        let symbol = ScVal::Symbol(ScSymbol("amount".try_into().expect("short")));
        let string = ScVal::String(ScString("amount".try_into().expect("short")));
        for key in [symbol, string] {
            let entries =
                vec![ScMapEntry { key: ScVal::U32(1), val: ScVal::U32(1) }, ScMapEntry { key, val: ScVal::U32(2) }];
            let map = ScVal::Map(Some(ScMap(entries.try_into().expect("short"))));
            assert_eq!(map_value(&map, "amount"), Some(&ScVal::U32(2)));
            assert_eq!(map_value(&map, "value"), None);
        }
        assert_eq!(map_value(&ScVal::Map(None), "amount"), None);
    }

    #[test]
    fn json_is_that_of_sep_51_and_loses_nothing() {
        assert_eq!(json(&ScVal::U64(u64::MAX)), r#"{"u64":"18446744073709551615"}"#);
        assert_eq!(json(&ScVal::from(i128::MIN)), r#"{"i128":"-170141183460469231731687303715884105728"}"#);
        assert_eq!(json(&ScVal::Void), r#""void""#);
        // Bytes that are not UTF-8 are escaped, by the text form first and then by JSON.
        let odd = ScVal::String(ScString(vec![b'a', 0xFF, b'"', 0xC3, 0xA9].try_into().expect("short")));
        assert_eq!(json(&odd), r#"{"string":"a\\xff\"\\xc3\\xa9"}"#);
    }
}
