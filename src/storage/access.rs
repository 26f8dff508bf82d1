//! By what right a store is asked: credentials from the configuration, a profile, the environment, or the machine.
//!
//! Invariant: where credentials came from can be said; what they are is in no message.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey};
use object_store::azure::{AzureConfigKey, MicrosoftAzure, MicrosoftAzureBuilder};
use object_store::gcp::{GcpCredential, GoogleCloudStorage, GoogleCloudStorageBuilder};
use object_store::{RetryConfig, StaticCredentialProvider};

use super::aws_profile;
use super::place::{Place, PlaceKind};
use super::transport::Transport;
use super::{StoreError, StoreErrorKind, parse_endpoint};
use crate::model::Secret;
use crate::sys;
use crate::sys::store_env as names;

/// Region that requests are signed for when nothing says which: what S3-compatible stores take for theirs.
const DEFAULT_REGION: &str = "us-east-1";
/// Account of the emulators of Azure's storage.
const EMULATOR_ACCOUNT: &str = "devstoreaccount1";

/// How a store is reached, as configured, secrets read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Access {
    /// Region of the store.
    pub region: Option<String>,
    /// Endpoint, when it is not the cloud's own.
    pub endpoint: Option<String>,
    /// Whether the bucket's name stands in the path rather than in the host.
    pub force_path_style: Option<bool>,
    /// Whether it is read without credentials.
    pub anonymous: bool,
    /// Profile of the shared files of AWS.
    pub profile: Option<String>,
    /// Access key of S3.
    pub access_key_id: Option<Secret>,
    /// Its secret.
    pub secret_access_key: Option<Secret>,
    /// The token of keys that expire.
    pub session_token: Option<Secret>,
    /// Key file of a service account of Google.
    pub service_account_file: Option<PathBuf>,
    /// Storage account of Azure.
    pub account: Option<String>,
    /// Its key.
    pub access_key: Option<Secret>,
    /// A shared access signature of Azure.
    pub sas_token: Option<Secret>,
}

/// A store made ready, with what its messages need to know.
pub(super) struct Built<T> {
    pub store: T,
    pub region: Option<String>,
    pub credentials: String,
}

/// An environment variable that is set to something.
fn env(name: &str) -> Option<String> {
    sys::env(name).filter(|value| !value.is_empty())
}

/// Retries are ours.
fn no_retries() -> RetryConfig {
    RetryConfig { max_retries: 0, retry_timeout: Duration::from_mins(3), ..RetryConfig::default() }
}

fn unusable(error: &object_store::Error) -> StoreError {
    StoreError::new(StoreErrorKind::Credentials, format!("the store's access cannot be set up: {error}"))
}

impl Access {
    /// S3 and what speaks its protocol.
    pub(super) fn s3(&self, place: &Place, transport: Transport) -> Result<Built<AmazonS3>, StoreError> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(place.bucket_name())
            .with_retry(no_retries())
            .with_http_connector(transport);
        let by_environment = env(names::AWS_ACCESS_KEY_ID).zip(env(names::AWS_SECRET_ACCESS_KEY));
        // A profile is looked at where it may matter, so that a broken default one is no trouble to those who need none.
        let configured = self.anonymous || self.access_key_id.is_some();
        let profile = match &self.profile {
            Some(name) => aws_profile::read(Some(name))?,
            None if configured || by_environment.is_some() => aws_profile::Profile::default(),
            None => aws_profile::read(None)?,
        };
        let credentials = if self.anonymous {
            builder = builder.with_skip_signature(true);
            "without credentials, anonymous".to_owned()
        } else if let (Some(id), Some(secret)) = (&self.access_key_id, &self.secret_access_key) {
            builder = with_keys(builder, id.expose(), secret.expose(), self.session_token.as_ref().map(Secret::expose));
            "with the configured access key".to_owned()
        } else if let (Some(name), Some((id, secret, token))) = (&self.profile, &profile.keys) {
            builder = with_keys(builder, id.expose(), secret.expose(), token.as_ref().map(Secret::expose));
            format!("with the profile `{name}`")
        } else if let Some(name) = &self.profile {
            let message = format!("the profile `{name}` holds no access key");
            return Err(StoreError::new(StoreErrorKind::Credentials, message)
                .fix("add aws_access_key_id and aws_secret_access_key to it, or leave profile out"));
        } else if let Some((id, secret)) = by_environment {
            builder = with_keys(builder, &id, &secret, env(names::AWS_SESSION_TOKEN).as_deref());
            format!("with {} of the environment", names::AWS_ACCESS_KEY_ID)
        } else if let Some((file, role)) = env(names::AWS_WEB_IDENTITY_TOKEN_FILE).zip(env(names::AWS_ROLE_ARN)) {
            builder = builder
                .with_config(AmazonS3ConfigKey::WebIdentityTokenFile, file)
                .with_config(AmazonS3ConfigKey::RoleArn, &role);
            if let Some(session) = env(names::AWS_ROLE_SESSION_NAME) {
                builder = builder.with_config(AmazonS3ConfigKey::RoleSessionName, session);
            }
            format!("with the web identity of role {role}")
        } else if let Some((id, secret, token)) = &profile.keys {
            builder = with_keys(builder, id.expose(), secret.expose(), token.as_ref().map(Secret::expose));
            match env(names::AWS_PROFILE) {
                Some(name) => format!("with the profile `{name}`"),
                None => "with the default profile".to_owned(),
            }
        } else if let Some(uri) = env(names::AWS_CONTAINER_CREDENTIALS_RELATIVE_URI) {
            builder = builder.with_config(AmazonS3ConfigKey::ContainerCredentialsRelativeUri, uri);
            "with the container's role".to_owned()
        } else if let Some((uri, file)) =
            env(names::AWS_CONTAINER_CREDENTIALS_FULL_URI).zip(env(names::AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE))
        {
            builder = builder
                .with_config(AmazonS3ConfigKey::ContainerCredentialsFullUri, uri)
                .with_config(AmazonS3ConfigKey::ContainerAuthorizationTokenFile, file);
            "with the pod's role".to_owned()
        } else if env(names::AWS_EC2_METADATA_DISABLED).is_some_and(|value| value.eq_ignore_ascii_case("true")) {
            return Err(none_found(place));
        } else {
            "with the machine's role".to_owned()
        };
        let region = self
            .region
            .clone()
            .or_else(|| place.region().map(str::to_owned))
            .or_else(|| env(names::AWS_REGION))
            .or_else(|| env(names::AWS_DEFAULT_REGION))
            .or(profile.region)
            .unwrap_or_else(|| DEFAULT_REGION.to_owned());
        let endpoint = self
            .endpoint
            .clone()
            .or_else(|| env(names::AWS_ENDPOINT_URL_S3))
            .or_else(|| env(names::AWS_ENDPOINT_URL))
            .or(profile.endpoint);
        // A bucket's name with dots fits no certificate; a store of one's own rarely has names of hosts for its buckets.
        let by_host = endpoint.is_none() && !place.bucket_name().contains('.');
        let by_host = self.force_path_style.map_or(by_host, |by_path| !by_path);
        builder = builder.with_region(&region).with_virtual_hosted_style_request(by_host);
        if let Some(endpoint) = endpoint {
            let endpoint = parse_endpoint(&endpoint)?;
            let bucket = place.bucket_name();
            let endpoint = if by_host { endpoint.replacen("://", &format!("://{bucket}."), 1) } else { endpoint };
            builder = builder.with_endpoint(endpoint);
        }
        let store = builder.build().map_err(|error| unusable(&error))?;
        Ok(Built { store, region: Some(region), credentials })
    }

    /// Google Cloud Storage.
    pub(super) fn gcs(&self, place: &Place, transport: Transport) -> Result<Built<GoogleCloudStorage>, StoreError> {
        let mut builder = GoogleCloudStorageBuilder::new()
            .with_bucket_name(place.bucket_name())
            .with_retry(no_retries())
            .with_http_connector(transport);
        let well_known = || {
            let path = sys::home_folder()?.join(".config/gcloud/application_default_credentials.json");
            path.is_file().then_some(path)
        };
        let credentials = if self.anonymous {
            // Given empty ones, it looks for no others.
            let none = StaticCredentialProvider::new(GcpCredential { bearer: String::new() });
            builder = builder.with_skip_signature(true).with_credentials(Arc::new(none));
            "without credentials, anonymous".to_owned()
        } else if let Some(path) = &self.service_account_file {
            builder = builder.with_service_account_path(path.display().to_string());
            "with the service account of service_account_file".to_owned()
        } else if let Some(path) = env(names::GOOGLE_APPLICATION_CREDENTIALS) {
            builder = builder.with_application_credentials(path);
            format!("with the file of {}", names::GOOGLE_APPLICATION_CREDENTIALS)
        } else if let Some(path) = well_known() {
            builder = builder.with_application_credentials(path.display().to_string());
            "with gcloud's application default credentials".to_owned()
        } else {
            "with the machine's service account".to_owned()
        };
        if let Some(endpoint) = &self.endpoint {
            builder = builder.with_base_url(&parse_endpoint(endpoint)?);
        }
        let store = builder.build().map_err(|error| unusable(&error))?;
        Ok(Built { store, region: self.region.clone(), credentials })
    }

    /// Azure Blob Storage.
    pub(super) fn azure(&self, place: &Place, transport: Transport) -> Result<Built<MicrosoftAzure>, StoreError> {
        let mut builder = MicrosoftAzureBuilder::new()
            .with_container_name(place.bucket_name())
            .with_retry(no_retries())
            .with_http_connector(transport);
        let endpoint = self.endpoint.as_deref().map(parse_endpoint).transpose()?;
        let emulated = endpoint.as_ref().is_some_and(|endpoint| endpoint.ends_with(EMULATOR_ACCOUNT));
        let account = self
            .account
            .clone()
            .or_else(|| place.account().map(str::to_owned))
            .or_else(|| emulated.then(|| EMULATOR_ACCOUNT.to_owned()))
            .or_else(|| env(names::AZURE_STORAGE_ACCOUNT_NAME))
            .or_else(|| env(names::AZURE_STORAGE_ACCOUNT))
            .ok_or_else(|| {
                StoreError::new(
                    StoreErrorKind::Settings,
                    format!("nothing says which account {} belongs to", place.url()),
                )
                .fix("write the storage account's name as `account`")
            })?;
        builder = builder.with_account(account);
        let key = || env(names::AZURE_STORAGE_ACCOUNT_KEY).or_else(|| env(names::AZURE_STORAGE_KEY));
        let principal = || env(names::AZURE_TENANT_ID).zip(env(names::AZURE_CLIENT_ID));
        let credentials = if self.anonymous {
            builder = builder.with_skip_signature(true);
            "without credentials, anonymous".to_owned()
        } else if let Some(key) = &self.access_key {
            builder = builder.with_access_key(key.expose());
            "with the configured access_key".to_owned()
        } else if let Some(sas) = &self.sas_token {
            builder = builder.with_config(AzureConfigKey::SasKey, sas.expose());
            "with the configured sas_token".to_owned()
        } else if let Some(key) = key() {
            builder = builder.with_access_key(key);
            "with the account key of the environment".to_owned()
        } else if let Some(sas) = env(names::AZURE_STORAGE_SAS_TOKEN) {
            builder = builder.with_config(AzureConfigKey::SasKey, sas);
            format!("with {} of the environment", names::AZURE_STORAGE_SAS_TOKEN)
        } else if let Some(((tenant, client), secret)) = principal().zip(env(names::AZURE_CLIENT_SECRET)) {
            builder = builder.with_client_secret_authorization(client, secret, tenant);
            "with the service principal of the environment".to_owned()
        } else if let Some(((tenant, client), file)) = principal().zip(env(names::AZURE_FEDERATED_TOKEN_FILE)) {
            builder = builder.with_client_id(client).with_tenant_id(tenant).with_federated_token_file(file);
            "with the workload identity of the environment".to_owned()
        } else {
            "with the machine's managed identity".to_owned()
        };
        if let Some(endpoint) = endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        let store = builder.build().map_err(|error| unusable(&error))?;
        Ok(Built { store, region: self.region.clone(), credentials })
    }
}

fn with_keys(builder: AmazonS3Builder, id: &str, secret: &str, token: Option<&str>) -> AmazonS3Builder {
    let builder = builder.with_access_key_id(id).with_secret_access_key(secret);
    match token {
        Some(token) => builder.with_token(token),
        None => builder,
    }
}

fn none_found(place: &Place) -> StoreError {
    debug_assert_eq!(place.kind(), PlaceKind::S3, "only AWS has that variable");
    StoreError::new(StoreErrorKind::Credentials, format!("no credentials for {} are configured", place.url()))
        .fix("write `anonymous: true` for a public lake; else give access_key_id and secret_access_key, or a profile")
}
