//! WebDAV: a file grows beside its place and is moved there, so that none is seen in part. MKCOL makes the lock, since
//! a folder can be made only once (RFC 4918, 9.3.1), while `If-None-Match` is ignored by some servers.

use std::{collections::BTreeSet, io::Read, sync::Mutex};

use data_encoding::BASE64;

use super::{
    body::ObjectBody,
    http::{HttpMessage, HttpTransport, header, reader, refused},
    object_store::{Creation, ObjectHeaders, ObjectMetadata, Store},
};
use crate::error::PublishError;
use gongbao_base::{address::encode, finding::Message};
use gongbao_release::layout;

/// A folder on a WebDAV server.
pub(crate) struct WebdavStore {
    base: String,
    authorization: Option<String>,
    http: HttpTransport,
    /// Folders that are known to be there.
    made: Mutex<BTreeSet<String>>,
}

impl WebdavStore {
    pub(crate) fn new(
        address: &str,
        user: Option<&str>,
        password: Option<&str>,
        http: HttpTransport,
    ) -> Self {
        // Either may be empty, and a server may ask for neither.
        let authorization = (user.is_some() || password.is_some()).then(|| {
            let both = format!("{}:{}", user.unwrap_or_default(), password.unwrap_or_default());
            format!("Basic {}", BASE64.encode(both.as_bytes()))
        });
        Self {
            base: address.trim_end_matches('/').to_owned(),
            authorization,
            http,
            made: Mutex::default(),
        }
    }

    fn send(
        &self,
        what: &Message,
        method: &str,
        key: &str,
        mut headers: Vec<(&'static str, String)>,
        body: Option<&ObjectBody>,
    ) -> Result<ureq::http::Response<ureq::Body>, PublishError> {
        headers.extend(self.authorization.clone().map(|value| ("authorization", value)));
        self.http.send(what, key, method, &|| self.url(key), &HttpMessage { headers, body })
    }

    fn url(&self, key: &str) -> String {
        format!("{}/{}", self.base, encode(key))
    }

    /// Makes the folders above a key, the highest first, each once in a run. Servers answer in several ways to a folder
    /// that is missing, so that it is not waited for.
    fn folders(&self, key: &str) -> Result<(), PublishError> {
        let what = Message::new("建立目录", "create the folder");
        let parents = key.match_indices('/').map(|(at, _)| &key[..=at]);
        for folder in std::iter::once("").chain(parents) {
            let mut made = self.made.lock().map_err(|_| PublishError::thread())?;
            if made.contains(folder) {
                continue;
            }
            // The target's own folder may be the server's root, which cannot be made.
            if folder.is_empty() && self.is_there(&what)? {
                made.insert(String::new());
                continue;
            }
            let answer = self.send(&what, "MKCOL", folder, Vec::new(), None)?;
            // 405: it is there.
            if !answer.status().is_success() && answer.status().as_u16() != 405 {
                return Err(refused(&what, folder, &answer));
            }
            made.insert(folder.to_owned());
        }
        Ok(())
    }

    /// Whether the target's own folder is there.
    fn is_there(&self, what: &Message) -> Result<bool, PublishError> {
        let answer = self.send(what, "PROPFIND", "", vec![("depth", "0".to_owned())], None)?;
        match answer.status().as_u16() {
            404 => Ok(false),
            200..=299 => Ok(true),
            _ => Err(refused(what, "/", &answer)),
        }
    }
}

impl Store for WebdavStore {
    fn keeps_headers(&self) -> bool {
        false
    }

    fn put(&self, key: &str, body: &ObjectBody, _: ObjectHeaders<'_>) -> Result<(), PublishError> {
        let what = Message::new("上传", "send");
        let temporary = layout::part(key);
        self.folders(&temporary)?;
        self.folders(key)?;
        let answer = self.send(&what, "PUT", &temporary, Vec::new(), Some(body))?;
        if !answer.status().is_success() {
            return Err(refused(&what, key, &answer));
        }
        let headers = vec![("destination", self.url(key)), ("overwrite", "T".to_owned())];
        let answer = self.send(&what, "MOVE", &temporary, headers, None)?;
        if answer.status().is_success() { Ok(()) } else { Err(refused(&what, key, &answer)) }
    }

    fn head(&self, key: &str) -> Result<Option<ObjectMetadata>, PublishError> {
        let what = Message::new("查询", "look at");
        let answer = self.send(&what, "HEAD", key, Vec::new(), None)?;
        match answer.status().as_u16() {
            404 => Ok(None),
            200..=299 => {
                let length = header(&answer, "content-length").parse().unwrap_or(u64::MAX);
                Ok(Some(ObjectMetadata { length, ..ObjectMetadata::default() }))
            }
            _ => Err(refused(&what, key, &answer)),
        }
    }

    fn get(&self, key: &str) -> Result<Option<Box<dyn Read>>, PublishError> {
        let what = Message::new("读取", "read");
        let answer = self.send(&what, "GET", key, Vec::new(), None)?;
        match answer.status().as_u16() {
            404 => Ok(None),
            200..=299 => Ok(Some(reader(answer))),
            _ => Err(refused(&what, key, &answer)),
        }
    }

    fn delete(&self, key: &str) -> Result<(), PublishError> {
        let what = Message::new("删除", "delete");
        let answer = self.send(&what, "DELETE", key, Vec::new(), None)?;
        match answer.status().as_u16() {
            200..=299 | 404 => Ok(()),
            _ => Err(refused(&what, key, &answer)),
        }
    }

    fn clear_parts(&self) -> Result<(), PublishError> {
        let (what, folder) = (Message::new("清理", "clean up"), layout::parts() + "/");
        let answer = self.send(&what, "DELETE", &folder, Vec::new(), None)?;
        // 404: no run left any.
        if !answer.status().is_success() && answer.status().as_u16() != 404 {
            return Err(refused(&what, &folder, &answer));
        }
        self.made.lock().map_err(|_| PublishError::thread())?.remove(&folder);
        Ok(())
    }

    fn create_methods(&self) -> usize {
        1
    }

    fn create(&self, _: usize, key: &str, bytes: &[u8]) -> Result<Creation, PublishError> {
        let what = Message::new("加锁", "lock");
        self.folders(key)?;
        let answer = self.send(&what, "MKCOL", key, Vec::new(), None)?;
        match answer.status().as_u16() {
            201 | 200 => {
                let held = self.created_key(key);
                let answer = self.send(
                    &what,
                    "PUT",
                    &held,
                    Vec::new(),
                    Some(&ObjectBody::Bytes(bytes.to_vec())),
                )?;
                if answer.status().is_success() {
                    Ok(Creation::Done)
                } else {
                    Err(refused(&what, key, &answer))
                }
            }
            405 => Ok(Creation::Exists),
            501 => Ok(Creation::Unsupported),
            _ => Err(refused(&what, key, &answer)),
        }
    }

    fn created_key(&self, key: &str) -> String {
        format!("{key}/held")
    }

    fn is_empty(&self) -> Result<Option<bool>, PublishError> {
        Ok(None)
    }
}
