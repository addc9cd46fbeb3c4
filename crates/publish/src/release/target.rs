//! A target of `site.yaml`, and what it needs of the environment.

use gongbao_content::publish::{Target, TargetKind};

/// The variables of the environment in which a target's secrets stand; never in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secrets {
    /// The name of the user, or of the access key.
    pub user: String,
    /// The password, or the secret key.
    pub password: String,
    /// The path of a private key, for SFTP.
    pub key_file: String,
}

/// Their names for a target: `GONGBAO_PORTAL_USER` and so on.
#[must_use]
pub fn secrets(target: &Target) -> Secrets {
    let name = target.name.0.to_ascii_uppercase().replace('-', "_");
    let variable = |suffix: &str| format!("GONGBAO_{name}_{suffix}");
    let s3 = target.kind == TargetKind::S3;
    Secrets {
        user: variable(if s3 { "ACCESS_KEY" } else { "USER" }),
        password: variable(if s3 { "SECRET_KEY" } else { "PASSWORD" }),
        key_file: variable("KEY_FILE"),
    }
}
