//! At which times of a day something is open.

/// A span of a day in minutes from midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeSpan {
    /// From.
    pub opens: u16,
    /// Until.
    pub closes: u16,
}

/// A part of a day whose hours are not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayPart {
    /// 上午.
    Morning,
    /// 中午.
    Noon,
    /// 下午.
    Afternoon,
    /// 晚上.
    Evening,
}

/// The times of a day: spans in order, and parts without hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayTimes {
    /// Spans in order, without overlap.
    pub spans: Vec<TimeSpan>,
    /// Parts of the day that are named without hours, in order.
    pub parts: Vec<DayPart>,
}

impl TimeSpan {
    /// The whole day (24小时).
    pub const DAY: Self = Self { opens: 0, closes: 24 * 60 };
}

impl DayPart {
    /// Its Chinese name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Morning => "上午",
            Self::Noon => "中午",
            Self::Afternoon => "下午",
            Self::Evening => "晚上",
        }
    }
}

impl DayTimes {
    /// Whether nothing is said of the time.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty() && self.parts.is_empty()
    }

    /// Whether the spans are in order and apart.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        self.spans.windows(2).all(|pair| pair[0].closes <= pair[1].opens)
    }

    /// Each time as text, such as `09:00-12:00`, 下午 or 24小时.
    #[must_use]
    pub fn texts(&self, dash: &str) -> Vec<String> {
        let span = |span: &TimeSpan| match *span {
            TimeSpan::DAY => "24小时".to_owned(),
            TimeSpan { opens, closes } => format!("{}{dash}{}", clock(opens), clock(closes)),
        };
        let parts = self.parts.iter().map(|part| part.label().to_owned());
        self.spans.iter().map(span).chain(parts).collect()
    }
}

/// `09:00`.
#[must_use]
pub fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
