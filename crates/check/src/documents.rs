//! What holds for documents of every kind, and the dates of notices.

use gongbao_base::finding::{Finding, Place};
use gongbao_base::{code::OWN, codes};
use gongbao_content::{document::Document, kinds::Entry, phone, yaml::Step};
use gongbao_site::Site;

codes! {
    UNDATED = "FIELD-08" Warning "未填发布日期" "no publication date"
        "未标明发布时间的信息，检查时按“未更新”处理（政府网站发展指引）。查到后请补上 published。"
        "Inspections treat an undated page as not updated. Add `published` when it is known."
        S "政府信息公开平台元数据（国办公开办函〔2019〕61号）";
    DATES_DISORDER = "META-01" Error "日期先后矛盾" "dates out of order"
        "成文日期不晚于发布日期；施行日期不晚于失效日期；征求意见的开始不晚于截止。"
        "Written is not after published; effective is not after expires; a comment period begins before it ends."
        O "由日期的含义推出";
    SAMPLE_CONTENT = "SAMPLE-01" Note "示例内容" "sample content"
        "此页标为示例（sample: true），页面上有醒目提示。正式发布前请换成真实内容。"
        "The page is marked as a sample and says so. Replace it before publishing for real."
        O OWN;
}

pub(super) fn check(site: &Site) -> Vec<Finding> {
    site.documents
        .iter()
        .flat_map(|document| {
            let mut findings = undated(document);
            findings.extend(sample(document));
            findings.extend(dates(document));
            findings.extend(contact(document));
            findings
        })
        .collect()
}

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

fn undated(document: &Document) -> Vec<Finding> {
    let dated_kind = matches!(document.entry, Entry::Notice(_) | Entry::Report(_));
    // A date that was refused has its finding already.
    let typed = document
        .front
        .lines()
        .any(|line| line.starts_with("published") || line.starts_with("发布日期"));
    if !dated_kind || typed {
        return Vec::new();
    }
    vec![
        Finding::new(&UNDATED, Place::at(&document.path(), 1, 1, 3))
            .says("未填发布日期", "no publication date")
            .help(
                "查到后加上一行：published: 2023-12-01",
                "add a line `published: 2023-12-01` when it is known",
            ),
    ]
}

fn sample(document: &Document) -> Option<Finding> {
    document.common.sample.then(|| {
        Finding::new(&SAMPLE_CONTENT, document.place(&[key("sample")]))
            .says("这是示例内容，页面上有醒目提示", "sample content; the page says so")
            .help(
                "正式发布前换成真实内容，并删去 sample",
                "replace it and remove `sample` before publishing for real",
            )
    })
}

fn dates(document: &Document) -> Vec<Finding> {
    let Entry::Notice(notice) = &document.entry else { return Vec::new() };
    let published = document.common.published.map(|moment| moment.date);
    let period = notice.comment_period.as_ref();
    let pairs = [
        (
            &["written"][..],
            "成文日期",
            "written",
            notice.written,
            "发布日期",
            "published",
            published,
        ),
        (
            &["expires"],
            "施行日期",
            "effective",
            notice.effective,
            "失效日期",
            "expires",
            notice.expires,
        ),
        (
            &["comment_period", "end"],
            "征求意见开始日期",
            "start",
            period.map(|p| p.start),
            "截止日期",
            "end",
            period.map(|p| p.end),
        ),
    ];
    pairs
        .into_iter()
        .filter_map(|(path, zh_a, en_a, a, zh_b, en_b, b)| {
            let (a, b) = (a?, b?);
            if a <= b {
                return None;
            }
            let path: Vec<Step> = path.iter().map(|name| key(name)).collect();
            Some(
                Finding::new(&DATES_DISORDER, document.place(&path))
                    .says(
                        format!("{zh_a} {a} 晚于{zh_b} {b}"),
                        format!("`{en_a}` {a} is after `{en_b}` {b}"),
                    )
                    .help(
                        "核对原件后改正其中一个",
                        "compare with the original and mend one of them",
                    ),
            )
        })
        .collect()
}

fn contact(document: &Document) -> Option<Finding> {
    let Entry::Notice(notice) = &document.entry else { return None };
    let phone = notice.contact.as_ref()?.phone.as_deref()?;
    phone::parse(phone)
        .is_none()
        .then(|| phone::refuse(document.place(&[key("contact"), key("phone")]), phone))
}
