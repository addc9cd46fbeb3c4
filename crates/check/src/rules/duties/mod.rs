//! Duties of single things that a page shows: maps, apps, mail addresses, registrations, final accounts (MAP, APP, MAIL, FOOT, TAG, FIN).

pub mod final_accounts;
pub mod mail;
pub mod map;
pub mod own_app;
pub mod registrations;
