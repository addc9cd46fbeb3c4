"""What looks like a mark of secrecy or an item of personal data, and is none."""

from people import Item, digits

WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(rng, numbers_only=False):
    while True:
        body = rng.choice(["91", "11", "12", "52", "93"]) + rng.choice(["440106", "440111", "310104", "110105"]) + (
            digits(rng, 9) if numbers_only else "MA" + "".join(rng.choice(ALPHABET) for _ in range(7)))
        total = sum(ALPHABET.index(c) * w for c, w in zip(body, WEIGHTS))
        code = body + ALPHABET[(31 - total % 31) % 31]
        if not numbers_only or code.isdigit():
            return code


def ean(body):
    return body + str(-sum(int(d) * (1 if n % 2 == 0 else 3) for n, d in enumerate(body)) % 10)


def numbers(rng):
    day = f"{rng.randint(2019, 2025)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    return rng.choice([
        ("统一社会信用代码：", credit_code(rng), "。", "统一社会信用代码"),
        ("统一社会信用代码：", credit_code(rng, True), "。", "统一社会信用代码"),
        ("项目代码：", f"{day[2:6]}-440106-{rng.randint(1, 99):02}-{rng.randint(1, 5):02}-{digits(rng, 6)}", "。", "项目代码"),
        ("采购项目编号：", f"GZZFCG-{day[:4]}-{digits(rng, 5)}", "。", "项目编号"),
        ("项目编号：", f"440106-{day[:4]}-{digits(rng, 5)}", "。", "项目编号"),
        ("数电发票号码：", f"24442000000{digits(rng, 9)}", "。", "发票号码"),
        ("发票代码：", f"0440{digits(rng, 8)}", "。", "发票代码"),
        ("发票号码", digits(rng, 8), "。", "发票号码"),
        ("《某某读本》，ISBN ", f"978-7-5{digits(rng, 3)}-{digits(rng, 4)}-{rng.randint(0, 9)}", "。", "ISBN"),
        ("条码：", ean("69" + digits(rng, 10)), "。", "条码"),
        ("案号：", f"（{day[:4]}）粤0106民初{rng.randint(1000, 39999)}号", "。", "案号"),
        ("", f"（{day[:4]}）粤01行终{rng.randint(100, 9999)}号", "行政判决书已生效。", "案号"),
        ("不动产单元号：", f"440106{digits(rng, 6)}GB{digits(rng, 5)}F{digits(rng, 8)}", "。", "不动产单元号"),
        ("宗地编号：", f"4401060{digits(rng, 5)}GB{digits(rng, 5)}", "。", "宗地"),
        ("系统时间戳：", f"{day}{rng.randint(0, 23):02}{rng.randint(0, 59):02}{rng.randint(0, 59):02}", "。", "时间戳"),
        ("时间戳", f"1{rng.choice('67')}{digits(rng, 11)}", "毫秒。", "时间戳"),
        ("流水号：", f"{day}{rng.randint(0, 23):02}{rng.randint(0, 59):02}{rng.randint(0, 59):02}{digits(rng, 3)}", "。", "流水号"),
        ("办公电话：", f"020-{rng.choice('38')}{digits(rng, 7)}", "。", "办公电话"),
        ("电话：", f"0571-{rng.choice('8')}{digits(rng, 7)}", "转801。", "电话"),
        ("服务热线：", rng.choice(["12345", "12348", "020-12345", "400-000-" + digits(rng, 4)]), "。", "热线"),
        ("合同金额", f"{rng.randint(1, 99)},{digits(rng, 3)},{digits(rng, 3)}.{digits(rng, 2)}", "元。", "金额"),
        ("总投资", f"1{rng.choice('3578')},{digits(rng, 3)},{digits(rng, 3)},{digits(rng, 3)}", "元。", "金额（元）"),
        ("索引号：", f"11440100000000000A/{day[:4]}-{digits(rng, 5)}", "。", "索引号"),
        ("", f"粤ICP备{digits(rng, 8)}号", "。", "备案号"),
        ("", f"粤公网安备440106020{digits(rng, 5)}号", "。", "备案号"),
        ("受理编号：", f"SL{day}{digits(rng, 6)}", "。", "受理编号"),
        ("执法证号：", f"440106{digits(rng, 5)}", "。", "执法证号"),
        ("人次合计", f"{rng.randint(100, 999)},{digits(rng, 3)}", "。", "人次"),
        ("", f"{rng.randint(1000, 9999)}.{digits(rng, 2)}平方米", "。", "面积"),
        ("标准：", rng.choice(["GB/T 33190-2016", "GB 45438-2025", "GB 11643-1999", "DA/T 80-2019"]), "。", "标准"),
        ("电话：", f"1{rng.choice('358')}{digits(rng, 1)}****{digits(rng, 4)}", "。", "联系电话"),
        ("身份证号：", f"44*************{digits(rng, 3)}", "。", "身份证号"),
        ("银行卡尾号", digits(rng, 4), "。", "尾号"),
        ("文号：", f"某街办〔{day[:4]}〕{rng.randint(1, 99)}号", "。", "文号"),
        ("服务时间：", "9:00-12:00，14:00-17:30", "。", "服务时间"),
        ("物流单号：", f"SF{digits(rng, 13)}", "。", "单号"),
        ("尺寸：", "1200*600*750mm", "。", "规格"),
        ("服务站坐标：", f"113.{digits(rng, 6)}，23.{digits(rng, 6)}", "。", "服务站坐标"),
        ("单位邮箱：", "bangongshi@mouqu.gov.cn", "。", "邮箱"),
        ("社区服务站地址：", f"某某路{rng.randint(1, 99)}号某某大厦{rng.randint(1, 9)}楼", "。", "服务站地址"),
        ("普法课进校园：", f"某某小学{rng.choice('一二三四五六')}年级共{rng.randint(30, 300)}名学生参加", "。", "活动"),
        ("灭火器型号：", f"MFZ/ABC{rng.randint(1, 8)}", "。", "型号"),
        ("商标注册号：", digits(rng, 8), "。", "商标注册号"),
        ("价格指数同比", f"上涨{rng.randint(1, 9)}.{digits(rng, 1)}%", "。", "指数"),
    ])


def words(rng):
    return rng.choice([
        ("", "此件主动公开", "", "备注"), ("（", "此件主动公开", "）", "备注"), ("", "公开方式：主动公开", "", "公开方式"), ("", "公开属性：主动公开", "", "公开属性"),
        ("", "信息公开选项：主动公开", "", "备注"), ("", "特急", "", "紧急程度"), ("", "加急", "", "紧急程度"), ("", "平急", "", "紧急程度"), ("紧急程度：", "特急", "", "紧急程度"),
        ("深入学习", "《中华人民共和国保守国家秘密法》", "及其实施条例。", "内容"), ("公开前", "按规定进行保密审查", "。", "内容"), ("", "涉及国家秘密的政府信息，不予公开", "。", "内容"),
        ("不得泄露", "国家秘密、商业秘密和个人隐私", "。", "内容"), ("", "国家秘密的密级分为绝密、机密、秘密三级", "。", "内容"), ("全年作出", "不予公开决定0件", "，部分公开1件。", "办理结果"),
        ("公民、法人可以", "通过依申请公开渠道获取政府信息", "。", "渠道"), ("本年度办理", "依申请公开事项12件", "。", "事项"), ("", "（三）不予公开", "", "办理结果"),
        ("组织开展", "涉密载体管理和保密常识宣传", "活动。", "内容"), ("工作人员应当", "保守在工作中知悉的秘密", "。", "内容"), ("", "商业秘密保护指导站", "服务安排。", "内容"),
        ("加强", "内部文件和档案管理", "，完善制度。", "内容"), ("", "食堂仅供内部使用，不对外营业", "。", "说明"), ("", "秘密投票", "产生社区居民委员会成员。", "内容"),
        ("对涉及商业秘密的内容，", "不予公开并说明理由", "。", "内容"), ("当事人申请", "不公开审理", "的，依法决定。", "内容"),
    ])


def clean(rng):
    numeric = rng.random() < 0.6
    before, core, after, column = (numbers if numeric else words)(rng)
    return Item("clean-number" if numeric else "clean-words", "none", before, core, after, column)
