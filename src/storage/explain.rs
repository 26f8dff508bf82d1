//! From what a store answered to what it means, in words that help.

use object_store::Error;

use super::place::PlaceKind;
use super::transport::{Fault, Refusal, What};
use super::{StoreError, StoreErrorKind};
use crate::net::{NetError, is_transient_status};

/// What an error's words need to know of the store.
#[derive(Debug, Clone)]
pub(super) struct About {
    pub kind: PlaceKind,
    /// Its url, without credentials.
    pub url: String,
    /// Bucket or container.
    pub bucket: String,
    /// The region that requests are signed for.
    pub region: Option<String>,
    /// Where the credentials came from, in words.
    pub credentials: String,
}

/// Codes of stores that say that the bucket does not exist.
const NO_BUCKET: &[&str] = &["NoSuchBucket", "ContainerNotFound", "InvalidBucketName", "ResourceNotFound"];
/// Codes of stores that say that the credentials are no good.
const BAD_CREDENTIALS: &[&str] = &[
    "AuthenticationFailed",
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "InvalidIdentityToken",
    "InvalidSecurity",
    "InvalidToken",
    "SignatureDoesNotMatch",
    "TokenRefreshRequired",
    "invalid_client",
    "invalid_grant",
];
/// Codes of S3 that mean another region.
const OTHER_REGION: &[&str] = &["PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed"];
/// Codes that pass although their status is one of those that do not.
const PASSING: &[&str] = &["RequestTimeout", "SlowDown", "InternalError", "ServerBusy", "OperationTimedOut"];

impl About {
    /// An error of `object_store` about an object, or a listing.
    pub fn explain(&self, key: &str, error: &Error) -> StoreError {
        let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
        while let Some(error) = source {
            if let Some(fault) = error.downcast_ref::<Fault>() {
                return self.fault(key, fault);
            }
            source = error.source();
        }
        let key = self.shown(key);
        match error {
            Error::NotFound { .. } => StoreError::new(StoreErrorKind::NotFound, format!("no object {key}")),
            Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => {
                StoreError::new(StoreErrorKind::Denied, format!("access to {key} is refused"))
            }
            // A local file system in trouble may get well; a store's answer that makes no sense stays so.
            other if self.kind == PlaceKind::Folder => {
                StoreError::new(StoreErrorKind::Passing, format!("read {key}: {other}"))
            }
            other => StoreError::new(StoreErrorKind::Other, format!("read {key}: {}", innermost(other)))
                .fix("check the url and endpoint: the answer is not that of a store of this kind"),
        }
    }

    /// A request without a success.
    pub fn fault(&self, key: &str, fault: &Fault) -> StoreError {
        if is_metadata_host(&fault.host) {
            let message = format!("no credentials for {}: none are configured, and {fault}", self.url);
            return StoreError::new(StoreErrorKind::Credentials, message).fix(self.how_to_give_credentials());
        }
        match &fault.what {
            What::Net(error) => self.net(key, error),
            What::Refused(refusal) => self.refused(key, fault, refusal),
        }
    }

    fn net(&self, key: &str, error: &NetError) -> StoreError {
        let message = format!("read {}: {}", self.shown(key), self.bare(error));
        match error {
            NetError::TooLarge { .. } => StoreError::new(StoreErrorKind::TooLarge, message),
            NetError::UnknownHost { passing: false, .. } => StoreError::new(StoreErrorKind::UnknownHost, message)
                .fix("check the spelling of the url, the endpoint and the region"),
            NetError::Tls { .. } | NetError::Setup { .. } => StoreError::new(StoreErrorKind::Tls, message)
                .fix("check the endpoint; a store without TLS is given as http://HOST:PORT"),
            error if error.is_transient() => StoreError::new(StoreErrorKind::Passing, message),
            _ => StoreError::new(StoreErrorKind::Other, message),
        }
    }

    fn refused(&self, key: &str, fault: &Fault, refusal: &Refusal) -> StoreError {
        let shown = self.shown(key);
        let code = refusal.code.as_str();
        let answer = self.bare(fault);
        let said = format!("read {shown}: {answer}");
        let is_one_of = |codes: &[&str]| codes.contains(&code);
        let status = refusal.status;
        if is_one_of(NO_BUCKET) {
            let what = if self.kind == PlaceKind::Azure { "container" } else { "bucket" };
            return StoreError::new(
                StoreErrorKind::NoBucket,
                format!("there is no {what} of {}, or it is private: {answer}", self.url),
            )
            .fix("check the name in the url or bucket_name, and the endpoint or account");
        }
        if is_one_of(OTHER_REGION) || (self.kind == PlaceKind::S3 && matches!(status, 301 | 307 | 308)) {
            return self.wrong_region(refusal, &said);
        }
        if code == "RequestTimeTooSkewed" {
            return StoreError::new(StoreErrorKind::Clock, said).fix("set this machine's clock");
        }
        if is_one_of(PASSING) || (is_transient_status(status) && status != 501) {
            let error = StoreError::new(StoreErrorKind::Passing, said);
            return StoreError { retry_after: refusal.retry_after, ..error };
        }
        if is_one_of(BAD_CREDENTIALS) || status == 401 {
            let message = format!("{said}{}", self.who());
            return StoreError::new(StoreErrorKind::Credentials, message).fix(self.how_to_give_credentials());
        }
        match status {
            404 | 410 => StoreError::new(StoreErrorKind::NotFound, format!("no object {shown} in {}", self.url)),
            403 => StoreError::new(
                StoreErrorKind::Denied,
                format!("access to {shown} in {} is refused{}: {answer}", self.url, self.who()),
            )
            .fix(self.how_to_get_access()),
            409 if code == "PublicAccessNotPermitted" => {
                StoreError::new(StoreErrorKind::Denied, said).fix(self.how_to_get_access())
            }
            300..400 => {
                let to = refusal.location.as_ref().map(|to| format!(" to {to}")).unwrap_or_default();
                StoreError::new(StoreErrorKind::Other, format!("{said}: a redirect{to}, which is not followed"))
                    .fix("give the url that it leads to")
            }
            _ => StoreError::new(StoreErrorKind::Other, said),
        }
    }

    fn wrong_region(&self, refusal: &Refusal, said: &str) -> StoreError {
        let asked = self.region.as_deref().unwrap_or_default();
        match &refusal.region {
            Some(region) if region != asked => StoreError::new(
                StoreErrorKind::WrongRegion,
                format!("the bucket of {} lies in region {region}, and was asked for in {asked}", self.url),
            )
            .fix(format!("write `region: {region}`")),
            _ => StoreError::new(StoreErrorKind::WrongRegion, format!("{said} (asked for in {asked})"))
                .fix("write the bucket's own region as `region`"),
        }
    }

    /// Words about a request, with the host but without the bucket before it: the url may be known by a reference alone.
    fn bare(&self, words: &dyn std::fmt::Display) -> String {
        let words = words.to_string();
        if self.bucket.is_empty() { words } else { words.replace(&format!("{}.", self.bucket), "") }
    }

    /// Where the credentials came from, in brackets.
    fn who(&self) -> String {
        if self.credentials.is_empty() { String::new() } else { format!(" ({})", self.credentials) }
    }

    fn shown(&self, key: &str) -> String {
        if key.is_empty() { format!("the root of {}", self.url) } else { key.to_owned() }
    }

    fn how_to_give_credentials(&self) -> &'static str {
        match self.kind {
            PlaceKind::S3 => {
                "write `anonymous: true` for a public lake; else give access_key_id and secret_access_key, or a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (with AWS_SESSION_TOKEN for those that expire)"
            }
            PlaceKind::Gcs => {
                "write `anonymous: true` for a public lake; else give service_account_file, or set GOOGLE_APPLICATION_CREDENTIALS, or run gcloud auth application-default login"
            }
            PlaceKind::Azure => {
                "write `anonymous: true` for a public lake; else give access_key or sas_token, or set AZURE_STORAGE_ACCOUNT_KEY or AZURE_STORAGE_SAS_TOKEN"
            }
            PlaceKind::Web | PlaceKind::Folder => "use a server that gives the lake's files to everybody",
        }
    }

    fn how_to_get_access(&self) -> &'static str {
        match self.kind {
            PlaceKind::S3 => {
                "give credentials that may s3:GetObject and s3:ListBucket there; a public lake wants `anonymous: true`"
            }
            PlaceKind::Gcs => {
                "give credentials with the role Storage Object Viewer; a public lake wants `anonymous: true`"
            }
            PlaceKind::Azure => {
                "give credentials with the role Storage Blob Data Reader; a public lake wants `anonymous: true`"
            }
            PlaceKind::Web | PlaceKind::Folder => "let the user that runs cdpctl read it",
        }
    }
}

fn is_metadata_host(host: &str) -> bool {
    host.starts_with("169.254.") || host == "metadata.google.internal"
}

/// The words at the root of the chain.
fn innermost(error: &Error) -> String {
    let mut innermost: &(dyn std::error::Error + 'static) = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}
