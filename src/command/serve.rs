//! `serve`: builds into memory, again on every change, and shows the site on loopback.

use std::collections::BTreeSet;

use super::CommandContext;
use crate::cli::site::ServeArgs;
use crate::exit::Exit;
use crate::pipeline::{self, Audience, CheckedSite};
use crate::preview::{Preview, PreviewFiles, listen, watch};
use crate::storage::folder::Folder;
use gongbao_base::finding::{Finding, sort_and_number};
use gongbao_check::format::text;
use gongbao_content::document::Document;
use gongbao_files::SystemError;
use gongbao_render::output::MemorySink;
use gongbao_site::plan::{Edition, Plan};

/// How many findings are shown over the page.
const SHOWN: usize = 10;

pub(super) fn run(context: &CommandContext, args: &ServeArgs) -> Result<Exit, SystemError> {
    let console = &context.console;
    let preview = Preview::default();
    let watched = watch(&[context.layout.content(), context.layout.themes()]);
    refresh(context, &preview);
    match watched {
        Ok(run) => {
            let (context, preview) = (context.clone(), preview.clone());
            std::thread::spawn(move || run(&mut || refresh(&context, &preview)));
        }
        Err(error) => console.say(&format!(
            "{}: {error}",
            console.text(
                "无法监视文件夹，改动后请重新运行",
                "cannot watch the folder; run again after changes"
            )
        )),
    }
    let port = args.port;
    listen(port, &preview, |address| {
        console.say(&format!("{} http://{address}/", console.text("预览：", "preview:")));
    })
    .map_err(|error| {
        SystemError::other(
            format!("端口 {port} 打不开：{error}；用 --port 0 任选一个"),
            format!("cannot listen on port {port}: {error}; `--port 0` takes any"),
        )
    })?;
    Ok(Exit::Done)
}

/// Builds once and shows the outcome.
fn refresh(context: &CommandContext, preview: &Preview) {
    let said = match build(context) {
        Ok(Ok((files, drafts))) => {
            if !drafts.is_empty() {
                context.console.say(&texts(context, drafts.iter()));
            }
            return preview.show(files);
        }
        Ok(Err(findings)) => texts(context, findings.iter().filter(|finding| finding.is_error())),
        Err(error) => error.message(context.console.language).to_owned(),
    };
    context.console.say(&said);
    preview.warn(said);
}

/// The first of some findings as text.
fn texts<'f>(context: &CommandContext, findings: impl Iterator<Item = &'f Finding>) -> String {
    let (language, lines) = (context.console.language, context.lines());
    let shown = findings.take(SHOWN).map(|finding| text::one(finding, language, false, &lines));
    shown.collect::<Vec<_>>().join("\n\n")
}

/// The site's files with what is wrong in its drafts; or what is wrong with the content.
#[allow(clippy::type_complexity, reason = "said once")]
fn build(
    context: &CommandContext,
) -> Result<Result<(PreviewFiles, Vec<Finding>), Vec<Finding>>, SystemError> {
    let mut folder = Folder::read(&context.layout)?;
    let checked = pipeline::check(
        &folder,
        pipeline::parse(&folder, context.today),
        Audience::Office,
        context.today,
    )?;
    folder.drop_texts();
    let CheckedSite { site, mut findings } = checked;
    let theme = pipeline::theme(&folder, &mut findings);
    let Some(mut theme) = theme.filter(|_| !findings.iter().any(Finding::is_error)) else {
        return Ok(Err(findings));
    };
    let memory = MemorySink::default();
    let plan = Plan::new(&site, Edition::Online);
    match pipeline::render(&folder, &plan, &mut theme, &memory) {
        Ok(_) => {
            let drafts = site.documents.iter().filter(|document| document.common.draft);
            let drafts: BTreeSet<String> = drafts.map(Document::path).collect();
            findings.retain(|finding| drafts.contains(&finding.place.file));
            Ok(Ok((memory.into_files(), findings)))
        }
        Err(error) => {
            findings.extend(pipeline::findings_of(error, &context.layout, &context.out())?);
            sort_and_number(&mut findings);
            Ok(Err(findings))
        }
    }
}
