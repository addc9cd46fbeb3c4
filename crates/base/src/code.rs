//! A code: one kind of finding, with its explanation and the source of its rule.
//!
//! A code is declared beside the rule that gives it, and is never used again for something else. Codes that stand in the
//! rules of disclosure keep their names there (`ST-02`, `ORG-01`, …).

use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site is not built while it stands.
    Error,
    /// Someone should look.
    Warning,
    /// Good to know.
    Note,
}

/// One kind of finding.
#[derive(Debug)]
pub struct Code {
    /// The code, such as `FIELD-01`.
    pub id: &'static str,
    /// How grave findings of this code are.
    pub severity: Severity,
    /// The title in Chinese.
    pub zh: &'static str,
    /// The title in English.
    pub en: &'static str,
    /// The explanation in Chinese.
    pub more_zh: &'static str,
    /// The explanation in English.
    pub more_en: &'static str,
    /// Where the rule comes from, in Chinese.
    pub source: &'static str,
    /// How sure we are of the source.
    pub mark: Mark,
}

/// How sure we are of a rule's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The text itself was read.
    P,
    /// A report of it was read.
    S,
    /// It is commonly known, and not confirmed.
    M,
    /// The rule is our own.
    O,
}

/// The source of a rule that only this program needs.
pub const OWN: &str = "本程序的写法";

impl Code {
    /// The law or document that the rule rests on; empty when there is none but this program.
    #[must_use]
    pub fn basis(&self) -> &'static str {
        if self.source == OWN { "" } else { self.source }
    }
}

/// Declares codes. For each: name, id, severity and title in both languages; the explanation in both; mark and source.
///
/// ```
/// gongbao_base::codes! {
///     UNKNOWN_KEY = "FIELD-01" Error "不认识的键" "an unknown key"
///         "键名写错时内容会丢失。"
///         "A misspelt key would lose its value."
///         O "本程序的写法";
/// }
/// assert_eq!(UNKNOWN_KEY.id, "FIELD-01");
/// ```
#[macro_export]
macro_rules! codes {
    ($($name:ident = $id:literal $severity:ident $zh:literal $en:literal
        $more_zh:literal $more_en:literal $mark:ident $source:expr;)*) => {$(
        #[doc = $en]
        pub static $name: $crate::code::Code = $crate::code::Code {
            id: $id,
            severity: $crate::code::Severity::$severity,
            zh: $zh,
            en: $en,
            more_zh: $more_zh,
            more_en: $more_en,
            source: $source,
            mark: $crate::code::Mark::$mark,
        };
    )*};
}
