//! The codes of what is wrong with files, front matter, text and settings as they are read.

use gongbao_base::{code::OWN, codes};

codes! {
    NOT_UTF8 = "FILE-01" Error "文件不是 UTF-8 编码" "the file is not UTF-8"
        "正文文件必须用 UTF-8 编码保存。用记事本打开后选“另存为”，编码选 UTF-8。"
        "Content files are UTF-8. Open the file in an editor and save it again as UTF-8."
        O OWN;
    FOREIGN_FILE = "FILE-02" Warning "不认识的文件，未使用" "a file that nothing uses"
        "content/ 里只有各栏目的文件夹和 site.yaml；附件要在正文或 attachments 里引用才会发布。"
        "content/ holds the folders of the kinds and site.yaml; an attachment is published when a document names it."
        O OWN;
    LINKED_FILE = "FILE-03" Error "符号链接不予读取" "a symbolic link is not followed"
        "符号链接可能把网站以外的文件带进来，所以不读取。请放入文件本身。"
        "A symbolic link could bring in files from outside the site. Put the file itself there."
        O OWN;
    BAD_FILE_NAME = "FILE-04" Error "文件名不能用作网址" "the file name cannot be an address"
        "文件名就是网址的一部分，只能用小写英文字母、数字和连字符，例如 tongzhi-2023.md。发布后不要再改。"
        "The file name becomes part of the address: lower-case letters, digits and hyphens. Do not change it once published."
        O OWN;
    NO_FRONT_MATTER = "YAML-01" Error "缺少开头的 --- 信息块" "the front matter is missing or not closed"
        "每个文件以一行 --- 开头，写好标题等信息后再用一行 --- 结束，然后才是正文。"
        "Every file begins with a line of ---, then keys such as the title, then a line of ---, then the text."
        O OWN;
    BAD_YAML = "YAML-02" Error "信息块的写法有误" "the YAML cannot be read"
        "信息块用 YAML 书写：键、半角冒号、空格、值。值里有半角冒号、井号或引号时，用双引号括起来；缩进用空格，不用制表符。"
        "The front matter is YAML: key, colon, space, value. Quote a value that holds a colon, a hash or quotes; indent with spaces."
        O OWN;
    CUT_BY_HASH = "YAML-03" Error "井号后面的字没有读到" "what stands after a hash is not read"
        "空格后面的井号在 YAML 里是注释，它后面的字都会丢。值里有井号时，用双引号括起整个值；注释写在单独的一行。"
        "A hash after a space begins a comment, and what follows is lost. Quote the value; a comment has a line of its own."
        O OWN;
    UNKNOWN_KEY = "FIELD-01" Error "不认识的键" "an unknown key"
        "键名写错时内容会丢失，所以不认识的键一律报错。中文、英文键名都可以用，见字段说明。"
        "A misspelt key would lose its value, so unknown keys are errors. Chinese and English names both work; see the field reference."
        O OWN;
    MISSING_KEY = "FIELD-02" Error "缺少必填项" "a required key is missing"
        "这一项必须填写。"
        "This key must be given."
        O OWN;
    WRONG_SHAPE = "FIELD-03" Error "值的形式不对" "the value has the wrong form"
        "请按字段说明填写：文字、数字、是否（true/false）、列表（每行以“- ”开头）或下级键。"
        "See the field reference: text, number, true/false, a list (lines that begin with “- ”） or nested keys."
        O OWN;
    BAD_DATE = "FIELD-04" Error "日期写法不对" "not a date"
        "日期写成 2023-12-01，需要时间时写成 2023-12-01 09:30（北京时间）。"
        "Dates are written 2023-12-01; with a time, 2023-12-01 09:30 (Beijing time)."
        O OWN;
    BAD_CHOICE = "FIELD-05" Error "不在可选的值里" "not one of the allowed values"
        "这一项只能从规定的几个值里选。"
        "This key takes one of a few values."
        O OWN;
    BAD_SLUG = "FIELD-06" Error "网址名不合规范" "not usable as an address"
        "网址名只能用小写英文字母、数字和连字符，发布后不再改变。"
        "A slug holds lower-case letters, digits and hyphens, and never changes once published."
        O OWN;
    TWICE = "FIELD-07" Error "同一项写了两次" "the same key is given twice"
        "同一项用中文键和英文键各写了一次，或重复书写，无法判断以哪个为准。删去一个。"
        "The key is given twice, perhaps once in Chinese and once in English. Remove one."
        O OWN;
    BAD_PHONE = "ST-02" Error "电话写法不对" "not a phone number"
        "固定电话写成 区号-号码（可加“转8001”），热线写成 12348，并用引号括起来。"
        "Write a landline as AREA-NUMBER (perhaps with 转8001), a hotline as 12348, in quotes."
        S "公共法律服务站点公示要求";
    ORG_INCOMPLETE = "ORG-01" Warning "机构信息不全" "the office's details are incomplete"
        "政府信息公开条例第二十条第（二）项：机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名须主动公开。查到后写入 content/site.yaml 的 org。"
        "Article 20(2) of the Regulations on open government information asks for functions, address, hours, contact and head. Add them under `org` in content/site.yaml."
        P "政府信息公开条例第十二条、第二十条";
    EXAMPLE_URL = "SITE-01" Warning "网址仍是示例" "the site's address is an example"
        "content/site.yaml 的 url 还没有填写，或仍是保留的示例地址（.example）。由区门户分配后请改正，站点地图和订阅才有用。"
        "`url` in content/site.yaml is missing or a reserved example. Set the real one, or sitemap and feed are of no use."
        S "政府网站发展指引";
    NO_SITE = "SITE-02" Error "没有 content/site.yaml" "there is no content/site.yaml"
        "网站的名称和机构信息写在 content/site.yaml。运行 gongbao init 可以得到一份样板。"
        "The site's name and office stand in content/site.yaml. `gongbao init` writes a sample."
        S "政府网站发展指引";
    UNENCRYPTED_TARGET = "SITE-03" Warning "发布地址没有加密" "a target without encryption"
        "发布用的密码和网页经 http 明文传输，途中能被读取和篡改。请向运维索取 https 地址；本机地址（127.0.0.1）不受影响。"
        "Over http the password and the pages can be read and changed on the way. Ask for the https address; this machine's own (127.0.0.1) is left alone."
        S "网络安全法第二十一条；政府网站发展指引：安全防护";
    DEAD_LINK = "LINK-01" Error "死链" "a dead link"
        "链接、锚点、附件或图片指向的内容不存在。站内链接写成对方 .md 文件的相对路径。"
        "The target of a link, anchor, attachment or image does not exist. Link to the other .md file by its relative path."
        S "政府网站发展指引：链接地址";
    UNSAFE_LINK = "LINK-07" Error "不能公开的链接" "a link that cannot be public"
        "链接只能是 http、https、mailto、tel 或站内相对路径；本机、内网地址和脚本不能发布。"
        "Links are http, https, mailto, tel or relative; local addresses and scripts cannot be published."
        S "政府网站发展指引：链接地址";
    LEAVES_SITE = "LINK-08" Error "路径超出网站文件夹" "a path that leaves the site"
        "站内路径不能用 .. 走出 content/。请把文件放进来再引用。"
        "A path may not lead out of content/. Put the file inside and refer to it there."
        S "政府网站发展指引：链接地址";
    RAW_HTML = "MARK-01" Error "正文里有 HTML 代码" "raw HTML in the text"
        "正文只用 Markdown。HTML 可能带来暗链和样式混乱，所以不接受。要显示尖括号，写成 \\< 。"
        "The text is Markdown only; HTML can carry hidden links and broken styles. Write \\< for a literal bracket."
        O "WCAG 2.2 第1.3.1条";
    TOP_HEADING = "MARK-02" Warning "正文里有一级标题" "a first-level heading in the text"
        "页面标题就是一级标题（title），正文从二级标题 ## 开始。"
        "The title is the first-level heading; the text begins with ##."
        O "WCAG 2.2 第1.3.1条";
    SKIPPED_HEADING = "MARK-03" Warning "标题跳级" "a heading level is skipped"
        "标题要逐级使用:## 之后是 ###。跳级会使读屏软件和目录出错。"
        "Headings go down one level at a time; screen readers and the contents list depend on it."
        O "WCAG 2.2 第1.3.1条";
    UNKNOWN_FIGURE = "MARK-04" Error "没有这个数据编号" "no such figure"
        "{{编号}} 里要写本文件 figures 里的编号，或 org.phone 一类的机构信息。"
        "{{id}} names one of this file's figures, or the office's data such as org.phone."
        O "WCAG 2.2 第1.3.1条";
    TOO_LARGE = "FILE-07" Error "文件太大" "too much in one file"
        "一个文件、一行或一个信息块放得太多，网页打不开，程序也会停住。多半是整份文件粘成了一行，或误粘了别的内容；请分段、分文件，或把全文作为附件。"
        "So much in one file, line or front matter opens on no phone and stops programs. Most often a whole document was pasted into one line; split it, or attach the whole text."
        O OWN;
    NAME_NOT_UTF8 = "FILE-08" Error "文件名不是 UTF-8 编码" "the file name is not UTF-8"
        "文件名是用别的编码存的（多半从旧压缩包或旧系统来），别的机器和浏览器打不开，所以没有读取。改名后再放进来。"
        "The name was stored in another encoding, most often by an old archive or system; other machines and browsers cannot open it, so it was not read. Rename it."
        O OWN;
    TOO_DEEP = "MARK-05" Error "层次太深" "nested too deep"
        "引用、列表、强调一层套一层，网页和手机都显示不了，还会使程序停住。多半是误粘或转换出错，请照原件改成几层。"
        "Quotes, lists and emphases within each other can be shown on no page and stop programs. Most often it was pasted or converted wrongly; use a few levels as in the original."
        O OWN;
    NO_ALT = "A11Y-01" Error "图片没有文字说明" "an image without alternative text"
        "在 ![] 的方括号里写明图片内容，看不见图片的人靠它了解。不能用文件名。"
        "Say in the brackets of ![] what the image shows; a file name is no description."
        P "无障碍环境建设法；WCAG 2.2 第1.1.1条";
    UNREVIEWED = "REV-01" Warning "审核签发不齐" "the review is not complete"
        "发布前要先审后发、三审三校，并做保密审查：起草、审核、保密审查、签发各有其人，审核人不能是起草人。登记在 content/site.yaml 的“审核签发”，写岗位或姓名由单位自定；只记在交付回执和检查报告里，不在网页上显示。"
        "What goes out is drafted, reviewed, reviewed for secrets and approved, the reviewer being another than the drafter. Say who under `review` in content/site.yaml, by post or name; it is kept in receipts and reports and never shown on a page."
        S "政府网站发展指引：信息发布审核；各街道政府信息公开年报（大源街2024年）";
    BAD_STAGES = "REV-03" Error "审批环节写错" "the stages of approval are not right"
        "“审批”的“环节”依次写各环节的名称，每个只写一次；“分设”里只能用这些名称，用顿号分开，例如“拟稿、初审”。写错时不知道该等谁的意见。"
        "`approval.stages` names the stages in order, each once; `approval.apart` uses these names with 、 between. With a wrong one nobody knows whose opinion to wait for."
        O OWN;
}
