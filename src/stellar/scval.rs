//! Values of contracts, rendered straight from their XDR: as XDR-JSON (SEP-51), and the numbers in them.
//!
//! The JSON is, byte by byte, what the stellar-xdr crate's serde gives. Every value was validated before it comes here;
//! other bytes would give text without meaning, but no panic and no endless loop.

use cdpctl_xdr::{ScErrorCode, ScErrorType, ScMapEntryView, ScValArm, ScValType, ScValView};

use super::decimal;
use super::encoding::{push_hex, push_integer};
use super::strkey::{self, push_strkey};

/// Reads validated XDR from front to back.
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(xdr: &'a [u8]) -> Self {
        Self { rest: xdr }
    }

    fn array<const N: usize>(&mut self) -> &'a [u8; N] {
        match self.rest.split_first_chunk() {
            Some((array, rest)) => {
                self.rest = rest;
                array
            }
            None => {
                self.rest = &[];
                const { &[0; N] }
            }
        }
    }

    fn word(&mut self) -> u32 {
        u32::from_be_bytes(*self.array())
    }

    fn long(&mut self) -> u64 {
        u64::from_be_bytes(*self.array())
    }

    /// Opaque bytes or a string, with their padding.
    fn bytes(&mut self) -> &'a [u8] {
        let length = self.count();
        let bytes = self.rest.get(..length).unwrap_or_default();
        self.rest = self.rest.get(length.next_multiple_of(4)..).unwrap_or_default();
        bytes
    }

    /// The number of elements that follow, each at least four bytes (or that many bytes).
    fn count(&mut self) -> usize {
        (self.word() as usize).min(self.rest.len())
    }
}

/// Appends a list of values as a JSON array.
pub(super) fn push_list(out: &mut Vec<u8>, xdr: &mut Cursor<'_>) {
    out.push(b'[');
    for n in 0..xdr.count() {
        if n > 0 {
            out.push(b',');
        }
        push_json(out, xdr);
    }
    out.push(b']');
}

/// Appends a value as JSON.
pub(super) fn push_json(out: &mut Vec<u8>, xdr: &mut Cursor<'_>) {
    let Some(kind) = ScValType::from_value(xdr.word().cast_signed()) else { return };
    match kind {
        ScValType::Bool => {
            out.extend_from_slice(if xdr.word() == 0 { br#"{"bool":false}"# } else { br#"{"bool":true}"# });
        }
        ScValType::Void => out.extend_from_slice(br#""void""#),
        ScValType::Error => push_error(out, xdr),
        ScValType::U32 => {
            out.extend_from_slice(br#"{"u32":"#);
            push_integer(out, xdr.word());
            out.push(b'}');
        }
        ScValType::I32 => {
            out.extend_from_slice(br#"{"i32":"#);
            push_integer(out, xdr.word().cast_signed());
            out.push(b'}');
        }
        ScValType::U64 => quoted(out, br#"{"u64":""#, |out| push_integer(out, xdr.long())),
        ScValType::I64 => quoted(out, br#"{"i64":""#, |out| push_integer(out, xdr.long().cast_signed())),
        ScValType::Timepoint => quoted(out, br#"{"timepoint":""#, |out| push_integer(out, xdr.long())),
        ScValType::Duration => quoted(out, br#"{"duration":""#, |out| push_integer(out, xdr.long())),
        ScValType::U128 => quoted(out, br#"{"u128":""#, |out| push_128(out, u128::from_be_bytes(*xdr.array()), false)),
        ScValType::I128 => quoted(out, br#"{"i128":""#, |out| push_128(out, u128::from_be_bytes(*xdr.array()), true)),
        ScValType::U256 => quoted(out, br#"{"u256":""#, |out| {
            decimal::push_u256(out, std::array::from_fn(|_| xdr.long()));
        }),
        ScValType::I256 => quoted(out, br#"{"i256":""#, |out| {
            decimal::push_i256(out, std::array::from_fn(|_| xdr.long()));
        }),
        ScValType::Bytes => quoted(out, br#"{"bytes":""#, |out| push_hex(out, xdr.bytes())),
        ScValType::String => quoted(out, br#"{"string":""#, |out| push_text(out, xdr.bytes())),
        ScValType::Symbol => quoted(out, br#"{"symbol":""#, |out| push_text(out, xdr.bytes())),
        ScValType::ExecutableTag => quoted(out, br#"{"executable_tag":""#, |out| push_text(out, xdr.bytes())),
        ScValType::Vec => {
            out.extend_from_slice(br#"{"vec":"#);
            push_optional(out, xdr, push_list);
            out.push(b'}');
        }
        ScValType::Map => {
            out.extend_from_slice(br#"{"map":"#);
            push_optional(out, xdr, push_map);
            out.push(b'}');
        }
        ScValType::Address => quoted(out, br#"{"address":""#, |out| push_address(out, xdr)),
        ScValType::ContractInstance => {
            out.extend_from_slice(br#"{"contract_instance":{"executable":"#);
            push_executable(out, xdr);
            out.extend_from_slice(br#","storage":"#);
            push_optional(out, xdr, push_map);
            out.extend_from_slice(b"}}");
        }
        ScValType::LedgerKeyContractInstance => out.extend_from_slice(br#""ledger_key_contract_instance""#),
        ScValType::LedgerKeyNonce => {
            quoted(out, br#"{"ledger_key_nonce":{"nonce":""#, |out| push_integer(out, xdr.long().cast_signed()));
            out.push(b'}');
        }
    }
}

/// Appends `opening`, what `push` appends, and `"}`.
fn quoted(out: &mut Vec<u8>, opening: &[u8], push: impl FnOnce(&mut Vec<u8>)) {
    out.extend_from_slice(opening);
    push(out);
    out.extend_from_slice(br#""}"#);
}

fn push_128(out: &mut Vec<u8>, bits: u128, signed: bool) {
    // Nearly all amounts fit 64 bits, which are written several times as fast.
    match (u64::try_from(bits), signed) {
        (Ok(small), _) => push_integer(out, small),
        (Err(_), false) => push_integer(out, bits),
        (Err(_), true) => push_integer(out, bits.cast_signed()),
    }
}

fn push_optional(out: &mut Vec<u8>, xdr: &mut Cursor<'_>, push: impl FnOnce(&mut Vec<u8>, &mut Cursor<'_>)) {
    if xdr.word() == 0 { out.extend_from_slice(b"null") } else { push(out, xdr) }
}

fn push_map(out: &mut Vec<u8>, xdr: &mut Cursor<'_>) {
    out.push(b'[');
    for n in 0..xdr.count() {
        out.extend_from_slice(if n == 0 { br#"{"key":"# } else { br#",{"key":"# });
        push_json(out, xdr);
        out.extend_from_slice(br#","val":"#);
        push_json(out, xdr);
        out.push(b'}');
    }
    out.push(b']');
}

fn push_error(out: &mut Vec<u8>, xdr: &mut Cursor<'_>) {
    let kind = match ScErrorType::from_value(xdr.word().cast_signed()).unwrap_or(ScErrorType::Contract) {
        ScErrorType::Contract => {
            out.extend_from_slice(br#"{"error":{"contract":"#);
            push_integer(out, xdr.word());
            return out.extend_from_slice(b"}}");
        }
        ScErrorType::WasmVm => "wasm_vm",
        ScErrorType::Context => "context",
        ScErrorType::Storage => "storage",
        ScErrorType::Object => "object",
        ScErrorType::Crypto => "crypto",
        ScErrorType::Events => "events",
        ScErrorType::Budget => "budget",
        ScErrorType::Value => "value",
        ScErrorType::Auth => "auth",
    };
    let code = match ScErrorCode::from_value(xdr.word().cast_signed()).unwrap_or(ScErrorCode::ArithDomain) {
        ScErrorCode::ArithDomain => "arith_domain",
        ScErrorCode::IndexBounds => "index_bounds",
        ScErrorCode::InvalidInput => "invalid_input",
        ScErrorCode::MissingValue => "missing_value",
        ScErrorCode::ExistingValue => "existing_value",
        ScErrorCode::ExceededLimit => "exceeded_limit",
        ScErrorCode::InvalidAction => "invalid_action",
        ScErrorCode::InternalError => "internal_error",
        ScErrorCode::UnexpectedType => "unexpected_type",
        ScErrorCode::UnexpectedSize => "unexpected_size",
    };
    for part in [r#"{"error":{""#, kind, r#"":""#, code, r#""}}"#] {
        out.extend_from_slice(part.as_bytes());
    }
}

fn push_executable(out: &mut Vec<u8>, xdr: &mut Cursor<'_>) {
    match xdr.word() {
        0 => quoted(out, br#"{"wasm":""#, |out| push_hex(out, xdr.array::<32>())),
        1 => out.extend_from_slice(br#""stellar_asset""#),
        _ => {
            out.extend_from_slice(br#"{"external_ref":{"executable_owner":""#);
            push_address(out, xdr);
            quoted(out, br#"","tag":""#, |out| push_text(out, xdr.bytes()));
            out.push(b'}');
        }
    }
}

/// Appends the strkey of an address.
fn push_address(out: &mut Vec<u8>, xdr: &mut Cursor<'_>) {
    // The id of a muxed address stands before the key in XDR, and behind it in a strkey.
    let muxed = |xdr: &mut Cursor<'_>| {
        let id: [u8; 8] = *xdr.array();
        let mut payload = [0; 40];
        payload[..32].copy_from_slice(xdr.array::<32>());
        payload[32..].copy_from_slice(&id);
        payload
    };
    match xdr.word() {
        0 => {
            // The kind of public key: there is one.
            xdr.word();
            push_strkey(out, strkey::Kind::Account, xdr.array::<32>());
        }
        1 => push_strkey(out, strkey::Kind::Contract, xdr.array::<32>()),
        2 => push_strkey(out, strkey::Kind::MuxedAccount, &muxed(xdr)),
        3 => {
            let mut payload = [0; 33];
            // The kind of balance id, of which there is one, takes one byte in a strkey.
            xdr.word();
            payload[1..].copy_from_slice(xdr.array::<32>());
            push_strkey(out, strkey::Kind::ClaimableBalance, &payload);
        }
        4 => push_strkey(out, strkey::Kind::LiquidityPool, xdr.array::<32>()),
        _ => push_strkey(out, strkey::Kind::MuxedContract, &muxed(xdr)),
    }
}

/// Bytes of text that stand in JSON as they are.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        plain[byte as usize] = byte != b'"' && byte != b'\\';
        byte += 1;
    }
    plain
};

/// Appends a string: printable ASCII as it is, all else in the escapes of SEP-51, and those once more for JSON.
fn push_text(out: &mut Vec<u8>, text: &[u8]) {
    // Most are names. All bytes are looked at, since they are few, and a loop that may end early takes longer.
    if text.iter().fold(true, |plain, byte| plain & PLAIN[usize::from(*byte)]) {
        out.extend_from_slice(text);
        return;
    }
    for byte in text {
        match byte {
            b'"' => out.extend_from_slice(br#"\""#),
            b'\\' => out.extend_from_slice(br"\\\\"),
            b'\0' => out.extend_from_slice(br"\\0"),
            b'\t' => out.extend_from_slice(br"\\t"),
            b'\r' => out.extend_from_slice(br"\\r"),
            b'\n' => out.extend_from_slice(br"\\n"),
            b' '..=b'~' => out.push(*byte),
            _ => {
                out.extend_from_slice(br"\\x");
                push_hex(out, &[*byte]);
            }
        }
    }
}

/// Appends a value in decimal if it is an integer; false, and nothing appended, if it is not one.
pub(super) fn push_number(out: &mut Vec<u8>, value: ScValView<'_>) -> bool {
    match value.arm() {
        ScValArm::U32(number) => push_integer(out, number),
        ScValArm::I32(number) => push_integer(out, number),
        ScValArm::U64(number) => push_integer(out, number),
        ScValArm::I64(number) => push_integer(out, number),
        ScValArm::U128(parts) => push_128(out, u128::from(parts.hi()) << 64 | u128::from(parts.lo()), false),
        ScValArm::I128(parts) => {
            push_128(out, u128::from(parts.hi().cast_unsigned()) << 64 | u128::from(parts.lo()), true);
        }
        ScValArm::U256(parts) => {
            decimal::push_u256(out, [parts.hi_hi(), parts.hi_lo(), parts.lo_hi(), parts.lo_lo()]);
        }
        ScValArm::I256(parts) => {
            decimal::push_i256(out, [parts.hi_hi().cast_unsigned(), parts.hi_lo(), parts.lo_hi(), parts.lo_lo()]);
        }
        _ => return false,
    }
    true
}

/// What a map has under a key that is the symbol or string `key`; `None` too if `value` is no map.
pub(super) fn map_value<'a>(value: ScValView<'a>, key: &str) -> Option<ScValView<'a>> {
    let ScValArm::Map(Some(map)) = value.arm() else { return None };
    let entry = map.iter().find(|entry| match entry.key().arm() {
        ScValArm::Symbol(text) | ScValArm::String(text) => text == key.as_bytes(),
        _ => false,
    });
    entry.map(ScMapEntryView::val)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use stellar_xdr::{
        AccountId, ClaimableBalanceId, ContractExecutable, ContractExecutableExternalRef, ContractId, Duration, Hash,
        Int128Parts, Int256Parts, Limits, MuxedContract, MuxedEd25519Account, PoolId, PublicKey, ScAddress,
        ScContractInstance, ScError, ScMap, ScMapEntry, ScNonceKey, ScString, ScSymbol, ScVal, ScVec, TimePoint,
        UInt128Parts, UInt256Parts, Uint256, WriteXdr as _,
    };

    use cdpctl_xdr::View as _;

    use super::*;

    fn xdr(value: &ScVal) -> Vec<u8> {
        value.to_xdr(Limits::none()).expect("encodes")
    }

    fn integer(value: &ScVal) -> Option<String> {
        let mut text = Vec::new();
        push_number(&mut text, ScValView::parse(&xdr(value)).expect("valid"))
            .then(|| String::from_utf8(text).expect("digits"))
    }

    fn json(value: &ScVal) -> String {
        let mut text = Vec::new();
        let xdr = xdr(value);
        let mut cursor = Cursor::new(&xdr);
        push_json(&mut text, &mut cursor);
        assert!(cursor.rest.is_empty(), "all of it is read");
        String::from_utf8(text).expect("JSON is UTF-8")
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
            (ScVal::from(u128::from(u64::MAX)), "18446744073709551615"),
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
            let map = xdr(&ScVal::Map(Some(ScMap(entries.try_into().expect("short")))));
            let map = ScValView::parse(&map).expect("valid");
            assert!(matches!(map_value(map, "amount").map(ScValView::arm), Some(ScValArm::U32(2))));
            assert!(map_value(map, "value").is_none());
        }
        assert!(map_value(ScValView::parse(&xdr(&ScVal::Map(None))).expect("valid"), "amount").is_none());
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

    fn text() -> impl Strategy<Value = Vec<u8>> {
        proptest::collection::vec(prop_oneof![any::<u8>(), Just(b'"'), Just(b'\\'), b'a'..=b'z'], 0..12)
    }

    fn hash() -> impl Strategy<Value = [u8; 32]> {
        any::<[u8; 32]>()
    }

    fn address() -> impl Strategy<Value = ScAddress> {
        let account = |key| AccountId(PublicKey::PublicKeyTypeEd25519(Uint256(key)));
        prop_oneof![
            hash().prop_map(move |key| ScAddress::Account(account(key))),
            hash().prop_map(|id| ScAddress::Contract(ContractId(Hash(id)))),
            (hash(), any::<u64>())
                .prop_map(|(key, id)| ScAddress::MuxedAccount(MuxedEd25519Account { id, ed25519: Uint256(key) })),
            hash().prop_map(|id| ScAddress::ClaimableBalance(ClaimableBalanceId::ClaimableBalanceIdTypeV0(Hash(id)))),
            hash().prop_map(|id| ScAddress::LiquidityPool(PoolId(Hash(id)))),
            (hash(), any::<u64>()).prop_map(|(contract, id)| ScAddress::MuxedContract(MuxedContract {
                id,
                contract_id: ContractId(Hash(contract))
            })),
        ]
    }

    fn error() -> impl Strategy<Value = ScError> {
        let code = || (0..10_i32).prop_map(|code| stellar_xdr::ScErrorCode::try_from(code).expect("defined"));
        prop_oneof![
            any::<u32>().prop_map(ScError::Contract),
            code().prop_map(ScError::WasmVm),
            code().prop_map(ScError::Context),
            code().prop_map(ScError::Storage),
            code().prop_map(ScError::Object),
            code().prop_map(ScError::Crypto),
            code().prop_map(ScError::Events),
            code().prop_map(ScError::Budget),
            code().prop_map(ScError::Value),
            code().prop_map(ScError::Auth),
        ]
    }

    fn leaf() -> impl Strategy<Value = ScVal> {
        let wide = || (any::<i64>(), any::<u64>(), any::<u64>(), any::<u64>());
        prop_oneof![
            any::<bool>().prop_map(ScVal::Bool),
            Just(ScVal::Void),
            Just(ScVal::LedgerKeyContractInstance),
            error().prop_map(ScVal::Error),
            any::<u32>().prop_map(ScVal::U32),
            any::<i32>().prop_map(ScVal::I32),
            any::<u64>().prop_map(ScVal::U64),
            any::<i64>().prop_map(ScVal::I64),
            any::<u64>().prop_map(|time| ScVal::Timepoint(TimePoint(time))),
            any::<u64>().prop_map(|time| ScVal::Duration(Duration(time))),
            (any::<u64>(), any::<u64>()).prop_map(|(hi, lo)| ScVal::U128(UInt128Parts { hi, lo })),
            (-2..2_i64, any::<u64>()).prop_map(|(hi, lo)| ScVal::I128(Int128Parts { hi, lo })),
            (any::<i64>(), any::<u64>()).prop_map(|(hi, lo)| ScVal::I128(Int128Parts { hi, lo })),
            wide().prop_map(|(a, hi_lo, lo_hi, lo_lo)| ScVal::I256(Int256Parts { hi_hi: a, hi_lo, lo_hi, lo_lo })),
            wide().prop_map(|(a, hi_lo, lo_hi, lo_lo)| ScVal::U256(UInt256Parts {
                hi_hi: a.cast_unsigned(),
                hi_lo,
                lo_hi,
                lo_lo
            })),
            text().prop_map(|bytes| ScVal::Bytes(bytes.try_into().expect("short"))),
            text().prop_map(|text| ScVal::String(ScString(text.try_into().expect("short")))),
            text().prop_map(|text| ScVal::Symbol(ScSymbol(text.try_into().expect("short")))),
            text().prop_map(|text| ScVal::ExecutableTag(ScString(text.try_into().expect("short")))),
            address().prop_map(ScVal::Address),
            any::<i64>().prop_map(|nonce| ScVal::LedgerKeyNonce(ScNonceKey { nonce })),
        ]
    }

    fn value() -> impl Strategy<Value = ScVal> {
        leaf().prop_recursive(4, 40, 5, |inner| {
            let entry = (inner.clone(), inner.clone()).prop_map(|(key, val)| ScMapEntry { key, val });
            let map = proptest::collection::vec(entry, 0..4).prop_map(|list| ScMap(list.try_into().expect("short")));
            let executable = prop_oneof![
                hash().prop_map(|hash| ContractExecutable::Wasm(Hash(hash))),
                Just(ContractExecutable::StellarAsset),
                (address(), text()).prop_map(|(executable_owner, tag)| ContractExecutable::ExternalRef(
                    ContractExecutableExternalRef { executable_owner, tag: ScString(tag.try_into().expect("short")) }
                )),
            ];
            let list = proptest::collection::vec(inner, 0..5).prop_map(|list| ScVec(list.try_into().expect("short")));
            prop_oneof![
                proptest::option::of(list).prop_map(ScVal::Vec),
                proptest::option::of(map.clone()).prop_map(ScVal::Map),
                (executable, proptest::option::of(map)).prop_map(|(executable, storage)| ScVal::ContractInstance(
                    ScContractInstance { executable, storage }
                )),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn json_of_any_value_is_byte_by_byte_that_of_stellar_xdr(value in value()) {
            prop_assert_eq!(json(&value), serde_json::to_string(&value).expect("JSON"));
        }

        #[test]
        fn bytes_that_are_no_value_end_and_do_not_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            push_json(&mut Vec::new(), &mut Cursor::new(&bytes));
        }
    }
}
