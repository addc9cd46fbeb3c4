//! Stations: what residents need is there, readable, verified and the same everywhere (ST).

pub mod address;
pub mod aid_terms;
pub mod alike;
pub mod communities;
pub mod contradicted;
pub mod duty;
pub mod free;
pub mod hours;
pub mod incomplete;
pub mod phones;
pub mod procedure;
pub mod qr_codes;
pub mod stale;
