//! The page for addresses that do not exist. Templates know what the home page shows as `home`.

use super::{context::PageContext, home::HomeView, shell::Shell, template::View};
use crate::error::BuildError;

/// The page for missing addresses.
pub(super) fn view(context: &PageContext<'_>) -> Result<View, BuildError> {
    let shell = Shell::plain(context, "没有找到这个页面", "网址不存在时的提示", false);
    View::new("404.html").with("page", &shell)?.with("home", &HomeView::new(context))
}
