//! Requests over HTTP: one pool of connections, time limits, and a few tries where a failure may pass by itself.

use std::{fs::File, io::Read, sync::Arc, time::Duration};

use ureq::{
    Agent,
    http::{Method, Request, Response},
    tls::{RootCerts, TlsConfig},
};

use super::body::ObjectBody;
use crate::error::PublishError;
use gongbao_base::finding::Message;

/// Answers that may be better the next time.
const PASSING: [u16; 6] = [408, 429, 500, 502, 503, 504];

/// A client.
#[derive(Clone, Debug)]
pub(crate) struct HttpTransport {
    agent: Agent,
    tries: u32,
}

/// What is sent: headers and body.
#[derive(Debug, Default)]
pub(crate) struct HttpMessage<'a> {
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<&'a ObjectBody>,
}

impl HttpTransport {
    /// A client that tries a few times.
    pub(crate) fn new(tries: u32) -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        // The system's own list of authorities, which on an office's machine may hold one of the office's.
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(provider)
            .build();
        let limit = Some(Duration::from_secs(60));
        let config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            .max_redirects(0)
            .allow_non_standard_methods(true)
            .timeout_connect(Some(Duration::from_secs(15)))
            .timeout_recv_response(limit)
            .timeout_per_read(limit)
            .timeout_per_write(limit)
            .max_idle_connections(64)
            .max_idle_connections_per_host(64)
            .user_agent(concat!("gongbao/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.new_agent(), tries: tries.max(1) }
    }

    /// Sends a request. `url` is asked for each try, since signatures hold a time. Messages name the key and never the
    /// address, which may hold a signature.
    pub(crate) fn send(
        &self,
        what: &Message,
        key: &str,
        method: &str,
        url: &dyn Fn() -> String,
        out: &HttpMessage<'_>,
    ) -> Result<Response<ureq::Body>, PublishError> {
        let mut left = self.tries;
        loop {
            left -= 1;
            let answer = self.once(method, &url(), out);
            match answer {
                Ok(answer) if left > 0 && PASSING.contains(&answer.status().as_u16()) => {}
                Ok(answer) => return Ok(answer),
                Err(_) if left > 0 => {}
                Err(why) => return Err(PublishError::object(what, key, &why)),
            }
            std::thread::sleep(Duration::from_millis(300 << (self.tries - left).min(6)));
        }
    }

    fn once(
        &self,
        method: &str,
        url: &str,
        out: &HttpMessage<'_>,
    ) -> Result<Response<ureq::Body>, String> {
        let method = Method::from_bytes(method.as_bytes()).map_err(|error| error.to_string())?;
        let mut request = Request::builder().method(method).uri(url);
        for (name, value) in &out.headers {
            request = request.header(*name, value);
        }
        let text = |error: ureq::http::Error| error.to_string();
        let answer = match out.body {
            None => self.agent.run(request.body(()).map_err(text)?),
            Some(ObjectBody::Bytes(bytes)) => {
                self.agent.run(request.body(bytes.as_slice()).map_err(text)?)
            }
            Some(ObjectBody::File(path, _)) => {
                let file = File::open(path).map_err(|error| error.to_string())?;
                self.agent.run(request.body(file).map_err(text)?)
            }
        };
        answer.map_err(|error| error.to_string())
    }

    /// Reads a public address, as readers do; `None` when it is not there.
    pub(crate) fn open(&self, url: &str) -> Result<Option<Box<dyn Read>>, PublishError> {
        let what = Message::new("读取", "read");
        let answer = self.send(&what, url, "GET", &|| url.to_owned(), &HttpMessage::default())?;
        Ok(answer.status().is_success().then(|| reader(answer)))
    }
}

/// The body of an answer.
pub(crate) fn reader(answer: Response<ureq::Body>) -> Box<dyn Read> {
    Box::new(answer.into_body().into_reader())
}

/// A header of an answer.
pub(crate) fn header(answer: &Response<ureq::Body>, name: &str) -> String {
    let value = answer.headers().get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}

/// The failure that an answer's status is. Bodies are left out: some stores repeat the signed request in them.
pub(crate) fn refused(what: &Message, key: &str, answer: &Response<ureq::Body>) -> PublishError {
    PublishError::object(what, key, &format!("HTTP {}", answer.status().as_u16()))
}
