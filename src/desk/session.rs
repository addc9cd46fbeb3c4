//! Who may ask: only the window that was opened with the token. Another page in the same browser has neither the cookie nor the
//! right origin, and a name that leads here from elsewhere is no right host.

/// A session of the desk: its token and its port.
#[derive(Clone, Debug)]
pub struct Session {
    token: String,
    port: u16,
}

/// What nobody guesses: 64 hexadecimal digits.
///
/// # Errors
/// When the system gives no random bytes.
pub(super) fn random_token() -> std::io::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether a token is the right one; every byte is looked at.
pub(super) fn is_same(own: &str, given: &str) -> bool {
    let (own, given) = (own.as_bytes(), given.as_bytes());
    own.len() == given.len() && own.iter().zip(given).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

/// What a request says of where it comes from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RequestOrigin<'a> {
    pub(super) post: bool,
    pub(super) host: &'a str,
    pub(super) origin: Option<&'a str>,
    pub(super) site: Option<&'a str>,
    pub(super) cookies: &'a str,
    pub(super) media: &'a str,
}

impl Session {
    /// A session with a random token. The port is told once it is known.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn new(port: u16) -> std::io::Result<Self> {
        Ok(Self { token: random_token()?, port })
    }

    /// The first address.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.port, self.token)
    }

    /// Whether this is the token.
    pub(super) fn is_token(&self, given: &str) -> bool {
        is_same(&self.token, given)
    }

    /// The cookie that the first address sets.
    pub(super) fn cookie(&self) -> String {
        format!("{}={}; HttpOnly; SameSite=Strict; Path=/", self.cookie_name(), self.token)
    }

    /// Every desk has its own: browsers share cookies between the ports of a host.
    fn cookie_name(&self) -> String {
        format!("gongbao-{}", self.port)
    }

    /// Whether the host is this machine, by a name that cannot be led elsewhere.
    pub(super) fn is_host(&self, host: &str) -> bool {
        ["127.0.0.1", "localhost"].iter().any(|name| host == format!("{name}:{}", self.port))
    }

    /// Whether a request comes from the window.
    pub(super) fn admits(&self, request: &RequestOrigin<'_>) -> bool {
        let own_origin = request
            .origin
            .map(|origin| origin.strip_prefix("http://").is_some_and(|host| self.is_host(host)));
        let origin =
            if request.post { own_origin == Some(true) } else { own_origin != Some(false) };
        let site = !matches!(request.site, Some("cross-site" | "same-site"));
        let prefix = format!("{}=", self.cookie_name());
        let cookie = request.cookies.split(';').any(|cookie| {
            cookie.trim().strip_prefix(prefix.as_str()).is_some_and(|token| self.is_token(token))
        });
        let media = request.media.split(';').next().unwrap_or_default().trim();
        let media =
            !request.post || matches!(media, "application/json" | "application/octet-stream");
        self.is_host(request.host) && origin && site && cookie && media
    }
}

#[cfg(test)]
mod tests {
    use super::{RequestOrigin, Session};

    #[test]
    fn only_the_window_is_admitted() {
        let session = Session { token: "a".repeat(64), port: 4000 };
        let cookies = format!("other=1; gongbao-4000={}", session.token);
        let good = RequestOrigin {
            post: true,
            host: "127.0.0.1:4000",
            origin: Some("http://127.0.0.1:4000"),
            site: Some("same-origin"),
            cookies: &cookies,
            media: "application/json",
        };
        assert!(session.admits(&good));
        assert!(session.admits(&RequestOrigin { post: false, origin: None, media: "", ..good }));
        for bad in [
            RequestOrigin { host: "127.0.0.1:4001", ..good },
            RequestOrigin { host: "evil.example", ..good },
            RequestOrigin { host: "127.0.0.1", ..good },
            RequestOrigin { origin: None, ..good },
            RequestOrigin { origin: Some("null"), ..good },
            RequestOrigin { origin: Some("http://127.0.0.1:4001"), ..good },
            RequestOrigin { origin: Some("https://evil.example"), post: false, ..good },
            RequestOrigin { site: Some("cross-site"), post: false, ..good },
            RequestOrigin { cookies: "", ..good },
            RequestOrigin { cookies: "gongbao-4000=aaaa", ..good },
            RequestOrigin { media: "text/plain", ..good },
            RequestOrigin { media: "application/x-www-form-urlencoded", ..good },
        ] {
            assert!(!session.admits(&bad), "{bad:?}");
        }
    }
}
