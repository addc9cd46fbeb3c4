//! A list of stations becomes a document for each row: name, address, phones with their area code, hours as they were written.
//!
//! Mobiles of lawyers never come along, and names of persons only when someone says that they may.
//!
//! - `columns`: what a column holds, by its head;
//! - `list`: the rows of the lists in a draft;
//! - `phones`: the numbers of a cell;
//! - `station`: a row as the fields and the text of a document.

mod columns;
mod list;
mod phones;
mod station;

use self::{
    columns::ListColumn,
    list::{StationList, list},
    phones::{ListedPhone, area_code, phones},
    station::ListAnswers,
};
use crate::{
    front_matter,
    imported::ImportedDocument,
    input::ImportInput,
    model::DraftDocument,
    question::{AnswerShape, Question},
    slug,
};
use gongbao_base::finding::Message;
use gongbao_content::kinds::Kind;

/// The documents of the lists in a draft, without their text's draft mark; none when there is no list.
pub(crate) fn documents(
    draft: &mut DraftDocument,
    input: &ImportInput<'_>,
) -> Option<Vec<ImportedDocument>> {
    let told = input.kind.is_some_and(|kind| kind.name == "station");
    if input.kind.is_some() && !told {
        return None;
    }
    let kind = Kind::named("station")?;
    let list = list(draft, told)?;
    tell(&list, draft);
    let answers = ListAnswers {
        area_code: area_code_of(&list, draft, input),
        mobiles: mobiles_question(&list)
            .is_some_and(|question| draft.inquiry.ask(question, truth) == Some(true)),
        lawyers: lawyers_question(&list)
            .is_some_and(|question| draft.inquiry.offer(question, truth) == Some(true)),
    };
    let mut stations = Vec::new();
    for row in &list.rows {
        stations.push(station::station(row, kind, &answers, draft));
    }
    let is_draft = !draft.inquiry.is_settled();
    let mut documents: Vec<ImportedDocument> = Vec::new();
    for (at, (fields, body, questions)) in stations.into_iter().enumerate() {
        let name = match input.slug {
            Some(slug) => format!("{slug}-{}", at + 1),
            None => slug::of(kind, &fields),
        };
        let taken = |path: &str| documents.iter().any(|document| document.path == path);
        let mut path = format!("{}/{name}.md", kind.folder);
        if taken(&path) {
            path = format!("{}/{name}-{}.md", kind.folder, at + 1);
        }
        let front = front_matter::write(kind, &fields, &questions, is_draft);
        let text = format!("{front}{body}");
        documents.push(ImportedDocument { kind: kind.name, path, fields, draft: is_draft, text });
    }
    Some(documents)
}

/// Tells what of the lists stays where it is.
fn tell(list: &StationList, draft: &mut DraftDocument) {
    let mobiles = list.rows.iter().filter(|row| row.get(ListColumn::LawyerPhone).is_some()).count();
    if mobiles > 0 {
        draft.note(
            format!("{mobiles}行的律师电话、手机没有带过来：个人手机不公开"),
            format!("phones of lawyers in {mobiles} row(s) were left out: private mobiles are not published"),
        );
    }
    if !list.others.is_empty() {
        let others = list.others.join("、");
        draft.note(
            format!("这些列没有对应的项，没有带过来：{others}"),
            format!("these columns have no field and were left out: {others}"),
        );
    }
    if list.unnamed > 0 {
        draft.note(
            format!("{}行没有名称，没有带过来", list.unnamed),
            format!("{} row(s) without a name were left out", list.unnamed),
        );
    }
}

/// The area code for numbers without one: that of the office, else it is asked; none when no number lacks it.
fn area_code_of(
    list: &StationList,
    draft: &mut DraftDocument,
    input: &ImportInput<'_>,
) -> Option<String> {
    let local = |phone: &ListedPhone| match phone {
        ListedPhone::Local(number) => Some(number.clone()),
        _ => None,
    };
    let of_rows = list.rows.iter().filter_map(|row| row.get(ListColumn::Phone));
    let first = of_rows.flat_map(phones).find_map(|phone| local(&phone))?;
    if let Some(code) = input.office_phones.iter().find_map(|phone| area_code(phone)) {
        draft.note(
            format!("没有区号的电话加上了本单位的区号 {code}"),
            format!("phones without an area code got that of the office, {code}"),
        );
        return Some(code.to_owned());
    }
    let question = Question {
        id: "area_code".to_owned(),
        field: "电话区号".to_owned(),
        read: Some(first),
        place: Message::new("电话一列", "the column of phones"),
        shape: AnswerShape::Text,
        choices: Vec::new(),
        reason: Message::new(
            "表里的电话没有区号，site.yaml 里也没有带区号的电话",
            "the phones have no area code, and site.yaml has no phone with one",
        ),
    };
    draft
        .inquiry
        .ask(question, |answer| area_code(answer).filter(|code| *code == answer).map(str::to_owned))
}

fn mobiles_question(list: &StationList) -> Option<Question> {
    let of_rows = list.rows.iter().filter_map(|row| row.get(ListColumn::Phone));
    let mobiles = of_rows.flat_map(phones).filter(|p| matches!(p, ListedPhone::Mobile(_))).count();
    let reason = Message::new(
        format!("电话一列里有{mobiles}个手机号，是不是对外公布的公务手机？不是就不带过来"),
        format!(
            "{mobiles} number(s) of the column of phones are mobiles: are they the office's own?"
        ),
    );
    (mobiles > 0).then(|| yes_or_no("mobiles", "手机号", reason))
}

fn lawyers_question(list: &StationList) -> Option<Question> {
    let named = list.rows.iter().filter_map(station::lawyer).count();
    let reason = Message::new(
        format!("有{named}行写了律师姓名，没有带过来；本人都同意公开的，可以带上"),
        format!(
            "{named} row(s) name a lawyer and the names were left out; they can come along when all agreed"
        ),
    );
    (named > 0).then(|| yes_or_no("lawyers", "律师姓名", reason))
}

fn yes_or_no(id: &str, field: &str, reason: Message) -> Question {
    Question {
        id: id.to_owned(),
        field: field.to_owned(),
        read: None,
        place: Message::new("整张表", "the whole list"),
        shape: AnswerShape::Choice,
        choices: vec!["否".to_owned(), "是".to_owned()],
        reason,
    }
}

fn truth(answer: &str) -> Option<bool> {
    match answer {
        "是" | "true" => Some(true),
        "否" | "false" => Some(false),
        _ => None,
    }
}
