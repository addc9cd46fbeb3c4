//! The commands that print what the program knows: codes, schemas, completions.

use clap::Args;

use super::values::{CODE, SCHEMA};

/// What `explain` takes.
#[derive(Clone, Debug, Args)]
pub struct ExplainArgs {
    /// 编号，例如 FIELD-01；不写则列出全部 / the code, such as FIELD-01; all when left out
    #[arg(value_parser = CODE, hide_possible_values = true)]
    pub code: Option<String>,
}

/// What `schema` takes.
#[derive(Clone, Debug, Args)]
pub struct SchemaArgs {
    /// 种类，或 site（site.yaml） / the kind, or `site` for site.yaml
    #[arg(value_parser = SCHEMA, hide_possible_values = true)]
    pub kind: String,
}

/// What `completions` takes.
#[derive(Clone, Debug, Args)]
pub struct CompletionsArgs {
    /// 命令行种类 / the shell
    pub shell: clap_complete::Shell,
}
