//! `--fix`: masks are written where the page then reads right.

use gongbao_check::fix;
use gongbao_content::{kinds::Kind, settings::Settings};

use super::{FRONT, notice};

#[test]
fn the_fix_masks_what_is_published_and_leaves_the_rest() {
    let kind = Kind::named("notice").unwrap();
    let fixed = |body: &str| {
        let text = notice(FRONT, body);
        let mended = fix(
            "notices/a.md",
            kind,
            &text,
            &Settings::default(),
            gongbao_base::date::Date::default(),
        );
        let body = mended.text.unwrap_or(text).split_once("20\n---\n").unwrap().1.trim().to_owned();
        (body, mended.left.len())
    };
    for (body, expected, left) in [
        ("张某，13800138000；李某，13900139000。", "张某，138****8000；李某，139****9000。", 0),
        ("张某 138&nbsp;0013&nbsp;8000", "张某 138****8000", 0),
        ("张某 &#49;&#51;&#56;00138000、", "张某 138****8000、", 0),
        ("张某 138**0013**8000", "张某 138****8000", 0),
        ("**138**0013**8000**", "**138****8000**", 0),
        ("[张某138](b.md)00138000", "[张某138](b.md)00138000", 1),
        ("[138](b.md)00138000，13900139000", "[138](b.md)00138000，139****9000", 1),
        ("**13800138000**", "**138****8000**", 0),
        ("[拨打](tel:13800138000)", "[拨打](tel:138****8000)", 0),
        ("`13800138000`", "`138****8000`", 0),
        ("卡号4111 1111 1111 1111。", "卡号************1111。", 0),
        ("**4111111111111111**", "**4111111111111111**", 1),
    ] {
        assert_eq!(fixed(body), (expected.to_owned(), left), "{body}");
    }
}

#[test]
fn the_fix_writes_masks_into_front_matter_that_is_still_read() {
    let kind = Kind::named("notice").unwrap();
    for (value, expected) in [
        ("张某13800138000", "summary: 张某138****8000\n"),
        ("\"\\x31\\x33800138000\"", "summary: \"138****8000\"\n"),
        ("13800138000", "summary: 138****8000\n"),
    ] {
        let text = notice(&format!("{FRONT}summary: {value}\n"), "正文。");
        let fixed = fix(
            "notices/a.md",
            kind,
            &text,
            &Settings::default(),
            gongbao_base::date::Date::default(),
        )
        .text
        .unwrap();
        assert!(fixed.contains(expected), "{fixed}");
    }
    // A value that begins with an asterisk would be no text any more.
    let text = notice(&format!("{FRONT}summary: 4111111111111111\n"), "正文。");
    let mended =
        fix("notices/a.md", kind, &text, &Settings::default(), gongbao_base::date::Date::default());
    assert_eq!((mended.text, mended.left.len()), (None, 1));
}
