//! What came of one file: shown to people as a plain list, to programs as JSON.

use std::path::PathBuf;

use super::sources::ImportSource;
use crate::command::CommandContext;
use gongbao_base::finding::Language;
use gongbao_files::SystemError;
use gongbao_import::{Conversion, ImportError, Question};
use serde_json::{Value, json};

/// What came of one file.
pub(super) struct ImportOutcome {
    pub(super) source: ImportSource,
    pub(super) result: Result<Conversion, ImportError>,
    /// What it became before there were answers.
    pub(super) unanswered: Option<Conversion>,
    /// The files that were written.
    pub(super) written: Vec<PathBuf>,
}

/// All outcomes as JSON: that of a file, or a list for a folder.
pub(super) fn json(outcomes: &[ImportOutcome], folder: bool) -> Result<String, SystemError> {
    let values: Result<Vec<Value>, _> = outcomes.iter().map(ImportOutcome::json).collect();
    let mut values = values.map_err(|error| SystemError::serializing(&error))?;
    let value = match values.pop() {
        Some(one) if !folder => one,
        last => {
            values.extend(last);
            json!({ "files": values })
        }
    };
    let text = serde_json::to_string_pretty(&value);
    text.map(|text| format!("{text}\n")).map_err(|error| SystemError::serializing(&error))
}

impl ImportOutcome {
    /// The files beside the source that go with its documents.
    pub(super) fn attached(&self) -> Vec<String> {
        let conversion = self.result.as_ref().ok();
        let attachments = conversion.into_iter().flat_map(|conversion| &conversion.attachments);
        attachments.map(|attachment| attachment.from.clone()).collect()
    }

    fn json(&self) -> Result<Value, serde_json::Error> {
        let mut value = match &self.result {
            Ok(conversion) => serde_json::to_value(conversion)?,
            Err(error) => json!({ "error": {
                "zh": error.message(Language::Chinese), "en": error.message(Language::English),
            } }),
        };
        if let Value::Object(object) = &mut value {
            object.insert("source".to_owned(), self.source.name.clone().into());
        }
        Ok(value)
    }

    /// Says what was made, what was changed, and what is asked.
    pub(super) fn say(&self, context: &CommandContext) {
        let console = &context.console;
        let conversion = match &self.result {
            Ok(conversion) => conversion,
            Err(error) => {
                let why = error.message(console.language);
                let name = &self.source.name;
                return console.say(&format!("{}: {name}: {why}", console.text("错误", "error")));
            }
        };
        for path in &self.written {
            console.say(&format!("{} {}", console.text("已写入", "wrote"), path.display()));
        }
        if console.quiet {
            return;
        }
        for note in &conversion.notes {
            console.say(&format!("- {}", note.get(console.language)));
        }
        for (at, question) in conversion.questions.iter().enumerate() {
            let label = console.text("问题", "question");
            console.say(&shown(question, &format!("{label} {}", at + 1), console.language));
        }
        for offer in &conversion.offers {
            console.say(&shown(offer, console.text("可选", "offer"), console.language));
        }
        console.say(&self.next_step(context, conversion));
    }

    fn next_step(&self, context: &CommandContext, conversion: &Conversion) -> String {
        let name = &self.source.name;
        let console = &context.console;
        if conversion.documents.iter().all(|document| !document.draft) {
            return console.either("没有未答的问题，可以打包".into(), "nothing is open".into());
        }
        match conversion.questions.first() {
            Some(Question { id, .. }) => console.either(
                format!("对照原文件看一遍，回答上面的问题：gongbao import {name} --answer {id}=…；也可以直接填进文件，再删去“草稿”一行"),
                format!("compare it with the original and answer: gongbao import {name} --answer {id}=…; or fill them in and remove the line 草稿"),
            ),
            None => console.either(
                "对照原文件看一遍，删去“草稿”一行，再运行 gongbao check".into(),
                "compare it with the original, remove the line 草稿, then run `gongbao check`".into(),
            ),
        }
    }
}

/// A question as people read it.
fn shown(question: &Question, begins: &str, language: Language) -> String {
    let Question { id, field, read, place, choices, reason, .. } = question;
    let (reason, place) = (reason.get(language), place.get(language));
    let chinese = language == Language::Chinese;
    let label = |zh: &'static str, en: &'static str| if chinese { zh } else { en };
    let mut text = format!("{begins}  {field}（{id}）：{reason}");
    text.push_str(&format!("\n    {}{place}", label("位置：", "where: ")));
    if let Some(read) = read {
        text.push_str(&format!("\n    {}{read}", label("读到：", "read: ")));
    }
    if !choices.is_empty() {
        text.push_str(&format!("\n    {}{}", label("可选：", "choices: "), choices.join("、")));
    }
    text
}
