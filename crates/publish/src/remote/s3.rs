//! Object stores that speak S3: signed by rusty-s3, sent by ureq.
//!
//! No checksum headers but `Content-MD5`, which OSS, COS and OBS know too; what was stored is proved by reading back.
//! Three ways to create only once are tried, since OSS answers 501 to `If-None-Match` and others ignore it.

use std::{io::Read, time::Duration};

use data_encoding::BASE64;
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle, actions::ListObjectsV2};

use super::{
    Body, Created, Head, Headers, Stop, Store,
    http::{Http, Out, header, reader, refused},
};
use gongbao_base::finding::Message;

/// How long a signature holds.
const HOLDS: Duration = Duration::from_secs(900);

/// Headers under which a store may refuse to replace an object: S3, Alibaba OSS, Tencent COS.
const WAYS: [(&str, &str); 3] = [
    ("if-none-match", "*"),
    ("x-oss-forbid-overwrite", "true"),
    ("x-cos-forbid-overwrite", "true"),
];

/// A bucket, or a folder in one.
#[derive(Debug)]
pub(super) struct S3 {
    bucket: Bucket,
    credentials: Credentials,
    prefix: String,
    http: Http,
}

/// Where a bucket is.
pub(super) struct Place<'a> {
    pub(super) endpoint: &'a str,
    pub(super) bucket: &'a str,
    pub(super) region: &'a str,
    pub(super) prefix: &'a str,
    pub(super) path_style: bool,
}

impl S3 {
    pub(super) fn new(
        place: &Place<'_>,
        user: String,
        password: String,
        http: Http,
    ) -> Result<Self, Stop> {
        let wrong = |why: String| {
            Stop::from(gongbao_files::SystemError::usage(
                format!("对象存储的地址或桶名不对：{why}"),
                format!("the address or the bucket is wrong: {why}"),
            ))
        };
        let endpoint = place.endpoint.parse().map_err(|error| wrong(format!("{error}")))?;
        let style = if place.path_style { UrlStyle::Path } else { UrlStyle::VirtualHost };
        let bucket = Bucket::new(endpoint, style, place.bucket.to_owned(), place.region.to_owned())
            .map_err(|error| wrong(error.to_string()))?;
        let prefix = place.prefix.trim_matches('/');
        let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}/") };
        Ok(Self { bucket, credentials: Credentials::new(user, password), prefix, http })
    }

    fn key(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    fn put_with(
        &self,
        key: &str,
        body: &Body,
        mut headers: Vec<(&'static str, String)>,
    ) -> Result<ureq::http::Response<ureq::Body>, Stop> {
        headers.push(("content-md5", BASE64.encode(&body.md5()?)));
        let object = self.key(key);
        let url =
            || self.bucket.put_object(Some(&self.credentials), &object).sign(HOLDS).to_string();
        self.http.send(&what("上传", "send"), key, "PUT", &url, &Out { headers, body: Some(body) })
    }
}

fn what(zh: &str, en: &str) -> Message {
    Message { zh: zh.to_owned(), en: en.to_owned() }
}

impl Store for S3 {
    fn keeps_headers(&self) -> bool {
        true
    }

    fn put(&self, key: &str, body: &Body, headers: Headers<'_>) -> Result<(), Stop> {
        let all = [("content-type", headers.mime), ("cache-control", headers.cache)];
        let given = all.into_iter().filter(|(_, value)| !value.is_empty());
        let given = given.map(|(name, value)| (name, value.to_owned())).collect();
        let answer = self.put_with(key, body, given)?;
        if answer.status().is_success() {
            return Ok(());
        }
        Err(refused(&what("上传", "send"), key, &answer))
    }

    fn head(&self, key: &str) -> Result<Option<Head>, Stop> {
        let object = self.key(key);
        let url =
            || self.bucket.head_object(Some(&self.credentials), &object).sign(HOLDS).to_string();
        let name = what("查询", "look at");
        let answer = self.http.send(&name, key, "HEAD", &url, &Out::default())?;
        match answer.status().as_u16() {
            404 => Ok(None),
            200..=299 => {
                let tag = header(&answer, "etag").trim_matches('"').to_ascii_lowercase();
                // A tag with a hyphen is that of several parts, and no MD5 of the whole.
                let md5 = tag.len() == 32 && tag.bytes().all(|byte| byte.is_ascii_hexdigit());
                Ok(Some(Head {
                    length: header(&answer, "content-length").parse().unwrap_or(u64::MAX),
                    md5: md5.then_some(tag),
                    mime: header(&answer, "content-type"),
                    cache: header(&answer, "cache-control"),
                }))
            }
            _ => Err(refused(&name, key, &answer)),
        }
    }

    fn get(&self, key: &str) -> Result<Option<Box<dyn Read>>, Stop> {
        let object = self.key(key);
        let url =
            || self.bucket.get_object(Some(&self.credentials), &object).sign(HOLDS).to_string();
        let name = what("读取", "read");
        let answer = self.http.send(&name, key, "GET", &url, &Out::default())?;
        match answer.status().as_u16() {
            404 => Ok(None),
            200..=299 => Ok(Some(reader(answer))),
            _ => Err(refused(&name, key, &answer)),
        }
    }

    fn delete(&self, key: &str) -> Result<(), Stop> {
        let object = self.key(key);
        let url =
            || self.bucket.delete_object(Some(&self.credentials), &object).sign(HOLDS).to_string();
        let name = what("删除", "delete");
        let answer = self.http.send(&name, key, "DELETE", &url, &Out::default())?;
        match answer.status().as_u16() {
            200..=299 | 404 => Ok(()),
            _ => Err(refused(&name, key, &answer)),
        }
    }

    fn ways(&self) -> usize {
        WAYS.len()
    }

    fn create(&self, way: usize, key: &str, bytes: &[u8]) -> Result<Created, Stop> {
        let (name, value) = WAYS[way];
        let answer =
            self.put_with(key, &Body::Bytes(bytes.to_vec()), vec![(name, value.to_owned())])?;
        match answer.status().as_u16() {
            200..=299 => Ok(Created::Yes),
            409 | 412 => Ok(Created::No),
            501 => Ok(Created::Unknown),
            _ => Err(refused(&what("加锁", "lock"), key, &answer)),
        }
    }

    fn empty(&self) -> Result<Option<bool>, Stop> {
        let url = || {
            let mut list = self.bucket.list_objects_v2(Some(&self.credentials));
            list.with_max_keys(1);
            list.with_prefix(self.prefix.as_str());
            list.sign(HOLDS).to_string()
        };
        let name = what("查询", "look at");
        let answer = self.http.send(&name, "/", "GET", &url, &Out::default())?;
        if !answer.status().is_success() {
            return Err(refused(&name, "/", &answer));
        }
        let mut text = String::new();
        reader(answer).take(1 << 20).read_to_string(&mut text)?;
        // Some stores answer in words of their own; then each object is asked for.
        Ok(ListObjectsV2::parse_response(&text).ok().map(|list| list.contents.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn secrets_do_not_show() {
        let place = super::Place {
            endpoint: "https://s3.example",
            bucket: "b",
            region: "r",
            prefix: "",
            path_style: true,
        };
        let http = super::Http::new(1);
        let store = super::S3::new(&place, "KEYNAME".into(), "TOPSECRET".into(), http).unwrap();
        assert!(!format!("{store:?}").contains("TOPSECRET"));
    }
}
