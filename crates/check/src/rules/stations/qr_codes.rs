//! A picture of a QR code has the address in words beside it (ST-12).

use crate::source_file::SourceFile;
use gongbao_base::{codes, finding::Finding};

codes! {
    QR_WITHOUT_WORDS = "ST-12" Warning "二维码旁没有写明去处" "a QR code without its address in words"
        "二维码旁写明网址或公众号、小程序的名称：看不清、扫不了的人也要能用，也便于核对。"
        "Beside a QR code stands its address, or the name of the account: for those who cannot scan it, and to compare."
        S "网站无障碍和适老化要求；公共法律服务站点公示要求";
}

const NAMES: [&str; 4] = ["二维码", "扫一扫", "扫码", "qr"];
const FILES: [&str; 4] = ["qrcode", "erweima", "ewm", "二维码"];
/// What tells where a code leads.
const WORDS: [&str; 9] =
    ["http", "www.", ".cn", ".com", ".gov", "公众号", "小程序", "网址", "微信号"];

pub(crate) fn check(file: &SourceFile<'_>) -> Vec<Finding> {
    let lines: Vec<(usize, &str)> = file.body().collect();
    let mut findings = Vec::new();
    for (at, (number, line)) in lines.iter().enumerate() {
        let Some((start, alt, end)) = code(line) else { continue };
        // Beside: the line itself, and the nearest ones with words before and after.
        let near = |line: &&(usize, &str)| !line.1.trim().is_empty();
        let before = lines[..at].iter().rev().find(near);
        let after = lines[at + 1..].iter().find(near);
        let own = format!("{}{alt}{}", &line[..start], &line[end..]);
        let beside = before.into_iter().chain(after).map(|(_, line)| *line).chain([own.as_str()]);
        // An image's own address is no word.
        let words = beside.map(without_images).collect::<Vec<_>>().join(" ");
        if WORDS.iter().any(|word| words.contains(word)) {
            continue;
        }
        findings.push(
            Finding::new(&QR_WITHOUT_WORDS, file.place(*number, line, start..end))
                .says("二维码旁没有写明网址或名称", "a QR code without its address in words")
                .help(
                    "在图片下面写出网址，或公众号、小程序的名称",
                    "write the address, or the name of the account, below the picture",
                ),
        );
    }
    findings
}

/// The first image of a line that is a QR code: where it begins, its description, where it ends.
fn code(line: &str) -> Option<(usize, &str, usize)> {
    line.match_indices("![").find_map(|(start, _)| {
        let (alt, rest) = line[start + 2..].split_once("](")?;
        let (target, _) = rest.split_once(')')?;
        let end = start + 2 + alt.len() + 2 + target.len() + 1;
        let lower = (alt.to_lowercase(), target.to_lowercase());
        let is = NAMES.iter().any(|name| lower.0.contains(name))
            || FILES.iter().any(|name| lower.1.contains(name));
        is.then_some((start, alt, end))
    })
}

fn without_images(line: &str) -> String {
    let mut parts = line.split("![");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part
            .split_once("](")
            .and_then(|(_, rest)| rest.split_once(')'))
            .map_or("", |(_, rest)| rest)
    })
}
