//! A deadline that had passed when the notice was published, or passes on that day (NOTICE-05, NOTICE-06).

use crate::source_file::SourceFile;
use gongbao_base::{
    codes,
    date::Date,
    finding::{Finding, Place},
};
use gongbao_content::{
    dates,
    kinds::{Entry, notice::Category},
};

codes! {
    DEADLINE_AT_ONCE = "NOTICE-05" Warning "发布当天就截止" "the deadline is the day of publication"
        "报名、投标、申报的通知要让人来得及办，发布当天就截止多半是发晚了，或者日期写错了。"
        "Who is told of a deadline needs time for it; one on the day of publication came too late, or is wrong."
        O "由日期推出";
    DEADLINE_PASSED = "NOTICE-06" Warning "截止日期早于发布日期" "the deadline is before the publication"
        "报名、投标、申报的截止日期不能早于发布日期，多半是照抄上次的。"
        "A deadline is not before the notice is published; it was most likely copied."
        O "由日期推出";
}

const DEADLINES: [&str; 4] = ["截止时间", "截止日期", "截止至", "截止到"];

/// What a deadline is for; what ended long ago is told of as well.
const ACTS: [&str; 9] = ["报名", "投标", "递交", "申报", "报送", "征集", "申请", "提交", "受理"];

/// How far behind the word its day stands, in characters.
const NEAR: usize = 16;

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let Some(document) = file.document else { return Vec::new() };
    let Entry::Notice(notice) = &document.entry else { return Vec::new() };
    let published = document.common.published.map(|moment| moment.date);
    let Some(published) = published.filter(|_| notice.category == Category::Announcement) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        for word in DEADLINES {
            for (at, _) in line.match_indices(word) {
                let after = &line[at + word.len()..];
                let sentence = line[..at].rfind('。').map_or(0, |end| end + '。'.len_utf8());
                if !ACTS.iter().any(|act| line[sentence..at].contains(act)) {
                    continue;
                }
                let end = after.char_indices().nth(NEAR).map_or(after.len(), |(end, _)| end);
                let near = after[..end].split(['。', '；', '，']).next().unwrap_or_default();
                let Some(day) = dates::date(near).filter(|day| *day <= published) else { continue };
                let place = file.place(number, line, at..at + word.len() + near.len());
                findings.push(report(place, day, published));
            }
        }
    }
    findings
}

fn report(place: Place, day: Date, published: Date) -> Finding {
    if day == published {
        return Finding::new(&DEADLINE_AT_ONCE, place)
            .says(
                format!("发布当天（{day}）就截止"),
                format!("the deadline is the day of publication, {day}"),
            )
            .help(
                "核对日期；确实发晚了，写明是否延期",
                "look at the day; if it came late, tell whether there is more time",
            );
    }
    Finding::new(&DEADLINE_PASSED, place)
        .says(
            format!("截止日期 {day} 早于发布日期 {published}"),
            format!("the deadline {day} is before the publication on {published}"),
        )
        .help("核对年份和日期", "look at year and day")
}
