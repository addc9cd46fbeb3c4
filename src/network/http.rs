//! Requests over HTTP: an address is read as any reader reads it, and a time authority is asked.

use std::{io::Read, sync::Arc, time::Duration};

use ureq::{
    Agent,
    tls::{RootCerts, TlsConfig},
};

use gongbao_files::SystemError;

/// The longest answer of a time authority, in bytes.
const REPLY: u64 = 1 << 20;

/// A client that follows no redirects and keeps no cookies.
#[derive(Clone, Debug)]
pub(crate) struct FetchClient(Agent);

impl FetchClient {
    /// A new client.
    ///
    /// # Errors
    /// When this program was built without the network.
    pub(crate) fn new() -> Result<Self, SystemError> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        // The system's own list of authorities, which on an office's machine may hold one of the office's.
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(provider)
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_connect(Some(Duration::from_secs(15)))
            .timeout_recv_response(Some(Duration::from_secs(60)))
            .timeout_per_read(Some(Duration::from_secs(60)))
            .user_agent(concat!("gongbao/", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(Self(config.new_agent()))
    }

    /// The status of an address, and its body.
    ///
    /// # Errors
    /// Why it cannot be reached.
    pub(crate) fn get(&self, url: &str) -> Result<(u16, Box<dyn Read>), String> {
        let answer = self.0.get(url).call().map_err(|error| error.to_string())?;
        Ok((answer.status().as_u16(), Box::new(answer.into_body().into_reader())))
    }

    /// Asks a time authority (RFC 3161, 3.4).
    ///
    /// # Errors
    /// Why there is no answer.
    pub(crate) fn timestamp(&self, url: &str, query: &[u8]) -> Result<Vec<u8>, String> {
        let request = self.0.post(url).header("content-type", "application/timestamp-query");
        let answer = request.send(query).map_err(|error| error.to_string())?;
        if !answer.status().is_success() {
            return Err(format!("HTTP {}", answer.status().as_u16()));
        }
        let mut reply = Vec::new();
        let read = answer.into_body().into_reader().take(REPLY).read_to_end(&mut reply);
        read.map(|_| reply).map_err(|error| error.to_string())
    }
}
