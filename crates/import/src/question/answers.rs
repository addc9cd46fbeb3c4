//! Answers by the ids of questions, as JSON or one by one.

use std::{collections::BTreeMap, fmt};

/// Answers by the ids of their questions, or by the keys that those name.
///
/// Whoever gives answers, be it none, has looked at the draft: see [`Answers::are_given`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: bool,
    values: BTreeMap<String, String>,
}

/// Why answers cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswersError(String);

impl Answers {
    /// Reads a JSON object of texts, numbers and truths.
    ///
    /// # Errors
    /// When it is not such an object.
    pub fn parse(json: &str) -> Result<Self, AnswersError> {
        let wrong = |error: &dyn fmt::Display| AnswersError(error.to_string());
        let object: BTreeMap<String, serde_json::Value> =
            serde_json::from_str(json.trim_start_matches('\u{feff}')).map_err(|e| wrong(&e))?;
        let mut answers = Self { given: true, values: BTreeMap::new() };
        for (id, value) in object {
            let value = match value {
                serde_json::Value::Null => continue,
                serde_json::Value::String(text) => text,
                value @ (serde_json::Value::Bool(_) | serde_json::Value::Number(_)) => {
                    value.to_string()
                }
                _ => return Err(wrong(&format!("`{id}` is neither text nor number"))),
            };
            answers.give(&id, &value);
        }
        Ok(answers)
    }

    /// Adds one answer; an empty one answers nothing.
    pub fn give(&mut self, id: &str, value: &str) {
        self.given = true;
        if !value.trim().is_empty() {
            self.values.insert(id.trim().to_owned(), value.trim().to_owned());
        }
    }

    /// Whether someone answered, and so has looked at the draft.
    #[must_use]
    pub fn are_given(&self) -> bool {
        self.given
    }

    /// The ids and keys that were answered.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// The answer under one of these names.
    pub(super) fn find(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.values.get(*name)).map(String::as_str)
    }
}

impl fmt::Display for AnswersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for AnswersError {}

#[cfg(test)]
mod tests {
    use super::Answers;

    #[test]
    fn answers_are_texts_and_numbers() {
        let answers =
            Answers::parse(r#"{"category": "公示", "count": 5, "none": null, "empty": " "}"#)
                .unwrap();
        assert_eq!(answers.ids().collect::<Vec<_>>(), ["category", "count"]);
        assert!(answers.are_given() && Answers::parse("{}").unwrap().are_given());
        assert!(!Answers::default().are_given());
        for wrong in ["", "[]", r#"{"a": []}"#, "1"] {
            assert!(Answers::parse(wrong).is_err(), "{wrong}");
        }
    }
}
