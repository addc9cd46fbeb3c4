//! The key that signs: its file, and its password from the environment, since passwords stand in no file and no argument.

use std::{io, path::Path};

use gongbao_container::sign::Signer;
use gongbao_files::SystemError;

/// The variable that holds the password.
const PASSWORD: &str = "GONGBAO_MINISIGN_PASSWORD";

/// The text of a public key: of its file, or as it was typed.
pub(super) fn public(key: &str) -> io::Result<String> {
    if Path::new(key).exists() { std::fs::read_to_string(key) } else { Ok(key.to_owned()) }
}

/// Opens the key of a file. A command does so first, so that a wrong password leaves nothing half done.
pub(super) fn open(path: &Path) -> Result<Signer, SystemError> {
    let text = std::fs::read_to_string(path).map_err(SystemError::reading(path))?;
    Signer::open(&text, std::env::var(PASSWORD).ok().as_deref()).map_err(|why| {
        let path = path.display();
        SystemError::usage(
            format!("{}：{path}；口令放在环境变量 {PASSWORD}", why.zh),
            format!("{}: {path}; its password goes into {PASSWORD}", why.en),
        )
    })
}
