//! Approval: what waits at which stage, opinions, and the papers for those without the program.

use std::sync::{Arc, PoisonError};

use serde_json::{Value, json};

use crate::{
    desk::{
        answer::{DeskAnswer, DeskRequest, PagePolicy, Refusal},
        library::{Library, Shelf},
        state::Desk,
    },
    pipeline::{self, ApprovalPapers},
    storage::{approvals::ApprovalStore, read_texts::ReadTexts},
};
use gongbao_approval::{ApprovalRecord, ApprovalStages, ApprovalSubject, Opinion, opinion};
use gongbao_base::finding::{Finding, Language, Message, Severity};

/// Stages, documents and what was said of them.
struct Approvals {
    library: Arc<Library>,
    shelf: Arc<Shelf>,
    stages: ApprovalStages,
    subjects: Vec<ApprovalSubject>,
    store: ApprovalStore,
    record: ApprovalRecord,
}

fn approvals(desk: &Desk) -> Result<Approvals, Refusal> {
    let library = desk.library()?;
    let shelf = library.shelf(desk.today())?;
    let stages = ApprovalStages::new(&shelf.site.settings.approval);
    let mut subjects = pipeline::approval_subjects(&shelf.folder, &shelf.site, &stages)?;
    // A draft is finished first, and samples never go out.
    let goes = |path: &str| {
        let at = shelf.site.by_file(path.strip_prefix("content/").unwrap_or(path));
        at.is_some_and(|at| {
            let common = &shelf.site.documents[at].common;
            !common.draft && !common.sample
        })
    };
    subjects.retain(|subject| goes(&subject.path));
    let store = ApprovalStore::of(&library.layout);
    let record = store.read()?;
    Ok(Approvals { library, shelf, stages, subjects, store, record })
}

impl Approvals {
    fn subject(&self, path: &str) -> Option<&ApprovalSubject> {
        self.subjects.iter().find(|subject| subject.path == path)
    }

    fn done(&self, subject: &ApprovalSubject) -> Vec<Value> {
        let standing = self.record.standing(&self.stages, subject);
        let passed = standing.passed.iter().map(|opinion| {
            json!({
                "stage": opinion.stage, "name": opinion.name, "when": opinion.when,
                "opinion": if opinion.words.is_empty() { "同意" } else { opinion.words.as_str() },
            })
        });
        passed.collect()
    }

    /// Who sent a document back and why, until somebody passes it again: whoever mends it reads it meanwhile.
    fn returned(&self, subject: &ApprovalSubject) -> Option<Value> {
        let last = self.record.of(&subject.path).next_back();
        let opinion = last.filter(|opinion| !opinion.agrees)?;
        Some(
            json!({ "stage": opinion.stage, "name": opinion.name, "when": opinion.when, "opinion": opinion.words }),
        )
    }

    /// The names that may not fill the next stage.
    fn apart(&self, subject: &ApprovalSubject) -> Vec<String> {
        let standing = self.record.standing(&self.stages, subject);
        let Some(next) = standing.next else { return Vec::new() };
        let apart: Vec<&str> = self.stages.apart_from(next).collect();
        let passed = standing.passed.into_iter().filter(|one| apart.contains(&one.stage.as_str()));
        passed.map(|opinion| opinion.name.clone()).collect()
    }

    /// The documents that a request names; all that wait when it names none.
    fn chosen(&self, request: &DeskRequest) -> Result<Vec<&ApprovalSubject>, Refusal> {
        let named = request.query.get("paths").map(Vec::as_slice).unwrap_or_default();
        let paths: Vec<&str> = named
            .iter()
            .flat_map(|paths| paths.split(','))
            .filter(|path| !path.is_empty())
            .collect();
        if paths.is_empty() {
            let waits = |subject: &&ApprovalSubject| {
                self.record.standing(&self.stages, subject).next.is_some()
            };
            return Ok(self.subjects.iter().filter(waits).collect());
        }
        paths.iter().map(|path| self.subject(path).ok_or_else(Refusal::missing)).collect()
    }

    /// Records what holds; gives what was recorded, and why the rest was not.
    fn admit(
        &mut self,
        desk: &Desk,
        opinions: Vec<Opinion>,
    ) -> Result<(Vec<Opinion>, Vec<Message>), Refusal> {
        let _one = desk.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let _others = self.library.door.lock()?;
        self.record = self.store.read()?;
        let (mut kept, mut refused) = (Vec::new(), Vec::new());
        for opinion in opinions {
            let opinion = Opinion { when: crate::desk::clock::moment(), ..opinion };
            let unknown = || {
                Message::new(
                    format!("没有要审批的文件 {}", opinion.document),
                    format!("{} does not wait", opinion.document),
                )
            };
            let subject = self.subjects.iter().find(|subject| subject.path == opinion.document);
            match subject
                .ok_or_else(unknown)
                .and_then(|subject| self.record.admit(&self.stages, subject, &opinion))
            {
                Ok(()) => {
                    self.record.push(opinion.clone());
                    kept.push(opinion);
                }
                Err(why) => refused.push(why),
            }
        }
        if !kept.is_empty() {
            let texts = ReadTexts::of(&self.library.layout);
            kept.iter().try_for_each(|opinion| texts.keep(&self.shelf.folder, opinion))?;
            self.store.add(&kept)?;
        }
        Ok((kept, refused))
    }
}

/// What waits, as things to do today.
pub(super) fn items(desk: &Desk, request: &DeskRequest) -> Result<Vec<Value>, Refusal> {
    if desk.library()?.shelf(desk.today())?.site.settings.approval.stages.is_empty() {
        return Ok(Vec::new());
    }
    let approvals = approvals(desk)?;
    let english = request.language() == Language::English;
    let waits = approvals.subjects.iter().filter_map(|subject| {
        let next = approvals.record.standing(&approvals.stages, subject).next?;
        let returned = approvals.returned(subject);
        let words = match &returned {
            None if english => format!("waits for {next}"),
            None => format!("等{next}"),
            Some(said) => {
                let of = |key: &str| said[key].as_str().unwrap_or_default().to_owned();
                let (name, stage, why) = (of("name"), of("stage"), of("opinion"));
                if english {
                    format!("sent back by {name} ({stage}): {why}")
                } else {
                    format!("{name}（{stage}）退回：{why}")
                }
            }
        };
        let (level, action) =
            if returned.is_some() { ("error", "document") } else { ("hint", "approve") };
        Some(json!({
            "kind": "approval", "title": subject.title, "path": subject.path, "level": level,
            "words": words, "action": action,
        }))
    });
    Ok(waits.collect())
}

fn stages(stages: &ApprovalStages) -> Vec<Value> {
    stages.names.iter().map(|name| json!({ "key": name, "label": name })).collect()
}

/// The documents that wait.
pub(super) fn waiting(desk: &Desk) -> Result<DeskAnswer, Refusal> {
    let approvals = approvals(desk)?;
    let (findings, _) = approvals.library.findings(&approvals.shelf, desk.today());
    let site = &approvals.shelf.site;
    let rows = approvals.subjects.iter().filter_map(|subject| {
        let next = approvals.record.standing(&approvals.stages, subject).next?.to_owned();
        let file = subject.path.strip_prefix("content/")?;
        let document = &site.documents[site.by_file(file)?];
        let found = findings.get(&subject.path).map(Vec::as_slice).unwrap_or_default();
        let of = |severity| {
            found.iter().filter(|finding: &&Finding| finding.severity == severity).count()
        };
        Some(json!({
            "path": subject.path, "title": subject.title, "kind_label": document.kind.label,
            "done": approvals.done(subject), "next": next, "apart": approvals.apart(subject),
            "returned": approvals.returned(subject),
            "findings": { "error": of(Severity::Error), "warning": of(Severity::Warning) },
        }))
    });
    Ok(json!({ "stages": stages(&approvals.stages), "documents": rows.collect::<Vec<_>>() }).into())
}

/// How far a document is.
pub(super) fn get(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let approvals = approvals(desk)?;
    let Some(subject) = approvals.subject(request.query("path")) else {
        return Ok(
            json!({ "stages": [], "next": null, "valid": approvals.stages.is_empty() }).into()
        );
    };
    let done = approvals.done(subject);
    let rows = approvals.stages.names.iter().map(|name| {
        let by = done.iter().find(|one| one["stage"] == name.as_str());
        json!({ "stage": name, "done": by })
    });
    let next = approvals.record.standing(&approvals.stages, subject).next;
    let returned = approvals.returned(subject);
    Ok(json!({ "stages": rows.collect::<Vec<_>>(), "next": next, "returned": returned, "valid": next.is_none() }).into())
}

/// An opinion on some documents, all of which take it or none.
pub(super) fn approve(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let sent = request.json()?;
    let mut approvals = approvals(desk)?;
    let text = |key: &str| sent[key].as_str().unwrap_or_default().trim().to_owned();
    let paths = sent["paths"].as_array().map(Vec::as_slice).unwrap_or_default();
    let opinions: Result<Vec<Opinion>, Refusal> = paths
        .iter()
        .map(|path| {
            let subject = approvals
                .subject(path.as_str().unwrap_or_default())
                .ok_or_else(Refusal::missing)?;
            Ok(Opinion {
                format: opinion::FORMAT,
                document: subject.path.clone(),
                digest: subject.digest,
                stage: text("stage"),
                name: text("name"),
                agrees: sent["returned"] != true,
                words: text("opinion"),
                when: String::new(),
            })
        })
        .collect();
    let opinions = opinions?;
    if opinions.iter().any(|opinion| !opinion.agrees && opinion.words.is_empty()) {
        return Err(Refusal::new(400, "请写明退回的原因", "say why it is sent back"));
    }
    for opinion in &opinions {
        let Some(subject) = approvals.subject(&opinion.document) else { continue };
        approvals
            .record
            .admit(&approvals.stages, subject, opinion)
            .map_err(|why| Refusal::new(409, why.zh, why.en))?;
    }
    let (kept, refused) = approvals.admit(desk, opinions)?;
    if let Some(why) = refused.into_iter().next() {
        return Err(Refusal::new(409, why.zh, why.en));
    }
    Ok(json!({ "recorded": kept.len() }).into())
}

/// A small file that came back from a reviewer.
pub(super) fn opinion_file(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let opinions = Opinion::of_file(&request.body).ok_or_else(|| {
        Refusal::new(
            422,
            "这不是意见文件，或者不完整",
            "this is no file of opinions, or not a whole one",
        )
    })?;
    let mut approvals = approvals(desk)?;
    let (kept, refused) = approvals.admit(desk, opinions)?;
    let language = request.language();
    let recorded = kept.iter().map(|opinion| json!({ "words": format!("{} {}：{}", opinion.stage, opinion.name, if opinion.agrees { "通过" } else { "退回" }), "path": opinion.document }));
    let refused = refused.iter().map(|why| json!({ "words": why.get(language) }));
    Ok(json!({ "recorded": recorded.collect::<Vec<_>>(), "refused": refused.collect::<Vec<_>>() })
        .into())
}

/// One file to read and answer, for those without the program.
pub(super) fn review(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let approvals = approvals(desk)?;
    let day = desk.today().to_string();
    let chosen = approvals.chosen(request)?;
    let found = approvals.library.all_findings(desk.today())?;
    let html = papers(&approvals, &day).review(&chosen, &found)?;
    let download = Some(format!("审阅-{day}.html"));
    Ok(DeskAnswer {
        download,
        policy: PagePolicy::Paper,
        ..DeskAnswer::of("text/html; charset=utf-8", html)
    })
}

/// The form to print.
pub(super) fn slip(desk: &Desk, request: &DeskRequest) -> Result<DeskAnswer, Refusal> {
    let approvals = approvals(desk)?;
    let day = desk.today().to_string();
    let html = papers(&approvals, &day).slip(&approvals.chosen(request)?)?;
    Ok(DeskAnswer { policy: PagePolicy::Paper, ..DeskAnswer::of("text/html; charset=utf-8", html) })
}

fn papers<'a>(approvals: &'a Approvals, day: &'a str) -> ApprovalPapers<'a> {
    ApprovalPapers {
        folder: &approvals.shelf.folder,
        site: &approvals.shelf.site,
        stages: &approvals.stages,
        record: &approvals.record,
        day,
    }
}
