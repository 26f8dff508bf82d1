//! From where to where bytes go, as far as their price depends on it.

/// A cloud with a price table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provider {
    /// Amazon Web Services.
    Aws,
    /// Google Cloud.
    Gcp,
}

/// A region of a cloud.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Region {
    /// Whose region.
    pub provider: Provider,
    /// `us-east-2`.
    pub name: String,
}

/// From where to where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route<'a> {
    /// Where the ledgers are: `file:///lake`, `s3://bucket/prefix`, or a folder.
    pub url: &'a str,
    /// Endpoint of the store, when it is not the one that the url's scheme stands for.
    pub endpoint: Option<&'a str>,
    /// Region of the store, when known.
    pub region: Option<&'a str>,
    /// Where cdpctl runs; `None` for a machine outside the clouds, or one that nothing is known about.
    pub runs_in: Option<&'a Region>,
}

impl Route<'_> {
    /// Whose prices hold for reading.
    pub fn store(&self) -> Store {
        Store::of(self.url, self.endpoint)
    }

    /// How far the bytes go. Without knowing better it is the dearest: the internet.
    pub(super) fn distance(&self) -> Distance {
        let provider = match self.store() {
            Store::Aws => Provider::Aws,
            Store::Gcp => Provider::Gcp,
            Store::PublicLake | Store::Local | Store::Other => return Distance::Internet,
        };
        match self.runs_in {
            Some(here) if here.provider == provider => match self.region {
                Some(region) if region.eq_ignore_ascii_case(&here.name) => Distance::SameRegion,
                _ => Distance::CrossRegion,
            },
            _ => Distance::Internet,
        }
    }
}

/// How far bytes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Distance {
    /// Within one region.
    SameRegion,
    /// Between two regions of one provider.
    CrossRegion,
    /// Out of the provider's network.
    Internet,
}

/// Whose prices hold for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Store {
    /// A bucket at AWS.
    Aws,
    /// A bucket at Google Cloud.
    Gcp,
    /// A bucket of AWS Public Blockchain Data, whose readers pay nothing.
    PublicLake,
    /// A folder of this machine.
    Local,
    /// Anything else: web servers, S3-compatible stores, other clouds.
    Other,
}

/// The bucket of AWS Public Blockchain Data.
const PUBLIC_BUCKET: &str = "aws-public-blockchain";

impl Store {
    /// Whose prices hold for a url. What is no url is a path; an endpoint of one's own is not the cloud that the scheme
    /// is named after.
    pub fn of(url: &str, endpoint: Option<&str>) -> Self {
        let Some((scheme, rest)) = url.split_once("://") else { return Self::Local };
        let (host, path) = host_and_path(rest);
        let endpoint_host = endpoint.map(|endpoint| {
            let rest = endpoint.split_once("://").map_or(endpoint, |(_, rest)| rest);
            host_and_path(rest).0
        });
        match scheme.to_ascii_lowercase().as_str() {
            "file" => Self::Local,
            "s3" | "s3a" => match endpoint_host {
                Some(endpoint) if !is_aws(&endpoint) => Self::Other,
                _ => Self::aws(host == PUBLIC_BUCKET),
            },
            "gs" => match endpoint_host {
                Some(endpoint) if !is_google(&endpoint) => Self::Other,
                _ => Self::Gcp,
            },
            "http" | "https" if is_aws(&host) => {
                let by_host = host.starts_with("aws-public-blockchain.s3");
                let by_path = host.starts_with("s3") && path.split('/').next() == Some(PUBLIC_BUCKET);
                Self::aws(by_host || by_path)
            }
            "http" | "https" if is_google(&host) => Self::Gcp,
            _ => Self::Other,
        }
    }

    const fn aws(public: bool) -> Self {
        if public { Self::PublicLake } else { Self::Aws }
    }
}

/// The host in lower case without user and port, and the path without its first slash, of what follows `scheme://`.
fn host_and_path(rest: &str) -> (String, &str) {
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    (host.to_ascii_lowercase(), path)
}

fn is_aws(host: &str) -> bool {
    host.ends_with(".amazonaws.com") || host.ends_with(".amazonaws.com.cn")
}

fn is_google(host: &str) -> bool {
    host == "storage.googleapis.com" || host.ends_with(".storage.googleapis.com")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_decides_whose_prices_hold() {
        for (url, store) in [
            ("file:///data/lake", Store::Local),
            ("./lake", Store::Local),
            ("C:\\lake", Store::Local),
            ("s3://acme-lake/ledgers/pubnet", Store::Aws),
            ("gs://acme-lake/ledgers", Store::Gcp),
            ("s3://aws-public-blockchain/v1.1/stellar/ledgers/pubnet", Store::PublicLake),
            ("s3://not-aws-public-blockchain/v1.1", Store::Aws),
            ("https://aws-public-blockchain.s3.us-east-2.amazonaws.com/v1.1", Store::PublicLake),
            ("https://s3.us-east-2.amazonaws.com/aws-public-blockchain/v1.1", Store::PublicLake),
            ("https://acme.s3.us-east-2.amazonaws.com/aws-public-blockchain", Store::Aws),
            ("https://storage.googleapis.com/acme", Store::Gcp),
            ("https://storage.googleapis.com.evil.example/acme", Store::Other),
            ("https://ledgers.example/pubnet", Store::Other),
            ("az://container/prefix", Store::Other),
        ] {
            assert_eq!(Store::of(url, None), store, "{url}");
        }
    }

    #[test]
    fn an_endpoint_of_ones_own_is_not_the_cloud() {
        assert_eq!(Store::of("s3://lake/x", Some("http://127.0.0.1:9000")), Store::Other);
        assert_eq!(Store::of("s3://aws-public-blockchain/x", Some("http://minio:9000")), Store::Other);
        assert_eq!(Store::of("s3://lake/x", Some("https://s3.us-east-2.amazonaws.com")), Store::Aws);
        assert_eq!(Store::of("gs://lake/x", Some("fake-gcs:4443")), Store::Other);
    }

    #[test]
    fn bytes_go_to_the_internet_unless_both_ends_are_known() {
        let here = Region { provider: Provider::Aws, name: "us-east-2".into() };
        let route = |url, region, runs_in| Route { url, endpoint: None, region, runs_in }.distance();
        assert_eq!(route("s3://lake", Some("us-east-2"), None), Distance::Internet);
        assert_eq!(route("s3://lake", Some("us-east-2"), Some(&here)), Distance::SameRegion);
        assert_eq!(route("s3://lake", Some("eu-west-1"), Some(&here)), Distance::CrossRegion);
        assert_eq!(route("s3://lake", None, Some(&here)), Distance::CrossRegion);
        assert_eq!(route("gs://lake", Some("us-east-2"), Some(&here)), Distance::Internet);
    }
}
