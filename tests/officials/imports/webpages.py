"""Saved pages of portals."""

TEXT = ["各社区居民委员会：", "为做好春季防火工作，现就有关事项通知如下：", "一、落实责任。各社区确定防火责任人。", "二、加强巡查。每周巡查不少于两次。", "三、及时报告。发现火情立即报告，电话：020-00000000。"]
FIELDS = {"标题": "关于做好2025年春季防火工作的通知", "文号": "某街办〔2025〕6号", "发布机构": "某某街道办事处", "成文日期": "2025-03-03", "发布日期": "2025-03-05", "索引号": "11440100000000000A/2025-00006"}
JUNK = ["浏览次数", "分享到", "打印", "关闭窗口", "当前位置", "版权所有", "上一篇"]


def paragraphs():
    return "".join(f"<p>　　{text}</p>" for text in TEXT) + '<p style="text-align:right">某某街道办事处</p><p style="text-align:right">2025年3月3日</p>'


def shell(inner, charset):
    return (f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>关于做好2025年春季防火工作的通知-某某区人民政府门户网站</title></head><body>'
            '<div class="top"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div><div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 通知公告</div>'
            f'{inner}<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div><p>【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭窗口</a>】</p>'
            '<p>上一篇：<a href="/1.html">关于清明节放假的通知</a></p><div class="footer">版权所有：某某区人民政府</div></body></html>')


def block(public="主动公开"):
    cells = [("索引号", FIELDS["索引号"]), ("文号", FIELDS["文号"]), ("发布机构", FIELDS["发布机构"]), ("成文日期", "2025-03-03"), ("发布日期", "2025-03-05 09:30:15"), ("主题分类", "公共安全"), ("公开方式", public), ("名称", FIELDS["标题"])]
    rows = "".join("<tr>" + "".join(f"<td>{k}：</td><td>{v}</td>" for k, v in cells[n:n + 2]) + "</tr>" for n in range(0, len(cells), 2))
    return f'<table class="xxgk">{rows}</table>'


def portal_gbk(d, Case):
    """The official block as a table, the text in div.TRS_Editor, written and declared in GBK."""
    inner = block() + f'<h1>{FIELDS["标题"]}</h1><div class="info">发布时间：2025-03-05 09:30:15　来源：某某街道办事处　浏览次数：<span id="hits">128</span></div><div class="TRS_Editor">{paragraphs()}</div>'
    (d / "a.html").write_bytes(shell(inner, "gb2312").encode("gbk"))
    return Case("", "a.html", fields=FIELDS, kept=TEXT, never=JUNK)


def portal_marks(d, Case):
    """The block as lines, the content between UCAP marks, UTF-8 that says it is GBK."""
    lines = "".join(f"<li>{k}：{v}</li>" for k, v in [("索 引 号", FIELDS["索引号"]), ("发文字号", FIELDS["文号"]), ("发布机构", FIELDS["发布机构"]), ("成文日期", "2025年03月03日"), ("发布日期", "2025年03月05日")])
    table = '<table border="1"><tr><th rowspan="2">社区</th><th colspan="2">巡查</th></tr><tr><th>次数</th><th>时间</th></tr><tr><td>第一社区</td><td>8</td><td>每周二</td></tr></table>'
    inner = f"<ul>{lines}</ul><UCAPTITLE>{FIELDS['标题']}</UCAPTITLE><p>浏览次数：99</p><UCAPCONTENT>{paragraphs()}{table}</UCAPCONTENT>"
    (d / "a.htm").write_bytes(shell(inner, "gbk").encode("utf-8"))
    return Case("", "a.htm", fields=FIELDS, kept=TEXT, never=JUNK, rows=[["第一社区", "8", "每周二"]])


def portal_not_public(d, Case):
    inner = block("依申请公开") + f'<h1>{FIELDS["标题"]}</h1><div class="TRS_Editor">{paragraphs()}</div>'
    (d / "a.html").write_bytes(shell(inner, "gb2312").encode("gbk"))
    return Case("", "a.html", refused=True)
