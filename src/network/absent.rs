//! The client of a program that was built without the network: there is none.

use std::io::Read;

use gongbao_files::SystemError;

/// No value of it exists.
#[derive(Clone, Debug)]
pub(crate) enum NoClient {}

impl NoClient {
    /// There is none.
    ///
    /// # Errors
    /// Always.
    pub(crate) fn new() -> Result<Self, SystemError> {
        Err(SystemError::usage(
            "这个程序没有联网功能",
            "this program was built without the network",
        ))
    }

    /// Never called.
    pub(crate) fn get(&self, _: &str) -> Result<(u16, Box<dyn Read>), String> {
        match *self {}
    }

    /// Never called.
    pub(crate) fn timestamp(&self, _: &str, _: &[u8]) -> Result<Vec<u8>, String> {
        match *self {}
    }
}
