//! Family names: the common ones of one character, and those of two.

/// The 200 most common, which nine of ten people bear, and a few more.
const SINGLE: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵覃武钱戴严莫孔向常汤康易乔赖文倪章鲁葛邢洪毕岳殷施牛翟詹申聂焦欧耿关兰焉俞左柳甘祝包宁尚符舒阮纪梅童凌裴单霍成苗谷曲盛冉翁蓝路游辛靳柴管鲍华祁饶涂伍齐牟颜窦巩简卜邬骆庄温柯娄褚甄冼麦岑区植";

/// Those of two characters.
const DOUBLE: [&str; 12] = [
    "欧阳", "司徒", "上官", "司马", "诸葛", "端木", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙",
];

/// Whether a character is a family name.
#[must_use]
pub fn is_surname(c: char) -> bool {
    SINGLE.contains(c)
}

/// How many bytes of the beginning of a text are a family name; none begins it when that is `None`.
#[must_use]
pub fn leading_surname(text: &str) -> Option<usize> {
    let double = DOUBLE.iter().find(|name| text.starts_with(**name)).map(|name| name.len());
    double.or_else(|| text.chars().next().filter(|c| is_surname(*c)).map(char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::leading_surname;

    #[test]
    fn names_begin_with_one_or_two_characters() {
        assert_eq!(leading_surname("欧阳某"), Some(6));
        assert_eq!(leading_surname("张某"), Some(3));
        assert_eq!(leading_surname("街道"), None);
    }
}
