//! Validity: terms, what is about to end, what cites a document that is no longer in force, interpretation, consultation.
//!
//! 广州市行政规范性文件管理规定 (five years, three for 试行 and 暂行) [M]; 重大行政决策程序暂行条例 art. 15 [P]; standards 3.3 to 3.5.

use super::{
    file::File,
    sections::{overlap, plain},
};
use gongbao_base::codes;
use gongbao_base::{
    date::Date,
    finding::{Finding, Place},
};
use gongbao_content::{
    document::Document,
    kinds::{
        Entry,
        notice::{Category, Notice, State},
    },
    yaml::Step,
};
use gongbao_site::Site;

codes! {
    NORMATIVE_OF_STREET = "VAL-01" Warning "街道制定规范性文件" "a normative document of a sub-district"
        "行政规范性文件由县级以上行政机关制定。街道的通知一般不是。依据：粤府令第277号。"
        "Normative documents are made by county-level offices and above (粤府令第277号)."
        S "广东省行政规范性文件管理规定（粤府令第277号）第三条";
    TERM_MISSING = "VAL-02" Error "规范性文件没有有效期" "a normative document without a term"
        "行政规范性文件要载明有效期，到期自动失效。"
        "A normative document names the time for which it is in force."
        M "规范性文件管理：有效期与状态";
    TERM_TOO_LONG = "VAL-03" Error "有效期超过上限" "the term is too long"
        "规范性文件有效期最长5年，试行、暂行的最长3年。"
        "Five years at most; three for one on trial."
        M "广州市行政规范性文件管理规定（两件实例的有效期相符）";
    ENDS_SOON = "VAL-05" Warning "即将失效" "ends soon"
        "快到期的文件要评估：延续、修订还是废止。提前多少天提醒可以在阈值里改。"
        "What ends soon is evaluated: renew, revise or repeal."
        M "规范性文件管理：有效期与状态";
    TERM_DIFFERS = "VAL-06" Error "正文与有效期不一致" "the text names another term"
        "正文写的施行日期、有效期要和信息块一样。"
        "What the text says of its term is what the front matter says."
        M "规范性文件管理：有效期与状态";
    CITES_ENDED = "VAL-08" Warning "引用了失效的文件" "cites what is no longer in force"
        "现行的页面引用了本站已失效或已废止的文件。"
        "A page in force cites a document of this site that has ended."
        M "规范性文件管理：有效期与状态";
    NOT_INTERPRETED = "INTERP-03" Warning "规范性文件没有解读" "not interpreted"
        "规范性文件和解读同时发布，最迟晚3个工作日。"
        "A normative document is published with its interpretation."
        S "政策解读工作要求（双向关联、同步解读）";
    INTERPRETATION_COPIED = "INTERP-04" Warning "解读照抄原文" "the interpretation copies the document"
        "解读要说清背景、依据、主要内容和怎么办，不能重复原文。"
        "An interpretation explains, and does not repeat."
        S "政策解读工作要求（双向关联、同步解读）";
    COMMENTS_SHORT = "CONSULT-01" Error "征求意见时间太短" "too little time for comments"
        "公开征求意见一般不少于30日，缩短要写明理由。依据：重大行政决策程序暂行条例第十五条。"
        "Thirty days as a rule; a shorter time needs a reason (重大行政决策程序暂行条例 art. 15)."
        P "重大行政决策程序暂行条例（国令第713号）第十五条";
    COMMENTS_UNANSWERED = "CONSULT-02" Warning "没有公布采纳情况" "nothing says what came of comments"
        "征求意见结束后要公布收到和采纳的情况。"
        "After a consultation the office says what it adopted."
        M "重大行政决策程序暂行条例";
}

pub(super) fn check(site: &Site) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, notice) in site.notices() {
        let document = &site.documents[index];
        if document.common.withdrawn.is_some() {
            continue;
        }
        findings.extend(kind(site, document, notice));
        findings.extend(term(document, notice));
        findings.extend(ending(site, index, notice));
        findings.extend(consultation(site, index, notice));
        findings.extend(interpretation(site, index, notice));
    }
    findings.extend(cited(site));
    findings
}

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

/// VAL-01: a sub-district makes no normative documents as a rule (粤府令第277号 art. 3 [S]).
fn kind(site: &Site, document: &Document, notice: &Notice) -> Option<Finding> {
    let street = site.settings.org.level.as_deref() == Some("街道");
    (street && notice.normative).then(|| {
        Finding::new(&NORMATIVE_OF_STREET, document.place(&[key("normative")]))
            .says(
                "街道一般不制定行政规范性文件，请确认类别",
                "a sub-district makes no normative documents as a rule",
            )
            .help("核对后改成 false，或登记到 allow", "set it to false, or allow it with a reason")
    })
}

/// VAL-02 and VAL-03: a normative document names its term, and the term has a limit.
fn term(document: &Document, notice: &Notice) -> Option<Finding> {
    if !notice.normative {
        return None;
    }
    let (Some(from), Some(last)) = (notice.effective.or(notice.written), notice.last_day()) else {
        return Some(
            Finding::new(&TERM_MISSING, Place::at(&document.path(), 1, 1, 3))
                .says(
                    "规范性文件没有载明有效期",
                    "a normative document that does not name its term",
                )
                .help(
                    "填写施行日期，以及失效日期或有效期",
                    "give `effective`, and `expires` or `valid_years`",
                ),
        );
    };
    let trial = ["试行", "暂行"].iter().any(|word| document.common.title.contains(word));
    let years = if trial { 3 } else { 5 };
    (last > from.last_day_of_years(years)).then(|| {
        let field = if notice.expires.is_some() { "expires" } else { "valid_years" };
        Finding::new(&TERM_TOO_LONG, document.place(&[key(field)]))
            .says(
                format!("有效期到 {last}，超过{years}年上限"),
                format!("in force until {last}, longer than the limit of {years} years"),
            )
            .help(
                format!("最晚到 {}", from.last_day_of_years(years)),
                format!("until {} at the latest", from.last_day_of_years(years)),
            )
    })
}

/// VAL-05: what ends soon is evaluated in time.
fn ending(site: &Site, index: usize, notice: &Notice) -> Option<Finding> {
    let last = notice.last_day().filter(|_| site.states[index] == Some(State::Expiring))?;
    let document = &site.documents[index];
    let field = if notice.expires.is_some() { "expires" } else { "valid_years" };
    let days = site.today.days_until(last);
    Some(
        Finding::new(&ENDS_SOON, document.place(&[key(field)]))
            .says(
                format!("还有 {days} 天失效（{last}），请评估"),
                format!("ends in {days} days, on {last}"),
            )
            .help("决定延续、修订还是废止", "decide whether to renew, revise or repeal it"),
    )
}

/// CONSULT-01 and CONSULT-02: time enough for comments, and an answer to them.
fn consultation(site: &Site, index: usize, notice: &Notice) -> Option<Finding> {
    let document = &site.documents[index];
    let period = notice.comment_period.as_ref()?;
    if notice.category == Category::Publicity {
        return None;
    }
    let (days, least) = (period.start.days_until(period.end) + 1, site.settings.limits.comments);
    if days < least && period.short_reason.is_none() && period.start <= period.end {
        return Some(
            Finding::new(&COMMENTS_SHORT, document.place(&[key("comment_period"), key("end")]))
                .says(
                    format!("征求意见只有 {days} 天，一般不少于{least}天"),
                    format!("{days} days for comments, at least {least} as a rule"),
                )
                .help(
                    "延长，或在 short_reason（缩短理由）写明理由",
                    "make it longer, or say why under `short_reason`",
                ),
        );
    }
    let answered = !site.relations[index].interpreted_by.is_empty()
        || site.notices().any(|(other, _)| {
            other != index
                && site.documents[other].citations.iter().any(|c| *c.text == *document.common.title)
        });
    let since = period.end.days_until(site.today);
    (since > 30 && !answered).then(|| {
        Finding::new(&COMMENTS_UNANSWERED, document.place(&[key("comment_period")]))
            .says(
                format!("征求意见已结束 {since} 天，没有公布采纳情况"),
                format!("closed for {since} days, and nothing says what came of the comments"),
            )
            .help(
                "发布采纳情况的通知，并在里面写上本文的《标题》",
                "publish what was adopted, in a notice that names this one by its title in 《》",
            )
    })
}

/// INTERP-03 and INTERP-04: a normative document is explained, and an explanation explains.
fn interpretation(site: &Site, index: usize, notice: &Notice) -> Option<Finding> {
    let document = &site.documents[index];
    let of = &site.relations[index];
    if notice.category == Category::Interpretation {
        let own = plain(&document.body.html);
        let copied = of.interprets.iter().any(|other| {
            own.chars().count() >= 100
                && overlap(&own, &plain(&site.documents[*other].body.html)) >= 0.7
        });
        return copied.then(|| {
            Finding::new(&INTERPRETATION_COPIED, document.place(&[key("interprets")]))
                .says("解读大部分照抄原文", "the interpretation is mostly the document itself")
                .help(
                    "用自己的话说明背景、依据、内容和怎么办理",
                    "say in plain words why, on what ground, what changes and how it is done",
                )
        });
    }
    let published = document.common.published?.date;
    let old = published.days_until(site.today);
    (notice.normative && of.interpreted_by.is_empty() && old > 5).then(|| {
        Finding::new(&NOT_INTERPRETED, document.place(&[key("normative")]))
            .says(
                format!("发布 {old} 天仍没有解读"),
                format!("published {old} days ago and not interpreted"),
            )
            .help(
                "发布一篇政策解读，在 interprets 写上本文的网址名",
                "publish an interpretation that names this notice under `interprets`",
            )
    })
}

/// VAL-08: what is in force rests on what is in force.
fn cited(site: &Site) -> Vec<Finding> {
    let over: Vec<(&str, Option<&str>, usize)> = site
        .notices()
        .filter(|(index, _)| matches!(site.states[*index], Some(State::Expired | State::Repealed)))
        .map(|(index, notice)| {
            (site.documents[index].common.title.as_str(), notice.document_number.as_deref(), index)
        })
        .collect();
    let mut findings = Vec::new();
    if over.is_empty() {
        return findings;
    }
    for (index, document) in site.documents.iter().enumerate() {
        let report = matches!(document.entry, Entry::Report(_));
        let ended = matches!(site.states[index], Some(State::Expired | State::Repealed));
        if report || ended || document.common.withdrawn.is_some() {
            continue;
        }
        let related = &site.relations[index];
        for citation in &document.citations {
            let text: &str = &citation.text;
            let hit = over.iter().find(|(title, number, other)| {
                *other != index
                    && !related.replaces.contains(other)
                    && !related.interprets.contains(other)
                    && (text == *title || number.is_some_and(|number| text.ends_with(number)))
            });
            let Some((title, _, other)) = hit else { continue };
            let state = site.states[*other].map_or("", State::label);
            let place =
                Place::at(&document.path(), citation.line, citation.column, text.chars().count());
            findings.push(
                Finding::new(&CITES_ENDED, place)
                    .says(
                        format!("引用的文件{state}：{title}"),
                        format!("cites a document that is no longer in force: {title}"),
                    )
                    .help(
                        "改为现行文件；确需提到就写明已失效",
                        "cite what is in force, or say that it has ended",
                    ),
            );
        }
    }
    findings
}

/// VAL-06: the term that the text names is the term of the front matter.
pub(super) fn text(file: &File<'_>) -> Vec<Finding> {
    let Some(Entry::Notice(notice)) = file.document.map(|document| &document.entry) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (number, line) in file.body() {
        let own = ["本办法", "本规定", "本通知", "本细则", "本方案", "本意见", "本制度"];
        // A sentence on another document's term is not this one's.
        for (start, sentence) in
            sentences(line).filter(|(_, s)| own.iter().any(|word| s.contains(word)))
        {
            let said = stated(sentence);
            let place = || file.place(number, line, start..start + sentence.len());
            let wrong = said.years.zip(notice.effective).and_then(|(years, from)| {
                let last = notice.last_day()?;
                (last != from.last_day_of_years(years)).then(|| {
                    (
                        format!("正文写有效期{years}年，元数据到 {last}"),
                        format!("the text says {years} years, the front matter until {last}"),
                    )
                })
            });
            let late = said.from.zip(notice.effective).filter(|(said, typed)| said != typed).map(
                |(said, typed)| {
                    (
                        format!("正文写自 {said} 起施行，元数据是 {typed}"),
                        format!("the text says from {said}, the front matter {typed}"),
                    )
                },
            );
            for (zh, en) in wrong.into_iter().chain(late) {
                findings.push(
                    Finding::new(&TERM_DIFFERS, place())
                        .says(zh, en)
                        .help("查原件，改成一致", "look at the original and make them agree"),
                );
            }
        }
    }
    findings
}

fn sentences(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    line.split_inclusive('。').map(move |sentence| {
        let start = at;
        at += sentence.len();
        (start, sentence)
    })
}

/// What a sentence says of a term.
struct Stated {
    from: Option<Date>,
    years: Option<i16>,
}

fn stated(sentence: &str) -> Stated {
    let from = sentence
        .split_once('自')
        .and_then(|(_, rest)| rest.split_once('起'))
        .and_then(|(date, _)| Date::parse_chinese(date));
    let years = sentence.split_once("有效期").and_then(|(_, rest)| {
        let rest = rest.trim_start_matches(['为', '是', '：', ' ']);
        let (number, _) = rest.split_once('年')?;
        match number {
            "一" => Some(1),
            "二" | "两" => Some(2),
            "三" => Some(3),
            "四" => Some(4),
            "五" => Some(5),
            number => number.parse().ok(),
        }
    });
    Stated { from, years }
}
