//! What a paragraph of an official letter is, told from its words: to whom it goes (主送), who signed it and when (落款).

/// Whom a letter names last before its colon, by the last character.
const ADDRESSED: &str = "会位门室办区村业司局处所院校站织户民众友主府委部队员厅社团组心";

/// Words of sentences that end in a colon and address nobody.
const SENTENCES: [&str; 11] =
    ["如下", "下列", "以下", "现将", "现就", "根据", "为了", "经研究", "一是", "按照", "包括"];

/// By which character the name of an office ends.
const OFFICE: &str = "处会局委府院室心组办部队所站司团厅校";

/// The longest paragraph that may be an addressee, and the longest name, in characters.
const LONGEST: (usize, usize) = (120, 40);

/// Whether this paragraph says to whom a letter goes, such as `各社区居委会：`.
#[must_use]
pub fn is_addressee(paragraph: &str) -> bool {
    let text: String = paragraph.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(names) = text.strip_suffix(['：', ':']) else { return false };
    let short = (2..=LONGEST.0).contains(&names.chars().count());
    let plain = !names.contains(['。', '；', '：', ':', '！', '？', '“', '《']);
    short
        && plain
        && names.ends_with(|c| ADDRESSED.contains(c))
        && !SENTENCES.iter().any(|word| names.contains(word))
}

/// Whether all lines of this paragraph are names of offices, as a signature has them.
#[must_use]
pub fn is_signatory(paragraph: &str) -> bool {
    let mut lines = paragraph.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    lines.peek().is_some()
        && lines.all(|line| {
            let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
            (4..=LONGEST.1).contains(&line.chars().count())
                && line.ends_with(|c| OFFICE.contains(c))
                && line.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
        })
}

/// Whether this paragraph is a day and nothing else, in digits or in Chinese numerals.
#[must_use]
pub fn is_day(paragraph: &str) -> bool {
    const NUMERALS: &str = "〇零○一二三四五六七八九十0123456789０１２３４５６７８９";
    let text: String = paragraph.chars().filter(|c| !c.is_whitespace()).collect();
    let number = |text: &str, longest: usize| {
        (1..=longest).contains(&text.chars().count()) && text.chars().all(|c| NUMERALS.contains(c))
    };
    let parts = text.strip_suffix('日').and_then(|text| {
        let (year, rest) = text.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        Some(year.chars().count() == 4 && number(year, 4) && number(month, 2) && number(day, 3))
    });
    parts.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::{is_addressee, is_day, is_signatory};

    #[test]
    fn addressees_are_told_from_sentences_that_end_in_a_colon() {
        for yes in [
            "各社区居委会：",
            "各科室、各社区、辖区各单位：",
            "街道各办（中心）、各社区居民委员会:",
            "广大居民朋友：",
            "各村民委员会、各经济合作社：",
            "某某社区居民委员会：",
        ] {
            assert!(is_addressee(yes), "{yes}");
        }
        for no in [
            "现将有关事项通知如下：",
            "联系电话：",
            "办理时间：",
            "根据有关规定，各社区居委会：",
            "申请人应当提交以下材料：",
            "各社区居委会",
            "一是各社区居委会要做好组织：",
        ] {
            assert!(!is_addressee(no), "{no}");
        }
    }

    #[test]
    fn signatures_are_offices_and_days() {
        assert!(is_signatory("测试街道办事处"));
        assert!(is_signatory("中共测试街道工作委员会\n测试街道办事处"));
        assert!(is_signatory("某某区司法局　某某街道办事处"));
        for no in ["各单位要抓好落实。", "附件：1.名单", "测试街", "欢迎来到我的办公室，谢谢"]
        {
            assert!(!is_signatory(no), "{no}");
        }
        assert!(
            is_day("2024年1月2日")
                && is_day("二〇二四年十二月二十一日")
                && is_day("2024 年 1 月 2 日")
        );
        assert!(!is_day("2024年1月2日起") && !is_day("2024年1月") && !is_day("自2024年1月2日"));
    }
}
