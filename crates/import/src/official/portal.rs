//! What a portal's page shows around a document: the place line, buttons, counters. It is left out and told.

use std::collections::BTreeSet;

use super::words::squeezed;
use crate::model::{Block, DraftDocument, InlineRun, text};

/// Takes such lines out, wherever they stand.
pub(super) fn take(draft: &mut DraftDocument) {
    let mut taken: Vec<String> = Vec::new();
    draft.blocks.retain(|block| {
        if matches!(block, Block::Table(_) | Block::Quote(_)) {
            return true;
        }
        let line = block.line();
        let around = is_around(&squeezed(&line)) || is_menu(block.runs());
        if around {
            taken.push(line);
        }
        !around
    });
    if !taken.is_empty() {
        draft.note(
            format!("网页上的位置、按钮和计数没有带过来：{}", taken.join("；")),
            format!(
                "the page's place line, buttons and counters were left out: {}",
                taken.join("; ")
            ),
        );
    }
}

fn is_around(plain: &str) -> bool {
    const STARTS: [&str; 20] = [
        "当前位置：",
        "当前位置:",
        "您当前的位置",
        "您的位置",
        "您所在的位置",
        "您现在的位置",
        "所在位置：",
        "扫一扫",
        "扫描二维码",
        "上一篇：",
        "下一篇：",
        "上一条：",
        "下一条：",
        "分享到",
        "浏览次数",
        "阅读次数",
        "访问量",
        "打印本页",
        "关闭窗口",
        "版权所有",
    ];
    if plain.chars().count() > 80 || plain.is_empty() {
        return false;
    }
    // A value of the official block stands beside its label, not among buttons.
    let counter = plain.contains("浏览次数") && plain.contains("来源");
    STARTS.iter().any(|start| plain.starts_with(start)) && !counter || only_buttons(plain)
}

/// Links side by side with nothing but separators between them: a menu, or the place line without its label.
fn is_menu(runs: &[InlineRun]) -> bool {
    let linked: Vec<&InlineRun> = runs.iter().filter(|run| run.link.is_some()).collect();
    let targets: BTreeSet<&str> = linked.iter().filter_map(|run| run.link.as_deref()).collect();
    let files = targets.iter().any(|link| {
        let ending = link.rsplit('.').next().unwrap_or_default();
        link.contains('.')
            && ["doc", "docx", "xls", "xlsx", "pdf", "ofd", "wps", "et", "zip", "rar"]
                .contains(&ending)
    });
    let rest: Vec<InlineRun> = runs.iter().filter(|run| run.link.is_none()).cloned().collect();
    let between = text(&rest).chars().all(|c| c.is_whitespace() || "|｜>＞»·/-—".contains(c));
    targets.len() > 1 && between && !files && text(runs).chars().count() <= 120
}

/// 【打印】【关闭】, [字体：大 中 小], and nothing else.
fn only_buttons(plain: &str) -> bool {
    const BUTTONS: [&str; 30] = [
        "打印本页",
        "关闭窗口",
        "关闭本页",
        "打印",
        "关闭",
        "返回顶部",
        "返回",
        "收藏",
        "分享",
        "微信",
        "微博",
        "QQ空间",
        "纠错",
        "我要纠错",
        "字体",
        "字号",
        "大",
        "中",
        "小",
        "下载",
        "无障碍",
        "朗读",
        "复制链接",
        "扫一扫",
        "手机版",
        "新浪",
        "朋友圈",
        "放大",
        "缩小",
        "默认",
    ];
    let mut rest = plain;
    let mut words = 0;
    loop {
        rest = rest.trim_start_matches(|c: char| "【】[]［］|｜：:丨/·>()（）<".contains(c));
        if rest.is_empty() {
            return words > 0 && (words > 1 || plain.starts_with(['【', '[', '［']));
        }
        let Some(button) = BUTTONS.iter().find(|button| rest.starts_with(**button)) else {
            return false;
        };
        rest = &rest[button.len()..];
        words += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::is_around;

    #[test]
    fn what_stands_around_is_told_from_text() {
        for around in [
            "当前位置：首页>政务公开>通知公告",
            "【打印】【关闭】",
            "[字体：大中小]",
            "打印|关闭",
            "浏览次数：123",
            "分享到：微信微博",
        ] {
            assert!(is_around(around), "{around}");
        }
        for text in [
            "打印",
            "大中小学",
            "关闭窗户，注意安全。",
            "【通知】",
            "来源：某街道浏览次数：5",
            "下载附件请点击这里",
        ] {
            assert!(!is_around(text), "{text}");
        }
    }
}
