//! Whether a store keeps locks, tried before it is trusted.

use crate::{
    error::PublishError,
    store::object_store::{Creation, Store},
};
use gongbao_release::layout::CONTROL;

/// The method by which a store creates an object once and refuses the second time, tried on a throw-away key.
pub(super) fn probe(store: &dyn Store, token: &str) -> Result<Option<usize>, PublishError> {
    for method in 0..store.create_methods() {
        let key = key(token, method);
        let first = store.create(method, &key, b"")?;
        if first == Creation::Unsupported {
            continue;
        }
        let second = store.create(method, &key, b"");
        store.delete(&key)?;
        if first == Creation::Done && second? == Creation::Exists {
            return Ok(Some(method));
        }
    }
    Ok(None)
}

/// Removes what a probe left that was cut off.
pub(super) fn clear(store: &dyn Store, token: &str) -> Result<(), PublishError> {
    (0..store.create_methods()).try_for_each(|method| store.delete(&key(token, method)))
}

fn key(token: &str, method: usize) -> String {
    format!("{CONTROL}/probe-{token}-{method}")
}
