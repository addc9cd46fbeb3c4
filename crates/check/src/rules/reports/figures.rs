//! The figures of a report: ids are unique, and the text uses them (FIG).

use gongbao_base::{code::OWN, codes, finding::Finding};
use gongbao_content::{
    document::Document,
    kinds::report::Report,
    yaml::{PathStep, key},
};
use gongbao_site::Site;

codes! {
    BAD_FIGURE_ID = "FIG-01" Error "数据编号有误" "a figure's id is wrong or repeated"
        "编号只能用小写英文字母、数字和连字符，在同一份报告里不重复。"
        "Ids hold lower-case letters, digits and hyphens, and are unique in a report."
        O OWN;
    UNUSED_FIGURE = "FIG-02" Note "数据没有在正文里使用" "a figure that the text does not use"
        "报告的数据应在正文里用 {{编号}} 引用，这样一个数字只写一次。"
        "Refer to figures from the text with {{id}}, so that a number is written once."
        O OWN;
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.reports().flat_map(|(index, report)| figures(&site.documents[index], report)).collect()
}

fn figures(document: &Document, report: &Report) -> Vec<Finding> {
    let mut findings = Vec::new();
    // An id that was refused is empty and has its finding already.
    let named = report.figures.iter().enumerate().filter(|(_, figure)| !figure.id.0.is_empty());
    for (index, figure) in named {
        let place = || document.place(&[key("figures"), PathStep::Item(index), key("id")]);
        let id = &figure.id.0;
        if report.figures[..index].iter().any(|earlier| earlier.id == figure.id) {
            findings.push(
                Finding::new(&BAD_FIGURE_ID, place())
                    .says(
                        format!("数据编号重复：{id}"),
                        format!("the figure's id is repeated: {id}"),
                    )
                    .help("换一个编号", "choose another id"),
            );
        } else if !document.body.figures.contains(&index) {
            findings.push(
                Finding::new(&UNUSED_FIGURE, place())
                    .says(
                        format!("正文没有使用数据：{id}"),
                        format!("the text does not use the figure {id}"),
                    )
                    .help(
                        format!("在正文写 {{{{{id}}}}}，或删去这条数据"),
                        format!("write {{{{{id}}}}} in the text, or remove the figure"),
                    ),
            );
        }
    }
    findings
}
