//! The shared files of AWS, `~/.aws/config` and `~/.aws/credentials`: static keys, region and endpoint of a profile.
//!
//! What takes a program or a conversation to become keys (SSO, `credential_process`, roles assumed by other profiles) is not
//! done here: such a profile is an error that says so.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{StoreError, StoreErrorKind};
use crate::model::Secret;
use crate::sys;
use crate::sys::store_env as names;

/// What is said of the profile that is used when none is named.
const DEFAULT: &str = "default";

/// A profile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Profile {
    /// Access key, secret, and the token of keys that expire.
    pub keys: Option<(Secret, Secret, Option<Secret>)>,
    /// Region.
    pub region: Option<String>,
    /// Endpoint.
    pub endpoint: Option<String>,
}

/// The profile that is named, by the configuration or by the environment, else the default one. One that is named must be
/// there.
pub(super) fn read(named: Option<&str>) -> Result<Profile, StoreError> {
    let by_environment = sys::env(names::AWS_PROFILE).filter(|name| !name.is_empty());
    let named = named.map(str::to_owned).or(by_environment);
    let config = text(names::AWS_CONFIG_FILE, "config", named.is_some())?;
    let credentials = text(names::AWS_SHARED_CREDENTIALS_FILE, "credentials", named.is_some())?;
    let name = named.as_deref().unwrap_or(DEFAULT);
    match profile(name, &config, &credentials) {
        Ok(None) if named.is_some() => Err(StoreError::new(
            StoreErrorKind::Credentials,
            format!("there is no profile `{name}` in the shared files of AWS"),
        )
        .fix("aws configure list-profiles shows the profiles; AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE say where the files are")),
        found => found.map(Option::unwrap_or_default),
    }
}

fn text(variable: &str, file: &str, wanted: bool) -> Result<String, StoreError> {
    let path = sys::env(variable).filter(|path| !path.is_empty()).map(PathBuf::from);
    let path = path.or_else(|| Some(sys::home_folder()?.join(".aws").join(file)));
    let Some(path) = path else { return Ok(String::new()) };
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound || !wanted => Ok(String::new()),
        Err(error) => Err(StoreError::new(StoreErrorKind::Credentials, format!("read {}: {error}", path.display()))),
    }
}

/// The profile of that name in the two texts; `None` when neither has it.
fn profile(name: &str, config: &str, credentials: &str) -> Result<Option<Profile>, StoreError> {
    let in_config = if name == DEFAULT { DEFAULT.to_owned() } else { format!("profile {name}") };
    let (config, credentials) = (section(config, &in_config), section(credentials, name));
    if config.is_none() && credentials.is_none() {
        return Ok(None);
    }
    let get = |key: &str| {
        let found = credentials.as_ref().and_then(|section| section.get(key));
        found.or_else(|| config.as_ref()?.get(key)).cloned()
    };
    let keys = match (get("aws_access_key_id"), get("aws_secret_access_key")) {
        (Some(id), Some(secret)) => {
            Some((Secret::new(id), Secret::new(secret), get("aws_session_token").map(Secret::new)))
        }
        (None, None) => None,
        _ => {
            let message = format!("the profile `{name}` has one of aws_access_key_id and aws_secret_access_key alone");
            return Err(StoreError::new(StoreErrorKind::Credentials, message));
        }
    };
    let unsupported =
        ["sso_session", "sso_start_url", "credential_process", "role_arn", "source_profile", "credential_source"];
    if let Some(key) = unsupported.into_iter().find(|key| keys.is_none() && get(key).is_some()) {
        return Err(StoreError::new(
            StoreErrorKind::Credentials,
            format!("the profile `{name}` gets its credentials by {key}, which is not supported"),
        )
        .fix(format!(
            "eval \"$(aws configure export-credentials --profile {name} --format env)\" puts them into the environment"
        )));
    }
    Ok(Some(Profile { keys, region: get("region"), endpoint: get("endpoint_url") }))
}

/// The settings of one section; later lines win. Indented lines belong to nested settings, which are not ours.
fn section(text: &str, name: &str) -> Option<BTreeMap<String, String>> {
    let mut found: Option<BTreeMap<String, String>> = None;
    let mut inside = false;
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['#', ';']) {
            continue;
        }
        if let Some(header) = trimmed.strip_prefix('[') {
            let header = header.split(']').next().unwrap_or_default();
            inside = header.split_whitespace().eq(name.split_whitespace());
            if inside {
                found.get_or_insert_default();
            }
        } else if inside
            && !line.starts_with([' ', '\t'])
            && let Some((key, value)) = trimmed.split_once('=')
        {
            let value = [" #", "\t#", " ;", "\t;"]
                .iter()
                .fold(value, |value, comment| value.split_once(comment).map_or(value, |(value, _)| value));
            let settings = found.get_or_insert_default();
            settings.insert(key.trim().to_ascii_lowercase(), value.trim().to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: &str = "# comment\n[default]\nregion = us-east-2 ; mine\ns3 =\n  region = nested\n\n\
        [profile  work]\nendpoint_url=http://127.0.0.1:9000\nregion=eu-west-1\n[profile sso]\nsso_session = x\n\
        [profile role]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = default\n[profile half]\naws_access_key_id = A\n";
    const CREDENTIALS: &str = "[default]\naws_access_key_id = AKIA\naws_secret_access_key = a=b/c+d #e\n\n[work]\r\nAWS_ACCESS_KEY_ID = W\r\naws_secret_access_key = S\r\naws_session_token = T\r\n";

    fn found(name: &str) -> Result<Option<Profile>, StoreError> {
        profile(name, CONFIG, CREDENTIALS)
    }

    #[test]
    fn keys_region_and_endpoint_are_read_from_both_files() {
        let keys = |profile: &Profile| {
            let (id, secret, token) = profile.keys.clone().unwrap();
            (id.expose().to_owned(), secret.expose().to_owned(), token.map(|token| token.expose().to_owned()))
        };
        let default = found("default").unwrap().unwrap();
        assert_eq!(keys(&default), ("AKIA".into(), "a=b/c+d".into(), None));
        assert_eq!(default.region.as_deref(), Some("us-east-2"));
        let work = found("work").unwrap().unwrap();
        assert_eq!(keys(&work), ("W".into(), "S".into(), Some("T".into())));
        assert_eq!(work.endpoint.as_deref(), Some("http://127.0.0.1:9000"));
        assert_eq!(found("nobody"), Ok(None));
    }

    #[test]
    fn what_is_not_supported_says_so() {
        for (name, word) in [("sso", "sso_session"), ("role", "role_arn"), ("half", "alone")] {
            let error = found(name).unwrap_err();
            assert!(error.to_string().contains(word), "{error}");
        }
    }
}
