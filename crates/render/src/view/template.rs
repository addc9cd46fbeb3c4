//! A template and the data that it shows.

use serde::Serialize;
use tera::{Context, Value};

use crate::error::BuildError;
use gongbao_base::digest::Digest;

/// A template's name and the data for it.
#[derive(Debug)]
pub struct View {
    /// Its path below the theme's folder, such as `notice.html`.
    pub template: &'static str,
    /// The data, each under the name by which the template knows it.
    pub context: Context,
    /// The same as bytes, to tell whether a page would be the same.
    shown: Vec<u8>,
}

impl View {
    /// A view without data.
    #[must_use]
    pub fn new(template: &'static str) -> Self {
        Self { template, context: Context::new(), shown: Vec::new() }
    }

    /// The view with data that the template knows by this name.
    ///
    /// # Errors
    /// When the data cannot be serialised.
    pub fn with(mut self, name: &'static str, data: &impl Serialize) -> Result<Self, BuildError> {
        self.context.insert_value(name, value(self.template, data)?);
        serde_json::to_writer(&mut self.shown, &(name, data))
            .map_err(|error| BuildError::serialize(self.template, &error))?;
        Ok(self)
    }

    /// A digest of everything that the page shows: the template's name and all data.
    #[must_use]
    pub(crate) fn digest(&self) -> Digest {
        Digest::of_parts([self.template.as_bytes(), &self.shown])
    }
}

/// Data as templates take it; `what` names it when it cannot be serialised.
pub(super) fn value(what: &str, data: &impl Serialize) -> Result<Value, BuildError> {
    Value::try_from_serializable(data).map_err(|error| BuildError::serialize(what, &error))
}

#[cfg(test)]
mod tests {
    use serde::{Serialize, Serializer, ser::Error as _};

    use super::View;
    use crate::error::BuildError;

    struct Unserializable;

    impl Serialize for Unserializable {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(S::Error::custom("no"))
        }
    }

    #[test]
    fn data_that_cannot_be_serialised_is_an_error_and_never_an_empty_page() {
        let view = View::new("page.html").with("page", &Unserializable);
        assert!(matches!(view, Err(BuildError::Serialize(what, _)) if what == "page.html"));
    }
}
