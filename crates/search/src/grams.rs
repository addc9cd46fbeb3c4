//! Tokens and grams as numbers while an index is made, and back to texts.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use super::token;

/// Numbers from here on are runs, below are characters.
pub(crate) const FIRST_RUN: u32 = 0x11_0000;

/// No token: the second half of a gram that is one token, and the end of a line.
pub(crate) const NONE: u32 = u32::MAX;

/// Numbers for runs of letters and digits, the same in all segments. Which run has which depends on the threads; nothing
/// that is written does, since runs are written as themselves.
#[derive(Debug, Default)]
pub(crate) struct RunNumbers {
    known: Mutex<RunTable>,
}

/// Numbers by run, and runs by number.
type RunTable = (HashMap<Box<str>, u32>, Vec<Box<str>>);

impl RunNumbers {
    /// The number of a run.
    pub(crate) fn number(&self, run: &str) -> u32 {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(number) = known.0.get(run) {
            return *number;
        }
        let number = FIRST_RUN + u32::try_from(known.1.len()).unwrap_or(u32::MAX - FIRST_RUN);
        known.0.insert(run.into(), number);
        known.1.push(run.into());
        number
    }

    fn text(&self, number: u32) -> String {
        if let Some(c) = char::from_u32(number) {
            return c.to_string();
        }
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.1[(number - FIRST_RUN) as usize].to_string()
    }

    /// The text of a gram, by its key.
    pub(crate) fn gram(&self, key: u64) -> String {
        #[allow(clippy::cast_possible_truncation, reason = "the halves of a key")]
        let (first, second) = ((key >> 32) as u32, key as u32);
        if second == NONE {
            self.text(first)
        } else {
            token::pair(&self.text(first), &self.text(second))
        }
    }
}

/// The key of a gram of two tokens, or of one and [`NONE`].
pub(crate) const fn key(first: u32, second: u32) -> u64 {
    (first as u64) << 32 | second as u64
}
