//! A map that is published bears its review number (MAP-01).

use gongbao_base::{codes, finding::Finding};
use gongbao_content::document::Document;
use gongbao_site::Site;

use crate::sections::plain;

codes! {
    MAP_NUMBER = "MAP-01" Warning "地图没有审图号" "a map without its review number"
        "公开的地图要标明审图号。指路用文字就够：写明路线、公交站和附近的标志。"
        "A published map bears its review number. Words are enough to show the way."
        P "地图管理条例第二十二条";
}

/// What the description or the file of a picture of a map says.
const MAPS: [&str; 9] =
    ["地图", "区位图", "位置图", "位置示意图", "交通图", "路线图", "区划图", "辖区图", "导览图"];

/// What sounds like a map and is none: 作战地图, 施工路线图.
const NO_MAPS: [&str; 6] = ["作战", "学习", "改革", "施工", "工作", "技术"];

pub(crate) fn check(site: &Site) -> Vec<Finding> {
    site.documents.iter().flat_map(maps).collect()
}

fn maps(document: &Document) -> Vec<Finding> {
    if plain(&document.body.html).contains("审图号") {
        return Vec::new();
    }
    let says = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let images = document.body.links.iter().filter(|link| link.image);
    images
        .filter(|link| says(&link.text, &MAPS) && !says(&link.text, &NO_MAPS))
        .map(|link| {
            let name = &link.text;
            Finding::new(&MAP_NUMBER, link.place.clone())
                .says(
                    format!("地图没有审图号：{name}"),
                    format!("a map without its review number: {name}"),
                )
                .help(
                    "在图下写明审图号；没有的，改用文字说明路线",
                    "give the number below the map, or describe the way in words",
                )
        })
        .collect()
}
