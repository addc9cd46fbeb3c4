"""Bombs of text: each gives, for a size, the files of a site."""

SETTINGS = 'name: 测试站\nurl: https://test.example/\norg:\n  name: 测试街道办事处\n'
HEAD = 'title: 测试\npublished: 2024-01-01\nsource: 甲\n'


def notice(body, head=HEAD):
    return {'content/notices/a.md': '---\n%s---\n%s\n' % (head, body)}


def head(more):
    return notice('字', HEAD + more)


def lines(text, size, line=4_000):
    """A text again and again, in paragraphs: a line has a limit, and a file of many lines is what costs most below it."""
    paragraph = text * max(1, line // len(text.encode())) + '\n\n'
    return notice(paragraph * max(1, size // len(paragraph.encode())))


def notices(count, make):
    files = {}
    for number in range(count):
        more, body = make(number)
        files['content/notices/n%d.md' % number] = '---\ntitle: 测试%d\npublished: 2024-01-01\nsource: 甲\n%s---\n%s\n' % (
            number, more, body)
    return files


MB = 1 << 20
KB = 250_000  # four times this is just below what a file may hold
FRONT = 15_000  # and this what front matter may

TEXTS = {
    # Nested without end.
    'quotes': lambda k: notice('> ' * 2500 * k + 'x'),
    'emphases': lambda k: notice('*a **b ' * 750 * k + 'x' + '** *' * 750 * k),
    'strong': lambda k: notice('**x ' * 2500 * k + '** ' * 2500 * k),
    'nested emphases in paragraphs': lambda k: lines('**x ' * 400 + '** ' * 400, KB * k),
    'lists in lists': lambda k: notice('\n'.join('  ' * i + '- a' for i in range(300 * k))),
    'lists in lists, again and again': lambda k: notice(('\n'.join('  ' * i + '- a' for i in range(20)) + '\n\n字\n\n') * 500 * k),
    'brackets in front matter': lambda k: notice('字', 'title: ' + '[' * 50000 * k + '\npublished: 2024-01-01\n'),
    'aliases in front matter': lambda k: head('keywords: &a0 [x, x]\n' + ''.join(
        'k%d: &a%d [%s]\n' % (i, i, ', '.join(['*a%d' % (i - 1)] * 10)) for i in range(1, 5 + 5 * k))),
    # One thing again and again, where it may count its neighbours.
    'images': lambda k: lines('![[]()', KB * k),
    'book titles': lambda k: lines('《' * 600 + '》' * 600, KB * k),
    'equal headings': lambda k: notice('## 标题\n\n字\n\n' * 5000 * k),
    'different headings': lambda k: notice(''.join('## 标题%d\n\n字\n\n' % i for i in range(5000 * k))),
    'brackets': lambda k: lines('[', KB * k),
    'backticks': lambda k: notice('\n\n'.join(' '.join('`' * i for i in range(1, 100)) for _ in range(50 * k))),
    'links': lambda k: lines('[a](b.md) ', KB * k),
    'links to what is there': lambda k: {**notices(500 * k, lambda n: ('', ' '.join(
        '[甲](n%d.md)' % ((n * 7 + i) % (500 * k)) for i in range(50))))},
    'link definitions': lambda k: notice(''.join('[a%d]: b%d.md\n' % (i, i) for i in range(10000 * k))
                                         + '\n\n' + ''.join('[a%d]\n\n' % i for i in range(3000 * k))),
    'footnotes': lambda k: notice(''.join('字[^%d]\n\n' % i for i in range(3000 * k))
                                  + ''.join('[^%d]: 注\n\n' % i for i in range(3000 * k))),
    'digits': lambda k: lines('1', KB * k),
    'digits apart': lambda k: lines('1 ', KB * k),
    'stars among digits': lambda k: lines('1*', KB * k),
    'rows': lambda k: notice('|'.join('a' * 500) + '\n' + '|'.join('-' * 500) + '\n' + ('|'.join('b' * 500) + '\n') * 240 * k),
    'rows of identity': lambda k: notice('|姓名|电话|\n|-|-|\n' + '|甲|1|\n' * 22000 * k),
    'entities': lambda k: lines('&#49;', KB * k),
    'items of a list': lambda k: notice('- 机密\n' * 20_000 * k),
    'places for figures': lambda k: lines('{{x}}', KB * k),
    'paragraphs': lambda k: notice('字。\n\n' * 50000 * k),
    'slips': lambda k: lines('拔款。', KB * k),
    'marks of secrecy': lambda k: notice('机密\n\n' * 30000 * k),
    'mobiles': lambda k: lines('联系13812345678；', KB * k),
    'identity numbers': lambda k: lines('身份证110105194912310021，', KB * k),
    'homes': lambda k: lines('张某家住甲路12号3栋401室，', KB * k),
    'years': lambda k: lines('2023年2024年', KB * k),
    'dates': lambda k: lines('自2023年1月1日至2023年12月31日（星期五），', KB * k),
    'document numbers': lambda k: lines('测街办〔2023〕5号、', KB * k),
    'laws': lambda k: lines('依据《中华人民共和国行政处罚法》第一百条，', KB * k),
    'equal sentences': lambda k: lines('这是一段文字，说的是办理时间和地点。', KB * k),
    'directions turned about': lambda k: lines('\u202e\u2066a\u200b', KB * k),
    'HTML': lambda k: lines('<a b="<!--', KB * k),
    # Values in front matter.
    'keywords': lambda k: head('keywords:\n' + ''.join('  - 词%d\n' % i for i in range(FRONT * k // 14))),
    'unknown keys': lambda k: head(''.join('k%d: 1\n' % i for i in range(FRONT * k // 10))),
    'missing attachments': lambda k: head('attachments:\n' + ''.join(
        '  - {file: a%d.pdf, title: 甲}\n' % i for i in range(FRONT * k // 32))),
    'changes': lambda k: head('changes:\n' + '  - {date: 2024-01-02, note: 改}\n' * (FRONT * k // 34)),
    'repeals': lambda k: head('repeals: [%s]\n' % ', '.join('b%d' % i for i in range(FRONT * k // 8))),
    'long title': lambda k: notice('字', 'title: %s\npublished: 2024-01-01\n' % ('测' * 1600 * k)),
    'hours': lambda k: {'content/stations/a.md': '---\ntitle: 站\npublished: 2024-01-01\nhours: "%s"\n---\n字\n' % (
        '每月20日9:00-12:00，' * 200 * k)},
    # Many files.
    'topics': lambda k: notices(500 * k, lambda n: ('topic: 题%d\n' % n, '字')),
    'equal texts': lambda k: notices(400 * k, lambda n: ('', '这是一段文字，说的是办理时间和地点。\n\n' * 20)),
    'equal document numbers': lambda k: notices(1000 * k, lambda n: ('document_number: 测街办〔2023〕5号\n', '字')),
    'each repeals the next': lambda k: notices(1000 * k, lambda n: ('repeals: [n%d]\n' % (n + 1), '字')),
    'equal addresses': lambda k: notices(1000 * k, lambda n: ('slug: a\n', '字')),
    'own words': lambda k: {**lines('这是一段文字，', KB // 10), 'content/words/a.yaml': 'typos:\n' + ''.join(
        '  - 错字%d → 正字%d\n' % (i, i) for i in range(7000 * k))},
    'settings': lambda k: {'content/site.yaml': SETTINGS + 'topics:\n' + ''.join(
        '  - {id: t%d, name: 题%d}\n' % (i, i) for i in range(1000 * k)), **notice('字')},
    'redirects': lambda k: {'content/site.yaml': SETTINGS + 'redirects:\n' + ''.join(
        '  - {from: notices/b%d.html, to: notices/a.html}\n' % i for i in range(KB * k // 60)), **notice('字')},
    'topics in settings': lambda k: {'content/site.yaml': SETTINGS + 'topics:\n' + ''.join(
        '  - {id: t%d, name: 题%d}\n' % (i, i) for i in range(KB * k // 40)), **notice('字')},
    'brackets in settings': lambda k: {'content/site.yaml': SETTINGS + 'topics: ' + '[' * 50_000 * k, **notice('字')},
    'brackets in own words': lambda k: {'content/words/a.yaml': 'typos: ' + '[' * 50_000 * k, **notice('字')},
    'many lists of own words': lambda k: {**notice('字'), **{'content/words/%d.yaml' % n: 'typos:\n' + ''.join(
        '  - 错字%d%d → 正字%d\n' % (n, i, i) for i in range(10_000)) for n in range(10 * k)}},
    # A hundred megabytes at four times.
    'settings without end': lambda k: {'content/site.yaml': SETTINGS + 'topics:\n' + '  - {id: a, name: 题}\n' * (MB * k), **notice('字')},
    'own words without end': lambda k: {'content/words/a.yaml': 'typos:\n' + '  - 错字 → 正字\n' * (MB * k), **notice('字')},
    'addresses of before without end': lambda k: {**notice('字'), 'content/urls.lock': 'notices/a-certain-page.html\n' * (MB * k)},
    'a text without end': lambda k: notice('这是一段文字。\n\n' * (MB * k)),
    'addresses of before': lambda k: {**notice('字'), 'content/urls.lock': ''.join(
        'notices/b%d.html\n' % i for i in range(100_000 * k))},
}
