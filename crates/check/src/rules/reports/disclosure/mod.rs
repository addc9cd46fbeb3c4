//! The yearly report on disclosure: its sections, the sums of its tables, its prose (AR-01 to AR-16; 国办公开办函〔2021〕30号, standards 2.4 [S]).

pub mod across_years;
pub mod balance;
pub mod cells;
pub mod fees;
pub mod items;
pub mod missing_tables;
pub mod outcomes;
pub mod period;
pub mod problems;
pub mod prose;
mod prose_numbers;
pub mod row_sums;
pub mod rules_row;
pub mod sections;
mod table;
pub mod title;
