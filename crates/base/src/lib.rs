//! Plain values that every crate speaks in. No file, no clock, no network; nothing of what a site or a rule is.
//!
//! - [`address`]: paths inside a site that cannot lead out of it, relative links, percent-encoding, slugs
//! - [`code`]: one kind of finding, declared beside the rule that gives it
//! - [`date`]: days and moments in Asia/Shanghai, as documents write them
//! - [`digest`]: digests (SHA-256), and short names made from them
//! - [`finding`]: one thing that is wrong, where it stands and what to write instead, in Chinese and in English
//! - [`format_version`]: the name and version that a file of ours bears
//! - [`media`]: media types by the ending of a file's name
//! - [`memo`]: what was worked out before, under the digest of all that it was worked out from
//! - [`nearest`]: the name that somebody meant
//! - [`surname`]: family names
//! - [`text`]: Han characters, cutting, escaping, cleaning for a terminal
//! - [`workday`]: holidays and shifted working days, after each year's State Council notice

pub mod address;
pub mod code;
pub mod date;
pub mod digest;
pub mod finding;
pub mod format_version;
pub mod media;
pub mod memo;
pub mod nearest;
pub mod surname;
pub mod text;
pub mod workday;
