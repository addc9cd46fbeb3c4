//! Where the name of a street or town begins that ends before 街道办事处 and its like.
//!
//! Nothing divides words in Chinese, so a name is only taken where what stands before it shows that it begins: a mark, a higher
//! place (市, 区, 县), or a word of the sentence. Where nothing shows it, there is no name: 成立由街道党工委, 坚持街道党工委领导.

use gongbao_base::text::is_han;

/// The longest name, in characters.
const LONGEST: usize = 4;

/// Characters after which a name may begin, and which hardly stand in one.
const BEFORE: &str =
    "市区县州盟旗省由向在与及或对到给将把从为至赴报请经按是的了被让使等各全本我该其某受以者";

/// Words after which a name may begin.
const WORDS: [&str; 24] = [
    "按照", "依照", "参照", "对照", "根据", "关于", "联合", "会同", "协助", "配合", "邀请", "通过",
    "隶属", "属于", "位于", "来自", "作为", "收到", "围绕", "以及", "有关", "纳入", "列入", "接受",
];

/// Words that stand before 街道办事处 as before any other noun: what ends with one is no name.
const NO_NAMES: [&str; 125] = [
    "坚持", "强化", "发挥", "健全", "落实", "完善", "明确", "加强", "提升", "推动", "组织", "召开",
    "提请", "依托", "结合", "支持", "服从", "听取", "开展", "推进", "建立", "成立", "调整", "优化",
    "规范", "细化", "压实", "督促", "指导", "协调", "聘请", "成为", "担任", "统筹", "聚焦", "紧扣",
    "贯彻", "执行", "遵守", "履行", "融入", "形成", "构建", "打造", "涉及", "包括", "覆盖", "所在",
    "分别", "同时", "由于", "并且", "或者", "其中", "此外", "今年", "全年", "年内", "每年", "定期",
    "及时", "首先", "目前", "现任", "之间", "所有", "相关", "其他", "基层", "各级", "属地", "辖区",
    "社区", "城市", "乡镇", "当地", "政府", "部门", "业主", "告知", "委托", "征求", "鼓励", "存入",
    "代表", "报告", "申请", "提交", "移送", "抄送", "上报", "报送", "反馈", "授权", "赋予", "下放",
    "承接", "依靠", "提高", "增强", "深化", "严格", "突出", "牢固", "全面", "积极", "充分", "切实",
    "认真", "深入", "持续", "扎实", "有效", "配齐", "选派", "指派", "领导", "监督", "保障", "建设",
    "工作", "会议", "书记", "干部", "群众",
];

/// Where the name begins that ends where this text ends, in bytes.
pub(super) fn office_name(before: &str) -> Option<usize> {
    let run = before.trim_end_matches(is_han).len();
    let after_sign = before[run..].char_indices().filter(|(_, c)| BEFORE.contains(*c));
    let after_sign = after_sign.map(|(at, c)| run + at + c.len_utf8()).next_back();
    let after_word =
        WORDS.iter().filter_map(|word| Some(run + before[run..].rfind(word)? + word.len())).max();
    let start = after_sign.max(after_word).unwrap_or(run);
    let name = &before[start..];
    let length = name.chars().count();
    // 乡镇人民政府 are all of them.
    let named = !name.ends_with('乡')
        && (2..=LONGEST).contains(&length)
        && !NO_NAMES.iter().any(|word| name.contains(word));
    named.then_some(start)
}

#[cfg(test)]
mod tests {
    use super::office_name;

    #[test]
    fn a_name_is_whole_or_is_none() {
        let name = |before: &'static str| office_name(before).map(|start| &before[start..]);
        for (before, expected) in [
            ("成立由", None),
            ("纳入", None),
            ("坚持", None),
            ("充分发挥", None),
            ("东方山", Some("东方山")),
            ("，东方山", Some("东方山")),
            ("按照石桥", Some("石桥")),
            ("本市云州区石桥", Some("石桥")),
            ("会同和平", Some("和平")),
            ("北城街", Some("北城街")),
            ("各", None),
            ("发生地乡", None),
            ("主管部门和", None),
            ("仁和", Some("仁和")),
            ("进一步深化", None),
            ("学习借鉴外地经验并走访石桥", None),
        ] {
            assert_eq!(name(before), expected, "{before}");
        }
    }
}
