//! Says what is left out since its day is still to come.

use super::CommandContext;
use gongbao_content::document::LeftOutReason;
use gongbao_site::Site;

/// Names the planned documents of a site (待发布) with their days.
pub(super) fn tell(context: &CommandContext, site: &Site) {
    let planned = site.left_out.iter().filter_map(|left| match left.why {
        LeftOutReason::Planned(day) => Some((left.file.as_str(), day)),
        LeftOutReason::Draft | LeftOutReason::Sample => None,
    });
    let planned: Vec<_> = planned.collect();
    if planned.is_empty() {
        return;
    }
    let zh: Vec<String> = planned.iter().map(|(file, day)| format!("{file}（{day}）")).collect();
    let en: Vec<String> = planned.iter().map(|(file, day)| format!("{file} ({day})")).collect();
    context.console.say(&context.console.either(
        format!("待发布，到那天再生成一次就放进去：{}", zh.join("、")),
        format!("planned, to go out with a build on that day: {}", en.join(", ")),
    ));
}
