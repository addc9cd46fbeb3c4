//! The page before leaving for another website. Templates know the full address that it leads to as `leave`.

use super::{context::PageContext, shell::Shell, template::View};
use crate::error::BuildError;

/// The page before leaving for an outside address, by its index in the plan.
pub(super) fn view(context: &PageContext<'_>, index: usize) -> Result<View, BuildError> {
    let shell = Shell::plain(context, "即将离开本站", "打开其他网站前的提示", false);
    View::new("leave.html").with("page", &shell)?.with("leave", &context.plan.outside[index])
}
