//! The state of a notice, or of what is left of one.

use serde::Serialize;

use gongbao_content::kinds::notice::State;

/// A state for templates.
#[derive(Clone, Debug, Serialize)]
pub(super) struct StateView {
    /// The English name, for styles, such as `expiring`.
    name: &'static str,
    /// The Chinese name, such as 即将失效.
    label: &'static str,
}

impl StateView {
    /// That of a document that was taken down.
    pub(super) const WITHDRAWN: Self = Self { name: "withdrawn", label: "已撤下" };
}

impl From<State> for StateView {
    fn from(state: State) -> Self {
        Self { name: state.name(), label: state.label() }
    }
}
