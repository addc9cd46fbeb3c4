//! The one place that turns a panic of a library into a value.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

use crate::contents::ReadGap;

/// What reading a file gives; [`ReadGap::Panic`] when a library panicked on it.
///
/// The PDF and Excel libraries index into what they read and have panicked on broken files. Nothing shared is left
/// half-changed: what is called owns all it touches.
///
/// # Errors
/// The panic, with its message.
pub fn guard<T>(read: impl FnOnce() -> T) -> Result<T, ReadGap> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|panic| ReadGap::Panic(message(&*panic)))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("?").to_owned()
}

#[cfg(test)]
mod tests {
    use super::{ReadGap, guard};

    #[test]
    fn a_panic_is_told_with_its_message() {
        assert_eq!(guard(|| 1), Ok(1));
        let number = 7;
        assert_eq!(guard(|| panic!("one")), Err::<(), _>(ReadGap::Panic("one".to_owned())));
        assert_eq!(
            guard(|| panic!("page {number}")),
            Err::<(), _>(ReadGap::Panic("page 7".to_owned()))
        );
    }
}
