//! Where a site is published to: the targets of `site.yaml`. Secrets stand in the environment and nowhere else.

use super::{
    fields::{Reader, Slug, choices, fields},
    settings::host,
    yaml::{Part, Step},
};
use crate::codes;
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
    pub struct Target {
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
pub(super) fn checks(reader: &Reader<'_>, targets: &[Target]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, target) in targets.iter().enumerate() {
        let mut refuse = |key: &str, zh: String, en: String, help: (&str, &str)| {
            let path =
                [Step::Key("publish".to_owned()), Step::Item(index), Step::Key(key.to_owned())];
            findings.push(
                Finding::new(&codes::WRONG_SHAPE, reader.place_of(&path, Part::Value))
                    .says(zh, en)
                    .help(help.0, help.1),
            );
        };
        if targets[..index].iter().any(|other| other.name == target.name) {
            refuse(
                "name",
                format!("两个发布目标同名：{}", target.name.0),
                format!("two targets have the name {}", target.name.0),
                ("给每个目标起不同的名称", "give every target its own name"),
            );
        }
        let address = target.address.as_str();
        let web = address.starts_with("http://") || address.starts_with("https://");
        let fits = match target.kind {
            TargetKind::Folder => !address.contains("://"),
            TargetKind::Sftp => address.starts_with("sftp://"),
            TargetKind::S3 | TargetKind::Webdav => web && host(address).is_some(),
        };
        if !address.is_empty() && !fits {
            refuse(
                "address",
                format!("地址和类型不符：{}", shown(address)),
                format!("the address does not fit the kind: {}", shown(address)),
                (
                    "文件夹写路径；SFTP 写 sftp://用户@主机/目录；对象存储和 WebDAV 写 https://主机/目录",
                    "a path for a folder; sftp://user@host/folder; https://host/folder for object stores and WebDAV",
                ),
            );
        }
        if target.kind == TargetKind::S3 && target.bucket.is_none() {
            refuse(
                "address",
                "对象存储没有写桶名".to_owned(),
                "an object store needs its bucket".to_owned(),
                (
                    &format!("加上一行：{}: 桶名", reader.key("publish.bucket")),
                    &format!("add a line `{}: …`", reader.key("publish.bucket")),
                ),
            );
        }
        if target.kind == TargetKind::Sftp && target.host_key.is_none() {
            let host_key = reader.key("publish.host_key");
            refuse(
                "address",
                "SFTP 没有写主机指纹，无法确认连到的是不是自己的服务器".to_owned(),
                "an SFTP target needs the server's fingerprint".to_owned(),
                (
                    &format!(
                        "在服务器上运行 ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub，把 SHA256:…… 写在“{host_key}”后"
                    ),
                    &format!(
                        "run `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the server and write SHA256:… as `{host_key}`"
                    ),
                ),
            );
        }
        if secret(address) {
            // Without a line, which would be shown with the password in it.
            findings.push(
                Finding::new(&codes::WRONG_SHAPE, Place::file(super::settings::FILE))
                    .says(
                        format!("发布目标 {} 的地址里写了密码", target.name.0),
                        format!("the address of the target {} holds a password", target.name.0),
                    )
                    .help(
                        "删去密码，改放在环境变量里；已经提交的密码要更换",
                        "remove it, put it into the environment, and change it if it was committed",
                    ),
            );
        }
    }
    findings
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
