//! SFTP without a system ssh: release folders, hard links and one switch, as in a folder of this machine.
//!
//! Plain SFTP refuses to rename over a name that is there; `posix-rename@openssh.com` does it in one step, so a server
//! without it cannot switch and is refused.

mod address;
mod connection;
mod files;

use std::{io::Read, sync::Arc};

use russh_sftp::{
    client::error::Error,
    protocol::{FileAttributes, OpenFlags},
};

pub(crate) use self::connection::SftpLogin;
use self::{
    address::SftpAddress,
    connection::SftpSession,
    files::{SftpReader, absent, extended, names, write},
};
use super::{
    body::ObjectBody,
    object_store::{Creation, FolderStore, ObjectHeaders, ObjectMetadata, Store},
};
use crate::error::PublishError;
use gongbao_base::finding::Message;
use gongbao_content::settings::PublishTarget;
use gongbao_files::SystemError;
use gongbao_release::layout;

const RENAME: &str = "posix-rename@openssh.com";
const HARD_LINK: &str = "hardlink@openssh.com";

/// A folder on an SFTP server.
pub(crate) struct SftpStore {
    root: String,
    session: Arc<SftpSession>,
    /// Whether the server makes hard links.
    links: bool,
}

impl SftpStore {
    pub(crate) fn connect(target: &PublishTarget, login: SftpLogin) -> Result<Self, PublishError> {
        let wrong = || {
            SystemError::usage(
                "SFTP 地址写成 sftp://用户@主机:端口/目录",
                "an SFTP address is written sftp://user@host:port/folder",
            )
        };
        let address = SftpAddress::parse(&target.address).ok_or_else(wrong)?;
        let user = login.user.clone().or_else(|| address.user.map(str::to_owned));
        let user = user.ok_or_else(wrong)?;
        // No key has an empty fingerprint: without one in the settings every host is refused.
        let fingerprint = target.host_key.as_deref().unwrap_or_default();
        let session = SftpSession::open(&address, user, login, fingerprint)?;
        if !session.extensions.iter().any(|name| name == RENAME) {
            return Err(PublishError::failed(
                format!(
                    "SFTP 服务器不支持 {RENAME}，不能一步切换版本，没有改动；可改用其他类型的目标"
                ),
                format!(
                    "the SFTP server lacks {RENAME}, so it cannot switch in one step; nothing was changed"
                ),
            ));
        }
        let links = session.extensions.iter().any(|name| name == HARD_LINK);
        let root = address.folder.trim_end_matches('/').to_owned();
        Ok(Self { root, session: Arc::new(session), links })
    }

    fn at(&self, key: &str) -> String {
        format!("{}/{key}", self.root)
    }

    fn is_there(&self, path: &str) -> Result<bool, Error> {
        absent(self.session.wait(self.session.sftp.lstat(path))).map(|there| there.is_some())
    }
}

fn failure<'a>(zh: &'a str, en: &'a str, key: &'a str) -> impl Fn(Error) -> PublishError + 'a {
    let what = Message::new(zh, en);
    move |error| PublishError::object(&what, key, &error.to_string())
}

impl Store for SftpStore {
    fn keeps_headers(&self) -> bool {
        false
    }

    fn put(&self, key: &str, body: &ObjectBody, _: ObjectHeaders<'_>) -> Result<(), PublishError> {
        let (temporary, path) = (self.at(&layout::part(key)), self.at(key));
        let flags = OpenFlags::CREATE | OpenFlags::TRUNCATE | OpenFlags::WRITE;
        let sftp = &self.session.sftp;
        let put = async {
            write(sftp, &temporary, flags, body).await?;
            extended(sftp, RENAME, &temporary, &path).await
        };
        self.session.wait(put).map_err(failure("上传", "send", key))
    }

    fn head(&self, key: &str) -> Result<Option<ObjectMetadata>, PublishError> {
        let there = absent(self.session.wait(self.session.sftp.lstat(self.at(key))));
        let there = there.map_err(failure("查询", "look at", key))?;
        Ok(there.map(|there| ObjectMetadata {
            length: there.attrs.size.unwrap_or(u64::MAX),
            ..ObjectMetadata::default()
        }))
    }

    fn get(&self, key: &str) -> Result<Option<Box<dyn Read>>, PublishError> {
        let open = self.session.sftp.open(self.at(key), OpenFlags::READ, FileAttributes::empty());
        let handle = absent(self.session.wait(open)).map_err(failure("读取", "read", key))?;
        Ok(handle.map(|handle| -> Box<dyn Read> {
            Box::new(SftpReader::new(Arc::clone(&self.session), handle.handle))
        }))
    }

    fn delete(&self, key: &str) -> Result<(), PublishError> {
        let removed = self.session.wait(self.session.sftp.remove(self.at(key)));
        absent(removed).map(|_| ()).map_err(failure("删除", "delete", key))
    }

    fn clear_parts(&self) -> Result<(), PublishError> {
        let folder = layout::parts();
        if !self.is_folder(&folder)? {
            return Ok(());
        }
        let names = self.session.wait(names(&self.session.sftp, &self.at(&folder)));
        for name in names.map_err(failure("读取", "read", &folder))? {
            if layout::is_part(&name) {
                self.delete(&format!("{folder}/{name}"))?;
            }
        }
        Ok(())
    }

    fn create_methods(&self) -> usize {
        1
    }

    fn create(&self, _: usize, key: &str, bytes: &[u8]) -> Result<Creation, PublishError> {
        let path = self.at(key);
        let flags = OpenFlags::CREATE | OpenFlags::EXCLUDE | OpenFlags::WRITE;
        let body = ObjectBody::Bytes(bytes.to_vec());
        match self.session.wait(write(&self.session.sftp, &path, flags, &body)) {
            Ok(()) => Ok(Creation::Done),
            // The protocol has no word for a file that is there.
            Err(Error::Status(_))
                if self.is_there(&path).map_err(failure("加锁", "lock", key))? =>
            {
                Ok(Creation::Exists)
            }
            Err(error) => Err(failure("加锁", "lock", key)(error)),
        }
    }

    fn is_empty(&self) -> Result<Option<bool>, PublishError> {
        Ok(None)
    }

    fn as_folders(&self) -> Option<&dyn FolderStore> {
        Some(self)
    }
}

impl FolderStore for SftpStore {
    fn link(&self, from: &str, to: &str) -> Result<(), PublishError> {
        let (old, new) = (self.at(from), self.at(to));
        if self.links {
            let linked = self.session.wait(extended(&self.session.sftp, HARD_LINK, &old, &new));
            if linked.is_ok() || self.is_there(&new).unwrap_or(false) {
                return Ok(());
            }
        }
        // Without links the bytes travel once more, from the old release and back.
        let missing = || {
            let what = Message::new("沿用旧文件", "keep the file");
            PublishError::object(&what, from, "-")
        };
        let mut bytes = Vec::new();
        self.get(from)?.ok_or_else(missing)?.read_to_end(&mut bytes)?;
        self.put(to, &ObjectBody::Bytes(bytes), ObjectHeaders::default())
    }

    fn current(&self) -> Result<Option<String>, PublishError> {
        let path = self.at(layout::CURRENT_LINK);
        let there = absent(self.session.wait(self.session.sftp.lstat(path.as_str())));
        if there.map_err(failure("读取", "read", layout::CURRENT_LINK))?.is_none() {
            return Ok(None);
        }
        match self.session.wait(self.session.sftp.readlink(path)) {
            Ok(name) => Ok(name.files.into_iter().next().map(|file| file.filename)),
            Err(_) => Err(PublishError::failed(
                "目标上的 current 不是 Gongbao 建立的链接，没有改动；请移走它，或换一个目标目录",
                "`current` on the target is not a link that Gongbao made, and was not touched; move it away or name another folder",
            )),
        }
    }

    fn switch_to(&self, folder: &str) -> Result<(), PublishError> {
        let (path, temporary) = (self.at(layout::CURRENT_LINK), self.at(&layout::next_link()));
        let sftp = &self.session.sftp;
        let switch = async {
            absent(sftp.remove(temporary.as_str()).await)?;
            // OpenSSH takes the two names in the other order than the draft; the link itself tells which one holds.
            sftp.symlink(folder, temporary.as_str()).await?;
            if absent(sftp.readlink(temporary.as_str()).await)?.is_none() {
                let _ = sftp.remove(folder).await;
                sftp.symlink(temporary.as_str(), folder).await?;
            }
            extended(sftp, RENAME, &temporary, &path).await
        };
        self.session.wait(switch).map_err(failure("切换", "switch", layout::CURRENT_LINK))
    }

    fn is_folder(&self, folder: &str) -> Result<bool, PublishError> {
        let there = absent(self.session.wait(self.session.sftp.lstat(self.at(folder))));
        let there = there.map_err(failure("查询", "look at", folder))?;
        Ok(there.is_some_and(|there| there.attrs.is_dir()))
    }

    fn remove_empty(&self, folder: &str) {
        let _ = self.session.wait(self.session.sftp.rmdir(self.at(folder)));
    }
}
