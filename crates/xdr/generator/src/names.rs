//! Rust names for XDR names. Types and members are named as the stellar-xdr crate names them.

/// `SCVal` is `ScVal`, `ASSET_TYPE_NATIVE` is `AssetTypeNative`.
pub(crate) fn upper_camel(name: &str) -> String {
    words(name)
        .iter()
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().collect::<String>() + &letters.as_str().to_lowercase()
            })
        })
        .collect()
}

/// `txSetResultHash` is `tx_set_result_hash`; a keyword gets an underscore.
pub(crate) fn snake(name: &str) -> String {
    let snake = words(name).iter().map(|word| word.to_lowercase()).collect::<Vec<_>>().join("_");
    if matches!(snake.as_str(), "type" | "match" | "ref" | "self" | "move" | "in" | "fn" | "mod") {
        snake + "_"
    } else {
        snake
    }
}

/// `SCVal` is `SC_VAL`.
pub(crate) fn screaming(name: &str) -> String {
    words(name).iter().map(|word| word.to_uppercase()).collect::<Vec<_>>().join("_")
}

/// Words of a name: they end at underscores, before a capital after a small letter, and before the last capital of a
/// row of capitals that a small letter follows. Digits belong to the word before them.
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    let mut small = false;
    for (at, letter) in letters.iter().enumerate() {
        if *letter == '_' {
            words.push(String::new());
            small = false;
            continue;
        }
        let before_small = letters.get(at + 1).is_some_and(char::is_ascii_lowercase);
        if letter.is_ascii_uppercase() && (small || before_small) {
            words.push(String::new());
        }
        if letter.is_ascii_alphabetic() {
            small = letter.is_ascii_lowercase();
        }
        words.last_mut().expect("there is a word").push(*letter);
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_stellar_xdr() {
        for (xdr, rust) in [
            ("SCVal", "ScVal"),
            ("AccountID", "AccountId"),
            ("uint256", "Uint256"),
            ("UInt128Parts", "UInt128Parts"),
            ("TransactionV0Ext", "TransactionV0Ext"),
            ("TTLEntry", "TtlEntry"),
            ("CREDIT_ALPHANUM4", "CreditAlphanum4"),
            ("ConfigSettingContractLedgerCostExtV0", "ConfigSettingContractLedgerCostExtV0"),
        ] {
            assert_eq!(upper_camel(xdr), rust);
        }
        assert_eq!(snake("ledgerCloseMetas"), "ledger_close_metas");
        assert_eq!(snake("type"), "type_");
        assert_eq!(screaming("LedgerCloseMetaV1"), "LEDGER_CLOSE_META_V1");
    }
}
