//! Environment variables of the clouds' own tools, from which access to stores is taken where the configuration is silent.

/// Access key of S3. AWS SDKs and tools reference guide, "environment variables".
pub const AWS_ACCESS_KEY_ID: &str = "AWS_ACCESS_KEY_ID";
/// Its secret.
pub const AWS_SECRET_ACCESS_KEY: &str = "AWS_SECRET_ACCESS_KEY";
/// The token of keys that expire.
pub const AWS_SESSION_TOKEN: &str = "AWS_SESSION_TOKEN";
/// Region of S3.
pub const AWS_REGION: &str = "AWS_REGION";
/// The same, under its older name.
pub const AWS_DEFAULT_REGION: &str = "AWS_DEFAULT_REGION";
/// Endpoint of S3 alone.
pub const AWS_ENDPOINT_URL_S3: &str = "AWS_ENDPOINT_URL_S3";
/// Endpoint of all services.
pub const AWS_ENDPOINT_URL: &str = "AWS_ENDPOINT_URL";
/// Name of the profile in the shared files.
pub const AWS_PROFILE: &str = "AWS_PROFILE";
/// The shared configuration, instead of `$HOME/.aws/config`.
pub const AWS_CONFIG_FILE: &str = "AWS_CONFIG_FILE";
/// The shared credentials, instead of `$HOME/.aws/credentials`.
pub const AWS_SHARED_CREDENTIALS_FILE: &str = "AWS_SHARED_CREDENTIALS_FILE";
/// File with the token of a web identity (Kubernetes service accounts).
pub const AWS_WEB_IDENTITY_TOKEN_FILE: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";
/// The role that a web identity takes.
pub const AWS_ROLE_ARN: &str = "AWS_ROLE_ARN";
/// What the session is called.
pub const AWS_ROLE_SESSION_NAME: &str = "AWS_ROLE_SESSION_NAME";
/// Where a container on ECS gets credentials.
pub const AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
/// Where a pod on EKS gets credentials.
pub const AWS_CONTAINER_CREDENTIALS_FULL_URI: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
/// With what token.
pub const AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
/// `true`: never ask the metadata service.
pub const AWS_EC2_METADATA_DISABLED: &str = "AWS_EC2_METADATA_DISABLED";
/// File with Google's application default credentials.
pub const GOOGLE_APPLICATION_CREDENTIALS: &str = "GOOGLE_APPLICATION_CREDENTIALS";
/// Storage account of Azure.
pub const AZURE_STORAGE_ACCOUNT_NAME: &str = "AZURE_STORAGE_ACCOUNT_NAME";
/// The same, as the Azure command line names it.
pub const AZURE_STORAGE_ACCOUNT: &str = "AZURE_STORAGE_ACCOUNT";
/// Its key.
pub const AZURE_STORAGE_ACCOUNT_KEY: &str = "AZURE_STORAGE_ACCOUNT_KEY";
/// The same, as the Azure command line names it.
pub const AZURE_STORAGE_KEY: &str = "AZURE_STORAGE_KEY";
/// A shared access signature.
pub const AZURE_STORAGE_SAS_TOKEN: &str = "AZURE_STORAGE_SAS_TOKEN";
/// Application of a service principal or workload identity.
pub const AZURE_CLIENT_ID: &str = "AZURE_CLIENT_ID";
/// Its secret.
pub const AZURE_CLIENT_SECRET: &str = "AZURE_CLIENT_SECRET";
/// Its tenant.
pub const AZURE_TENANT_ID: &str = "AZURE_TENANT_ID";
/// File with the token of a workload identity.
pub const AZURE_FEDERATED_TOKEN_FILE: &str = "AZURE_FEDERATED_TOKEN_FILE";
