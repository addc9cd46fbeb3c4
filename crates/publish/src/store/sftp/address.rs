//! The address of an SFTP target: `sftp://user@host:port/folder`.

/// An address in its parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SftpAddress<'a> {
    pub(super) user: Option<&'a str>,
    /// Without the brackets of an IPv6 address.
    pub(super) host: &'a str,
    pub(super) port: u16,
    pub(super) folder: &'a str,
}

impl<'a> SftpAddress<'a> {
    pub(super) fn parse(address: &'a str) -> Option<Self> {
        let rest = address.strip_prefix("sftp://")?;
        let (authority, folder) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
        let (user, host) = match authority.rsplit_once('@') {
            Some((user, host)) => (Some(user), host),
            None => (None, authority),
        };
        let (host, port) = match host.rsplit_once(':') {
            Some((host, port)) if !host.ends_with(':') => (host, port.parse().ok()?),
            _ => (host, 22),
        };
        let address = Self { user, host: host.trim_matches(['[', ']']), port, folder };
        (!host.is_empty()).then_some(address)
    }
}

#[cfg(test)]
mod tests {
    use super::SftpAddress;

    #[test]
    fn addresses_in_parts() {
        let parse = |address| {
            SftpAddress::parse(address)
                .map(|SftpAddress { user, host, port, folder }| (user, host, port, folder))
        };
        assert_eq!(parse("sftp://u@h:2222/srv/www"), Some((Some("u"), "h", 2222, "/srv/www")));
        assert_eq!(parse("sftp://h/srv"), Some((None, "h", 22, "/srv")));
        assert_eq!(parse("sftp://h:x/srv"), None);
        assert_eq!(parse("sftp:///srv"), None);
    }
}
