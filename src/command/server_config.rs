//! `build --server-config`: ready-made settings for web servers, outside of the site's own folder.

use std::{fs, path::Path};

use crate::console::Console;
use crate::exit::Exit;
use gongbao_files::{SystemError, atomic};
use gongbao_release::web_server;

pub(super) fn write(console: &Console, folder: &Path) -> Result<Exit, SystemError> {
    fs::create_dir_all(folder).map_err(SystemError::making_folder(folder))?;
    for (name, text) in web_server::files() {
        let path = folder.join(name);
        let same = fs::read(&path).is_ok_and(|there| there == text.as_bytes());
        if !same && path.exists() {
            // Someone may have put settings of their own into it.
            return Err(SystemError::usage(
                format!("{} 已存在，内容不同，没有覆盖；请换一个文件夹或先移走它", path.display()),
                format!("{} is there with other text and was not overwritten", path.display()),
            ));
        }
        if !same {
            atomic::create(&path, text.as_bytes()).map_err(SystemError::writing(&path))?;
        }
    }
    console.say(
        console.text("已写好 nginx 和 Caddy 的设置", "settings for nginx and Caddy are written"),
    );
    Ok(Exit::Done)
}
