//! `build --server-config`: ready-made settings for web servers, outside of the site's own folder.

use std::{fs, path::Path};

use super::{Environment, say};
use crate::exit::Exit;
use gongbao_files::Fault;
use gongbao_release::web_server;

pub(super) fn write(environment: &Environment, folder: &Path) -> Result<Exit, Fault> {
    fs::create_dir_all(folder)
        .map_err(|error| Fault::io("建立文件夹", "create the folder", folder, &error))?;
    for (name, text) in web_server::files() {
        let path = folder.join(name);
        let same = fs::read(&path).is_ok_and(|there| there == text.as_bytes());
        if !same && path.exists() {
            // Someone may have put settings of their own into it.
            return Err(Fault::usage(
                format!("{} 已存在，内容不同，没有覆盖；请换一个文件夹或先移走它", path.display()),
                format!("{} is there with other text and was not overwritten", path.display()),
            ));
        }
        fs::write(&path, text).map_err(|error| Fault::io("写入", "write", &path, &error))?;
    }
    say(environment
        .text("已写好 nginx 和 Caddy 的设置", "settings for nginx and Caddy are written"));
    Ok(Exit::Done)
}
