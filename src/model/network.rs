//! Stellar networks: the name users write, the passphrase that signs transactions, and the id derived from it.
//!
//! Invariant: two networks are the same network if and only if their passphrases are equal; the name is only a label.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A Stellar network, identified by its passphrase.
///
/// Names and passphrases of the known networks: <https://developers.stellar.org/docs/networks>.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Network {
    name: String,
    passphrase: String,
}

/// `(canonical name, accepted aliases, passphrase)` of every network known by name.
const KNOWN: &[(&str, &[&str], &str)] = &[
    ("mainnet", &["pubnet", "public"], "Public Global Stellar Network ; September 2015"),
    ("testnet", &[], "Test SDF Network ; September 2015"),
    ("futurenet", &[], "Test SDF Future Network ; October 2022"),
    ("standalone", &["local"], "Standalone Network ; February 2017"),
];

impl Network {
    /// The network of that name or alias (`mainnet`, `pubnet`, `testnet` ...); `None` for a name that is not known.
    pub fn from_name(name: &str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        KNOWN.iter().find(|(canonical, aliases, _)| *canonical == lower || aliases.contains(&lower.as_str())).map(
            |(canonical, _, passphrase)| Self { name: (*canonical).to_owned(), passphrase: (*passphrase).to_owned() },
        )
    }

    /// The network with that passphrase. One that is not known by name is called `custom`.
    pub fn from_passphrase(passphrase: &str) -> Self {
        let name = KNOWN.iter().find(|(_, _, known)| *known == passphrase).map_or("custom", |(name, _, _)| name);
        Self { name: name.to_owned(), passphrase: passphrase.to_owned() }
    }

    /// Every name that [`Network::from_name`] takes, canonical names first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().map(|(name, _, _)| *name).chain(KNOWN.iter().flat_map(|(_, aliases, _)| aliases.iter().copied()))
    }

    /// The canonical name, as used in output, labels and metrics.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The passphrase; its SHA-256 is the network id.
    pub fn passphrase(&self) -> &str {
        &self.passphrase
    }

    /// Whether this is the public network, where mistakes cost real money.
    pub fn is_mainnet(&self) -> bool {
        self.name == "mainnet"
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_name_the_same_network() {
        let mainnet = Network::from_name("mainnet").expect("known");
        assert_eq!(Network::from_name("PubNet"), Some(mainnet.clone()));
        assert_eq!(Network::from_passphrase(mainnet.passphrase()), mainnet);
        assert_eq!(Network::from_name("banana"), None);
        assert_eq!(Network::from_passphrase("My Network ; 2026").name(), "custom");
    }
}
