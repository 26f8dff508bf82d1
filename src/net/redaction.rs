//! How a URL is shown to people: never with what may be a credential.

use std::fmt::Write as _;

use url::Url;

/// Path segments of at least this length that mix letters and digits are taken for tokens.
const TOKEN_LENGTH: usize = 20;

/// `scheme://host[:port]/path`, without user, password, query and fragment.
///
/// Incoming-webhook services put their token into the path, so a long segment that mixes letters and digits is shown as `…`.
pub fn shown_url(url: &Url) -> String {
    let mut shown = format!("{}://{}", url.scheme(), url.host_str().unwrap_or_default());
    if let Some(port) = url.port() {
        write!(shown, ":{port}").expect("writing to a String cannot fail");
    }
    for segment in url.path_segments().into_iter().flatten() {
        shown.push('/');
        shown.push_str(if looks_like_token(segment) { "…" } else { segment });
    }
    shown
}

fn looks_like_token(segment: &str) -> bool {
    segment.len() >= TOKEN_LENGTH
        && segment.bytes().any(|b| b.is_ascii_digit())
        && segment.bytes().any(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_in_any_part_of_a_url_are_not_shown() {
        for (url, shown) in [
            ("https://user:pa55@example.com/hook?token=abc#x", "https://example.com/hook"),
            ("http://127.0.0.1:8080/hook", "http://127.0.0.1:8080/hook"),
            ("http://[::1]:8080", "http://[::1]:8080/"),
            (
                "https://hooks.example.com/services/T00/B00/a1B2c3D4e5F6g7H8i9J0k1L2",
                "https://hooks.example.com/services/T00/B00/…",
            ),
        ] {
            assert_eq!(shown_url(&Url::parse(url).unwrap()), shown);
        }
    }
}
