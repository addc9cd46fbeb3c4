"""The statutory report (国办公开办函〔2021〕30号) as Word file, in the present form and in that of before."""

import random

from notice import Word

THREE = [
    ("一、本年新收政府信息公开申请数量",), ("二、上年结转政府信息公开申请数量",),
    ("三、本年度办理结果", "（一）予以公开"), ("三、本年度办理结果", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    *[("三、本年度办理结果", "（三）不予公开", t) for t in ["1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息",
                                          "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"]],
    *[("三、本年度办理结果", "（四）无法提供", t) for t in ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]],
    *[("三、本年度办理结果", "（五）不予处理", t) for t in ["1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息"]],
    *[("三、本年度办理结果", "（六）其他处理", t) for t in ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"]],
    ("三、本年度办理结果", "（七）总计"), ("四、结转下年度继续办理",)]
# As the front matter names these rows.
KEYS = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开",
        *[f"（三）不予公开：{t}" for t in ["1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息",
                                    "7.属于行政执法案卷", "8.属于行政查询事项"]],
        *[f"（四）无法提供：{t}" for t in ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]],
        *[f"（五）不予处理：{t}" for t in ["1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息"]],
        *[f"（六）其他处理：{t}" for t in ["1.逾期不补正", "2.逾期未缴费", "3.其他"]], "（七）总计", "四、结转下年度继续办理"]


def figures(seed):
    """Tables two, three and four that balance."""
    rng = random.Random(seed)
    three = {key: [0] * 6 for key in KEYS}
    done = [rng.choice(KEYS[2:-2]) for _ in range(9)]
    for key in done:
        column = rng.choice([0, 0, 0, 1, 4])
        three[key][column] += rng.randint(1, 3)
    total = [sum(three[key][c] for key in KEYS[2:-2]) for c in range(6)]
    three["（七）总计"] = total
    three[KEYS[1]] = [1 if total[0] else 0, 0, 0, 0, 0, 0]
    three[KEYS[-1]] = [2, 0, 0, 0, 0, 0]
    three[KEYS[0]] = [t + l - c for t, l, c in zip(total, three[KEYS[-1]], three[KEYS[1]])]
    two = {"规章": [0, 0, 0], "行政规范性文件": [rng.randint(0, 2), 0, rng.randint(2, 5)], "行政许可": [rng.randint(10, 99)], "行政处罚": [rng.randint(5, 60)],
           "行政强制": [rng.randint(0, 9)], "行政事业性收费": [0]}
    four = {"行政复议": [rng.randint(0, 3), 0, rng.randint(0, 1), 0], "行政诉讼：未经复议直接起诉": [rng.randint(0, 2), 0, 0, 1], "行政诉讼：复议后起诉": [0, 0, 0, 0]}
    return two, three, four


def table_two(word, two):
    rows = [["第二十条第（一）项"] * 4, ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", *two["规章"]], ["行政规范性文件", *two["行政规范性文件"]],
            ["第二十条第（五）项"] * 4, ["信息内容", "本年处理决定数量", "", ""], ["行政许可", two["行政许可"][0], "", ""],
            ["第二十条第（六）项"] * 4, ["信息内容", "本年处理决定数量", "", ""], ["行政处罚", two["行政处罚"][0], "", ""], ["行政强制", two["行政强制"][0], "", ""],
            ["第二十条第（八）项"] * 4, ["信息内容", "本年收费金额（单位：万元）", "", ""], ["行政事业性收费", two["行政事业性收费"][0], "", ""]]
    merges = [((r, 0), (r, 3)) for r in (0, 4, 7, 11)] + [((r, 1), (r, 3)) for r in (5, 6, 8, 9, 10, 12, 13)]
    word.table(rows, merges)


def table_three(word, three):
    head = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    rows = [[head] * 3 + ["申请人情况"] * 7, [head] * 3 + ["自然人"] + ["法人或其他组织"] * 5 + ["总计"],
            [head] * 3 + ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]]
    merges = [((0, 0), (2, 2)), ((0, 3), (0, 9)), ((1, 3), (2, 3)), ((1, 4), (1, 8)), ((1, 9), (2, 9))]
    for path, key in zip(THREE, KEYS):
        rows.append([*path, *[path[-1]] * (3 - len(path)), *three[key], sum(three[key])])
        at = len(rows) - 1
        if len(path) < 3:
            merges.append(((at, len(path) - 1), (at, 2)))
    first = lambda depth: [n for n, path in enumerate(THREE) if len(path) > depth]
    merges.append(((3 + first(1)[0], 0), (3 + first(1)[-1], 0)))
    for group in ("（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"):
        at = [n for n, path in enumerate(THREE) if len(path) == 3 and path[1] == group]
        merges.append(((3 + at[0], 1), (3 + at[-1], 1)))
    word.table(rows, merges)


def table_four(word, four):
    kinds = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    values = [v for row in four.values() for v in [*row, sum(row)]]
    rows = [["行政复议"] * 5 + ["行政诉讼"] * 10, kinds + ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5, kinds * 3, values]
    word.table(rows, [((0, 0), (0, 4)), ((0, 5), (0, 14)), ((1, 5), (1, 9)), ((1, 10), (1, 14)), *[((1, c), (2, c)) for c in range(5)]])


def present(year, seed, sentences):
    two, three, four = figures(seed)
    word = Word()
    word.title(f"某某街道办事处{year}年政府信息公开工作年度报告")
    word.text(sentences[0])
    word.text("一、总体情况", *sentences[1:3], "二、主动公开政府信息情况")
    table_two(word, two)
    word.text("三、收到和处理政府信息公开申请情况")
    table_three(word, three)
    word.text("四、政府信息公开行政复议、行政诉讼情况")
    table_four(word, four)
    word.text("五、存在的主要问题及改进情况", sentences[3], "六、其他需要报告的事项", sentences[4])
    return word, two, three, four


def old(year, sentences):
    """Before 2021: table two with 本年新制作数量 and 对外公开总数量."""
    word = Word()
    word.title(f"某某街道办事处{year}年政府信息公开工作年度报告")
    word.text("一、总体情况", sentences[0], "二、主动公开政府信息情况")
    rows = [["第二十条第（一）项"] * 4, ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"], ["规章", 0, 0, 0], ["规范性文件", 1, 1, 4],
            ["第二十条第（五）项"] * 4, ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"], ["行政许可", 3, 0, 12], ["其他对外管理服务事项", 5, 1, 40],
            ["第二十条第（六）项"] * 4, ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"], ["行政处罚", 2, 0, 7], ["行政强制", 0, 0, 0]]
    word.table(rows, [((r, 0), (r, 3)) for r in (0, 4, 8)])
    _, three, four = figures(77)
    word.text("三、收到和处理政府信息公开申请情况")
    table_three(word, three)
    word.text("四、政府信息公开行政复议、行政诉讼情况")
    table_four(word, four)
    word.text("五、存在的主要问题及改进情况", sentences[1], "六、其他需要报告的事项", sentences[2])
    return word
