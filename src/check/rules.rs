//! Where the rules come from. Marks as in the sources' own list: P the text itself was read, S a report of it, O our own.

/// The source of the codes with a prefix: prefix, Chinese, mark. The longest prefix counts.
const SOURCES: [(&str, &str, char); 31] = [
    ("A11Y-", "无障碍环境建设法；WCAG 2.2 第1.1.1条", 'P'),
    ("ADDR-", "政府网站发展指引：网址规范", 'S'),
    ("AR-", "国办公开办函〔2021〕30号；政府信息公开条例第四十九条、第五十条", 'S'),
    ("AR-01", "国办公开办函〔2021〕30号：年报六部分", 'S'),
    ("AR-03", "国办公开办函〔2021〕30号表三：第一项加第二项之和，等于第三项加第四项之和", 'S'),
    ("AR-09", "由表二各列的含义推出", 'O'),
    ("AR-13", "国办公开办函〔2021〕30号：年报标题", 'S'),
    ("DOC-01", "党政机关公文处理工作条例第九条；GB/T 9704", 'S'),
    ("DOC-02", "党政机关公文处理工作条例：一文一号", 'S'),
    ("FIELD-", "本程序的写法", 'O'),
    ("FIELD-08", "政府信息公开平台元数据（国办公开办函〔2019〕61号）", 'S'),
    ("FIG-", "本程序的写法", 'O'),
    ("FILE-", "本程序的写法", 'O'),
    ("LINK-", "政府网站发展指引：链接地址", 'S'),
    ("MARK-", "本程序的写法；WCAG 2.2 第1.3.1条", 'O'),
    ("IDX-", "GB 32100-2015、GB 11714-1997（校验码）", 'S'),
    ("META-", "由日期的含义推出", 'O'),
    ("ORG-", "政府信息公开条例第十二条、第二十条", 'P'),
    (
        "PII-",
        "政府信息公开条例第十五条；个人信息保护法第二十五条、第二十八条；打码样式见永安市政府办2023年1月4日通知",
        'S',
    ),
    ("PII-01", "GB 11643-1999（校验码）；政府信息公开条例第十五条；个人信息保护法第二十八条", 'P'),
    ("PII-03", "ISO/IEC 7812（校验码）；个人信息保护法第二十八条", 'P'),
    ("REF-", "政府信息公开平台：文件与解读相互关联", 'S'),
    ("REV-", "政府网站发展指引：信息发布审核；各街道政府信息公开年报（大源街2024年）", 'S'),
    ("SAMPLE-", "本程序的写法", 'O'),
    ("SECRET-", "政府信息公开条例第十四条、第十六条", 'P'),
    ("SITE-", "政府网站发展指引", 'S'),
    ("ST-", "公共法律服务站点公示要求", 'S'),
    ("THEME-", "本程序的写法", 'O'),
    ("WORD-", "各地政府网站检查通报（钦州2021年第三季度等）", 'S'),
    ("WORD-06", "由日期推出", 'O'),
    ("YAML-", "本程序的写法", 'O'),
];

/// The source of a rule in Chinese, and how sure we are of it.
#[must_use]
pub fn source(code: &str) -> (&'static str, char) {
    SOURCES
        .iter()
        .filter(|(prefix, ..)| code.starts_with(prefix))
        .max_by_key(|(prefix, ..)| prefix.len())
        .map_or(("本程序的写法", 'O'), |(_, source, mark)| (source, *mark))
}
