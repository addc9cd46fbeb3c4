//! The random token of a lock, and the tokens that this machine has ever begun to take a lock with.

use std::{
    hash::{BuildHasher as _, Hasher as _, RandomState},
    io,
};

use serde::{Deserialize, Serialize};

use crate::{error::PublishError, work::WorkFiles};

/// What a lock holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct LockToken {
    /// Random, so that it tells nobody's machine or name.
    pub(super) token: String,
    /// Since when.
    pub(super) since: String,
}

impl LockToken {
    /// A fresh one.
    pub(super) fn new(now: &str) -> Self {
        let random = || RandomState::new().build_hasher().finish();
        Self { token: format!("{:016x}{:016x}", random(), random()), since: now.to_owned() }
    }

    pub(super) fn to_bytes(&self) -> io::Result<Vec<u8>> {
        Ok(serde_json::to_vec(self)?)
    }
}

/// Since when a lock is held, from its bytes.
pub(super) fn since(bytes: &[u8]) -> String {
    serde_json::from_slice(bytes).map_or_else(|_| "?".to_owned(), |token: LockToken| token.since)
}

/// Whose a lock is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LockOwner {
    /// This machine's, from a run that was cut off.
    ThisMachine,
    /// Another machine's.
    Another,
    /// Its bytes are not there, or too few of them to tell.
    Unknown,
}

/// The tokens of runs that were cut off, one a line. They are forgotten when a run lets go of its lock.
pub(super) struct RememberedTokens {
    tokens: Vec<Vec<u8>>,
}

/// The work file of [`RememberedTokens`].
const FILE: &str = "lock.json";

/// So many bytes, `{"token":"` and sixteen digits, tell one token from all others.
const TELLING: usize = 26;

impl RememberedTokens {
    /// Reads them.
    pub(super) fn read(work: &WorkFiles) -> Result<Self, PublishError> {
        let lines = work.lines(FILE)?.into_iter().map(String::into_bytes);
        Ok(Self { tokens: lines.filter(|line| line.len() >= TELLING).collect() })
    }

    /// Adds a token, on the disk when this returns. Those that are there stay: their locks may be there too.
    pub(super) fn add(work: &WorkFiles, token: &[u8]) -> Result<(), PublishError> {
        work.append(FILE, &String::from_utf8_lossy(token))
    }

    /// Forgets all of them.
    pub(super) fn forget(work: &WorkFiles) -> Result<(), PublishError> {
        work.remove(FILE)
    }

    /// The random parts of them.
    pub(super) fn tokens(&self) -> impl Iterator<Item = String> {
        let parsed = self.tokens.iter().filter_map(|line| serde_json::from_slice(line).ok());
        parsed.map(|token: LockToken| token.token)
    }

    /// Whether a run was cut off since one let go of its lock.
    pub(super) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Whose lock holds these bytes, some of which may have been cut off on their way.
    pub(super) fn owner(&self, bytes: &[u8]) -> LockOwner {
        if bytes.len() < TELLING {
            return LockOwner::Unknown;
        }
        match self.tokens.iter().any(|token| token.starts_with(bytes)) {
            true => LockOwner::ThisMachine,
            false => LockOwner::Another,
        }
    }
}
