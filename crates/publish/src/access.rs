//! From a target of `site.yaml` to its store. Secrets come from the environment, through the caller.

use std::path::Path;

use crate::{
    error::PublishError,
    store::{local::LocalStore, object_store::Store},
};
use gongbao_content::settings::{PublishTarget, TargetKind};
#[cfg(not(all(feature = "network", feature = "sftp")))]
use gongbao_files::SystemError;

/// How to reach a target.
pub struct StoreAccess<'a> {
    /// The site's folder, to which a folder target may be relative.
    pub site: &'a Path,
    /// Gives a variable of the environment.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
    /// How often a request is tried.
    pub tries: u32,
}

/// Opens a target. Its secrets are the variables `GONGBAO_PORTAL_USER` and so on, for a target `portal`.
///
/// # Errors
/// When a secret is missing or the server cannot be reached.
pub fn open_store(
    target: &PublishTarget,
    access: &StoreAccess<'_>,
) -> Result<Box<dyn Store>, PublishError> {
    match target.kind {
        TargetKind::Folder => Ok(Box::new(LocalStore::new(&access.site.join(&target.address))?)),
        TargetKind::S3 => s3(target, access),
        TargetKind::Webdav => webdav(target, access),
        TargetKind::Sftp => sftp(target, access),
    }
}

/// The secret of a target, by the end of its variable's name; none when it is empty.
#[cfg(any(feature = "network", feature = "sftp"))]
fn secret(target: &PublishTarget, access: &StoreAccess<'_>, suffix: &str) -> Option<String> {
    (access.variable)(&variable(target, suffix)).filter(|value| !value.is_empty())
}

#[cfg(any(feature = "network", feature = "sftp"))]
fn variable(target: &PublishTarget, suffix: &str) -> String {
    let name = target.name.0.to_ascii_uppercase().replace('-', "_");
    format!("GONGBAO_{name}_{suffix}")
}

#[cfg(feature = "network")]
fn needed(
    target: &PublishTarget,
    access: &StoreAccess<'_>,
    suffix: &str,
) -> Result<String, PublishError> {
    secret(target, access, suffix).ok_or_else(|| {
        let name = variable(target, suffix);
        gongbao_files::SystemError::usage(
            format!("环境变量 {name} 没有设置；密码只从环境变量读取"),
            format!("the environment variable {name} is not set; secrets are read from there only"),
        )
        .into()
    })
}

#[cfg(feature = "network")]
fn s3(target: &PublishTarget, access: &StoreAccess<'_>) -> Result<Box<dyn Store>, PublishError> {
    use crate::store::{
        http::HttpTransport,
        s3::{BucketLocation, S3Store},
    };
    let location = BucketLocation {
        endpoint: &target.address,
        // The settings are refused without one.
        bucket: target.bucket.as_deref().unwrap_or_default(),
        region: target.region.as_deref().unwrap_or("us-east-1"),
        prefix: target.prefix.as_deref().unwrap_or_default(),
        path_style: target.path_style,
    };
    let user = needed(target, access, "ACCESS_KEY")?;
    let password = needed(target, access, "SECRET_KEY")?;
    Ok(Box::new(S3Store::new(&location, user, password, HttpTransport::new(access.tries))?))
}

#[cfg(feature = "network")]
#[expect(clippy::unnecessary_wraps, reason = "as without the feature")]
fn webdav(
    target: &PublishTarget,
    access: &StoreAccess<'_>,
) -> Result<Box<dyn Store>, PublishError> {
    use crate::store::{http::HttpTransport, webdav::WebdavStore};
    let (user, password) = (secret(target, access, "USER"), secret(target, access, "PASSWORD"));
    let http = HttpTransport::new(access.tries);
    Ok(Box::new(WebdavStore::new(&target.address, user.as_deref(), password.as_deref(), http)))
}

#[cfg(not(feature = "network"))]
fn s3(_: &PublishTarget, _: &StoreAccess<'_>) -> Result<Box<dyn Store>, PublishError> {
    Err(left_out())
}

#[cfg(not(feature = "network"))]
fn webdav(_: &PublishTarget, _: &StoreAccess<'_>) -> Result<Box<dyn Store>, PublishError> {
    Err(left_out())
}

#[cfg(feature = "sftp")]
fn sftp(target: &PublishTarget, access: &StoreAccess<'_>) -> Result<Box<dyn Store>, PublishError> {
    use crate::store::sftp::{SftpLogin, SftpStore};
    let login = SftpLogin {
        user: secret(target, access, "USER"),
        password: secret(target, access, "PASSWORD"),
        key_file: secret(target, access, "KEY_FILE"),
    };
    Ok(Box::new(SftpStore::connect(target, login)?))
}

#[cfg(not(feature = "sftp"))]
fn sftp(_: &PublishTarget, _: &StoreAccess<'_>) -> Result<Box<dyn Store>, PublishError> {
    Err(left_out())
}

#[cfg(not(all(feature = "network", feature = "sftp")))]
fn left_out() -> PublishError {
    SystemError::usage(
        "这个程序编译时没有包含这种目标",
        "this program was built without this kind of target",
    )
    .into()
}
