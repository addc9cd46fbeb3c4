//! Stations: what residents need is there, readable, verified and the same everywhere (ST).

pub mod address;
pub mod alike;
pub mod contradicted;
pub mod free;
pub mod hours;
pub mod incomplete;
pub mod phones;
pub mod stale;
