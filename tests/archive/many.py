"""Writes a site with COUNT notices, the same ones each time: many.py FOLDER COUNT."""
import os
import sys

folder, count = sys.argv[1], int(sys.argv[2])
words = "街道办事处 法律援助 公共法律服务 行政执法 人民调解 政务公开 合同审查 重大行政决策 社区 居民 应当 依照 有关规定 及时 处理 申请 材料 登记 核实 公布 监督 检查 责任 工作人员".split()
os.makedirs(f"{folder}/content/notices")
with open(f"{folder}/content/site.yaml", "w") as out:
    out.write("name: 测试站\nurl: https://bench.example/\norg:\n  name: 测试街道办事处\nelder: false\n")
state = 1
def below(limit):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 40) % limit
for number in range(1, count + 1):
    year, month, day = 2005 + below(19), 1 + below(12), 1 + below(28)
    text = f"---\ntitle: 关于{words[below(24)]}和{words[below(24)]}的第{number}号通知\ndocument_number: 测街办〔{year}〕{number}号\npublished: {year}-{month:02}-{day:02}\n---\n"
    for part in range(1, 7):
        text += f"第{part}条　" + "".join(words[below(24)] for _ in range(30)) + "。\n\n"
    with open(f"{folder}/content/notices/n{number:06}.md", "w") as out:
        out.write(text)
