//! `serve`: builds into memory, again on every change, and shows the site on loopback.

use std::collections::BTreeMap;

use super::{Environment, load, say};
use crate::cli::Common;
use crate::disk::read;
use crate::exit::Exit;
use crate::serve::{Board, listen, watch};
use gongbao_base::finding::{Finding, sort_and_number};
use gongbao_check::format;
use gongbao_files::Fault;
use gongbao_render::build::{BuildEnvironment, build};
use gongbao_render::error::BuildError;
use gongbao_render::output::MemorySink;
use gongbao_site::plan::{Edition, Plan};

/// How many findings are shown over the page.
const SHOWN: usize = 10;

pub(super) fn run(common: &Common, environment: &Environment, port: u16) -> Result<Exit, Fault> {
    let board = Board::default();
    let folders = [common.site.join("content"), common.site.join("themes")];
    let watched = watch(&folders);
    refresh(common, environment, &board);
    match watched {
        Ok(run) => {
            let (common, environment, board) = (common.clone(), environment.clone(), board.clone());
            std::thread::spawn(move || run(&mut || refresh(&common, &environment, &board)));
        }
        Err(error) => say(&format!(
            "{}: {error}",
            environment.text(
                "无法监视文件夹，改动后请重新运行",
                "cannot watch the folder; run again after changes"
            )
        )),
    }
    listen(port, &board, |address| {
        say(&format!("{} http://{address}/", environment.text("预览：", "preview:")));
    })
    .map_err(|error| {
        Fault::other(
            format!("端口 {port} 打不开：{error}；用 --port 0 任选一个"),
            format!("cannot listen on port {port}: {error}; `--port 0` takes any"),
        )
    })?;
    Ok(Exit::Done)
}

/// Builds once and puts the outcome on the board.
fn refresh(common: &Common, environment: &Environment, board: &Board) {
    match built(common, environment) {
        Ok(Ok(files)) => board.show(files),
        Ok(Err(findings)) => {
            let lines = load::lines(&common.site);
            let errors = findings.iter().filter(|finding| finding.is_error());
            let texts: Vec<String> = errors
                .take(SHOWN)
                .map(|finding| format::text::one(finding, environment.language, false, &lines))
                .collect();
            let text = texts.join("\n\n");
            say(&text);
            board.warn(text);
        }
        Err(fault) => {
            say(fault.message(environment.language));
            board.warn(fault.message(environment.language).to_owned());
        }
    }
}

type Files = BTreeMap<String, Vec<u8>>;

fn built(common: &Common, environment: &Environment) -> Result<Result<Files, Vec<Finding>>, Fault> {
    let folder = read::folder(&common.site)?;
    let load::Loaded { site, theme, mut findings, .. } =
        load::load(&folder, common.as_of.unwrap_or(environment.today))?;
    let Some(mut theme) = theme.filter(|_| !findings.iter().any(Finding::is_error)) else {
        return Ok(Err(findings));
    };
    let memory = MemorySink::default();
    let plan = Plan::new(&site, Edition::Online);
    let around =
        BuildEnvironment { read: &|file| folder.content(file), sink: &memory, observer: &() };
    match build(&plan, &mut theme, &around) {
        Ok(_) => Ok(Ok(memory.into_files())),
        Err(BuildError::Findings(found)) => {
            findings.extend(found);
            sort_and_number(&mut findings);
            Ok(Err(findings))
        }
        Err(error) => Err(super::build::build_fault(error, &common.site, &common.out())),
    }
}
