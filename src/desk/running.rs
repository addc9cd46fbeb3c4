//! A desk that runs already for the same folder of the same person: told by a file that only this person can read.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    time::Duration,
};

use gongbao_base::digest::Digest;
use gongbao_files::{SystemError, atomic};

/// The record of a running desk.
#[derive(Debug)]
pub struct RunningDesk {
    record: PathBuf,
}

impl RunningDesk {
    /// The record of the desk of a folder, in this person's folder for such things.
    #[must_use]
    pub fn of(site: &Path, own: &Path) -> Self {
        let site = site.canonicalize().unwrap_or_else(|_| site.to_owned());
        let name = Digest::of(site.as_os_str().as_encoded_bytes()).short();
        Self { record: own.join(format!("gongbao-desk-{name}")) }
    }

    /// The first address of the desk that runs, when one does.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        let address = fs::read_to_string(&self.record).ok()?;
        let port = address.strip_prefix("http://127.0.0.1:")?.split('/').next()?.parse().ok()?;
        let timeout = Duration::from_millis(500);
        let mut stream =
            TcpStream::connect_timeout(&SocketAddr::from(([127, 0, 0, 1], port)), timeout).ok()?;
        stream.set_read_timeout(Some(timeout)).ok()?;
        let path = address.split_once(&format!(":{port}"))?.1;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        )
        .ok()?;
        let mut answer = String::new();
        let _ = stream.take(64).read_to_string(&mut answer);
        // Only the desk that wrote the record knows the token.
        answer.starts_with("HTTP/1.1 303").then_some(address)
    }

    /// Records the first address.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn record(&self, address: &str) -> Result<(), SystemError> {
        let _ = fs::remove_file(&self.record);
        atomic::create_private(&self.record, address.as_bytes())
            .map_err(SystemError::writing(&self.record))
    }
}
