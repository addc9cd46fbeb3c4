//! The state of a notice.

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

impl From<State> for StateView {
    fn from(state: State) -> Self {
        Self { name: state.name(), label: state.label() }
    }
}
