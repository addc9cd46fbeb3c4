//! What the desk leaves to the program's own commands: they refuse, plan, lock and record just as at a terminal, and one that
//! is killed takes nothing of the desk with it.

use std::{
    collections::BTreeMap,
    path::Path,
    process::{Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
};

use super::answer::Refusal;
use gongbao_base::{date::Date, finding::Language};

/// How a command ended.
#[derive(Clone, Debug, Default)]
pub(super) struct CommandEnd {
    /// Whether it is over.
    pub(super) finished: bool,
    /// Whether it did what was asked.
    pub(super) done: bool,
    /// What it printed.
    pub(super) printed: String,
    /// What it said.
    pub(super) said: String,
}

/// Runs a command of this program on a site.
pub(super) fn run(
    root: &Path,
    words: &[&str],
    today: Date,
    language: Language,
) -> Result<CommandEnd, Refusal> {
    let failed = |error: &std::io::Error| {
        Refusal::new(
            500,
            format!("程序没有运行起来：{error}"),
            format!("it could not be run: {error}"),
        )
    };
    let program = std::env::current_exe().map_err(|error| failed(&error))?;
    let mut command = Command::new(program);
    command.args(words).arg("--site").arg(root).args(["--as-of", &today.to_string()]);
    command.args(["--lang", if language == Language::English { "en" } else { "zh" }]);
    let output = command.stdin(Stdio::null()).output().map_err(|error| failed(&error))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let (printed, said) = (text(&output.stdout), text(&output.stderr));
    Ok(CommandEnd { finished: true, done: output.status.success(), printed, said })
}

/// Commands that run while the window goes on.
#[derive(Debug, Default)]
pub(super) struct RunningCommands {
    ends: Arc<Mutex<BTreeMap<u64, CommandEnd>>>,
}

impl RunningCommands {
    /// Starts a command, one step after another until one fails; gives its number.
    pub(super) fn start(
        &self,
        root: &Path,
        steps: Vec<Vec<String>>,
        today: Date,
        language: Language,
    ) -> u64 {
        let ends = Arc::clone(&self.ends);
        let mut all = self.ends.lock().unwrap_or_else(PoisonError::into_inner);
        let id = all.keys().next_back().map_or(1, |last| last + 1);
        all.insert(id, CommandEnd::default());
        let root = root.to_owned();
        std::thread::spawn(move || {
            let mut end = CommandEnd::default();
            for step in steps {
                let words: Vec<&str> = step.iter().map(String::as_str).collect();
                end = run(&root, &words, today, language).unwrap_or_else(|refusal| CommandEnd {
                    finished: true,
                    said: refusal.message.get(language).to_owned(),
                    ..CommandEnd::default()
                });
                if !end.done {
                    break;
                }
            }
            end.finished = true;
            ends.lock().unwrap_or_else(PoisonError::into_inner).insert(id, end);
        });
        id
    }

    /// How a command stands.
    pub(super) fn end(&self, id: u64) -> Option<CommandEnd> {
        self.ends.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }
}
