//! SFTP without a system ssh: release folders, hard links and one switch, as in a folder of this machine.
//!
//! Plain SFTP refuses to rename over a name that is there; `posix-rename@openssh.com` does it in one step, so a server
//! without it cannot switch and is refused.

use std::{
    io::{self, Read},
    sync::Arc,
    time::Duration,
};

use russh::{
    client::{self, Handle},
    keys::{HashAlg, PrivateKeyWithHashAlg, PublicKeyOrCertificate, load_secret_key},
};
use russh_sftp::{
    client::{RawSftpSession, error::Error},
    protocol::{FileAttributes, OpenFlags, Packet, StatusCode},
};
use tokio::runtime::Runtime;

use super::{Body, Created, Head, Headers, Stop, Store, Switching, failed, folder::CURRENT, part};
use crate::release::CONTROL;
use gongbao_base::finding::Message;
use gongbao_content::publish::Target;
use gongbao_files::SystemError;

/// Every server takes and gives so many bytes at a time.
const CHUNK: usize = 32 << 10;

const RENAME: &str = "posix-rename@openssh.com";
const HARD_LINK: &str = "hardlink@openssh.com";

/// How the server is told who asks.
pub(super) struct Login {
    pub(super) user: Option<String>,
    /// A password, or the passphrase of the key.
    pub(super) password: Option<String>,
    pub(super) key_file: Option<String>,
}

/// A folder on a server.
pub(super) struct Sftp {
    root: String,
    session: Arc<Session>,
    links: bool,
}

/// The connection; it ends with its last user.
struct Session {
    runtime: Runtime,
    sftp: RawSftpSession,
    _handle: Handle<Server>,
}

impl Session {
    fn wait<T>(&self, what: impl Future<Output = T>) -> T {
        self.runtime.block_on(what)
    }
}

/// Proves that the server is the one that the settings name.
struct Server {
    fingerprint: String,
}

impl client::Handler for Server {
    type Error = russh::Error;

    async fn check_server_key(
        &mut self,
        key: &PublicKeyOrCertificate,
    ) -> Result<bool, Self::Error> {
        Ok(match key {
            PublicKeyOrCertificate::PublicKey { key, .. } => {
                key.fingerprint(HashAlg::Sha256).to_string() == self.fingerprint
            }
            PublicKeyOrCertificate::Certificate(_) => false,
        })
    }
}

/// `sftp://user@host:port/folder` in its parts.
fn parts(address: &str) -> Option<(Option<&str>, &str, u16, &str)> {
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
    (!host.is_empty()).then_some((user, host.trim_matches(['[', ']']), port, folder))
}

impl Sftp {
    pub(super) fn connect(target: &Target, login: Login) -> Result<Self, Stop> {
        let wrong = || {
            SystemError::usage(
                "SFTP 地址写成 sftp://用户@主机:端口/目录",
                "an SFTP address is written sftp://user@host:port/folder",
            )
        };
        let (user, host, port, folder) = parts(&target.address).ok_or_else(wrong)?;
        let user = login.user.clone().or_else(|| user.map(str::to_owned)).ok_or_else(wrong)?;
        let fingerprint = target.host_key.clone().unwrap_or_default();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let (handle, sftp, extensions) =
            runtime.block_on(connect(host, port, user, login, fingerprint))?;
        if !extensions.iter().any(|name| name == RENAME) {
            return Err(Stop::fault(
                format!(
                    "SFTP 服务器不支持 {RENAME}，不能一步切换版本，没有改动；可改用其他类型的目标"
                ),
                format!(
                    "the SFTP server lacks {RENAME}, so it cannot switch in one step; nothing was changed"
                ),
            ));
        }
        let links = extensions.iter().any(|name| name == HARD_LINK);
        let root = folder.trim_end_matches('/').to_owned();
        Ok(Self { root, links, session: Arc::new(Session { runtime, sftp, _handle: handle }) })
    }

    fn at(&self, key: &str) -> String {
        format!("{}/{key}", self.root)
    }

    async fn folders(&self, path: &str) {
        for (at, _) in path.match_indices('/').skip(1) {
            // One that is there is refused like one that cannot be made; the next step tells.
            let _ = self.session.sftp.mkdir(&path[..at], FileAttributes::empty()).await;
        }
    }

    /// Writes a file that must not be there, or may be, by the flags.
    async fn write(&self, path: &str, flags: OpenFlags, body: &Body) -> Result<(), Error> {
        let sftp = &self.session.sftp;
        let attributes = FileAttributes::empty();
        let handle = match sftp.open(path, flags, attributes.clone()).await {
            Err(Error::Status(status)) if status.status_code == StatusCode::NoSuchFile => {
                self.folders(path).await;
                sftp.open(path, flags, attributes).await?
            }
            other => other?,
        };
        let mut reader = body.reader()?;
        let (mut buffer, mut offset) = (vec![0; CHUNK], 0);
        let written = loop {
            let count = match reader.read(&mut buffer) {
                Ok(0) => break Ok(()),
                Ok(count) => count,
                Err(error) => break Err(Error::from(error)),
            };
            if let Err(error) = sftp.write(&handle.handle, offset, buffer[..count].to_vec()).await {
                break Err(error);
            }
            offset += count as u64;
        };
        sftp.close(handle.handle).await?;
        written
    }

    /// An extension whose data are two names.
    async fn two(&self, extension: &str, from: &str, to: &str) -> Result<(), Error> {
        let mut data = Vec::with_capacity(from.len() + to.len() + 8);
        for name in [from, to] {
            data.extend(u32::try_from(name.len()).unwrap_or_default().to_be_bytes());
            data.extend(name.as_bytes());
        }
        match self.session.sftp.extended(extension, data).await? {
            Packet::Status(status) if status.status_code == StatusCode::Ok => Ok(()),
            Packet::Status(status) => Err(Error::Status(status)),
            _ => Err(Error::UnexpectedPacket),
        }
    }

    async fn two_with_folders(&self, extension: &str, from: &str, to: &str) -> Result<(), Error> {
        match self.two(extension, from, to).await {
            Err(Error::Status(status)) if status.status_code == StatusCode::NoSuchFile => {
                self.folders(to).await;
                self.two(extension, from, to).await
            }
            other => other,
        }
    }

    fn is_there(&self, path: &str) -> Result<bool, Error> {
        absent(self.session.wait(self.session.sftp.lstat(path))).map(|there| there.is_some())
    }
}

async fn connect(
    host: &str,
    port: u16,
    user: String,
    login: Login,
    fingerprint: String,
) -> Result<(Handle<Server>, RawSftpSession, Vec<String>), Stop> {
    let no = |why: String| {
        Stop::fault(
            format!("不能连接 SFTP 服务器：{why}"),
            format!("cannot reach the SFTP server: {why}"),
        )
    };
    let config = client::Config {
        inactivity_timeout: Some(Duration::from_secs(120)),
        keepalive_interval: Some(Duration::from_secs(20)),
        ..client::Config::default()
    };
    let server = Server { fingerprint };
    let mut handle = client::connect(Arc::new(config), (host, port), server).await.map_err(|error| {
        match error {
            russh::Error::UnknownKey => Stop::fault(
                "SFTP 服务器的指纹和 site.yaml 里的不同，可能连错了机器，没有登录",
                "the server's fingerprint is not the one in site.yaml; it may be another machine, so no login was tried",
            ),
            error => no(error.to_string()),
        }
    })?;
    let answer = if let Some(path) = &login.key_file {
        let key = load_secret_key(path, login.password.as_deref())
            .map_err(|error| no(format!("{path}: {error}")))?;
        let hash = handle.best_supported_rsa_hash().await.ok().flatten().flatten();
        handle.authenticate_publickey(user, PrivateKeyWithHashAlg::new(Arc::new(key), hash)).await
    } else {
        handle.authenticate_password(user, login.password.unwrap_or_default()).await
    };
    if !answer.map_err(|error| no(error.to_string()))?.success() {
        return Err(no("登录被拒绝 (login refused)".to_owned()));
    }
    let opened = async {
        let channel = handle.channel_open_session().await?;
        channel.request_subsystem(true, "sftp").await?;
        Ok::<_, russh::Error>(channel)
    };
    let channel = opened.await.map_err(|error| no(error.to_string()))?;
    let sftp = RawSftpSession::new(channel.into_stream());
    sftp.set_timeout(60);
    let version = sftp.init().await.map_err(|error| no(error.to_string()))?;
    Ok((handle, sftp, version.extensions.into_keys().collect()))
}

/// Nothing, when that is because there is no such file.
fn absent<T>(result: Result<T, Error>) -> Result<Option<T>, Error> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Error::Status(status)) if status.status_code == StatusCode::NoSuchFile => Ok(None),
        Err(error) => Err(error),
    }
}

fn fault<'a>(zh: &'a str, en: &'a str, key: &'a str) -> impl Fn(Error) -> Stop + 'a {
    move |error| failed(&Message { zh: zh.to_owned(), en: en.to_owned() }, key, &error.to_string())
}

impl Store for Sftp {
    fn keeps_headers(&self) -> bool {
        false
    }

    fn put(&self, key: &str, body: &Body, _: Headers<'_>) -> Result<(), Stop> {
        let (temporary, path) = (self.at(&part(key)), self.at(key));
        let flags = OpenFlags::CREATE | OpenFlags::TRUNCATE | OpenFlags::WRITE;
        let put = async {
            self.write(&temporary, flags, body).await?;
            self.two_with_folders(RENAME, &temporary, &path).await
        };
        self.session.wait(put).map_err(fault("上传", "send", key))
    }

    fn head(&self, key: &str) -> Result<Option<Head>, Stop> {
        let there = absent(self.session.wait(self.session.sftp.lstat(self.at(key))));
        let there = there.map_err(fault("查询", "look at", key))?;
        Ok(there
            .map(|there| Head { length: there.attrs.size.unwrap_or(u64::MAX), ..Head::default() }))
    }

    fn get(&self, key: &str) -> Result<Option<Box<dyn Read>>, Stop> {
        let open = self.session.sftp.open(self.at(key), OpenFlags::READ, FileAttributes::empty());
        let handle = absent(self.session.wait(open)).map_err(fault("读取", "read", key))?;
        Ok(handle.map(|handle| -> Box<dyn Read> {
            let session = Arc::clone(&self.session);
            Box::new(Reader { session, handle: handle.handle, offset: 0, left: Vec::new() })
        }))
    }

    fn delete(&self, key: &str) -> Result<(), Stop> {
        let removed = self.session.wait(self.session.sftp.remove(self.at(key)));
        absent(removed).map(|_| ()).map_err(fault("删除", "delete", key))
    }

    fn ways(&self) -> usize {
        1
    }

    fn create(&self, _: usize, key: &str, bytes: &[u8]) -> Result<Created, Stop> {
        let path = self.at(key);
        let flags = OpenFlags::CREATE | OpenFlags::EXCLUDE | OpenFlags::WRITE;
        let body = Body::Bytes(bytes.to_vec());
        match self.session.wait(self.write(&path, flags, &body)) {
            Ok(()) => Ok(Created::Yes),
            // The protocol has no word for a file that is there.
            Err(Error::Status(_))
                if self.is_there(&path).map_err(fault("加锁", "lock", key))? =>
            {
                Ok(Created::No)
            }
            Err(error) => Err(fault("加锁", "lock", key)(error)),
        }
    }

    fn empty(&self) -> Result<Option<bool>, Stop> {
        Ok(None)
    }

    fn switching(&self) -> Option<&dyn Switching> {
        Some(self)
    }
}

impl Switching for Sftp {
    fn link(&self, from: &str, to: &str) -> Result<(), Stop> {
        let (old, new) = (self.at(from), self.at(to));
        if self.links {
            let linked = self.session.wait(self.two_with_folders(HARD_LINK, &old, &new));
            if linked.is_ok() || self.is_there(&new).unwrap_or(false) {
                return Ok(());
            }
        }
        // Without links the bytes travel once more, from the old release and back.
        let mut bytes = Vec::new();
        let missing =
            || failed(&Message { zh: "沿用旧文件".into(), en: "keep the file".into() }, from, "-");
        self.get(from)?.ok_or_else(missing)?.read_to_end(&mut bytes)?;
        self.put(to, &Body::Bytes(bytes), Headers::default())
    }

    fn pointed(&self) -> Result<Option<String>, Stop> {
        let path = self.at(CURRENT);
        let there = absent(self.session.wait(self.session.sftp.lstat(path.as_str())));
        if there.map_err(fault("读取", "read", CURRENT))?.is_none() {
            return Ok(None);
        }
        match self.session.wait(self.session.sftp.readlink(path)) {
            Ok(name) => Ok(name.files.into_iter().next().map(|file| file.filename)),
            Err(_) => Err(Stop::fault(
                "目标上的 current 不是 Gongbao 建立的链接，没有改动；请移走它，或换一个目标目录",
                "`current` on the target is not a link that Gongbao made, and was not touched; move it away or name another folder",
            )),
        }
    }

    fn point(&self, folder: &str) -> Result<(), Stop> {
        let (path, temporary) = (self.at(CURRENT), self.at(&format!("{CONTROL}/current.link")));
        let sftp = &self.session.sftp;
        let point = async {
            absent(sftp.remove(temporary.as_str()).await)?;
            // OpenSSH takes the two names in the other order than the draft; the link itself tells which one holds.
            sftp.symlink(folder, temporary.as_str()).await?;
            if absent(sftp.readlink(temporary.as_str()).await)?.is_none() {
                let _ = sftp.remove(folder).await;
                sftp.symlink(temporary.as_str(), folder).await?;
            }
            self.two(RENAME, &temporary, &path).await
        };
        self.session.wait(point).map_err(fault("切换", "switch", CURRENT))
    }

    fn remove_empty(&self, folder: &str) {
        let _ = self.session.wait(self.session.sftp.rmdir(self.at(folder)));
    }
}

/// Reads a file in chunks.
struct Reader {
    session: Arc<Session>,
    handle: String,
    offset: u64,
    left: Vec<u8>,
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.is_empty() {
            let chunk = u32::try_from(CHUNK).unwrap_or(u32::MAX);
            let read = self.session.sftp.read(self.handle.as_str(), self.offset, chunk);
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

impl Drop for Reader {
    fn drop(&mut self) {
        let _ = self.session.wait(self.session.sftp.close(self.handle.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn addresses_in_parts() {
        assert_eq!(parts("sftp://u@h:2222/srv/www"), Some((Some("u"), "h", 2222, "/srv/www")));
        assert_eq!(parts("sftp://h/srv"), Some((None, "h", 22, "/srv")));
        assert_eq!(parts("sftp://h:x/srv"), None);
        assert_eq!(parts("sftp:///srv"), None);
    }
}
