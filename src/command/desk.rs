//! `desk`: opens the window in which a site is written.

use std::path::PathBuf;

use super::CommandContext;
use crate::cli::site::DeskArgs;
use crate::desk::{Desk, RunningDesk, Session, listen, open_browser};
use crate::exit::Exit;
use gongbao_archive::stamp::Stamp;
use gongbao_base::date::Date;
use gongbao_files::{SiteLayout, SystemError};

pub(super) fn run(context: &CommandContext, args: &DeskArgs) -> Result<Exit, SystemError> {
    let console = &context.console;
    let layout = match &args.dir {
        Some(dir) => SiteLayout::new(dir),
        None => context.layout.clone(),
    };
    let running = RunningDesk::of(layout.root(), &own_folder());
    if let Some(address) = running.address() {
        console.print(&format!("{address}\n"));
        console.say(
            console.text(
                "已在运行，在浏览器里打开它",
                "it is running already and opens in the browser",
            ),
        );
        show(args, &address);
        return Ok(Exit::Done);
    }
    let real = Stamp::new(context.now).and_then(|now| Date::parse(&now.day()));
    let named = (real != Some(context.today)).then_some(context.today);
    let desk = Desk::new(named, home());
    if layout.settings().is_file() {
        desk.open(layout);
    } else if args.dir.is_some() && !layout.root().is_dir() {
        let shown = layout.root().display();
        return Err(SystemError::usage(
            format!("没有文件夹 {shown}"),
            format!("there is no folder {shown}"),
        ));
    }
    let port = args.port;
    let ready =
        |session: &Session| {
            let address = session.address();
            console.print(&format!("{address}\n"));
            console.say(console.text(
                "工作台开着，关掉这个窗口就停止",
                "the desk is open; it ends with this window",
            ));
            if let Err(error) = running.record(&address) {
                console.say(error.message(console.language));
            }
            show(args, &address);
        };
    listen(port, desk, ready).map_err(|error| {
        SystemError::other(
            format!("端口 {port} 打不开：{error}；不写 --port 就任选一个"),
            format!("cannot listen on port {port}: {error}; without `--port` any is taken"),
        )
    })?;
    Ok(Exit::Done)
}

fn show(args: &DeskArgs, address: &str) {
    if !args.no_open {
        let _ = open_browser(address);
    }
}

/// Where choosing a folder begins.
fn home() -> PathBuf {
    let named = ["GONGBAO_DESK_HOME", "HOME", "USERPROFILE"].into_iter().find_map(std::env::var_os);
    named.map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// Where this person's running programs leave their records.
fn own_folder() -> PathBuf {
    let named = ["XDG_RUNTIME_DIR", "LOCALAPPDATA"].into_iter().find_map(std::env::var_os);
    named.map_or_else(std::env::temp_dir, PathBuf::from)
}
