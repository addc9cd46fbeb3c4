//! The yearly reports: their figures, and that they are not last year's (FIG, AR, LAW).

pub mod copied;
pub mod disclosure;
pub mod figures;
pub mod rule_of_law;
mod series;
