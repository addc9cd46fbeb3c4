//! Requests over HTTP: one pool of connections, time limits, and a few tries where a failure may pass by itself.

use std::{
    fs::File,
    io::{self, Read},
    sync::Arc,
    time::{Duration, Instant},
};

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

/// How long anything may take that has no length.
const PATIENCE: Duration = Duration::from_secs(if cfg!(test) { 1 } else { 60 });
/// A body may take longer, by its length; a line slower than this, in bytes a second, is as good as none.
const SLOWEST: u64 = 8 << 10;
/// A server that asks for a longer pause is asked again by the next run.
const LONGEST_PAUSE: u64 = 120;

/// How long a body of this length may take.
fn allowance(length: u64) -> Duration {
    PATIENCE + Duration::from_secs(length / SLOWEST)
}

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
        let limit = Some(PATIENCE);
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
            let mut pause = Duration::from_millis(300 << (self.tries - left).min(6));
            match answer {
                Ok(answer) if left > 0 && PASSING.contains(&answer.status().as_u16()) => {
                    match header(&answer, "retry-after").parse() {
                        Ok(seconds) if seconds > LONGEST_PAUSE => {
                            return Err(busy(what, key, seconds));
                        }
                        Ok(seconds) => pause = pause.max(Duration::from_secs(seconds)),
                        Err(_) => {}
                    }
                }
                Ok(answer) => return Ok(answer),
                Err(_) if left > 0 => {}
                Err(why) => return Err(PublishError::object(what, key, &why)),
            }
            std::thread::sleep(pause);
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
        let length = out.body.map_or(0, ObjectBody::length);
        let answer = match out.body {
            None => self.run(request.body(()).map_err(text)?, length),
            Some(ObjectBody::Bytes(bytes)) => {
                self.run(request.body(bytes.as_slice()).map_err(text)?, length)
            }
            Some(ObjectBody::File(path, _)) => {
                let file = File::open(path).map_err(|error| error.to_string())?;
                self.run(request.body(file).map_err(text)?, length)
            }
        };
        answer.map_err(|error| error.to_string())
    }

    fn run<B: ureq::AsSendBody>(
        &self,
        request: Request<B>,
        length: u64,
    ) -> Result<Response<ureq::Body>, ureq::Error> {
        let request = self.agent.configure_request(request);
        let limit = Some(allowance(length));
        self.agent.run(request.timeout_send_body(limit).build())
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
    let body = answer.into_body().into_reader();
    Box::new(PacedReader { body, since: Instant::now(), read: 0 })
}

/// A body that must not drip: limits for each read alone let a server take for ever.
struct PacedReader<R> {
    body: R,
    since: Instant,
    read: u64,
}

impl<R: Read> Read for PacedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.body.read(buffer)?;
        self.read += count as u64;
        if self.since.elapsed() > allowance(self.read) {
            return Err(io::Error::new(io::ErrorKind::TimedOut, "太慢 / too slow"));
        }
        Ok(count)
    }
}

fn busy(what: &Message, key: &str, seconds: u64) -> PublishError {
    PublishError::object(what, key, &format!("Retry-After {seconds} s"))
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::{io::Write as _, net::TcpListener, thread};

    /// A server that answers each connection with the next of these, and then in drips.
    fn server(answers: Vec<&'static str>, drips: usize) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                let mut head = [0; 2048];
                let _ = stream.read(&mut head);
                stream.write_all(answer.as_bytes()).unwrap();
                for _ in 0..drips {
                    thread::sleep(Duration::from_millis(100));
                    if stream.write_all(b"x").is_err() {
                        break;
                    }
                }
            }
        });
        format!("http://{address}/a")
    }

    #[test]
    fn a_drip_ends() {
        let url = server(vec!["HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"], 100);
        let since = Instant::now();
        let mut body = HttpTransport::new(1).open(&url).unwrap().unwrap();
        let read = io::copy(&mut body, &mut io::sink());
        assert_eq!(read.map_err(|error| error.kind()), Err(io::ErrorKind::TimedOut));
        assert!(since.elapsed() < Duration::from_secs(5), "{:?}", since.elapsed());
    }

    #[test]
    fn a_server_that_asks_for_a_pause_gets_it_or_the_run_ends() {
        const BUSY: &str =
            "HTTP/1.1 503 Busy\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        const DONE: &str = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        const LONG: &str = "HTTP/1.1 429 Busy\r\nRetry-After: 86400\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        let since = Instant::now();
        assert!(HttpTransport::new(2).open(&server(vec![BUSY, DONE], 0)).unwrap().is_some());
        assert!(since.elapsed() >= Duration::from_secs(2));
        let refused = HttpTransport::new(5).open(&server(vec![LONG, DONE], 0)).map(|_| ());
        let refused = refused.unwrap_err().to_string();
        assert!(refused.contains("Retry-After 86400"), "{refused}");
    }
}
