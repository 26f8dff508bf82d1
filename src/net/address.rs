//! Which addresses may be connected to.
//!
//! A URL may come from a template value or from somebody else's pipeline, so it must not become a way into the machine's own
//! network: by default only globally reachable unicast addresses pass. The special ranges are those of the IANA registries
//! (<https://www.iana.org/assignments/iana-ipv4-special-registry>, <https://www.iana.org/assignments/iana-ipv6-special-registry>).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Refuses private addresses, apart from the hosts that a project allows. The default allows none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddressPolicy {
    allowed: Vec<AllowedHost>,
}

/// A host that may be private; on every port when none is named.
#[derive(Debug, Clone, PartialEq, Eq)]
struct AllowedHost {
    host: Host<String>,
    port: Option<u16>,
}

/// An entry that is neither `HOST` nor `HOST:PORT`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{entry:?} is no HOST or HOST:PORT, such as 127.0.0.1, localhost:8080 or [::1]:8080")]
pub struct BadAllowedHost {
    /// As written.
    pub entry: String,
}

impl AddressPolicy {
    /// Allows the listed hosts: a name or an address, with or without a port. A name allows whatever it leads to; an address
    /// allows every name that leads to it.
    pub fn new<S: AsRef<str>>(allow_private: impl IntoIterator<Item = S>) -> Result<Self, BadAllowedHost> {
        let allowed = allow_private
            .into_iter()
            .map(|entry| {
                let entry = entry.as_ref();
                AllowedHost::parse(entry).ok_or_else(|| BadAllowedHost { entry: entry.to_owned() })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { allowed })
    }

    /// Whether a connection to `address` may be made for a URL with that host and port.
    pub fn permits(&self, host: &Host<&str>, address: IpAddr, port: u16) -> bool {
        is_global(address)
            || self.allowed.iter().any(|allowed| {
                allowed.port.is_none_or(|allowed| allowed == port)
                    && (same_host(&allowed.host, host) || host_address(&allowed.host) == Some(address.to_canonical()))
            })
    }

    /// The address that a URL names by itself, without resolution, when it is refused: an address literal in any spelling,
    /// or `localhost`. For telling before anything runs; connections are checked by themselves.
    pub fn refused_literal(&self, url: &Url) -> Option<IpAddr> {
        let host = url.host()?;
        let address = match host {
            Host::Ipv4(address) => IpAddr::V4(address),
            Host::Ipv6(address) => IpAddr::V6(address),
            Host::Domain(name) if is_localhost(name) => IpAddr::V4(Ipv4Addr::LOCALHOST),
            Host::Domain(_) => return None,
        };
        let port = url.port_or_known_default().unwrap_or_default();
        (!self.permits(&host, address, port)).then_some(address)
    }
}

impl AllowedHost {
    fn parse(entry: &str) -> Option<Self> {
        if let Ok(address) = entry.parse::<Ipv6Addr>() {
            return Some(Self { host: Host::Ipv6(address), port: None });
        }
        let (host, port) = match entry.rsplit_once(':') {
            Some((host, port)) if !entry.ends_with(']') => {
                (host, Some(port.parse::<u16>().ok().filter(|port| *port > 0)?))
            }
            _ => (entry, None),
        };
        // A wildcard is a legal character of a host name, and would silently never match.
        if host.contains('*') {
            return None;
        }
        let host = match Host::parse(host).ok()? {
            Host::Domain(name) => Host::Domain(name.trim_end_matches('.').to_owned()),
            address => address,
        };
        Some(Self { host, port })
    }
}

fn same_host(allowed: &Host<String>, host: &Host<&str>) -> bool {
    match (allowed, host) {
        (Host::Domain(allowed), Host::Domain(name)) => name.trim_end_matches('.').eq_ignore_ascii_case(allowed),
        _ => false,
    }
}

fn host_address(host: &Host<String>) -> Option<IpAddr> {
    match host {
        Host::Ipv4(address) => Some(IpAddr::V4(*address)),
        Host::Ipv6(address) => Some(IpAddr::V6(*address).to_canonical()),
        Host::Domain(_) => None,
    }
}

fn is_localhost(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}

/// Whether an address is unicast and reachable from everywhere.
fn is_global(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_global_v4(address),
        IpAddr::V6(address) => is_global_v6(address),
    }
}

fn is_global_v4(address: Ipv4Addr) -> bool {
    !matches!(
        address.octets(),
        [0 | 10 | 127 | 224.., ..]                  // this network, private, loopback, multicast, reserved, broadcast
            | [100, 64..=127, ..]                   // shared address space of carriers
            | [169, 254, ..]                        // link-local, which clouds use for instance metadata
            | [172, 16..=31, ..]
            | [192, 168, ..]
            | [192, 0, 0 | 2, _]                    // protocol assignments, documentation
            | [192, 88, 99, _]                      // 6to4 relays
            | [198, 18..=19, ..]                    // benchmarks
            | [198, 51, 100, _]
            | [203, 0, 113, _]
    )
}

fn is_global_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let embedded_v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_global_v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        // NAT64 and 6to4 lead to the IPv4 address inside.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => embedded_v4(high, low),
        // Protocol assignments with Teredo and ORCHID, documentation.
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        // Everything else of the global unicast block; outside it lie loopback, unique-local, link-local and multicast.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permits(policy: &AddressPolicy, url: &str) -> bool {
        policy.refused_literal(&Url::parse(url).unwrap()).is_none()
    }

    #[test]
    fn only_global_unicast_addresses_pass_by_default() {
        for private in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_global(private.parse().unwrap()), "{private}");
        }
        for global in [
            "1.1.1.1",
            "100.63.0.1",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.0.1",
            "223.255.255.1",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
            "2001:4860:4860::8888",
            "2002:808:808::1",
            "2606:4700::1111",
        ] {
            assert!(is_global(global.parse().unwrap()), "{global}");
        }
    }

    #[test]
    fn odd_spellings_of_private_addresses_are_seen_through() {
        let policy = AddressPolicy::default();
        for url in [
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "http://127.0.0.1./",
            "http://[::ffff:7f00:1]/",
            "http://[0:0:0:0:0:0:0:1]/",
            "http://①②⑦.⓪.⓪.①/",
            "http://LOCALHOST:1/",
            "http://x.localhost./",
        ] {
            assert!(!permits(&policy, url), "{url}");
        }
        assert!(permits(&policy, "https://example.com/"));
    }

    #[test]
    fn allowed_hosts_pass_on_their_port_only() {
        let policy = AddressPolicy::new(["127.0.0.1:8080", "[fd00::1]", "Hook.Internal", "::1"]).unwrap();
        assert!(permits(&policy, "http://127.0.0.1:8080/x"));
        assert!(permits(&policy, "http://[::ffff:127.0.0.1]:8080/x"));
        assert!(permits(&policy, "http://localhost:8080/"));
        assert!(!permits(&policy, "http://127.0.0.1:8081/x"));
        assert!(!permits(&policy, "http://127.0.0.2:8080/x"));
        assert!(permits(&policy, "http://[fd00::1]:1/"));
        assert!(permits(&policy, "http://[::1]:1/"));
        let private = "10.1.2.3".parse().unwrap();
        assert!(policy.permits(&Host::Domain("hook.internal."), private, 1));
        assert!(!policy.permits(&Host::Domain("other.internal"), private, 1));
        let web = AddressPolicy::new(["localhost:80"]).unwrap();
        assert!(permits(&web, "http://localhost/"));
        assert!(!permits(&web, "http://127.0.0.1/"));
    }

    #[test]
    fn entries_that_could_never_match_are_refused() {
        for bad in ["", "http://x", "x/y", "a b", "*.internal", "x:0", "x:y", "x:99999", "[::1"] {
            assert!(AddressPolicy::new([bad]).is_err(), "{bad}");
        }
    }
}
