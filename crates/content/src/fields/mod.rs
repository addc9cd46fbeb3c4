//! The fields of front matter: one declaration a field gives its type, both names, its meaning and an example.
//!
//! The `fields!` and `choices!` macros write the struct that the program works with and, from the same lines, the
//! table from which come reading with findings, the JSON Schema, the reference in `docs/` and the samples of `new`.

mod keys;
mod nearest;
mod plain;
mod reader;
mod value;

pub(crate) use self::plain::truth;
pub use self::{keys::Keys, nearest::nearest, reader::Reader, value::of_text};
use gongbao_base::date::{Date, Moment};

/// What a value looks like.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text.
    Text,
    /// `true` or `false`.
    Truth,
    /// A whole number of one or more.
    Count,
    /// A number.
    Number,
    /// `YYYY-MM-DD`.
    Day,
    /// `YYYY-MM-DD`, perhaps with ` HH:MM`.
    Moment,
    /// A slug.
    Slug,
    /// One of some values.
    Choice(&'static [Choice]),
    /// A list.
    List(&'static Shape),
    /// A text or a list of texts; each may be a value of another shape instead. Read as a list.
    Lines(&'static Shape),
    /// A mapping with fields of its own.
    Map(&'static [Field]),
}

/// One allowed value.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Its English name, also used in addresses.
    pub name: &'static str,
    /// Its official Chinese name.
    pub label: &'static str,
}

/// One field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The English key.
    pub name: &'static str,
    /// The Chinese key.
    pub label: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// Whether it must be given.
    pub required: bool,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    /// An example of the value, as YAML.
    pub example: &'static str,
}

/// A type that a field can have.
pub trait Shaped {
    /// What its values look like.
    const SHAPE: Shape;
    /// Whether a field of this type must be given.
    const REQUIRED: bool = false;
}

/// A text that is usable as an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(transparent)]
pub struct Slug(pub String);

macro_rules! shaped {
    ($($type:ty = $shape:ident $required:literal;)*) => {
        $(impl Shaped for $type {
            const SHAPE: Shape = Shape::$shape;
            const REQUIRED: bool = $required;
        })*
    };
}

shaped! {
    String = Text true;
    Slug = Slug true;
    Date = Day true;
    Moment = Moment true;
    f64 = Number true;
    u16 = Count true;
    bool = Truth false;
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;
}

impl<T: Shaped + 'static> Shaped for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

/// Declares a struct of fields: `name: Type, "中文键" "meaning in Chinese" "meaning in English" "example";`.
#[macro_export]
macro_rules! fields {
    ($(#[$meta:meta])* pub struct $struct:ident {
        $($name:ident: $type:ty, $label:literal $zh:literal $en:literal $example:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, serde::Deserialize)]
        #[serde(default)]
        pub struct $struct {
            $(#[doc = $en] pub $name: $type,)*
        }

        impl $struct {
            /// The table of these fields.
            pub const FIELDS: &'static [$crate::fields::Field] = &[
                $($crate::fields::Field {
                    name: stringify!($name),
                    label: $label,
                    shape: <$type as $crate::fields::Shaped>::SHAPE,
                    required: <$type as $crate::fields::Shaped>::REQUIRED,
                    zh: $zh,
                    en: $en,
                    example: $example,
                },)*
            ];
        }

        impl $crate::fields::Shaped for $struct {
            const SHAPE: $crate::fields::Shape =
                $crate::fields::Shape::Map($struct::FIELDS);
            const REQUIRED: bool = true;
        }
    };
}

/// Declares an enum of allowed values: `Variant = "english" "中文";`. The first is the default.
macro_rules! choices {
    ($(#[$meta:meta])* pub enum $enum:ident { $first:ident = $first_name:literal $first_label:literal; $($variant:ident = $name:literal $label:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
        pub enum $enum {
            #[default]
            #[doc = $first_label]
            #[serde(rename = $first_name)]
            $first,
            $(#[doc = $label] #[serde(rename = $name)] $variant,)*
        }

        impl $enum {
            /// All values, in order.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$variant),*];

            /// The English name, also used in addresses.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { Self::$first => $first_name, $(Self::$variant => $name),* }
            }

            /// The official Chinese name.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { Self::$first => $first_label, $(Self::$variant => $label),* }
            }
        }

        impl crate::fields::Shaped for $enum {
            const SHAPE: crate::fields::Shape = crate::fields::Shape::Choice(&[
                crate::fields::Choice { name: $first_name, label: $first_label },
                $(crate::fields::Choice { name: $name, label: $label },)*
            ]);
        }
    };
}
pub use crate::fields;
pub(crate) use choices;
