import docx
from docx.shared import RGBColor, Pt
from docx.enum.text import WD_ALIGN_PARAGRAPH as A
d=docx.Document()
def p(t,a=None,red=False):
    q=d.add_paragraph(); r=q.add_run(t); 
    if a: q.alignment=a
    if red: r.font.color.rgb=RGBColor(255,0,0)
p("某某街道办事处文件",A.CENTER,True)
p("某街办〔2024〕12号        签发人：张某",A.CENTER)
p("某某街道办事处关于印发",A.CENTER)
p("某某街道合同管理办法的通知",A.CENTER)
p("各社区居委会，各科室：")
p("现将《某某街道合同管理办法》印发给你们，请认真贯彻执行。本办法自2024年6月1日起施行，有效期五年。")
p("一、总体要求")
p("（一）加强领导。各社区要高度重视。")
p("1. 明确责任")
p("附件：1. 某某街道合同管理办法")
p("      2. 合同审查表")
p("某某街道办事处",A.RIGHT)
p("2024年5月6日",A.RIGHT)
p("（此件主动公开）")
p("抄送：区司法局。")
p("某某街道党政综合办公室        2024年5月6日印发")
d.save("n.docx")
