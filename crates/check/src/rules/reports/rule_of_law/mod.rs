//! The yearly report on building a law-based government: its required contents, its years, its own office (LAW).
//!
//! 法治政府建设与责任落实督察工作规定 art. 24, as reported (standards 4 [S]).

pub mod contents;
mod office_name;
pub mod other_office;
pub mod shortcomings;
pub mod years;
