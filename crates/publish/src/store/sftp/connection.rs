//! The connection to an SFTP server: the host is proved by its fingerprint before a login is tried.

use std::{sync::Arc, time::Duration};

use russh::{
    client::{self, Handle},
    keys::{HashAlg, PrivateKeyWithHashAlg, PublicKeyOrCertificate, load_secret_key},
};
use russh_sftp::client::RawSftpSession;
use tokio::runtime::Runtime;

use super::address::SftpAddress;
use crate::error::PublishError;

/// How the server is told who asks.
pub(crate) struct SftpLogin {
    pub(crate) user: Option<String>,
    /// A password, or the passphrase of the key.
    pub(crate) password: Option<String>,
    pub(crate) key_file: Option<String>,
}

/// The connection; it ends with its last user.
pub(super) struct SftpSession {
    runtime: Runtime,
    pub(super) sftp: RawSftpSession,
    /// The names of what the server can do beyond the protocol.
    pub(super) extensions: Vec<String>,
    _handle: Handle<HostKeyCheck>,
}

impl SftpSession {
    /// Connects, proves the host by its fingerprint, and logs in.
    pub(super) fn open(
        address: &SftpAddress<'_>,
        user: String,
        login: SftpLogin,
        fingerprint: &str,
    ) -> Result<Self, PublishError> {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let opened = async {
            let mut handle = connect(address, fingerprint).await?;
            authenticate(&mut handle, user, login).await?;
            let (sftp, extensions) = start(&handle).await?;
            Ok::<_, PublishError>((handle, sftp, extensions))
        };
        let (handle, sftp, extensions) = runtime.block_on(opened)?;
        Ok(Self { runtime, sftp, extensions, _handle: handle })
    }

    /// Waits for what is asked of the server.
    pub(super) fn wait<T>(&self, what: impl Future<Output = T>) -> T {
        self.runtime.block_on(what)
    }
}

/// Proves that the server is the one that the settings name.
struct HostKeyCheck {
    fingerprint: String,
}

impl client::Handler for HostKeyCheck {
    type Error = russh::Error;

    async fn check_server_key(
        &mut self,
        key: &PublicKeyOrCertificate,
    ) -> Result<bool, Self::Error> {
        Ok(match key {
            PublicKeyOrCertificate::PublicKey { key, .. } => {
                key.fingerprint(HashAlg::Sha256).to_string() == self.fingerprint
            }
            PublicKeyOrCertificate::Certificate(_) => false,
        })
    }
}

fn unreachable(why: impl std::fmt::Display) -> PublishError {
    PublishError::failed(
        format!("不能连接 SFTP 服务器：{why}"),
        format!("cannot reach the SFTP server: {why}"),
    )
}

async fn connect(
    address: &SftpAddress<'_>,
    fingerprint: &str,
) -> Result<Handle<HostKeyCheck>, PublishError> {
    let config = client::Config {
        inactivity_timeout: Some(Duration::from_secs(120)),
        keepalive_interval: Some(Duration::from_secs(20)),
        ..client::Config::default()
    };
    let check = HostKeyCheck { fingerprint: fingerprint.to_owned() };
    let place = (address.host, address.port);
    client::connect(Arc::new(config), place, check).await.map_err(|error| match error {
        russh::Error::UnknownKey => PublishError::failed(
            "SFTP 服务器的指纹和 site.yaml 里的不同，可能连错了机器，没有登录",
            "the server's fingerprint is not the one in site.yaml; it may be another machine, so no login was tried",
        ),
        error => unreachable(error),
    })
}

async fn authenticate(
    handle: &mut Handle<HostKeyCheck>,
    user: String,
    login: SftpLogin,
) -> Result<(), PublishError> {
    let answer = if let Some(path) = &login.key_file {
        let key = load_secret_key(path, login.password.as_deref())
            .map_err(|error| unreachable(format!("{path}: {error}")))?;
        let hash = handle.best_supported_rsa_hash().await.ok().flatten().flatten();
        handle.authenticate_publickey(user, PrivateKeyWithHashAlg::new(Arc::new(key), hash)).await
    } else {
        // Without a password the server is asked with an empty one, which some accept from this network.
        handle.authenticate_password(user, login.password.unwrap_or_default()).await
    };
    if answer.map_err(unreachable)?.success() {
        return Ok(());
    }
    Err(unreachable("登录被拒绝 (login refused)"))
}

async fn start(
    handle: &Handle<HostKeyCheck>,
) -> Result<(RawSftpSession, Vec<String>), PublishError> {
    let channel = handle.channel_open_session().await.map_err(unreachable)?;
    channel.request_subsystem(true, "sftp").await.map_err(unreachable)?;
    let sftp = RawSftpSession::new(channel.into_stream());
    sftp.set_timeout(60);
    let version = sftp.init().await.map_err(unreachable)?;
    Ok((sftp, version.extensions.into_keys().collect()))
}
