//! The versions of WARC that are written and read.

/// A version of the standard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WarcVersion {
    /// WARC 1.0, ISO 28500:2009; GB/T 33994-2017 is said to translate it.
    V1_0,
    /// WARC 1.1, ISO 28500:2017.
    #[default]
    V1_1,
}

impl WarcVersion {
    /// Reads the number.
    #[must_use]
    pub fn parse(number: &str) -> Option<Self> {
        [Self::V1_0, Self::V1_1].into_iter().find(|version| version.number() == number)
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> &'static str {
        match self {
            Self::V1_0 => "1.0",
            Self::V1_1 => "1.1",
        }
    }

    /// The profile of a revisit with the same payload.
    pub(crate) fn identical_payload_profile(self) -> String {
        format!("http://netpreserve.org/warc/{}/revisit/identical-payload-digest", self.number())
    }

    /// Where the standard can be read.
    pub(crate) fn specification(self) -> String {
        format!(
            "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-{}/",
            self.number()
        )
    }
}
