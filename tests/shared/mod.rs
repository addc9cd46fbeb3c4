//! What the tests of the rules and those of the program both make up.

pub(crate) mod annual_report;
pub(crate) mod fuzz;
pub(crate) mod people;
pub(crate) mod random;
