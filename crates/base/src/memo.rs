//! What was worked out before, each under the digest of all that it was worked out from.
//!
//! A memo is a table of bytes. It keeps what is asked for or put in, and forgets the rest, so that it is as large as one
//! run needs. As bytes it begins with a digest of what follows and of the version that wrote it: what another version wrote,
//! and what was cut or changed, is not read at all.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use crate::digest::Digest;

const KEY: usize = 32;

/// Results of earlier runs, and those that this run used or made. Can be asked from several threads.
#[derive(Debug, Default)]
pub struct Memo {
    /// Sorted by key.
    before: Vec<(Digest, Vec<u8>)>,
    now: Mutex<BTreeMap<Digest, Vec<u8>>>,
}

impl Memo {
    /// What was put under a key, in this run or one before.
    #[must_use]
    pub fn get(&self, key: &Digest) -> Option<&[u8]> {
        let at = self.before.binary_search_by(|(known, _)| known.cmp(key)).ok()?;
        let value = &self.before[at].1;
        self.put(*key, value.clone());
        Some(value)
    }

    /// Puts a result under a key.
    pub fn put(&self, key: Digest, value: Vec<u8>) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).insert(key, value);
    }

    /// What this run used and made, as bytes for a later run of the same version.
    #[must_use]
    pub fn into_bytes(self, version: &Digest) -> Vec<u8> {
        let mut bytes = vec![0; KEY];
        for (key, value) in self.now.into_inner().unwrap_or_else(PoisonError::into_inner) {
            bytes.extend(key.0);
            bytes.extend(u32::try_from(value.len()).unwrap_or(u32::MAX).to_le_bytes());
            bytes.extend(value);
        }
        let seal = seal(&bytes[KEY..], version);
        bytes[..KEY].copy_from_slice(&seal.0);
        bytes
    }

    /// Reads [`Memo::into_bytes`]; `None` when another version wrote it, or it is not as it was written.
    #[must_use]
    pub fn from_bytes(bytes: &[u8], version: &Digest) -> Option<Self> {
        let (sealed, mut rest) = bytes.split_at_checked(KEY)?;
        if sealed != seal(rest, version).0 {
            return None;
        }
        let mut before = Vec::new();
        while !rest.is_empty() {
            let (key, after) = rest.split_first_chunk::<KEY>()?;
            let (length, after) = after.split_first_chunk()?;
            let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
            let (value, after) = after.split_at_checked(length)?;
            before.push((Digest(*key), value.to_vec()));
            rest = after;
        }
        Some(Self { before, now: Mutex::default() })
    }
}

fn seal(bytes: &[u8], version: &Digest) -> Digest {
    Digest::of_parts([version.0.as_slice(), bytes])
}

#[cfg(test)]
mod tests {
    use super::{Digest, Memo};

    fn key(name: &str) -> Digest {
        Digest::of(name.as_bytes())
    }

    #[test]
    fn what_a_run_used_is_kept_and_the_rest_forgotten() {
        let version = key("1");
        let first = Memo::default();
        first.put(key("a"), b"one".to_vec());
        first.put(key("b"), Vec::new());
        let second = Memo::from_bytes(&first.into_bytes(&version), &version).unwrap();
        assert_eq!(second.get(&key("a")), Some(b"one".as_slice()));
        assert_eq!(second.get(&key("c")), None);
        let third = Memo::from_bytes(&second.into_bytes(&version), &version).unwrap();
        assert_eq!((third.get(&key("a")), third.get(&key("b"))), (Some(b"one".as_slice()), None));
    }

    #[test]
    fn no_byte_can_change_and_no_other_version_is_read() {
        let version = key("1");
        let memo = Memo::default();
        memo.put(key("a"), b"one".to_vec());
        memo.put(key("b"), b"two".to_vec());
        let bytes = memo.into_bytes(&version);
        assert!(Memo::from_bytes(&bytes, &version).is_some());
        assert!(Memo::from_bytes(&bytes, &key("2")).is_none());
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(Memo::from_bytes(&changed, &version).is_none(), "byte {at}");
            assert!(Memo::from_bytes(&bytes[..at], &version).is_none(), "cut at {at}");
        }
    }
}
