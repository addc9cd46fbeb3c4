//! The hosts of web addresses: which are the government's, which are allowed, which belong to nobody.

/// The host of an `http` or `https` address, without port and user.
#[must_use]
pub fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    host.split(':').next().filter(|host| !host.is_empty())
}

/// Whether a host is a domain or below it.
#[must_use]
pub fn is_within(host: &str, domain: &str) -> bool {
    let host = host.to_ascii_lowercase();
    host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

/// Whether an address is of another than a government host or one that the settings allow.
#[must_use]
pub fn is_foreign(url: &str, allowed: &[String]) -> bool {
    let Some(host) = host(url) else { return false };
    let within = |domain: &str| is_within(host, domain);
    !(within("gov.cn") || within("政务") || allowed.iter().any(|domain| within(domain)))
}

/// Whether an address is of a host that is reserved for examples, so that nobody can be sent there.
#[must_use]
pub fn is_example(url: &str) -> bool {
    host(url).is_some_and(|host| host.ends_with(".example"))
}

#[cfg(test)]
mod tests {
    use super::is_foreign;

    #[test]
    fn government_and_allowed_hosts_are_linked_directly() {
        let allowed = ["12348.net".to_owned()];
        assert!(!is_foreign("https://www.gov.cn/x", &allowed));
        assert!(!is_foreign("https://gd.12348.net/", &allowed));
        assert!(!is_foreign("mailto:a@b.com", &allowed));
        assert!(is_foreign("https://www.fakegov.cn/", &allowed));
        assert!(is_foreign("https://example.com/?x=gov.cn", &allowed));
    }
}
