//! How a store is reached, as written: the fields that a source and a `spec.buckets` entry have in common.
//!
//! Invariant: keys and tokens are references here; they are read when the store is opened, and shown nowhere.

use std::path::Path;

use schemars::{Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::components::{ComponentError, ConfigError, SecretReader};
use crate::diag::Code;
use crate::model::Secret;
use crate::storage::{Access, parse_endpoint};

/// A secret as it is written: `${NAME}` or `{file: PATH}`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum SecretReference {
    /// `${NAME}`.
    Environment(String),
    /// The text of a file.
    File {
        /// Its path.
        file: String,
    },
}

impl SecretReference {
    /// Schema of an optional field that holds one; what it takes is put in where references are admitted.
    pub fn optional_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "object", "null"] })
    }

    fn read(&self, secrets: &SecretReader) -> Result<Secret, ComponentError> {
        secrets(&serde_json::to_value(self).expect("a reference is plain JSON"))
    }
}

/// How a store is reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoreAccess {
    /// Region of the store.
    pub region: Option<String>,
    /// Endpoint of the store, when it is not the cloud's own.
    pub endpoint: Option<String>,
    /// Whether the bucket's name stands in the path rather than in the host.
    pub force_path_style: Option<bool>,
    /// Whether it is read without credentials.
    pub anonymous: Option<bool>,
    /// Profile of the shared files of AWS.
    pub profile: Option<String>,
    /// Access key of S3.
    pub access_key_id: Option<SecretReference>,
    /// Its secret.
    pub secret_access_key: Option<SecretReference>,
    /// The token of keys that expire.
    pub session_token: Option<SecretReference>,
    /// Key file of a service account of Google.
    pub service_account_file: Option<String>,
    /// Storage account of Azure.
    pub account: Option<String>,
    /// Its key.
    pub access_key: Option<SecretReference>,
    /// A shared access signature of Azure.
    pub sas_token: Option<SecretReference>,
}

impl StoreAccess {
    /// What is said here, and where it is silent what `other` says. Credentials are taken from one of the two as a whole.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let ours = self.has_credentials() || self.anonymous == Some(true);
        let theirs = if ours { Self::default() } else { other.clone() };
        Self {
            region: self.region.or(other.region),
            endpoint: self.endpoint.or(other.endpoint),
            force_path_style: self.force_path_style.or(other.force_path_style),
            anonymous: self.anonymous.or(theirs.anonymous),
            profile: self.profile.or(theirs.profile),
            access_key_id: self.access_key_id.or(theirs.access_key_id),
            secret_access_key: self.secret_access_key.or(theirs.secret_access_key),
            session_token: self.session_token.or(theirs.session_token),
            service_account_file: self.service_account_file.or(theirs.service_account_file),
            account: self.account.or(other.account),
            access_key: self.access_key.or(theirs.access_key),
            sas_token: self.sas_token.or(theirs.sas_token),
        }
    }

    fn has_credentials(&self) -> bool {
        self.profile.is_some()
            || self.service_account_file.is_some()
            || [&self.access_key_id, &self.secret_access_key, &self.session_token, &self.access_key, &self.sas_token]
                .iter()
                .any(|secret| secret.is_some())
    }

    /// What cannot be meant. Pointers are those of the source's fields.
    pub fn check(&self) -> Vec<ConfigError> {
        let mut errors = Vec::new();
        let mut wrong = |pointer: &str, message: &str, fix: &str| {
            errors.push(ConfigError::new(Code::E422, pointer, message).fix(fix));
        };
        if self.anonymous == Some(true) && self.has_credentials() {
            wrong("/anonymous", "the lake is read anonymously and with credentials", "keep the one that is meant");
        }
        match (&self.access_key_id, &self.secret_access_key) {
            (Some(_), None) => {
                wrong("/access_key_id", "access_key_id stands without secret_access_key", "add secret_access_key");
            }
            (None, Some(_)) => {
                wrong("/secret_access_key", "secret_access_key stands without access_key_id", "add access_key_id");
            }
            (None, None) if self.session_token.is_some() => wrong(
                "/session_token",
                "session_token stands without access_key_id and secret_access_key",
                "add them: the three belong together",
            ),
            _ => {}
        }
        if self.profile.is_some() && self.access_key_id.is_some() {
            wrong("/profile", "both profile and access_key_id say who asks", "keep one of them");
        }
        if self.access_key.is_some() && self.sas_token.is_some() {
            wrong("/sas_token", "both access_key and sas_token say who asks", "keep one of them");
        }
        if let Some(Err(error)) = self.endpoint.as_deref().map(parse_endpoint) {
            let mut found = ConfigError::new(error.code(), "/endpoint", error.message);
            found.fix = error.fix;
            errors.push(found);
        }
        errors
    }

    /// The same with its secrets read; relative paths start at `base`.
    pub fn read(&self, secrets: &SecretReader, base: &Path) -> Result<Access, ComponentError> {
        let secret = |reference: &Option<SecretReference>| {
            reference.as_ref().map(|reference| reference.read(secrets)).transpose()
        };
        Ok(Access {
            region: self.region.clone(),
            endpoint: self.endpoint.clone(),
            force_path_style: self.force_path_style,
            anonymous: self.anonymous.unwrap_or_default(),
            profile: self.profile.clone(),
            access_key_id: secret(&self.access_key_id)?,
            secret_access_key: secret(&self.secret_access_key)?,
            session_token: secret(&self.session_token)?,
            service_account_file: self.service_account_file.as_ref().map(|path| base.join(path)),
            account: self.account.clone(),
            access_key: secret(&self.access_key)?,
            sas_token: secret(&self.sas_token)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference() -> SecretReference {
        SecretReference::Environment("${X}".to_owned())
    }

    #[test]
    fn credentials_are_never_mixed_from_two_places() {
        let bucket = StoreAccess {
            region: Some("r".into()),
            access_key_id: Some(reference()),
            secret_access_key: Some(reference()),
            ..StoreAccess::default()
        };
        let own = StoreAccess { profile: Some("p".into()), ..StoreAccess::default() };
        let both = own.or(bucket.clone());
        assert_eq!((both.region.as_deref(), both.profile.as_deref()), (Some("r"), Some("p")));
        assert_eq!((both.access_key_id, both.secret_access_key), (None, None));
        assert_eq!(StoreAccess::default().or(bucket.clone()), bucket);
        let anonymous = StoreAccess { anonymous: Some(true), ..StoreAccess::default() }.or(bucket);
        assert_eq!((anonymous.access_key_id, anonymous.anonymous), (None, Some(true)));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_at_its_field() {
        let empty = StoreAccess::default;
        for (access, pointer) in [
            (StoreAccess { anonymous: Some(true), profile: Some("p".into()), ..empty() }, "/anonymous"),
            (StoreAccess { access_key_id: Some(reference()), ..empty() }, "/access_key_id"),
            (StoreAccess { secret_access_key: Some(reference()), ..empty() }, "/secret_access_key"),
            (StoreAccess { session_token: Some(reference()), ..empty() }, "/session_token"),
            (StoreAccess { access_key: Some(reference()), sas_token: Some(reference()), ..empty() }, "/sas_token"),
            (StoreAccess { endpoint: Some("minio:9000".into()), ..empty() }, "/endpoint"),
            (StoreAccess { endpoint: Some("http://a:b@h".into()), ..empty() }, "/endpoint"),
        ] {
            let errors = access.check();
            assert_eq!(errors.iter().map(|error| error.pointer.as_str()).collect::<Vec<_>>(), [pointer]);
        }
        assert_eq!(empty().check(), []);
    }
}
