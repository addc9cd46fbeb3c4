"""What is planted: marks of secrecy and items of personal data, valid in form, of obviously invented persons.

Numbers are computed from the seed and never stand in the repository. An item is the text around it (`before`, `after`),
what must be found (`core`) and the heading of the column that it would stand under.
"""

import dataclasses

SECRECY, PERSONAL = "secrecy", "personal"


@dataclasses.dataclass(frozen=True)
class Item:
    kind: str
    family: str
    before: str
    core: str
    after: str
    column: str
    # Where the core is cut for two cells; 0 when it cannot be.
    cut: int = 0
    # The positions at which people put a separator.
    groups: tuple = ()


def digits(rng, count):
    return "".join(rng.choice("0123456789") for _ in range(count))


def identity_check(number):
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(d) * w for d, w in zip(number, weights)) % 11]


def luhn(number):
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


REGIONS = ["110105", "440106", "440111", "310104", "320102", "510104", "420106", "330106"]


def identity_number(rng, want_x=None):
    while True:
        body = f"{rng.choice(REGIONS)}{rng.randint(1945, 2012)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{digits(rng, 3)}"
        whole = body + identity_check(body)
        if want_x is None or whole.endswith("X") == want_x:
            return whole


def mobile_number(rng):
    return f"1{rng.choice('3456789')}{digits(rng, 9)}"


def card_number(rng):
    prefix, length = rng.choice([("6222", 19), ("6217", 19), ("6228", 19), ("6225", 16), ("4367", 16), ("5187", 16)])
    body = prefix + digits(rng, length - 1 - len(prefix))
    return body + luhn(body)


def name(rng):
    return rng.choice(["张某", "李某", "王某某", "赵某"])


def identity(rng):
    before = rng.choice([f"申请人{name(rng)}，身份证号码：", f"经办人{name(rng)}（公民身份号码", f"{name(rng)}，身份证", f"户主{name(rng)}，"])
    after = "）" if "（" in before else rng.choice(["。", "，已登记。", ""])
    return Item("identity", PERSONAL, before, identity_number(rng), after, "身份证号", rng.choice([6, 14]), (6, 14))


def wrong_check(rng):
    whole = identity_number(rng, want_x=False)
    wrong = whole[:-1] + str((int(whole[-1]) + rng.randint(1, 8)) % 10)
    while wrong == whole or identity_check(whole[:-1]) == wrong[-1]:
        wrong = whole[:-1] + digits(rng, 1)
    return Item("identity-wrong-check", PERSONAL, rng.choice([f"{name(rng)}，身份证号：", "公民身份号码：", "身份证号码为"]), wrong, "。", "身份证号")


def mobile(rng):
    before = rng.choice([f"联系人：{name(rng)}，电话", f"{name(rng)} ", f"经办人{name(rng)}，手机：", f"请联系{name(rng)}，"])
    return Item("mobile", PERSONAL, before, mobile_number(rng), rng.choice(["。", "，下午不在。", ""]), "联系电话", rng.choice([3, 7]), (3, 7))


def card(rng):
    before = rng.choice([f"收款人{name(rng)}，银行卡号：", f"户名{name(rng)}，账号", f"{name(rng)}的卡号为"])
    return Item("card", PERSONAL, before, card_number(rng), "。", "银行卡号", 8, (4, 8, 12))


def passport(rng):
    core = rng.choice(["E" + digits(rng, 8), "E" + rng.choice("ABCDF") + digits(rng, 7)])
    return Item("passport", PERSONAL, rng.choice([f"{name(rng)}，护照号码：", f"{name(rng)}，护照号"]), core, "。", "护照号码")


def permit(rng):
    core = rng.choice(["C" + digits(rng, 8), "CA" + digits(rng, 7)])
    return Item("permit-hk-macao", PERSONAL, rng.choice([f"{name(rng)}，港澳通行证号：", f"{name(rng)}，往来港澳通行证"]), core, "。", "港澳通行证")


def return_permit(rng):
    core = rng.choice("HM") + digits(rng, rng.choice([8, 10]))
    return Item("return-permit", PERSONAL, rng.choice([f"{name(rng)}，回乡证号：", f"{name(rng)}，回乡证"]), core, "。", "回乡证号")


def officer(rng):
    core = rng.choice([f"军字第{digits(rng, 7)}号", f"{rng.choice('南北')}字第{digits(rng, 8)}号"])
    return Item("officer", PERSONAL, rng.choice([f"{name(rng)}，军官证号：", f"{name(rng)}，军官证"]), core, "。", "军官证号")


def plate(rng):
    core = rng.choice([f"粤A{rng.choice('BCDFG')}{digits(rng, 4)}", f"粤A·{digits(rng, 5)}", f"京{rng.choice('KLNQ')}{digits(rng, 5)}", f"粤AD{digits(rng, 5)}"])
    return Item("plate", PERSONAL, rng.choice([f"车主{name(rng)}，车牌号：", f"{name(rng)}的车辆", f"{name(rng)}，号牌"]), core, "。", "车牌号")


def address(rng):
    core = rng.choice([
        f"某某路{rng.randint(1, 99)}号{rng.randint(1, 9)}栋{rng.randint(1, 4)}单元{rng.randint(101, 906)}室",
        f"某某小区{rng.randint(1, 30)}幢{rng.randint(1, 4)}单元{rng.randint(101, 906)}",
        f"某某村{rng.randint(1, 9)}队{rng.randint(1, 99)}号",
        f"某某街{rng.randint(1, 99)}号{rng.randint(101, 906)}房",
    ])
    return Item("home-address", PERSONAL, rng.choice([f"{name(rng)}，住址：", f"{name(rng)}，家庭住址：", f"{name(rng)}，住"]), core, "。", "家庭住址")


def qq(rng):
    return Item("qq", PERSONAL, f"联系人{name(rng)}，" + rng.choice(["QQ：", "QQ号", "QQ:"]), str(rng.randint(1, 9)) + digits(rng, rng.choice([7, 8, 9])), "。", "QQ号")


def wechat(rng):
    core = rng.choice(["zhangmou_" + digits(rng, 4), "wxid_" + digits(rng, 8), "limou" + digits(rng, 5)])
    return Item("wechat", PERSONAL, f"联系人{name(rng)}，" + rng.choice(["微信：", "微信号：", "微信号 "]), core, "。", "微信号")


def mail(rng):
    core = f"{rng.choice(['zhangmou', 'limou', 'wangmoumou'])}{digits(rng, 4)}@{rng.choice(['163.com', 'qq.com', '126.com', 'sina.com'])}"
    return Item("private-mail", PERSONAL, f"联系人{name(rng)}，" + rng.choice(["邮箱：", "电子邮箱", "E-mail："]), core, "。", "电子邮箱")


def coordinates(rng):
    east, north = f"113.{digits(rng, 6)}", f"23.{digits(rng, 6)}"
    core = rng.choice([f"{east},{north}", f"{east}，{north}", f"东经{east}，北纬{north}"])
    return Item("home-coordinates", PERSONAL, rng.choice([f"{name(rng)}家住址坐标：", f"{name(rng)}住所经纬度："]), core, "。", "住所坐标")


def minor(rng):
    core = f"{name(rng)}，{rng.choice('男女')}，{rng.randint(6, 13)}岁，某某小学{rng.choice('一二三四五六')}年级{rng.randint(1, 6)}班"
    return Item("minor", PERSONAL, "获奖学生名单：", core, "。", "学生")


def thin_mask(rng):
    which = rng.choice(["identity", "mobile", "card"])
    number = {"identity": identity_number(rng, False), "mobile": mobile_number(rng), "card": card_number(rng)}[which]
    place = rng.randint(3, len(number) - 1)
    label = {"identity": "身份证号", "mobile": "电话", "card": "银行卡号"}[which]
    return Item("mask-but-one", PERSONAL, f"{name(rng)}，{label}：", number[:place] + "*" + number[place + 1:], "。", label)


def old_identity(rng):
    core = f"{rng.choice(REGIONS)}{rng.randint(45, 84)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{digits(rng, 3)}"
    return Item("identity-15", PERSONAL, f"{name(rng)}，身份证号：", core, "。", "身份证号")


# Marks that stand on a line of their own, and those that name a field (these also stand in two cells).
LINES = ["绝密", "机密", "绝密★", "机密★5年", "秘密★1年", "秘密★", "机密★10年", "秘密★6个月", "内部资料 注意保存", "内部资料，注意保存", "内部文件",
         "（内部使用）", "禁止外传", "不得外传", "涉密", "不予公开", "此件不公开", "（此件不公开）", "此件依申请公开", "（此件依申请公开）", "内部文件 禁止外传",
         "绝密★启用前"]
FIELDS = [("密级", ["秘密", "机密", "绝密", "秘密★5年"]), ("公开方式", ["不予公开", "依申请公开", "不公开"]), ("公开属性", ["不公开", "不予公开", "依申请公开"]),
          ("信息公开选项", ["依申请公开", "不予公开"])]


def line_mark(rng):
    core = rng.choice(LINES)
    return Item("mark-line", SECRECY, "", core, "", "备注")


def field_mark(rng):
    field, values = rng.choice(FIELDS)
    core = field + rng.choice(["：", ":", "： "]) + rng.choice(values)
    return Item("mark-field", SECRECY, "", core, "", "备注", len(field))


# The share of each kind among the planted.
KINDS = [(identity, 16), (mobile, 17), (card, 8), (wrong_check, 5), (old_identity, 2), (passport, 3), (permit, 3), (return_permit, 3), (officer, 3),
         (plate, 3), (address, 4), (qq, 3), (wechat, 3), (mail, 3), (coordinates, 2), (minor, 3), (thin_mask, 4), (line_mark, 14), (field_mark, 10)]
