//! The catalogue of findings: every code with its title and its explanation, in Chinese and in English.
//!
//! A code is never used again for something else. Codes that stand in the rules of disclosure keep their names there
//! (`ST-02`, `ORG-01`, …).

use super::finding::Severity::{self, Error, Note, Warning};

/// One kind of finding.
#[derive(Debug)]
pub struct Code {
    /// The code, such as `FIELD-01`.
    pub id: &'static str,
    /// How grave findings of this code are.
    pub severity: Severity,
    /// The title in Chinese.
    pub zh: &'static str,
    /// The title in English.
    pub en: &'static str,
    /// The explanation in Chinese.
    pub more_zh: &'static str,
    /// The explanation in English.
    pub more_en: &'static str,
}

/// The entry with this id, whatever the case it is typed in.
#[must_use]
pub fn find(id: &str) -> Option<&'static Code> {
    ALL.iter().copied().find(|code| code.id.eq_ignore_ascii_case(id))
}

macro_rules! codes {
    ($($name:ident = $id:literal $severity:ident $zh:literal $en:literal $more_zh:literal $more_en:literal;)*) => {
        $(
            #[doc = $en]
            pub static $name: Code = Code {
                id: $id, severity: $severity, zh: $zh, en: $en, more_zh: $more_zh, more_en: $more_en,
            };
        )*

        /// Every code, in the order of this file.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    // Files
    NOT_UTF8 = "FILE-01" Error "文件不是 UTF-8 编码" "the file is not UTF-8"
        "正文文件必须用 UTF-8 编码保存。用记事本打开后选“另存为”，编码选 UTF-8。"
        "Content files are UTF-8. Open the file in an editor and save it again as UTF-8.";
    FOREIGN_FILE = "FILE-02" Warning "不认识的文件，未使用" "a file that nothing uses"
        "content/ 里只有四个栏目文件夹（stations、notices、reports、pages）和 site.yaml；附件要在正文或 attachments 里引用才会发布。"
        "content/ holds four folders (stations, notices, reports, pages) and site.yaml; an attachment is published when a document names it.";
    LINKED_FILE = "FILE-03" Error "符号链接不予读取" "a symbolic link is not followed"
        "符号链接可能把网站以外的文件带进来，所以不读取。请放入文件本身。"
        "A symbolic link could bring in files from outside the site. Put the file itself there.";
    BAD_FILE_NAME = "FILE-04" Error "文件名不能用作网址" "the file name cannot be an address"
        "文件名就是网址的一部分，只能用小写英文字母、数字和连字符，例如 tongzhi-2023.md。发布后不要再改。"
        "The file name becomes part of the address: lower-case letters, digits and hyphens. Do not change it once published.";
    // Front matter
    NO_FRONT_MATTER = "YAML-01" Error "缺少开头的 --- 信息块" "the front matter is missing or not closed"
        "每个文件以一行 --- 开头，写好标题等信息后再用一行 --- 结束，然后才是正文。"
        "Every file begins with a line of ---, then keys such as the title, then a line of ---, then the text.";
    BAD_YAML = "YAML-02" Error "信息块的写法有误" "the YAML cannot be read"
        "信息块用 YAML 书写：键、半角冒号、空格、值。值里有半角冒号、井号或引号时，用双引号括起来；缩进用空格，不用制表符。"
        "The front matter is YAML: key, colon, space, value. Quote a value that holds a colon, a hash or quotes; indent with spaces.";
    UNKNOWN_KEY = "FIELD-01" Error "不认识的键" "an unknown key"
        "键名写错时内容会丢失，所以不认识的键一律报错。中文、英文键名都可以用，见字段说明。"
        "A misspelt key would lose its value, so unknown keys are errors. Chinese and English names both work; see the field reference.";
    MISSING_KEY = "FIELD-02" Error "缺少必填项" "a required key is missing"
        "这一项必须填写。" "This key must be given.";
    WRONG_SHAPE = "FIELD-03" Error "值的形式不对" "the value has the wrong form"
        "请按字段说明填写：文字、数字、是否（true/false）、列表（每行以“- ”开头）或下级键。"
        "See the field reference: text, number, true/false, a list (lines that begin with “- ”） or nested keys.";
    BAD_DATE = "FIELD-04" Error "日期写法不对" "not a date"
        "日期写成 2023-12-01，需要时间时写成 2023-12-01 09:30（北京时间）。"
        "Dates are written 2023-12-01; with a time, 2023-12-01 09:30 (Beijing time).";
    BAD_CHOICE = "FIELD-05" Error "不在可选的值里" "not one of the allowed values"
        "这一项只能从规定的几个值里选。" "This key takes one of a few values.";
    BAD_SLUG = "FIELD-06" Error "网址名不合规范" "not usable as an address"
        "网址名只能用小写英文字母、数字和连字符，发布后不再改变。"
        "A slug holds lower-case letters, digits and hyphens, and never changes once published.";
    TWICE = "FIELD-07" Error "同一项写了两次" "the same key is given twice"
        "同一项用中文键和英文键各写了一次，或重复书写，无法判断以哪个为准。删去一个。"
        "The key is given twice, perhaps once in Chinese and once in English. Remove one.";
    UNDATED = "FIELD-08" Warning "未填发布日期" "no publication date"
        "未标明发布时间的信息，检查时按“未更新”处理（政府网站发展指引）。查到后请补上 published。"
        "Inspections treat an undated page as not updated. Add `published` when it is known.";
    // Dates and numbers of a document
    DATES_DISORDER = "META-01" Error "日期先后矛盾" "dates out of order"
        "成文日期不晚于发布日期；施行日期不晚于失效日期；征求意见的开始不晚于截止。"
        "Written is not after published; effective is not after expires; a comment period begins before it ends.";
    BAD_REFERENCE = "REF-01" Error "引用的文件不存在" "refers to a document that does not exist"
        "replaces、repealed_by、interprets 填写的是本站另一篇政策文件的网址名（文件名去掉 .md)。"
        "replaces, repealed_by and interprets name another notice of this site by its slug (the file name without .md).";
    SELF_REFERENCE = "REF-02" Error "文件引用了自己" "a document refers to itself"
        "一份文件不能替代、废止或解读自己。" "A document cannot replace, repeal or interpret itself.";
    // Stations
    STATION_INCOMPLETE = "ST-01" Warning "站点信息不全" "the station's details are incomplete"
        "居民最需要的是地址、电话、服务时间和服务事项。查到并核实后补上；没有的信息页面上不显示。"
        "Residents need the address, phone, hours and services most. Add them once verified; what is missing is not shown.";
    BAD_PHONE = "ST-02" Error "电话写法不对" "not a phone number"
        "固定电话写成 020-12345678（可加“转8001”），热线写成 12348，并用引号括起来。"
        "Write a landline as 020-12345678 (perhaps with 转8001), a hotline as 12348, in quotes.";
    STALE_STATION = "ST-04" Warning "站点信息久未核实" "the station was not verified lately"
        "超过规定天数未核实，可能已搬迁或改了电话。核实后更新 verified。"
        "Not verified for longer than the limit; it may have moved. Verify and update `verified`.";
    BAD_HOURS = "ST-05" Error "服务时间写法不对" "opening hours cannot be read"
        "days 写成“周一至周五”“周六、周日”或“每天”，times 写成 \"09:00-12:00\",先早后晚，不重叠。"
        "days reads 周一至周五， 周六、周日 or 每天; times reads \"09:00-12:00\", in order and without overlap.";
    // The office
    ORG_INCOMPLETE = "ORG-01" Warning "机构信息不全" "the office's details are incomplete"
        "政府信息公开条例第二十条第（二）项：机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名须主动公开。查到后写入 content/site.yaml 的 org。"
        "Article 20(2) of the Regulations on open government information asks for functions, address, hours, contact and head. Add them under `org` in content/site.yaml.";
    EXAMPLE_URL = "SITE-01" Warning "网址仍是示例" "the site's address is an example"
        "content/site.yaml 的 url 还没有填写，或仍是保留的示例地址（.example）。由区门户分配后请改正，站点地图和订阅才有用。"
        "`url` in content/site.yaml is missing or a reserved example. Set the real one, or sitemap and feed are of no use.";
    NO_SITE = "SITE-02" Error "没有 content/site.yaml" "there is no content/site.yaml"
        "网站的名称和机构信息写在 content/site.yaml。运行 gongbao init 可以得到一份样板。"
        "The site's name and office stand in content/site.yaml. `gongbao init` writes a sample.";
    // Addresses and links
    SAME_ADDRESS = "ADDR-01" Error "两个页面的网址相同" "two pages have the same address"
        "给其中一个换一个网址名（slug）或文件名。" "Give one of them another slug or file name.";
    RESERVED_ADDRESS = "ADDR-02" Error "网址与系统页面冲突" "the address is taken by a page of the system"
        "index、search、sitemap、404 等名称由系统使用，换一个网址名。"
        "Names such as index, search, sitemap and 404 are the system's. Choose another slug.";
    DEAD_LINK = "LINK-01" Error "死链" "a dead link"
        "链接、锚点、附件或图片指向的内容不存在。站内链接写成对方 .md 文件的相对路径。"
        "The target of a link, anchor, attachment or image does not exist. Link to the other .md file by its relative path.";
    UNSAFE_LINK = "LINK-07" Error "不能公开的链接" "a link that cannot be public"
        "链接只能是 http、https、mailto、tel 或站内相对路径；本机、内网地址和脚本不能发布。"
        "Links are http, https, mailto, tel or relative; local addresses and scripts cannot be published.";
    LEAVES_SITE = "LINK-08" Error "路径超出网站文件夹" "a path that leaves the site"
        "站内路径不能用 .. 走出 content/。请把文件放进来再引用。"
        "A path may not lead out of content/. Put the file inside and refer to it there.";
    UNSAFE_FILE = "LINK-09" Error "不能发布的文件类型" "a type of file that cannot be published"
        "网页、脚本、程序等文件会在读者的浏览器或电脑里运行，不能作为附件。"
        "Web pages, scripts and programs would run in the reader's browser or computer, so they are no attachments.";
    // The text
    RAW_HTML = "MARK-01" Error "正文里有 HTML 代码" "raw HTML in the text"
        "正文只用 Markdown。HTML 可能带来暗链和样式混乱，所以不接受。要显示尖括号，写成 \\< 。"
        "The text is Markdown only; HTML can carry hidden links and broken styles. Write \\< for a literal bracket.";
    TOP_HEADING = "MARK-02" Warning "正文里有一级标题" "a first-level heading in the text"
        "页面标题就是一级标题（title），正文从二级标题 ## 开始。"
        "The title is the first-level heading; the text begins with ##.";
    SKIPPED_HEADING = "MARK-03" Warning "标题跳级" "a heading level is skipped"
        "标题要逐级使用:## 之后是 ###。跳级会使读屏软件和目录出错。"
        "Headings go down one level at a time; screen readers and the contents list depend on it.";
    UNKNOWN_FIGURE = "MARK-04" Error "没有这个数据编号" "no such figure"
        "{{编号}} 里要写本文件 figures 里的编号，或 org.phone 一类的机构信息。"
        "{{id}} names one of this file's figures, or the office's data such as org.phone.";
    NO_ALT = "A11Y-01" Error "图片没有文字说明" "an image without alternative text"
        "在 ![] 的方括号里写明图片内容，看不见图片的人靠它了解。不能用文件名。"
        "Say in the brackets of ![] what the image shows; a file name is no description.";
    // Figures
    BAD_FIGURE_ID = "FIG-01" Error "数据编号有误" "a figure's id is wrong or repeated"
        "编号只能用小写英文字母、数字和连字符，在同一份报告里不重复。"
        "Ids hold lower-case letters, digits and hyphens, and are unique in a report.";
    UNUSED_FIGURE = "FIG-02" Note "数据没有在正文里使用" "a figure that the text does not use"
        "报告的数据应在正文里用 {{编号}} 引用，这样一个数字只写一次。"
        "Refer to figures from the text with {{id}}, so that a number is written once.";
    // The yearly report on disclosure
    REPORT_SECTIONS = "AR-01" Error "年报不是固定六部分" "the report does not have its six sections"
        "政府信息公开工作年度报告有固定的六部分，标题和顺序不能改。依据：国办公开办函〔2021〕30号。"
        "The yearly report on disclosure has six sections with fixed titles, in order (国办公开办函〔2021〕30号).";
    REPORT_TABLE_MISSING = "AR-02" Error "年报缺少法定表格" "a statutory table is missing"
        "第二、三、四部分要有网页表格，不能用图片。在信息块里填表二、表三、表四。依据：国办公开办函〔2021〕30号。"
        "Sections two to four hold tables, not pictures. Fill in table2, table3 and table4 (国办公开办函〔2021〕30号).";
    REPORT_BALANCE = "AR-03" Error "表三勾稽不平" "table three does not balance"
        "每一列：本年新收加上年结转，等于办理总计加结转下年度。依据：国办公开办函〔2021〕30号表三。"
        "In every column what was received and carried in equals what was handled and carried out.";
    REPORT_OUTCOMES = "AR-04" Error "表三办理结果合计不等于总计" "the outcomes do not add up to the total"
        "每一列：（一）至（六）各项之和等于（七）总计。总计可以不写，由程序计算。"
        "In every column the outcomes add up to the total, which may be left out and is computed then.";
    REPORT_ROW_SUM = "AR-05" Error "表三横向合计不等于总计" "a row of table three does not add up"
        "每一行：自然人加五类组织等于总计。总计可以不写，由程序计算。"
        "In every row persons and organisations add up to the total, which may be left out.";
    REPORT_REVIEWS = "AR-06" Error "表四合计不符" "a row of table four does not add up"
        "每一行：维持、纠正、其他、尚未审结之和等于总计。总计可以不写，由程序计算。"
        "In every row the four outcomes add up to the total, which may be left out.";
    REPORT_CARRY = "AR-08" Error "跨年结转不一致" "the carry-over differs from last year's report"
        "今年的“上年结转”要等于去年年报的“结转下年度”。"
        "What is carried in equals what last year's report carried out.";
    REPORT_IN_FORCE = "AR-09" Error "表二文件数跨年不平" "documents in force do not follow from last year's"
        "去年现行有效加今年制发减今年废止，等于今年现行有效。"
        "Those in force last year, with those issued and without those repealed, are those in force.";
    REPORT_CELLS = "AR-10" Error "表格有空格或数不对" "a cell is empty or no count"
        "每格都要填数，没有的填0；件数不能有小数和负数。"
        "Every cell holds a number, 0 where there is none; counts are whole and not negative.";
    REPORT_PROBLEMS = "AR-11" Error "第五部分没有内容" "section five says nothing"
        "“存在的主要问题及改进情况”不能空着，也不能写“无”。依据：国办公开办函〔2021〕30号。"
        "The section on problems and improvements may not be empty or say that there are none.";
    REPORT_FEES = "AR-12" Warning "有收费但没有说明" "fees that are not explained"
        "表二的行政事业性收费大于0时，第六部分要说明。"
        "Where table two has fees, section six says what they are.";
    REPORT_YEAR = "AR-13" Error "年报年份不一致" "the report's year and title differ"
        "标题里的年份要和年度一致。"
        "The title names the year of the report.";
    // Personal data
    IDENTITY_NUMBER = "PII-01" Error "疑似完整的身份证号" "a whole identity number"
        "公开的内容不能有完整的身份证号。保留前2位和后3位，其余用 * 代替；用不着就删去。依据：政府信息公开条例第十五条、个人信息保护法第二十五条和第二十八条。"
        "What is published holds no whole identity number: keep two digits and the last three, or leave it out (Disclosure Regulations art. 15, Personal Information Protection Law arts. 25 and 28).";
    MOBILE_NUMBER = "PII-02" Error "疑似个人手机号" "a personal mobile number"
        "公开的内容不能有个人手机号，写成 138****1234 的样子。公务手机登记到 site.yaml 的 public_contacts 就不再提示。依据：政府信息公开条例第十五条、个人信息保护法第二十五条。"
        "What is published holds no personal mobile number; mask it. An office's own mobile is listed in site.yaml's public_contacts (Disclosure Regulations art. 15, Personal Information Protection Law art. 25).";
    CARD_NUMBER = "PII-03" Error "疑似银行卡号" "a bank card number"
        "公开的内容不能有银行卡号。只留后4位，或删去。依据：个人信息保护法第二十八条（金融账户是敏感个人信息）。"
        "What is published holds no bank card number: keep the last four digits or leave it out (Personal Information Protection Law art. 28).";
    // Attachments
    HIDDEN_CONTENT = "PII-09" Error "附件含隐藏内容、批注或修订" "an attachment with hidden content, comments or changes"
        "附件里隐藏的工作表、行、列、文字，以及批注、修订、嵌入的原始文件，下载的人都能打开。公开前删净。依据：政府信息公开条例第十五条、个人信息保护法第二十五条。"
        "Whoever downloads a file can open its hidden sheets, rows, columns and texts, its comments, changes and files inside. Remove them first (Disclosure Regulations art. 15, Personal Information Protection Law art. 25).";
    FILE_PROPERTIES = "PII-10" Warning "附件属性含个人信息" "an attachment's properties tell of someone"
        "文件属性里的作者、最后修改者、公司，照片里的拍摄位置，会随附件一起公开。属性写的是本单位名称时不提示。"
        "Author, last editor and company of a file, and the place where a picture was taken, are published with it. The office's own name is no finding.";
    PDF_ONLY = "A11Y-07" Warning "只有 PDF，没有正文" "nothing but a PDF"
        "只有 PDF 的信息，手机和读屏软件难以阅读，也搜索不到。正文写成文字，PDF 作为附件。"
        "On phones and with screen readers a PDF is hard to read, and search does not find it. Write the text, and attach the PDF.";
    UNCHECKED_FILE = "ATT-01" Warning "附件没有检查" "an attachment that was not checked"
        "能检查的是 .docx、.xlsx、有文字的 .pdf、文本文件，以及照片的拍摄信息。有密码、扫描件、旧格式或压缩包里的内容看不到，不等于没有问题，请自己看一遍。"
        "What is looked into: .docx, .xlsx, .pdf with text, text files, and what a camera wrote. What is under a password, scanned, in an old format or packed is not; that is no pass. Look yourself.";
    // Writing and numbers
    TYPO = "WORD-02" Warning "疑似错字" "perhaps a typo"
        "这个写法在各地网站检查中多次被点名为错字。核对后改正。"
        "Inspections have named this as a typo more than once. Look, and mend it.";
    UNPAIRED = "WORD-04" Warning "括号不成对" "an unpaired bracket"
        "书名号、六角括号、圆括号和方头括号要成对，同一行里开了要关。"
        "Brackets come in pairs; one that opens in a line closes in it.";
    WRONG_WEEKDAY = "WORD-06" Error "日期和星期不符" "the weekday is not that of the date"
        "日期后面括号里的星期要和日期一致，否则读者不知道该信哪一个。"
        "The weekday in brackets is that of the date before it.";
    LEFTOVER = "WORD-09" Warning "模板里的话没有改" "left over from a template"
        "正文里留着模板的占位文字。写上内容，或删去。"
        "The text still holds words of a template. Write what belongs there, or remove them.";
    SECRECY_MARK = "SECRET-01" Error "有密级或内部标志" "a mark of secrecy"
        "有密级标志或“内部资料，不得外传”字样的文件不能公开，先做保密审查。依据：政府信息公开条例第十四条。"
        "What bears a mark of secrecy is not published; have it reviewed first (Disclosure Regulations art. 14).";
    NUMBER_FORM = "DOC-01" Warning "文号写法不规范" "the document number is not in its form"
        "文号的年份放在六角括号〔〕里，不加“第”，不编虚位。依据：党政机关公文处理工作条例第九条、GB/T 9704。"
        "The year stands in 〔〕, without 第 and leading zeros (GB/T 9704).";
    NUMBER_TWICE = "DOC-02" Warning "编号重复" "a number is used twice"
        "两份文件的文号或索引号相同。一份文件一个号，查原件后改正。"
        "Two documents have the same number. Each has its own.";
    INDEX_CHECK_DIGIT = "IDX-02" Error "索引号里的机构代码校验不对" "the check digit of the index number is wrong"
        "索引号斜线前面是单位的统一社会信用代码，校验位按 GB 32100 和 GB 11714 计算，不符说明抄错了。"
        "Before the stroke stands the office's credit code, with check digits of GB 32100 and GB 11714; a wrong one is a copying mistake.";
    // Metadata
    ISSUER_SHORT = "META-02" Warning "发布机构用了简称" "the issuer's short name"
        "发布机构写全称，简称不利于检索和归档。"
        "The issuer is given by its full name.";
    BODY_DIFFERS = "META-03" Error "元数据与正文不一致" "the front matter and the text differ"
        "信息块里的文号、成文日期要和正文里的一样。检查时会逐一对照。"
        "Document number and date in the front matter are those in the text.";
    TOPIC_UNKNOWN = "META-04" Warning "主题不在分类表里" "a topic that is not in the vocabulary"
        "主题写 site.yaml 的 topics 里有的名称，否则读者按主题找不到它。"
        "Topics come from `topics` in site.yaml, or readers will not find the document by topic.";
    INDEX_FORM = "IDX-01" Warning "索引号格式不符" "the index number is not in its form"
        "广东省的索引号是：统一社会信用代码（或九位组织机构代码）/年份-五位序号。"
        "In Guangdong: the office's credit code, a stroke, the year, a dash, five digits.";
    INDEX_NUMBER_DIFFERS = "IDX-03" Warning "索引号与单位或年份不符" "the index number is of another office or year"
        "索引号里的代码是本单位的，年份是成文的年份。"
        "The code is the office's own, the year that of the document.";
    NUMBER_GAP = "DOC-12" Note "文号不连续" "numbers are left out"
        "同一机关代字、同一年的文号中间缺了几个，也许有文件漏登。"
        "Numbers of one sign and year that leave some out; a document may have been forgotten.";
    // Validity
    NORMATIVE_OF_STREET = "VAL-01" Warning "街道制定规范性文件" "a normative document of a sub-district"
        "行政规范性文件由县级以上行政机关制定。街道的通知一般不是。依据：粤府令第277号。"
        "Normative documents are made by county-level offices and above (粤府令第277号).";
    TERM_MISSING = "VAL-02" Error "规范性文件没有有效期" "a normative document without a term"
        "行政规范性文件要载明有效期，到期自动失效。"
        "A normative document names the time for which it is in force.";
    TERM_TOO_LONG = "VAL-03" Error "有效期超过上限" "the term is too long"
        "规范性文件有效期最长5年，试行、暂行的最长3年。"
        "Five years at most; three for one on trial.";
    ENDS_SOON = "VAL-05" Warning "即将失效" "ends soon"
        "快到期的文件要评估：延续、修订还是废止。提前多少天提醒可以在阈值里改。"
        "What ends soon is evaluated: renew, revise or repeal.";
    TERM_DIFFERS = "VAL-06" Error "正文与有效期不一致" "the text names another term"
        "正文写的施行日期、有效期要和信息块一样。"
        "What the text says of its term is what the front matter says.";
    CITES_ENDED = "VAL-08" Warning "引用了失效的文件" "cites what is no longer in force"
        "现行的页面引用了本站已失效或已废止的文件。"
        "A page in force cites a document of this site that has ended.";
    NOT_INTERPRETED = "INTERP-03" Warning "规范性文件没有解读" "not interpreted"
        "规范性文件和解读同时发布，最迟晚3个工作日。"
        "A normative document is published with its interpretation.";
    INTERPRETATION_COPIED = "INTERP-04" Warning "解读照抄原文" "the interpretation copies the document"
        "解读要说清背景、依据、主要内容和怎么办，不能重复原文。"
        "An interpretation explains, and does not repeat.";
    COMMENTS_SHORT = "CONSULT-01" Error "征求意见时间太短" "too little time for comments"
        "公开征求意见一般不少于30日，缩短要写明理由。依据：重大行政决策程序暂行条例第十五条。"
        "Thirty days as a rule; a shorter time needs a reason (重大行政决策程序暂行条例 art. 15).";
    COMMENTS_UNANSWERED = "CONSULT-02" Warning "没有公布采纳情况" "nothing says what came of comments"
        "征求意见结束后要公布收到和采纳的情况。"
        "After a consultation the office says what it adopted.";
    // Deadlines and freshness
    DISCLOSED_LATE = "TIME-01" Warning "超过公开期限" "published late"
        "主动公开的信息应自形成之日起20个工作日内公开。依据：政府信息公开条例第二十六条。日期要如实填写，不能为了不提示而改。"
        "Within 20 working days of its making (Disclosure Regulations art. 26). Dates are told as they are.";
    NO_HOLIDAY_TABLE = "TIME-02" Note "没有当年的节假日表" "no table of holidays for the year"
        "程序只用国务院办公厅的放假通知计算工作日，没有通知的年份不猜。"
        "Working days are counted after the State Council's notices; a year without one is not guessed.";
    HOME_STALE = "FRESH-01" Warning "首页久未更新" "nothing new on the home page"
        "首页两周没有更新属于单项否决。依据：国办秘函〔2019〕19号。街道的网页由区门户承载时，供区里考核参考。"
        "Two weeks without anything new fail an inspection (国办秘函〔2019〕19号).";
    NOTICES_STALE = "FRESH-02" Warning "政策文件栏目久未更新" "no new notice"
        "通知公告、政策文件6个月没有更新计入单项否决。依据：国办秘函〔2019〕19号。"
        "Six months without a new notice count in an inspection (国办秘函〔2019〕19号).";
    COLUMN_STALE = "FRESH-03" Warning "栏目超过更新期限" "a column is stale"
        "这个主题设了更新期限（max_age_days），已经超期。"
        "The topic has a limit (max_age_days), and it has passed.";
    BLANK_COLUMN = "FRESH-04" Warning "空白栏目" "a blank column"
        "导航指向的栏目没有内容。累计5个空白栏目即单项否决。依据：国办秘函〔2019〕19号。"
        "The navigation leads to a column without anything; five of them fail an inspection.";
    FUTURE_DATE = "FRESH-07" Error "发布日期在将来" "a publication date in the future"
        "发布日期要如实填写，伪造发稿日期属于单项否决。依据：国办秘函〔2019〕19号。"
        "The date is the real one; a forged one fails an inspection (国办秘函〔2019〕19号).";
    OFFICE_STALE = "ORG-02" Warning "机构信息久未核对" "the office's details were not verified lately"
        "机构职能、地址、电话、负责人要随时更新，每年至少核对一次。"
        "The office's details are verified once a year at least.";
    // More of the yearly reports
    PROSE_DIFFERS = "AR-07" Error "正文与表格不一致" "the prose differs from the tables"
        "正文里的新收、结转、复议、诉讼件数要和表三、表四一样。"
        "Numbers in the prose are those of tables three and four.";
    REPORT_RULES = "AR-14" Warning "街道的规章不为零" "rules of a sub-district"
        "街道没有规章制定权，表二“规章”一行都是0。"
        "A sub-district makes no rules; their row in table two is 0.";
    ITEMS_DIFFER = "AR-15" Warning "公开条数与本站不符" "the number of items is not the site's"
        "正文写的“主动公开N条”和本站当年发布的条数不同。其他渠道也有公开的，写明口径。"
        "The text names another number of published items than the site has for the year.";
    REPORT_TITLE = "AR-16" Warning "年报标题不规范" "the report's title is not in its form"
        "标题是：机关全称＋年度＋政府信息公开工作年度报告。"
        "The title is the office's full name, the year, and 政府信息公开工作年度报告.";
    DISCLOSURE_DUE = "AR-17" Warning "政府信息公开年报未公布" "the yearly report on disclosure is due"
        "每年1月31日前公布上一年度报告。依据：政府信息公开条例第四十九条；街道按各区惯例执行。"
        "Last year's report is out by 31 January (Disclosure Regulations art. 49; for a sub-district by local practice).";
    PROBLEMS_COPIED = "AR-18" Warning "第五部分照搬上年" "section five is last year's"
        "存在的主要问题及改进情况要写当年的，不能照搬。"
        "Problems and improvements are those of the year.";
    REPORT_CONTENTS = "LAW-01" Error "法治政府年报缺少必备内容" "the report on law-based government lacks a required content"
        "要有：主要举措和成效、不足和原因、第一责任人履职情况、下一年度安排、其他需要报告的情况。依据：法治政府建设与责任落实督察工作规定第二十四条。"
        "Measures and results, shortcomings and causes, the head's duty, plans for the next year.";
    RULE_OF_LAW_DUE = "LAW-02" Warning "法治政府建设年报未公布" "the report on law-based government is due"
        "每年4月1日前向社会公开上一年度报告。依据：法治政府建设与责任落实督察工作规定第二十四条。"
        "Last year's report is public before 1 April.";
    REPORT_YEARS = "LAW-03" Error "报告年份不一致" "the report's years differ"
        "标题的年份是报告年度，安排的年份是下一年。"
        "The title names the report's year, the plan the next one.";
    SHORTCOMINGS = "LAW-04" Warning "不足和原因过于简略" "little is said of shortcomings and causes"
        "“存在的不足和原因”要写具体，既写不足，也写原因。"
        "Shortcomings are named with their causes.";
    REPORT_COPIED = "LAW-05" Warning "与上年报告雷同" "the report is last year's"
        "大部分文字和上一年的报告相同。"
        "Most of the text is last year's.";
    OTHER_OFFICE = "LAW-06" Warning "出现其他单位名称" "another office is named"
        "报告里出现别的街道、镇的名称，常常是照抄时留下的。"
        "A report that names another sub-district was often copied from it.";
    // More of personal data
    HOME_ADDRESS = "PII-04" Warning "住址过细" "a home address down to the room"
        "住址只保留到镇街、社区。打码样式见永安市政府办2023年1月4日通知。"
        "A home address is kept to the sub-district or community.";
    SENSITIVE_COLUMN = "PII-05" Error "名单列含敏感信息" "a sensitive column in a list of people"
        "名单只公开办事必需的内容。电话、住址、证件号、病残、民族、政治面貌等列删去或打码。依据：个人信息保护法第二十五条、第二十八条。"
        "A list says what its purpose needs and no more (Personal Information Protection Law arts. 25 and 28).";
    MASK_TOO_THIN = "PII-08" Warning "打码不够，可以还原" "a mask that can be undone"
        "同一个号码在不同地方遮了不同的位，或者遮得太少，合起来就是完整号码。"
        "The same number masked in two ways, or hardly masked, is the whole number.";
    LIST_OUTLIVED = "PII-11" Warning "公示期满仍有名单" "a list after its publicity has ended"
        "公示期满后，名单应撤下或去标识。"
        "After a publicity has ended, names are taken down or made anonymous.";
    // More of writing
    NAME = "WORD-03" Warning "疑似名称写错" "perhaps a wrong name"
        "和 site.yaml 的 names 里一个名称只差一个字。"
        "One character away from a name that site.yaml lists.";
    RETIRED_NAME = "WORD-07" Warning "名称已更改" "a former name"
        "机构或规划已经更名、撤销或到期。词表在 content/words/ 里可以增补。"
        "An office or plan that has another name now. The office adds to the lists in content/words/.";
    HEADING_ORDER = "DOC-03" Warning "标题序号不连续" "numbers of headings are out of sequence"
        "一、二、三、或（一）（二）（三）要连续，不重复、不跳号。"
        "Numbers of headings follow each other.";
    BROKEN_CHARACTER = "LANG-01" Error "乱码或看不见的字符" "a broken or invisible character"
        "读者看到的会是方框或空白，读屏软件会读错。"
        "Readers see a box or nothing; screen readers stumble.";
    // More of links and pages
    VANISHED = "URL-01" Error "已发布的网址消失" "a public address has vanished"
        "公开过的网址要一直能打开：撤下的页面写明撤下，改了网址的声明跳转。登记用 gongbao lock。"
        "An address that was public keeps working: a page taken down says so, a moved one leads on.";
    BAD_REDIRECT = "URL-02" Error "跳转有误" "a redirect is wrong"
        "跳转从一个没有页面的旧网址，到一个有页面的新网址。"
        "A redirect leads from an address that is free to one that is there.";
    FOREIGN_HOST = "LINK-02" Warning "外部网站链接" "a link to another site"
        "链接非政府网站要经负责人审核，打开前有离站提示。依据：政府网站发展指引。"
        "A link to another site is approved, and readers see a page before they leave.";
    RETIRED_HOST = "LINK-03" Error "链接指向已关停域名" "a link to a closed host"
        "关停的域名可能被别人注册，变成违法网站。"
        "A closed domain may be registered by others.";
    HIDDEN_LINK = "LINK-05" Error "疑似暗链或外来脚本" "a hidden link or foreign script"
        "页面里有隐藏的内容、内联样式，或者来自其他网站的脚本、框架。检查自己的主题模板。"
        "The page hides something, or loads a script or frame of another site. Look at your own theme.";
    LINK_WORDS = "LINK-06" Warning "链接文字没有说明去向" "a link's words do not say where it leads"
        "“点击这里”对读屏用户没有意义，写出对方的标题。"
        "“Here” means nothing to those who hear the page; name what it leads to.";
    MIXED_CONTENT = "MIX-01" Error "页面引用了外部或不加密的内容" "the page loads something from elsewhere"
        "样式、图片、脚本都要来自本站。"
        "Styles, images and scripts are the site's own.";
    HEAVY_PAGE = "PERF-01" Warning "页面过大" "a heavy page"
        "页面连同图片超过1MB，老手机打开会超过3秒。"
        "With its images the page is over 1 MB; an old phone takes more than 3 seconds.";
    PAGE_CHANGED = "PAGE-01" Error "生成后的文件被改动" "a built file was changed"
        "public 里的文件和生成时的摘要不同，可能被篡改。重新生成即可恢复。"
        "A file of the built site is not as it was written. Build again.";
    IMAGE_OF_TEXT = "A11Y-02" Error "正文以图代文" "a picture in place of a text"
        "文字、表格做成图片，读屏、搜索和手机都看不了。打成正文或网页表格。"
        "A picture of a text cannot be read aloud, searched or enlarged. Type it.";
    // Stations
    STATIONS_ALIKE = "ST-03" Warning "站点信息冲突" "stations contradict each other"
        "两个站点的名称、地址或电话相同，或者别的页面写的电话不一样。"
        "Two stations share a name, an address or a phone, or another page gives another phone.";
    ADDRESS_VAGUE = "ST-06" Warning "站点地址不完整" "a station's address leads to no door"
        "地址写到门牌号或楼名，居民才找得到。"
        "An address names the number or the building.";
    NOT_FREE = "ST-07" Warning "没有注明免费" "nothing says that the service is free"
        "法律援助不得收取财物。依据：法律援助法第二十条。"
        "Nobody may charge for legal aid (Legal Aid Law art. 20).";
    // Allowances
    BAD_ALLOWANCE = "ALLOW-01" Warning "允许已到期或无效" "an allowance that has ended or is of no use"
        "允许要对应现有的一条提示，有理由和截止日期；到期后提示恢复。文件、字段一类的错误不能允许。"
        "An allowance names a finding that is there, with a reason and a day; errors of files and fields cannot be allowed.";
    // The way to publication
    UNREVIEWED = "REV-01" Warning "审核签发不齐" "the review is not complete"
        "发布前要先审后发、三审三校，并做保密审查：起草、审核、保密审查、签发各有其人，审核人不能是起草人。登记在 content/site.yaml 的“审核签发”，写岗位或姓名由单位自定；只记在交付回执和检查报告里，不在网页上显示。"
        "What goes out is drafted, reviewed, reviewed for secrets and approved, the reviewer being another than the drafter. Say who under `review` in content/site.yaml, by post or name; it is kept in receipts and reports and never shown on a page.";
    // Containers that can be checked: zip, bag, signature
    BAD_CONTAINER = "SEAL-01" Error "压缩包不完整或结构有误" "the zip is cut off or its structure is wrong"
        "文件可能没有传完，或被改动过。只接受从头到尾没有空隙、没有加密、没有附加数据的 zip。请向原单位重新取得。"
        "The file may have been cut off or changed. Only a zip without gaps, encryption or data of unknown kind is accepted. Get it again from its source.";
    UNSAFE_NAME = "SEAL-02" Error "包里的文件名不安全" "an unsafe file name in the container"
        "文件名不能是绝对路径，不能用 .. 走出文件夹，不能是链接或设备，也不能重名（含大小写不同）。这样的包不会被解开。"
        "A name may not be absolute, lead out by .., be a link or a device, or occur twice (also in another case). Such a container is not unpacked.";
    TOO_LARGE = "SEAL-03" Error "解开后过大" "it would unpack to too much"
        "解开后的大小和压缩包不成比例（俗称压缩炸弹），或文件过多，所以不解开。"
        "It would grow out of proportion to the file (a zip bomb), or holds too many files, so it is not unpacked.";
    BAD_BAG = "SEAL-04" Error "移交包（BagIt）的格式有误" "the bag's own files are wrong"
        "移交包按 RFC 8493 组织：bagit.txt、bag-info.txt、manifest-sha256.txt、tagmanifest-sha256.txt 和 data 文件夹。"
        "A bag follows RFC 8493: bagit.txt, bag-info.txt, manifest-sha256.txt, tagmanifest-sha256.txt and the folder data.";
    MISSING_FILE = "SEAL-05" Error "清单里的文件不在" "a listed file is missing"
        "清单列出的文件找不到，包不完整。" "The list names a file that is not there; the container is not whole.";
    UNLISTED_FILE = "SEAL-06" Error "有清单以外的文件" "a file that no list names"
        "包里多出了清单没有列出的文件，来历不明。" "The container holds a file that no list names; where it comes from is unknown.";
    DIGEST_DIFFERS = "SEAL-07" Error "内容和校验值不符" "the bytes do not match their digest"
        "文件内容在写入清单之后被改动或损坏。" "The file was changed or damaged after its list was written.";
    BAD_SIGNATURE = "SEAL-08" Error "签名无效" "the signature does not hold"
        "签名和文件或公钥不符：文件被改动过，或不是由这把密钥签的。"
        "The signature does not match the file or the key: the file was changed, or another key signed it.";
    NO_SIGNATURE = "SEAL-09" Error "没有签名" "there is no signature"
        "给出了公钥，但旁边没有 .minisig 签名文件。" "A public key was given, but no .minisig file stands beside the file.";
    // Snapshots
    BAD_LAYOUT = "WACZ-01" Error "快照里的文件不合规定" "the snapshot's files are not as WACZ asks"
        "快照里要有 archive、indexes、pages 三部分和 datapackage.json；网页档案（.warc.gz）必须原样存放，不能再压缩。"
        "A snapshot holds archive, indexes, pages and datapackage.json; the .warc.gz files are stored as they are (WACZ 1.1.1).";
    BAD_PACKAGE = "WACZ-02" Error "快照的说明有误" "the snapshot's description is wrong"
        "datapackage.json 或 datapackage-digest.json 的内容不合 WACZ 1.1.1。"
        "datapackage.json or datapackage-digest.json is not as WACZ 1.1.1 asks.";
    BAD_RECORD = "WACZ-03" Error "网页记录的写法有误" "a record is malformed"
        "网页档案里有一条记录不合 WARC 1.1，后面的内容不能再信。"
        "A record of the WARC file is not as WARC 1.1 asks; nothing behind it can be trusted.";
    PAYLOAD_DIFFERS = "WACZ-04" Error "网页内容和记录的校验值不符" "a page's bytes do not match the digest of their record"
        "存档以后网页内容被改动或损坏。" "The page was changed or damaged after it was archived.";
    INDEX_DIFFERS = "WACZ-05" Error "索引和记录不符" "the index does not match the record"
        "索引里写的位置、长度、时间、类型或校验值和记录本身不同，照索引会看到别的内容。"
        "Place, length, time, type or digest of the index are not those of the record; through the index one would see something else.";
    NOT_INDEXED = "WACZ-06" Error "记录和索引对不上号" "a record without a line of the index, or the reverse"
        "有一条记录索引里没有，或索引里的一条没有记录。" "A record is not in the index, or a line of the index has no record.";
    BAD_PAGES = "WACZ-07" Error "页面清单有误" "the list of pages is wrong"
        "pages.jsonl 要列出每个网页一次，标题和文字和存档的网页一致。"
        "pages.jsonl names every page once, with the title and the text of the archived page.";
    WRONG_IDENTITY = "WACZ-08" Error "快照编号和内容不符" "the snapshot's id does not match its contents"
        "快照编号由全部文件的校验值算出，不符说明内容和当初登记的不同。"
        "The id is computed from the digests of all files; the contents are not those that were registered.";
    LINK_MISSING = "WACZ-09" Error "链接的内容不在快照里" "a link leads to something that is not in the snapshot"
        "网页链接的站内文件没有存进来，将来打开是空的。请先修好死链；确实要存，用 --allow-missing。"
        "A file of the site that a page links is not in the snapshot. Mend the link first, or archive with --allow-missing.";
    BAD_REVISIT = "WACZ-10" Error "重复内容的记录有误" "a record of repeated bytes is wrong"
        "这条记录说内容和另一条相同，但另一条不在，或校验值、时间不同。"
        "It says that its bytes are those of another record, which is missing or has another digest or time.";
    BAD_INDEX = "WACZ-11" Error "索引有误" "the index is wrong"
        "索引要一行一条，按字节排序，不重复（CDXJ）。" "The index has a line for each record, sorted by bytes, each once (CDXJ).";
    // A collection of snapshots
    BROKEN_CHAIN = "CHAIN-01" Error "登记簿被改动过" "the log was changed"
        "登记簿（log.jsonl）每一行都带有上一行的校验值，中间改动、删去或插入任何一行都会断开。"
        "Each line of log.jsonl holds the digest of the line before; a line was changed, taken out or put in.";
    NOT_AS_LOGGED = "CHAIN-02" Error "快照和登记簿不符" "a snapshot is not as the log says"
        "登记簿里的快照找不到、内容不同，或文件夹里有没有登记的快照。"
        "A snapshot of the log is missing or has other bytes, or a snapshot in the folder is not in the log.";
    BAD_CHECKPOINT = "CHAIN-03" Error "登记簿的末尾和检查点不符" "the end of the log is not that of the checkpoint"
        "检查点（checkpoint）记下登记簿最后一行的校验值，不符说明登记簿被截短或替换。"
        "The checkpoint holds the digest of the last line; the log was cut short or replaced.";
    BAD_TIMESTAMP = "STAMP-01" Error "时间戳和文件不符" "the timestamp is not of this file"
        "时间戳（.tsr）里的校验值不是这个文件的。时间戳机构的签名请用 openssl ts -verify 核对。"
        "The digest in the .tsr file is not that of this file. Check the authority's signature with `openssl ts -verify`.";
    LIVE_DIFFERS = "LIVE-01" Error "网上的内容和快照不同" "what is online is not what is in the snapshot"
        "逐个地址取回后和快照比对，内容、状态不同或取不到。"
        "Every address was fetched and compared; the bytes or the status differ, or it cannot be fetched.";
    // Theme
    BAD_TEMPLATE = "THEME-01" Error "模板有误" "a template is wrong"
        "主题模板的语法或变量有误。改正后重新生成；删去自己的这个文件就会用回内置模板。"
        "A theme template has a mistake. Mend it, or remove your file to return to the built-in one.";
    UNUSED_THEME_FILE = "THEME-02" Warning "主题里没有用上的文件" "a theme file that is not used"
        "网站自己的主题只能替换内置主题里同名的文件（gongbao theme list 列出），图片等放进 assets 文件夹，文件名用英文。"
        "A site's own theme replaces built-in files of the same name (`gongbao theme list`); images and the like go into its folder assets.";
    SAMPLE_CONTENT = "SAMPLE-01" Note "示例内容" "sample content"
        "此页标为示例（sample: true），页面上有醒目提示。正式发布前请换成真实内容。"
        "The page is marked as a sample and says so. Replace it before publishing for real.";
}

#[cfg(test)]
mod tests {
    use super::{ALL, find};

    #[test]
    fn codes_are_unique_and_explained() {
        for code in ALL {
            assert_eq!(ALL.iter().filter(|other| other.id == code.id).count(), 1, "{}", code.id);
            assert!(!code.more_zh.is_empty() && !code.more_en.is_empty(), "{}", code.id);
        }
        assert_eq!(find("field-01").map(|code| code.id), Some("FIELD-01"));
    }
}
