//! The versions of WARC that are written and read.

/// A version of the standard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// WARC 1.0, ISO 28500:2009; GB/T 33994-2017 is said to translate it.
    Old,
    /// WARC 1.1, ISO 28500:2017.
    #[default]
    New,
}

impl Version {
    /// Reads the number.
    #[must_use]
    pub fn parse(number: &str) -> Option<Self> {
        [Self::Old, Self::New].into_iter().find(|version| version.number() == number)
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> &'static str {
        match self {
            Self::Old => "1.0",
            Self::New => "1.1",
        }
    }

    /// The profile of a revisit by equal bytes.
    #[must_use]
    pub fn same_bytes(self) -> String {
        format!("http://netpreserve.org/warc/{}/revisit/identical-payload-digest", self.number())
    }

    /// Where the standard can be read.
    #[must_use]
    pub fn text(self) -> String {
        format!(
            "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-{}/",
            self.number()
        )
    }
}
