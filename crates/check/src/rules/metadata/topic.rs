//! Topics come from the vocabulary of the settings (META-04).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::yaml::key;
use gongbao_site::Site;

codes! {
    TOPIC_UNKNOWN = "META-04" Warning "主题不在分类表里" "a topic that is not in the vocabulary"
        "主题写 site.yaml 的 topics 里有的名称，否则读者按主题找不到它。"
        "Topics come from `topics` in site.yaml, or readers will not find the document by topic."
        S "政府信息公开平台元数据：主题分类";
}

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    let names: Vec<&str> = site.settings.topics.iter().map(|topic| topic.name.as_str()).collect();
    if names.is_empty() {
        return Vec::new();
    }
    site.notices()
        .filter_map(|(index, notice)| Some((index, notice.topic.as_deref()?)))
        .filter(|(_, topic)| !names.contains(topic))
        .map(|(index, topic)| {
            Finding::new(&TOPIC_UNKNOWN, site.documents[index].place(&[key("topic")]))
                .says(
                    format!("主题不在分类表里：{topic}"),
                    format!("the topic is not in the vocabulary: {topic}"),
                )
                .help(
                    format!("改成其中一个：{}", names.join("、")),
                    format!("choose one of: {}", names.join(", ")),
                )
        })
        .collect()
}
