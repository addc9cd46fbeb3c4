#!/usr/bin/env python3
"""Bends phrases and titles of a corpus as people bend them; the same seed gives the same queries.

usage: bend.py DOCS_JSONL OUT_JSON   (needs jieba and pypinyin)
kinds: homophone (one character written as another of the same sound), pinyin (all of it as toneless pinyin), initials (of titles),
       order (two words change places), digits (三十日 as 30日 and the reverse), particles (请问…吗, …怎么办理), names (everyday words)
"""
import json, pathlib, random, re, sys
import jieba
from pypinyin import lazy_pinyin, pinyin, Style

random.seed(18)
COUNT = 200
docs = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
texts = [d["title"] + "\n" + d["body"] for d in docs]
gold = lambda q: [d["n"] for d, t in zip(docs, texts) if q in t]

SOUNDS = {}
for c in sorted({c for t in texts for c in t if "\u4e00" <= c <= "\u9fff"}):
    SOUNDS.setdefault(lazy_pinyin(c)[0], []).append(c)

def phrases(least, most):
    while True:
        runs = re.findall(r"[\u4e00-\u9fff]{6,}", random.choice(docs)["body"])
        if not runs: continue
        words = list(jieba.cut(random.choice(runs)))
        k = random.choice([2, 3]); start = random.randrange(max(1, len(words) - k + 1))
        q = "".join(words[start:start + k])
        if least <= len(q) <= most and 1 <= len(gold(q)) <= 5: yield q, words[start:start + k]

def homophone():
    for q, _ in phrases(4, 10):
        i = random.randrange(len(q)); others = [c for c in SOUNDS.get(lazy_pinyin(q[i])[0], []) if c != q[i]]
        if others:
            bent = q[:i] + random.choice(others) + q[i + 1:]
            if not gold(bent): yield bent, gold(q)

def full_pinyin():
    for q, _ in phrases(4, 8): yield "".join(lazy_pinyin(q)), gold(q)

def initials():
    while True:
        title = re.sub(r"（第\d+部分）|〔\d+〕", "", random.choice(docs)["title"])
        if re.fullmatch(r"[\u4e00-\u9fff]{6,24}", title):
            yield "".join(s[0][0] for s in pinyin(title, style=Style.FIRST_LETTER)), [d["n"] for d in docs if title in d["title"]]

def order():
    for q, words in phrases(5, 12):
        if len(words) >= 2 and words[0] != words[-1]:
            bent = "".join([words[-1], *words[1:-1], words[0]])
            if not gold(bent): yield bent, gold(q)

CHINESE = "零一二三四五六七八九"
def chinese(n):
    if n < 10: return CHINESE[n]
    if n < 20: return "十" + (CHINESE[n - 10] if n > 10 else "")
    if n < 100: return CHINESE[n // 10] + "十" + (CHINESE[n % 10] if n % 10 else "")
    rest = n % 100
    return CHINESE[n // 100] + "百" + ("" if not rest else "零" + CHINESE[rest] if rest < 10 else ("一" + chinese(rest) if rest < 20 else chinese(rest)))
NUMBERS = {chinese(n): n for n in range(1, 1000)}

def digits():
    unit = "[日天年月人倍元岁条次个]"
    while True:
        body = random.choice(docs)["body"]
        found = re.findall(r"[\u4e00-\u9fff]{2,5}(?:[一二三四五六七八九十百零]{1,5}|\d{1,3})" + unit + r"[\u4e00-\u9fff]{1,4}", body)
        if not found: continue
        q = random.choice(found); m = re.search(r"([一二三四五六七八九十百零]{1,5}|\d{1,3})(?=" + unit + ")", q)
        if not m or not 1 <= len(gold(q)) <= 5: continue
        n = m.group(1); other = str(NUMBERS[n]) if n in NUMBERS else chinese(int(n)) if n.isdigit() and 0 < int(n) < 1000 else None
        if other: yield q[:m.start()] + other + q[m.end():], gold(q)

def particles():
    for q, _ in phrases(4, 10):
        yield random.choice(["请问{}吗", "{}怎么办理", "我想问一下{}怎么办", "{}是什么", "你好，{}可以吗"]).format(q), gold(q)

def names():
    table = pathlib.Path(__file__).parents[2] / "crates/search/src/names.txt"
    for line in table.read_text("utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            word, official = line.split("=")
            found = sorted({n for one in official.split() for n in gold(one)})
            if found: yield word, found

out = []
for make in (homophone, full_pinyin, initials, order, digits, particles, names):
    for (q, found), _ in zip(make(), range(COUNT)):
        out.append({"q": q, "kind": make.__name__.replace("full_", ""), "gold": found})
json.dump(out, open(sys.argv[2], "w", encoding="utf-8"), ensure_ascii=False)
print(len(out))
