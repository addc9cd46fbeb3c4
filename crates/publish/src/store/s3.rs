//! Object stores that speak S3: signed by rusty-s3, sent by ureq.
//!
//! No checksum headers but `Content-MD5`, which OSS, COS and OBS know too; what was stored is proved by reading back.
//! Three ways to create only once are tried, since OSS answers 501 to `If-None-Match` and others ignore it.

use std::{io::Read, time::Duration};

use data_encoding::BASE64;
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle, actions::ListObjectsV2};

use super::{
    body::ObjectBody,
    http::{HttpMessage, HttpTransport, header, reader, refused},
    object_store::{Creation, ObjectHeaders, ObjectMetadata, Store},
};
use crate::error::PublishError;
use gongbao_base::finding::Message;

/// How long a signature holds.
const HOLDS: Duration = Duration::from_secs(900);

/// ObjectHeaders under which a store may refuse to replace an object: S3, Alibaba OSS, Tencent COS.
const CREATE_HEADERS: [(&str, &str); 3] = [
    ("if-none-match", "*"),
    ("x-oss-forbid-overwrite", "true"),
    ("x-cos-forbid-overwrite", "true"),
];

/// A bucket, or a folder in one.
#[derive(Debug)]
pub(crate) struct S3Store {
    bucket: Bucket,
    credentials: Credentials,
    prefix: String,
    http: HttpTransport,
}

/// Where a bucket is.
pub(crate) struct BucketLocation<'a> {
    pub(crate) endpoint: &'a str,
    pub(crate) bucket: &'a str,
    pub(crate) region: &'a str,
    pub(crate) prefix: &'a str,
    pub(crate) path_style: bool,
}

impl S3Store {
    pub(crate) fn new(
        location: &BucketLocation<'_>,
        user: String,
        password: String,
        http: HttpTransport,
    ) -> Result<Self, PublishError> {
        let wrong = |why: String| {
            PublishError::from(gongbao_files::SystemError::usage(
                format!("对象存储的地址或桶名不对：{why}"),
                format!("the address or the bucket is wrong: {why}"),
            ))
        };
        let endpoint = location.endpoint.parse().map_err(|error| wrong(format!("{error}")))?;
        let style = if location.path_style { UrlStyle::Path } else { UrlStyle::VirtualHost };
        let bucket =
            Bucket::new(endpoint, style, location.bucket.to_owned(), location.region.to_owned())
                .map_err(|error| wrong(error.to_string()))?;
        let prefix = location.prefix.trim_matches('/');
        let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}/") };
        Ok(Self { bucket, credentials: Credentials::new(user, password), prefix, http })
    }

    fn key(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    fn put_with(
        &self,
        key: &str,
        body: &ObjectBody,
        mut headers: Vec<(&'static str, String)>,
    ) -> Result<ureq::http::Response<ureq::Body>, PublishError> {
        headers.push(("content-md5", BASE64.encode(&body.md5()?)));
        let object = self.key(key);
        let url =
            || self.bucket.put_object(Some(&self.credentials), &object).sign(HOLDS).to_string();
        self.http.send(
            &what("上传", "send"),
            key,
            "PUT",
            &url,
            &HttpMessage { headers, body: Some(body) },
        )
    }
}

fn what(zh: &str, en: &str) -> Message {
    Message::new(zh, en)
}

impl Store for S3Store {
    fn keeps_headers(&self) -> bool {
        true
    }

    fn put(
        &self,
        key: &str,
        body: &ObjectBody,
        headers: ObjectHeaders<'_>,
    ) -> Result<(), PublishError> {
        let all = [("content-type", headers.mime), ("cache-control", headers.cache)];
        let given = all.into_iter().filter(|(_, value)| !value.is_empty());
        let given = given.map(|(name, value)| (name, value.to_owned())).collect();
        let answer = self.put_with(key, body, given)?;
        if answer.status().is_success() {
            return Ok(());
        }
        Err(refused(&what("上传", "send"), key, &answer))
    }

    fn head(&self, key: &str) -> Result<Option<ObjectMetadata>, PublishError> {
        let object = self.key(key);
        let url =
            || self.bucket.head_object(Some(&self.credentials), &object).sign(HOLDS).to_string();
        let name = what("查询", "look at");
        let answer = self.http.send(&name, key, "HEAD", &url, &HttpMessage::default())?;
        match answer.status().as_u16() {
            404 => Ok(None),
            200..=299 => Ok(Some(ObjectMetadata {
                length: header(&answer, "content-length").parse().unwrap_or(u64::MAX),
                mime: header(&answer, "content-type"),
                cache: header(&answer, "cache-control"),
            })),
            _ => Err(refused(&name, key, &answer)),
        }
    }

    fn get(&self, key: &str) -> Result<Option<Box<dyn Read>>, PublishError> {
        let object = self.key(key);
        let url =
            || self.bucket.get_object(Some(&self.credentials), &object).sign(HOLDS).to_string();
        let name = what("读取", "read");
        let answer = self.http.send(&name, key, "GET", &url, &HttpMessage::default())?;
        match answer.status().as_u16() {
            404 => Ok(None),
            200..=299 => Ok(Some(reader(answer))),
            _ => Err(refused(&name, key, &answer)),
        }
    }

    fn delete(&self, key: &str) -> Result<(), PublishError> {
        let object = self.key(key);
        let url =
            || self.bucket.delete_object(Some(&self.credentials), &object).sign(HOLDS).to_string();
        let name = what("删除", "delete");
        let answer = self.http.send(&name, key, "DELETE", &url, &HttpMessage::default())?;
        match answer.status().as_u16() {
            200..=299 | 404 => Ok(()),
            _ => Err(refused(&name, key, &answer)),
        }
    }

    fn create_methods(&self) -> usize {
        CREATE_HEADERS.len()
    }

    fn create(&self, method: usize, key: &str, bytes: &[u8]) -> Result<Creation, PublishError> {
        let (name, value) = CREATE_HEADERS[method];
        let answer =
            self.put_with(key, &ObjectBody::Bytes(bytes.to_vec()), vec![(name, value.to_owned())])?;
        match answer.status().as_u16() {
            200..=299 => Ok(Creation::Done),
            409 | 412 => Ok(Creation::Exists),
            501 => Ok(Creation::Unsupported),
            _ => Err(refused(&what("加锁", "lock"), key, &answer)),
        }
    }

    fn is_empty(&self) -> Result<Option<bool>, PublishError> {
        let url = || {
            let mut list = self.bucket.list_objects_v2(Some(&self.credentials));
            list.with_max_keys(1);
            list.with_prefix(self.prefix.as_str());
            list.sign(HOLDS).to_string()
        };
        let name = what("查询", "look at");
        let answer = self.http.send(&name, "/", "GET", &url, &HttpMessage::default())?;
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
        let location = super::BucketLocation {
            endpoint: "https://s3.example",
            bucket: "b",
            region: "r",
            prefix: "",
            path_style: true,
        };
        let http = super::HttpTransport::new(1);
        let store =
            super::S3Store::new(&location, "KEYNAME".into(), "TOPSECRET".into(), http).unwrap();
        assert!(!format!("{store:?}").contains("TOPSECRET"));
    }
}
