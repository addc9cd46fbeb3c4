//! `check`: everything that is wrong with the content, without building.

use super::{Environment, build, load};
use crate::{
    base::finding::Finding,
    cli::Common,
    disk::{Fault, read},
    exit::Exit,
    show::Format,
};

pub(super) fn run(
    common: &Common,
    environment: &Environment,
    format: Format,
) -> Result<Exit, Fault> {
    let folder = read::folder(&common.site)?;
    let loaded = load::load(&folder, common.as_of.unwrap_or(environment.today))?;
    build::show_findings(common, environment, format, &loaded.findings);
    let summary = match environment.language {
        crate::base::finding::Language::Chinese => {
            format!("检查了 {} 个文件", folder.documents.len())
        }
        crate::base::finding::Language::English => {
            format!("checked {} documents", folder.documents.len())
        }
    };
    if format == Format::Text {
        build::finish(common, environment, &summary, &loaded.findings);
    }
    Ok(if loaded.findings.iter().any(Finding::is_error) { Exit::Content } else { Exit::Done })
}
