//! The attachments that a document names, and the files beside it that they are.

use super::words::squeezed;
use crate::{
    model::{Block, DraftDocument, FoundAttachment, text},
    question::{AnswerShape, Question},
};
use gongbao_base::finding::Message;

/// The answer that says that there is no file of its own.
const NONE: &str = "没有单独的文件";

/// An attachment as the text names it.
struct NamedAttachment {
    number: usize,
    name: String,
    /// Where its link leads, on a page.
    link: Option<String>,
}

/// Finds the attachments; what no file beside the source is for certain is asked.
pub(super) fn take(draft: &mut DraftDocument, neighbours: &[String]) {
    let named = named(draft);
    let count = named.len();
    for attachment in named {
        if stands_below(draft, &attachment) {
            continue;
        }
        let (found, choices) = candidates(&attachment, count, neighbours);
        let from = match found {
            Some(from) => Some(from),
            None => ask(draft, &attachment, choices, neighbours),
        };
        if let Some(from) = from {
            draft.attachments.push(FoundAttachment { title: attachment.name, from });
        }
    }
}

fn ask(
    draft: &mut DraftDocument,
    attachment: &NamedAttachment,
    choices: Vec<String>,
    neighbours: &[String],
) -> Option<String> {
    let NamedAttachment { number, name, .. } = attachment;
    let question = Question {
        id: format!("attachment-{number}"),
        field: format!("附件{number}"),
        read: Some(name.clone()),
        place: Message::new("附件说明", "the list of attachments"),
        shape: AnswerShape::File,
        choices: choices.into_iter().chain([NONE.to_owned()]).collect(),
        reason: Message::new(
            "同一文件夹里没有找到这个附件的文件",
            "no file beside the source is this attachment for certain",
        ),
    };
    let fits = |answer: &str| {
        let none = matches!(answer, NONE | "没有" | "无" | "none");
        let file = neighbours.iter().find(|name| *name == answer);
        file.map(|name| Some(name.clone())).or(none.then_some(None))
    };
    draft.inquiry.ask(question, fits).flatten()
}

/// The attachments of the list 附件：1.…, in its order.
fn named(draft: &DraftDocument) -> Vec<NamedAttachment> {
    let mut found: Vec<NamedAttachment> = Vec::new();
    let is_list = |block: &Block| list_of(block).is_some();
    let Some(start) = draft.blocks.iter().position(is_list) else { return found };
    for (at, block) in draft.blocks[start..].iter().enumerate() {
        let line = text(block.runs());
        let words = match at {
            0 => list_of(block).unwrap_or_default(),
            _ => line.clone(),
        };
        let item = matches!(block, Block::Item(_, Some(_), _));
        let goes_on =
            at == 0 || item || starts_with_number(words.trim(), found.len() + 1).is_some();
        if !goes_on || !matches!(block, Block::Paragraph(_) | Block::Item(..) | Block::Aligned(..))
        {
            // The list may begin in the next line.
            if at > 0 {
                break;
            }
        }
        let link = block.runs().iter().find_map(|run| run.link.clone());
        for name in entries(&words, found.len()) {
            let number = found.len() + 1;
            found.push(NamedAttachment { number, name, link: link.clone() });
        }
    }
    found
}

/// What follows 附件：, when a block begins with it.
fn list_of(block: &Block) -> Option<String> {
    let line = text(block.runs());
    let line = line.trim_start();
    let rest = line.strip_prefix('附')?.trim_start().strip_prefix('件')?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace());
    let numbered = rest.starts_with(|c: char| c.is_ascii_digit());
    let (number, rest) = rest.split_once(['：', ':'])?;
    (number.is_empty() || (numbered && number.len() <= 2)).then(|| rest.to_owned())
}

/// The names in some lines, `done` of which are known already.
fn entries(words: &str, done: usize) -> Vec<String> {
    let mut names = Vec::new();
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut rest = starts_with_number(line, done + names.len() + 1).unwrap_or(line);
        // 1.甲 2.乙 in one line.
        while let Some((at, after)) = next_number(rest, done + names.len() + 2) {
            names.push(clean(&rest[..at]));
            rest = after;
        }
        names.push(clean(rest));
    }
    names.retain(|name| !name.is_empty());
    names
}

/// What follows `2.`, `2、` or `２．` when a line begins with that number.
fn starts_with_number(line: &str, number: usize) -> Option<&str> {
    let end = line.find(|c: char| !c.is_numeric())?;
    let digits: String = line[..end]
        .chars()
        .map(|c| {
            char::from_u32(c as u32 - if c >= '０' { '０' as u32 - '0' as u32 } else { 0 })
                .unwrap_or(c)
        })
        .collect();
    let rest = line[end..].trim_start().strip_prefix(['.', '．', '、', ' ', '\u{3000}'])?;
    (digits.parse() == Ok(number)).then(|| rest.trim_start())
}

/// The next number after white space or a closing mark within a line.
fn next_number(line: &str, number: usize) -> Option<(usize, &str)> {
    line.char_indices().skip(1).find_map(|(at, c)| {
        let before = line[..at].chars().next_back()?;
        let free = before.is_whitespace() || matches!(before, '；' | ';' | '》' | '。');
        (free && c.is_numeric())
            .then(|| starts_with_number(&line[at..], number))
            .flatten()
            .map(|rest| (at, rest))
    })
}

fn clean(name: &str) -> String {
    name.trim().trim_end_matches(['；', ';', '。', '，', ',']).trim().to_owned()
}

/// Whether the attachment stands in the same file below the closing, under 附件 or 附件1.
fn stands_below(draft: &DraftDocument, attachment: &NamedAttachment) -> bool {
    let number = attachment.number.to_string();
    draft.blocks.iter().any(|block| {
        let plain = squeezed(&block.line());
        let rest = plain.strip_prefix("附件").map(|rest| rest.trim_end_matches(['：', ':']));
        !matches!(block, Block::Table(_))
            && rest
                .is_some_and(|rest| rest == number || (rest.is_empty() && attachment.number == 1))
    })
}

/// The file that is this attachment for certain; else those that may be it, the likeliest first.
fn candidates(
    attachment: &NamedAttachment,
    count: usize,
    neighbours: &[String],
) -> (Option<String>, Vec<String>) {
    let wanted = core(&attachment.name);
    let linked = attachment.link.as_deref().and_then(|link| link.rsplit('/').next());
    let score = |file: &String| -> u8 {
        let stem = core(file);
        let numbered = number_of(file) == Some(attachment.number);
        let same = linked.is_some_and(|link| link == file) || !wanted.is_empty() && stem == wanted;
        // 附件2.docx says nothing but its number, 附件.docx nothing at all.
        let lone = count == 1 && number_of(file).is_none() && file.starts_with("附件");
        let nameless = stem.is_empty() && (numbered || lone);
        let long = |name: &str| name.chars().count() >= 4;
        let part = stem.contains(&wanted) || wanted.contains(&stem);
        match () {
            () if same => 3,
            () if nameless || long(&stem) && long(&wanted) && part => 2,
            () => u8::from(numbered),
        }
    };
    let mut scored: Vec<(u8, &String)> =
        neighbours.iter().map(|file| (score(file), file)).collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let best = scored.first().map_or(0, |(score, _)| *score);
    let alike = scored.iter().filter(|(score, _)| *score == best).count();
    let sure = (best >= 2 && alike == 1).then(|| scored[0].1.clone());
    let choices = scored.into_iter().filter(|(_, file)| may_be_attached(file));
    (sure, choices.map(|(_, file)| file.clone()).collect())
}

/// A name without ending, number, marks and space, so that two ways of writing it are alike.
fn core(name: &str) -> String {
    let stem = match name.rsplit_once('.') {
        Some((stem, ending))
            if ending.len() <= 5 && ending.bytes().all(|b| b.is_ascii_alphanumeric()) =>
        {
            stem
        }
        _ => name,
    };
    let plain = squeezed(stem);
    let plain = plain.trim_start_matches("附件").trim_start_matches("附表");
    let plain = plain.trim_start_matches(|c: char| {
        c.is_numeric() || "一二三四五六七八九十.．、：:-—_（）() ".contains(c)
    });
    plain.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The number at the beginning of a file's name: 附件2.docx, 2.名单.xlsx.
fn number_of(file: &str) -> Option<usize> {
    let plain = squeezed(file);
    let rest = plain.trim_start_matches("附件").trim_start_matches(['（', '(']);
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    rest[..end].parse().ok().filter(|number| *number < 100)
}

fn may_be_attached(file: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "doc", "docx", "wps", "xls", "xlsx", "et", "pdf", "ofd", "ppt", "pptx", "zip", "rar",
        "jpg", "png", "txt", "csv",
    ];
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{core, entries, number_of};

    #[test]
    fn names_are_read_in_all_ways_of_writing_a_list() {
        assert_eq!(entries("1.甲表 2.乙表", 0), ["甲表", "乙表"]);
        assert_eq!(entries("1．某某街道2024年工作安排表；", 0), ["某某街道2024年工作安排表"]);
        assert_eq!(entries("甲表", 0), ["甲表"]);
        assert_eq!(entries("1. 甲表\n2. 乙表", 0), ["甲表", "乙表"]);
        assert_eq!(entries("3、丙表", 2), ["丙表"]);
    }

    #[test]
    fn files_are_known_with_and_without_number_and_ending() {
        for file in [
            "附件1.合同审查表.xlsx",
            "合同审查表.xls",
            "1、合同审查表.docx",
            "附件1：《合同审查表》.pdf",
        ] {
            assert_eq!(core(file), "合同审查表", "{file}");
        }
        assert_eq!(
            (number_of("附件2.docx"), number_of("2.名单.xlsx"), number_of("名单.xlsx")),
            (Some(2), Some(2), None)
        );
    }
}
