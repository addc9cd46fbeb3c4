//! Where a site is published to: the targets of `site.yaml`. Secrets stand in the environment and nowhere else.

use super::file::FILE;
use crate::{
    codes,
    fields::{Reader, Slug, choices, fields},
    host::host,
    yaml::{MappingSide, PathStep, key},
};
use gongbao_base::finding::{Finding, Place};

choices! {
    /// What a target is.
    pub enum TargetKind {
        Folder = "folder" "文件夹";
        Sftp = "sftp" "SFTP";
        S3 = "s3" "对象存储";
        Webdav = "webdav" "WebDAV";
    }
}

fields! {
    /// One target.
    pub struct PublishTarget {
        name: Slug, "名称" "目标的名称，用在命令里" "its name, for the command line" "portal";
        kind: TargetKind, "类型" "文件夹、SFTP、对象存储或 WebDAV" "what it is" "文件夹";
        address: String, "地址" "文件夹路径，或 sftp://用户@主机/目录、https://主机/目录" "a folder's path, sftp://user@host/folder, or https://host/folder" "/srv/www/site";
        bucket: Option<String>, "存储桶" "对象存储的桶名" "the bucket of an object store" "";
        region: Option<String>, "地域" "对象存储的地域，例如 cn-guangzhou" "the region of an object store" "";
        prefix: Option<String>, "前缀" "对象存储里的目录" "the folder inside the bucket" "";
        path_style: bool, "路径式" "对象存储是否用“主机/桶名”的网址" "whether the bucket stands in the path and not in the host" "false";
        host_key: Option<String>, "主机指纹" "SFTP 服务器的指纹，SHA256:……" "the fingerprint of the SFTP server" "";
        public_url: Option<String>, "公开网址" "居民访问的网址，发布后从这里核对" "the public address, where a publish is verified" "";
        keep: Option<u16>, "保留版本" "保留几个旧版本，可退回；默认 5" "how many releases are kept to go back to; 5 by default" "5";
        max_delete: Option<u16>, "删除上限" "一次最多撤下几个文件；默认 200" "how many files may leave at once; 200 by default" "200";
        connections: Option<u16>, "并发" "同时传几个文件；默认 8" "how many files are sent at a time; 8 by default" "8";
    }
}

/// What is wrong with the targets.
pub(super) fn check(reader: &Reader<'_>, targets: &[PublishTarget]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, target) in targets.iter().enumerate() {
        findings.extend(same_name(reader, targets, index));
        findings.extend(unfitting_address(reader, target, index));
        findings.extend(missing_key(reader, target, index));
        findings.extend(password(target));
        findings.extend(unencrypted(reader, target, index));
    }
    findings
}

/// A finding about the value of a target's key.
fn finding(reader: &Reader<'_>, index: usize, name: &str) -> Finding {
    let path = [key("publish"), PathStep::Item(index), key(name)];
    Finding::new(&codes::WRONG_SHAPE, reader.place_of(&path, MappingSide::Value))
}

fn same_name(reader: &Reader<'_>, targets: &[PublishTarget], index: usize) -> Option<Finding> {
    let name = &targets[index].name;
    targets[..index].iter().any(|other| other.name == *name).then(|| {
        finding(reader, index, "name")
            .says(
                format!("两个发布目标同名：{}", name.0),
                format!("two targets have the name {}", name.0),
            )
            .help("给每个目标起不同的名称", "give every target its own name")
    })
}

fn unfitting_address(reader: &Reader<'_>, target: &PublishTarget, index: usize) -> Option<Finding> {
    let address = target.address.as_str();
    let web = address.starts_with("http://") || address.starts_with("https://");
    let fits = match target.kind {
        TargetKind::Folder => !address.contains("://"),
        TargetKind::Sftp => address.starts_with("sftp://"),
        TargetKind::S3 | TargetKind::Webdav => web && host(address).is_some(),
    };
    (!address.is_empty() && !fits).then(|| {
        let shown = shown(address);
        finding(reader, index, "address")
            .says(
                format!("地址和类型不符：{shown}"),
                format!("the address does not fit the kind: {shown}"),
            )
            .help(
                "写文件夹的路径、sftp://用户@主机/目录 或 https://主机/目录",
                "a path for a folder; sftp://user@host/folder; https://host/folder for object stores and WebDAV",
            )
    })
}

/// A key that targets of this kind cannot do without.
fn missing_key(reader: &Reader<'_>, target: &PublishTarget, index: usize) -> Option<Finding> {
    match target.kind {
        TargetKind::S3 if target.bucket.is_none() => {
            let key = reader.key("publish.bucket");
            let finding = finding(reader, index, "address")
                .says("对象存储没有写桶名", "an object store needs its bucket");
            Some(finding.help(format!("加上一行：{key}: 桶名"), format!("add a line `{key}: …`")))
        }
        TargetKind::Sftp if target.host_key.is_none() => {
            let key = reader.key("publish.host_key");
            let finding = finding(reader, index, "address").says(
                "SFTP 没有写主机指纹，认不出服务器的真假",
                "an SFTP target needs the server's fingerprint",
            );
            const FINGERPRINT: &str = "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub";
            Some(finding.help(
                format!("服务器上运行 {FINGERPRINT}，SHA256:… 写在“{key}”后"),
                format!("run `{FINGERPRINT}` on the server and write SHA256:… as `{key}`"),
            ))
        }
        _ => None,
    }
}

fn password(target: &PublishTarget) -> Option<Finding> {
    let name = &target.name.0;
    let public = target.public_url.as_deref().is_some_and(|url| user_info(url).is_some());
    // Without a line, which would be shown with the password in it.
    (public || secret(&target.address)).then(|| {
        Finding::new(&codes::WRONG_SHAPE, Place::file(FILE))
            .says(
                format!("发布目标 {name} 的网址里写了密码"),
                format!("an address of the target {name} holds a password"),
            )
            .help(
                "删去密码，改放在环境变量里；已经提交的密码要更换",
                "remove it, put it into the environment, and change it if it was committed",
            )
    })
}

/// Password and site go over the line so that anyone in between can read and change them. The own machine is none.
fn unencrypted(reader: &Reader<'_>, target: &PublishTarget, index: usize) -> Option<Finding> {
    let own = ["127.0.0.1", "localhost", "[::1]"];
    let plain = target.address.strip_prefix("http://")?;
    let authority = plain.split('/').next().unwrap_or(plain);
    let is_own =
        own.iter().any(|host| authority == *host || authority.starts_with(&format!("{host}:")));
    (!is_own).then(|| {
        let path = [key("publish"), PathStep::Item(index), key("address")];
        Finding::new(&codes::UNENCRYPTED_TARGET, reader.place_of(&path, MappingSide::Value))
            .says(
                "发布地址没有加密（http），密码和网页会明文传输",
                "the target is not encrypted (http): password and pages can be read and changed on the way",
            )
            .help("请改用 https 地址", "use its https address")
    })
}

/// Whether an address holds a password.
fn secret(address: &str) -> bool {
    user_info(address).is_some_and(|user| user.contains(':'))
}

fn user_info(address: &str) -> Option<&str> {
    let authority = address.split_once("://")?.1.split('/').next()?;
    authority.rsplit_once('@').map(|(user, _)| user)
}

/// An address without what might be a password.
fn shown(address: &str) -> String {
    match user_info(address).filter(|_| secret(address)) {
        Some(user) => address.replacen(user, "…", 1),
        None => address.to_owned(),
    }
}
