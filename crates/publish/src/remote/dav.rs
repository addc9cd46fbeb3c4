//! WebDAV: a file grows beside its place and is moved there, so that none is seen in part. MKCOL makes the lock, since
//! a folder can be made only once (RFC 4918, 9.3.1), while `If-None-Match` is ignored by some servers.

use std::{collections::BTreeSet, io::Read, sync::Mutex};

use data_encoding::BASE64;

use super::{
    Body, Created, Head, Headers, Stop, Store,
    http::{Http, Out, header, reader, refused},
    part,
};
use gongbao_base::{address::encode, finding::Message};

/// A folder on a WebDAV server.
pub(super) struct Dav {
    base: String,
    authorization: Option<String>,
    http: Http,
    /// Folders that are known to be there.
    made: Mutex<BTreeSet<String>>,
}

impl Dav {
    pub(super) fn new(address: &str, user: &str, password: &str, http: Http) -> Self {
        let given = !user.is_empty() || !password.is_empty();
        let authorization = given
            .then(|| format!("Basic {}", BASE64.encode(format!("{user}:{password}").as_bytes())));
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
        body: Option<&Body>,
    ) -> Result<ureq::http::Response<ureq::Body>, Stop> {
        headers.extend(self.authorization.clone().map(|value| ("authorization", value)));
        self.http.send(what, key, method, &|| self.url(key), &Out { headers, body })
    }

    fn url(&self, key: &str) -> String {
        format!("{}/{}", self.base, encode(key))
    }

    /// Makes the folders above a key, the highest first, each once in a run. Servers answer in several ways to a folder
    /// that is missing, so that it is not waited for.
    fn folders(&self, key: &str) -> Result<(), Stop> {
        let what = Message { zh: "建立目录".to_owned(), en: "create the folder".to_owned() };
        let parents = key.match_indices('/').map(|(at, _)| &key[..=at]);
        for folder in std::iter::once("").chain(parents) {
            let mut made =
                self.made.lock().map_err(|_| Stop::fault("一个线程出错", "a thread failed"))?;
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
    fn is_there(&self, what: &Message) -> Result<bool, Stop> {
        let answer = self.send(what, "PROPFIND", "", vec![("depth", "0".to_owned())], None)?;
        match answer.status().as_u16() {
            404 => Ok(false),
            200..=299 => Ok(true),
            _ => Err(refused(what, "/", &answer)),
        }
    }
}

impl Store for Dav {
    fn keeps_headers(&self) -> bool {
        false
    }

    fn put(&self, key: &str, body: &Body, _: Headers<'_>) -> Result<(), Stop> {
        let what = Message { zh: "上传".to_owned(), en: "send".to_owned() };
        let temporary = part(key);
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

    fn head(&self, key: &str) -> Result<Option<Head>, Stop> {
        let what = Message { zh: "查询".to_owned(), en: "look at".to_owned() };
        let answer = self.send(&what, "HEAD", key, Vec::new(), None)?;
        match answer.status().as_u16() {
            404 => Ok(None),
            200..=299 => {
                let length = header(&answer, "content-length").parse().unwrap_or(u64::MAX);
                Ok(Some(Head { length, ..Head::default() }))
            }
            _ => Err(refused(&what, key, &answer)),
        }
    }

    fn get(&self, key: &str) -> Result<Option<Box<dyn Read>>, Stop> {
        let what = Message { zh: "读取".to_owned(), en: "read".to_owned() };
        let answer = self.send(&what, "GET", key, Vec::new(), None)?;
        match answer.status().as_u16() {
            404 => Ok(None),
            200..=299 => Ok(Some(reader(answer))),
            _ => Err(refused(&what, key, &answer)),
        }
    }

    fn delete(&self, key: &str) -> Result<(), Stop> {
        let what = Message { zh: "删除".to_owned(), en: "delete".to_owned() };
        let answer = self.send(&what, "DELETE", key, Vec::new(), None)?;
        match answer.status().as_u16() {
            200..=299 | 404 => Ok(()),
            _ => Err(refused(&what, key, &answer)),
        }
    }

    fn ways(&self) -> usize {
        1
    }

    fn create(&self, _: usize, key: &str, bytes: &[u8]) -> Result<Created, Stop> {
        let what = Message { zh: "加锁".to_owned(), en: "lock".to_owned() };
        self.folders(key)?;
        let answer = self.send(&what, "MKCOL", key, Vec::new(), None)?;
        match answer.status().as_u16() {
            201 | 200 => {
                let held = self.created(key);
                let answer =
                    self.send(&what, "PUT", &held, Vec::new(), Some(&Body::Bytes(bytes.to_vec())))?;
                if answer.status().is_success() {
                    Ok(Created::Yes)
                } else {
                    Err(refused(&what, key, &answer))
                }
            }
            405 => Ok(Created::No),
            501 => Ok(Created::Unknown),
            _ => Err(refused(&what, key, &answer)),
        }
    }

    fn created(&self, key: &str) -> String {
        format!("{key}/held")
    }

    fn empty(&self) -> Result<Option<bool>, Stop> {
        Ok(None)
    }
}
