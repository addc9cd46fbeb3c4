//! A target of `site.yaml` to a store, with the secrets that the caller took from the environment.

use std::path::Path;

use super::{Stop, Store, folder::Folder};
use crate::release::target::Secrets;
use gongbao_content::publish::{Target, TargetKind};
use gongbao_files::SystemError;

/// How to reach a target.
pub struct Access<'a> {
    /// The site's folder, to which a folder target may be relative.
    pub site: &'a Path,
    /// The names of the secrets.
    pub names: &'a Secrets,
    /// Gives a variable of the environment.
    pub secret: &'a dyn Fn(&str) -> Option<String>,
    /// How often a request is tried.
    pub tries: u32,
}

/// Opens a target.
///
/// # Errors
/// When a secret is missing or the server cannot be reached.
pub fn open(target: &Target, access: &Access<'_>) -> Result<Box<dyn Store>, Stop> {
    match target.kind {
        TargetKind::Folder => Ok(Box::new(Folder::new(&access.site.join(&target.address))?)),
        TargetKind::S3 => s3(target, access),
        TargetKind::Webdav => dav(target, access),
        TargetKind::Sftp => sftp(target, access),
    }
}

fn needed(access: &Access<'_>, name: &str) -> Result<String, Stop> {
    (access.secret)(name).filter(|value| !value.is_empty()).ok_or_else(|| {
        SystemError::usage(
            format!("环境变量 {name} 没有设置；密码只从环境变量读取"),
            format!("the environment variable {name} is not set; secrets are read from there only"),
        )
        .into()
    })
}

#[cfg(feature = "network")]
fn s3(target: &Target, access: &Access<'_>) -> Result<Box<dyn Store>, Stop> {
    let place = super::s3::Place {
        endpoint: &target.address,
        bucket: target.bucket.as_deref().unwrap_or_default(),
        region: target.region.as_deref().unwrap_or("us-east-1"),
        prefix: target.prefix.as_deref().unwrap_or_default(),
        path_style: target.path_style,
    };
    let user = needed(access, &access.names.user)?;
    let password = needed(access, &access.names.password)?;
    Ok(Box::new(super::s3::S3::new(&place, user, password, super::http::Http::new(access.tries))?))
}

#[cfg(feature = "network")]
#[expect(clippy::unnecessary_wraps, reason = "as without the feature")]
fn dav(target: &Target, access: &Access<'_>) -> Result<Box<dyn Store>, Stop> {
    let given = |name: &str| (access.secret)(name).unwrap_or_default();
    let (user, password) = (given(&access.names.user), given(&access.names.password));
    let http = super::http::Http::new(access.tries);
    Ok(Box::new(super::dav::Dav::new(&target.address, &user, &password, http)))
}

#[cfg(not(feature = "network"))]
fn s3(_: &Target, _: &Access<'_>) -> Result<Box<dyn Store>, Stop> {
    Err(left_out())
}

#[cfg(not(feature = "network"))]
fn dav(_: &Target, _: &Access<'_>) -> Result<Box<dyn Store>, Stop> {
    Err(left_out())
}

#[cfg(feature = "sftp")]
fn sftp(target: &Target, access: &Access<'_>) -> Result<Box<dyn Store>, Stop> {
    let given = |name: &str| (access.secret)(name).filter(|value| !value.is_empty());
    let login = super::sftp::Login {
        user: given(&access.names.user),
        password: given(&access.names.password),
        key_file: given(&access.names.key_file),
    };
    Ok(Box::new(super::sftp::Sftp::connect(target, login)?))
}

#[cfg(not(feature = "sftp"))]
fn sftp(_: &Target, _: &Access<'_>) -> Result<Box<dyn Store>, Stop> {
    Err(left_out())
}

#[cfg(not(all(feature = "network", feature = "sftp")))]
fn left_out() -> Stop {
    SystemError::usage(
        "这个程序编译时没有包含这种目标",
        "this program was built without this kind of target",
    )
    .into()
}
