//! Formulas whose value no program stored: what stands in the cell is asked, and until then the formula stands there.

use crate::{
    model::{Block, DraftDocument, EmptyFormula, InlineRun, RunContent},
    question::{AnswerShape, Question},
};
use gongbao_base::finding::Message;

/// How many formulas are asked one by one.
const MANY: usize = 10;

/// Asks for the values of formulas that have none.
pub(crate) fn ask(draft: &mut DraftDocument) {
    let formulas = std::mem::take(&mut draft.formulas);
    if formulas.len() > MANY {
        ask_for_all(draft, &formulas);
        return;
    }
    for formula in formulas {
        let question = Question {
            id: format!("cell-{}", formula.cell),
            field: format!("{}格", formula.cell),
            read: Some(format!("={}", formula.formula)),
            place: place(&formula.cell),
            shape: AnswerShape::Text,
            choices: Vec::new(),
            reason: Message::new(
                "这一格是公式，文件里没有存结果；写出结果，或用 Excel、WPS 打开、保存后再导入",
                "the cell is a formula without a stored value: write the value, or save the file in Excel first",
            ),
        };
        if let Some(value) = draft.inquiry.ask(question, |answer| Some(answer.to_owned())) {
            replace(draft, &formula.shown(), &value);
        }
    }
}

/// One question for many: only the program that made the file can compute them.
fn ask_for_all(draft: &mut DraftDocument, formulas: &[EmptyFormula]) {
    let cells: Vec<&str> = formulas.iter().map(|formula| formula.cell.as_str()).collect();
    let question = Question {
        id: "formulas".to_owned(),
        field: "公式".to_owned(),
        read: Some(cells.join("、")),
        place: place(cells.first().copied().unwrap_or_default()),
        shape: AnswerShape::Choice,
        choices: vec!["留空".to_owned()],
        reason: Message::new(
            format!("有{}格公式没有存结果：用 Excel、WPS 打开、保存后再导入", formulas.len()),
            format!(
                "{} formulas have no stored value: save the file in Excel and import it again",
                formulas.len()
            ),
        ),
    };
    let empty = draft.inquiry.ask(question, |answer| (answer == "留空").then_some(()));
    if empty.is_some() {
        formulas.iter().for_each(|formula| replace(draft, &formula.shown(), ""));
    }
}

fn place(cell: &str) -> Message {
    Message::new(format!("{cell}格"), format!("cell {cell}"))
}

/// Puts a value where a formula stands.
fn replace(draft: &mut DraftDocument, shown: &str, value: &str) {
    let fill = |run: &mut InlineRun| {
        if let RunContent::Text(text) = &mut run.content
            && text == shown
        {
            value.clone_into(text);
        }
    };
    for block in &mut draft.blocks {
        if let Block::Table(table) = block {
            table.rows.iter_mut().flatten().flatten().for_each(fill);
        }
    }
}
