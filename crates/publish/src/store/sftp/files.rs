//! Files on an SFTP server: written in chunks, read in chunks, renamed and linked through extensions.

use std::{
    io::{self, Read},
    sync::Arc,
};

use russh_sftp::{
    client::{RawSftpSession, error::Error},
    protocol::{FileAttributes, OpenFlags, Packet, StatusCode},
};

use super::connection::SftpSession;
use crate::store::body::ObjectBody;

/// Every server takes and gives so many bytes at a time.
const CHUNK: u32 = 32 << 10;

/// Nothing, when that is because there is no such file.
pub(super) fn absent<T>(result: Result<T, Error>) -> Result<Option<T>, Error> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_absent(error: &Error) -> bool {
    matches!(error, Error::Status(status) if status.status_code == StatusCode::NoSuchFile)
}

/// Makes the folders above a path.
async fn make_folders(sftp: &RawSftpSession, path: &str) {
    for (at, _) in path.match_indices('/').skip(1) {
        // One that is there is refused like one that cannot be made; the next step tells.
        let _ = sftp.mkdir(&path[..at], FileAttributes::empty()).await;
    }
}

/// Writes a file that must not be there, or may be, by the flags; with the folders above it.
pub(super) async fn write(
    sftp: &RawSftpSession,
    path: &str,
    flags: OpenFlags,
    body: &ObjectBody,
) -> Result<(), Error> {
    let attributes = FileAttributes::empty();
    let handle = match sftp.open(path, flags, attributes.clone()).await {
        Err(error) if is_absent(&error) => {
            make_folders(sftp, path).await;
            sftp.open(path, flags, attributes).await?
        }
        other => other?,
    };
    let written = fill(sftp, &handle.handle, body).await;
    sftp.close(handle.handle).await?;
    written
}

/// The names in a folder.
pub(super) async fn names(sftp: &RawSftpSession, folder: &str) -> Result<Vec<String>, Error> {
    let handle = sftp.opendir(folder).await?.handle;
    let mut names = Vec::new();
    let read = loop {
        match sftp.readdir(handle.as_str()).await {
            Ok(some) => names.extend(some.files.into_iter().map(|file| file.filename)),
            Err(Error::Status(status)) if status.status_code == StatusCode::Eof => break Ok(names),
            Err(error) => break Err(error),
        }
    };
    sftp.close(handle).await?;
    read
}

async fn fill(sftp: &RawSftpSession, handle: &str, body: &ObjectBody) -> Result<(), Error> {
    let mut reader = body.reader()?;
    let (mut buffer, mut offset) = (vec![0; CHUNK as usize], 0);
    loop {
        let count = reader.read(&mut buffer)?;
        if count == 0 {
            return Ok(());
        }
        sftp.write(handle, offset, buffer[..count].to_vec()).await?;
        offset += count as u64;
    }
}

/// An extension that takes two paths; the folders above the second are made when they are missing.
pub(super) async fn extended(
    sftp: &RawSftpSession,
    extension: &str,
    from: &str,
    to: &str,
) -> Result<(), Error> {
    match extended_once(sftp, extension, from, to).await {
        Err(error) if is_absent(&error) => {
            make_folders(sftp, to).await;
            extended_once(sftp, extension, from, to).await
        }
        other => other,
    }
}

async fn extended_once(
    sftp: &RawSftpSession,
    extension: &str,
    from: &str,
    to: &str,
) -> Result<(), Error> {
    let mut data = Vec::with_capacity(from.len() + to.len() + 8);
    for path in [from, to] {
        let length = u32::try_from(path.len())
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, "the path is too long"))?;
        data.extend(length.to_be_bytes());
        data.extend(path.as_bytes());
    }
    match sftp.extended(extension, data).await? {
        Packet::Status(status) if status.status_code == StatusCode::Ok => Ok(()),
        Packet::Status(status) => Err(Error::Status(status)),
        _ => Err(Error::UnexpectedPacket),
    }
}

/// Reads a file in chunks.
pub(super) struct SftpReader {
    session: Arc<SftpSession>,
    handle: String,
    offset: u64,
    left: Vec<u8>,
}

impl SftpReader {
    pub(super) fn new(session: Arc<SftpSession>, handle: String) -> Self {
        Self { session, handle, offset: 0, left: Vec::new() }
    }
}

impl Read for SftpReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.is_empty() {
            let read = self.session.sftp.read(self.handle.as_str(), self.offset, CHUNK);
            match self.session.wait(read) {
                Ok(data) => {
                    self.offset += data.data.len() as u64;
                    self.left = data.data;
                }
                Err(Error::Status(status)) if status.status_code == StatusCode::Eof => {
                    return Ok(0);
                }
                Err(error) => return Err(io::Error::other(error.to_string())),
            }
        }
        let count = buffer.len().min(self.left.len());
        buffer[..count].copy_from_slice(&self.left[..count]);
        self.left.drain(..count);
        Ok(count)
    }
}

impl Drop for SftpReader {
    fn drop(&mut self) {
        let _ = self.session.wait(self.session.sftp.close(self.handle.as_str()));
    }
}
