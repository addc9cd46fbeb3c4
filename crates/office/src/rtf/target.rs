//! Where the text of a group of rich text goes, by the word that begins it.

use crate::location::{Location, Property};

/// Where the text of a group goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GroupTarget {
    /// The text of the document.
    Text,
    At(Location),
    Property(Property),
    /// The name of a property of a shape, and its value.
    ShapeName,
    ShapeValue,
    /// Formats, pictures and the like.
    Nothing,
}

impl GroupTarget {
    /// Where a group goes that begins with this word; `None` when the word says nothing of it.
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "header" | "headerl" | "headerr" | "headerf" => Self::At(Location::Header),
            "footer" | "footerl" | "footerr" | "footerf" => Self::At(Location::Footer),
            "footnote" => Self::At(Location::Note),
            "annotation" => Self::At(Location::Comment),
            "shptxt" => Self::At(Location::TextBox),
            "fldinst" => Self::At(Location::Field),
            "author" => Self::Property(Property::Author),
            "operator" => Self::Property(Property::LastModifiedBy),
            "title" => Self::Property(Property::Title),
            "subject" => Self::Property(Property::Subject),
            "keywords" => Self::Property(Property::Keywords),
            "doccomm" => Self::Property(Property::Description),
            "company" => Self::Property(Property::Company),
            "manager" => Self::Property(Property::Manager),
            "sn" => Self::ShapeName,
            "sv" => Self::ShapeValue,
            // Those of one's own: a name, then its value.
            "propname" | "staticval" => Self::Property(Property::Custom),
            "fonttbl" | "colortbl" | "stylesheet" | "info" | "pict" | "listtable" | "sp"
            | "atnid" | "atnauthor" | "nonshppict" | "shp" | "revtbl" => Self::Nothing,
            _ => return None,
        })
    }
}
