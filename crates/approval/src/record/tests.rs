//! What opinions are worth.

use super::*;
use crate::opinion::FORMAT;
use gongbao_base::digest::Digest;
use gongbao_content::settings::Approval;

fn stages() -> ApprovalStages {
    ApprovalStages::new(&Approval {
        stages: ["拟稿", "初审", "签发"].map(str::to_owned).to_vec(),
        since: None,
        apart: vec!["拟稿、初审".to_owned()],
    })
}

fn subject(bytes: &[u8]) -> ApprovalSubject {
    ApprovalSubject::new(
        "content/notices/a.md".to_owned(),
        "通知".to_owned(),
        Digest::of(bytes),
        &[],
    )
}

fn said(subject: &ApprovalSubject, stage: &str, name: &str, agrees: bool) -> Opinion {
    Opinion {
        format: FORMAT,
        document: subject.path.clone(),
        digest: subject.digest,
        stage: stage.to_owned(),
        name: name.to_owned(),
        agrees,
        words: String::new(),
        when: String::new(),
    }
}

/// Records what is admitted; the reason in English otherwise.
fn give(record: &mut ApprovalRecord, subject: &ApprovalSubject, opinion: Opinion) -> String {
    match record.admit(&stages(), subject, &opinion) {
        Ok(()) => {
            record.push(opinion);
            String::new()
        }
        Err(why) => why.en,
    }
}

#[test]
fn stages_are_passed_in_order_and_by_different_people() {
    let (subject, mut record) = (subject(b"text"), ApprovalRecord::default());
    let mut say = |stage, name| {
        let opinion = said(&subject, stage, name, true);
        give(&mut record, &subject, opinion)
    };
    assert!(say("初审", "甲").contains("is at 拟稿"));
    assert!(say("拟稿", " ").contains("missing"));
    assert_eq!(say("拟稿", "甲"), "");
    assert!(say("初审", "甲").contains("may not fill"));
    assert_eq!(say("初审", "乙"), "");
    // What is not set apart may be filled by one.
    assert_eq!(say("签发", "甲"), "");
    assert!(say("签发", "丙").contains("passed all"));
    assert_eq!(record.standing(&stages(), &subject).next, None);
}

#[test]
fn who_sends_it_back_takes_it_to_the_beginning() {
    let (subject, mut record) = (subject(b"text"), ApprovalRecord::default());
    let stages = stages();
    assert_eq!(give(&mut record, &subject, said(&subject, "拟稿", "甲", true)), "");
    assert_eq!(give(&mut record, &subject, said(&subject, "初审", "乙", false)), "");
    let standing = record.standing(&stages, &subject);
    assert_eq!((standing.next, standing.passed.len()), (Some("拟稿"), 0));
    assert_eq!(standing.returned.map(|opinion| opinion.name.as_str()), Some("乙"));
}

#[test]
fn a_change_of_any_byte_voids_what_was_said() {
    let text: Vec<u8> = "---\ntitle: 通知\n---\n正文，第一件事。\n".repeat(30).into_bytes();
    let files = [("notices/a.pdf".to_owned(), Digest::of(b"pdf"))];
    let make = |bytes: &[u8], files: &[_]| {
        ApprovalSubject::new(
            "content/notices/a.md".to_owned(),
            "通知".to_owned(),
            Digest::of(bytes),
            files,
        )
    };
    let whole = make(&text, &files);
    let mut record = ApprovalRecord::default();
    for (stage, name) in [("拟稿", "甲"), ("初审", "乙"), ("签发", "丙")] {
        assert_eq!(give(&mut record, &whole, said(&whole, stage, name, true)), "");
    }
    let stages = stages();
    assert_eq!(record.standing(&stages, &whole).next, None);
    for at in 0..text.len() {
        let mut changed = text.clone();
        changed[at] ^= 1;
        let changed = make(&changed, &files);
        let standing = record.standing(&stages, &changed);
        assert!(standing.next == Some("拟稿") && standing.changed, "byte {at}");
    }
    let other = [("notices/a.pdf".to_owned(), Digest::of(b"pdF"))];
    for files in [&other[..], &[]] {
        assert_eq!(record.standing(&stages, &make(&text, files)).next, Some("拟稿"));
    }
}

#[test]
fn a_line_that_is_no_opinion_approves_nothing_and_is_told() {
    let subject = subject(b"text");
    let line = said(&subject, "拟稿", "甲", true).line().unwrap();
    let record = ApprovalRecord::parse(&format!("{line}\n\n{{\n{}\n", &line[..line.len() - 1]));
    assert_eq!(record.unread, [3, 4]);
    assert_eq!(record.standing(&stages(), &subject).passed.len(), 1);
}
