//! The rules, in families; each rule is a file that declares its codes and gives their findings.
//!
//! | codes | family |
//! |---|---|
//! | A11Y-02, A11Y-07 | [`accessibility`] |
//! | ADDR, URL | [`addresses`] |
//! | ATT, PII in attachments | [`attachments`] |
//! | BASE | [`catalogue`] |
//! | FRESH, TIME | [`deadlines`] |
//! | MAP, APP, MAIL, FOOT, TAG-01 to 03, FIN | [`duties`] |
//! | LINK | [`links`] |
//! | FIELD-08, FIELD-09, META, REF, SAMPLE, TAG-07 to 09 | [`metadata`] |
//! | DOC-01, 02 and 12, IDX | [`numbers`] |
//! | LINK-05, MIX, PAGE, PERF, TAG-05, TAG-06 | [`pages`] |
//! | PII | [`personal`] |
//! | NOTICE | [`publicity`] |
//! | AR, FIG, LAW | [`reports`] |
//! | ST | [`stations`] |
//! | VAL, DOWN, INTERP, CONSULT | [`validity`] |
//! | SECRET | [`secrecy`] |
//! | WORD, LANG, DOC-03 | [`writing`] |
//!
//! What reading a file already tells (FILE, YAML, FIELD, MARK, SITE, ORG-01 and others) is declared in `content::codes`.

pub mod accessibility;
pub mod addresses;
pub mod attachments;
pub mod catalogue;
pub mod deadlines;
pub mod duties;
mod folder_keys;
pub mod links;
pub mod metadata;
mod not_there;
pub mod numbers;
pub mod pages;
pub mod personal;
pub mod publicity;
pub mod reports;
pub mod secrecy;
pub mod stations;
pub mod validity;
pub mod writing;

use self::reports::{disclosure, rule_of_law};
use crate::{reading::Reading, source_file::SourceFile};
use gongbao_base::finding::Finding;
use gongbao_site::Site;

/// The rules that look at the whole site.
pub(crate) const OF_SITE: &[fn(&Site) -> Vec<Finding>] = &[
    accessibility::image_of_text::check,
    accessibility::pdf_only::check,
    addresses::alike::check,
    addresses::parts::check,
    addresses::redirects::check,
    addresses::reserved::check,
    addresses::shared::check,
    attachments::names::check,
    catalogue::restricted::check,
    deadlines::blank::check,
    deadlines::future::check,
    deadlines::late::check,
    deadlines::working_days::check,
    disclosure::across_years::check,
    disclosure::balance::check,
    disclosure::cells::check,
    disclosure::fees::check,
    disclosure::items::check,
    disclosure::missing_tables::check,
    disclosure::outcomes::check,
    disclosure::problems::check,
    disclosure::row_sums::check,
    disclosure::rules_row::check,
    disclosure::sections::check,
    disclosure::title::check,
    duties::final_accounts::check,
    duties::mail::check,
    duties::map::check,
    duties::registrations::check,
    links::files::check,
    links::hosts::check,
    links::targets::check,
    links::words::check,
    metadata::contact::check,
    metadata::dates::check,
    metadata::issuer::check,
    metadata::references::check,
    metadata::sample::check,
    metadata::tags::check,
    metadata::topic::check,
    metadata::undated::check,
    numbers::check_digit::check,
    numbers::document_number::check,
    numbers::gaps::check,
    numbers::index_number::check,
    numbers::twice::check,
    personal::publicity::check,
    publicity::contents::check,
    reports::copied::check,
    reports::figures::check,
    rule_of_law::shortcomings::check,
    secrecy::names::check,
    stations::address::check,
    stations::alike::check,
    stations::communities::check,
    stations::contradicted::check,
    stations::duty::check,
    stations::free::check,
    stations::hours::check,
    stations::incomplete::check,
    stations::phones::check,
    stations::procedure::check,
    stations::stale::check,
    validity::cited::check,
    validity::consultation::check,
    validity::ending::check,
    validity::interpretation::check,
    validity::normative::check,
    validity::term::check,
    validity::withdrawal_day::check,
    validity::withdrawn::check,
];

/// The rules that look at one file as it was typed, front matter included.
pub(crate) const OF_FILE: &[fn(&SourceFile<'_>) -> Vec<Finding>] = &[
    attachments::listed::check,
    disclosure::period::check,
    disclosure::prose::check,
    duties::own_app::check,
    metadata::body::check,
    metadata::source::check,
    metadata::unanswered::check,
    publicity::deadline::check,
    publicity::period::check,
    rule_of_law::contents::check,
    rule_of_law::other_office::check,
    rule_of_law::years::check,
    stations::aid_terms::check,
    stations::qr_codes::check,
    validity::term_in_text::check,
    writing::brackets::check,
    writing::characters::check,
    writing::characters::escaped,
    writing::date_zeros::check,
    writing::doubled::check,
    writing::heading_numbers::check,
    writing::listed_words::check,
    writing::names::check,
    writing::numbers::check,
    writing::plan_periods::check,
    writing::weekdays::check,
];

/// The rules that look at what a reader sees of a file.
pub(crate) const OF_READING: &[fn(&Reading<'_>) -> Vec<Finding>] = &[
    catalogue::bases::check,
    catalogue::columns::check,
    catalogue::coverage::check,
    personal::accounts::check,
    personal::documents::check,
    personal::home_address::check,
    personal::masks::check,
    personal::minors::check,
    personal::name_lists::check,
    personal::plates::check,
    personal::sensitive::check,
    personal::whole_numbers::check,
    secrecy::texts::check,
];
