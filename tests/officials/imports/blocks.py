"""The texts of a built page's article, a block each, with the numbers that a browser gives to list items."""

import html.parser
import re

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "table", "caption", "div", "section", "blockquote", "figure", "figcaption", "dt", "dd", "pre", "br", "ol", "ul", "article",
          "header", "footer", "nav", "main", "aside"}


class Blocks(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found, self.text, self.counters, self.skipped = [], "", [], 0
        self.feed(text)
        self.flush()

    def flush(self):
        if self.text.strip():
            self.found.append(self.text)
        self.text = ""

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "style"):
            self.skipped += 1
        if tag in BLOCKS:
            self.flush()
        if tag in ("ol", "ul"):
            self.counters.append(int(dict(attrs).get("start") or 1) if tag == "ol" else None)
        elif tag == "li" and self.counters and self.counters[-1] is not None:
            given = dict(attrs).get("value")
            self.counters[-1] = int(given) if given else self.counters[-1]
            self.text = f"{self.counters[-1]}."
            self.counters[-1] += 1

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.skipped -= 1
        if tag in BLOCKS:
            self.flush()
        if tag in ("ol", "ul") and self.counters:
            self.counters.pop()

    def handle_data(self, data):
        if not self.skipped:
            self.text += data


def of_page(text):
    return Blocks(text).found


def of_markdown(text):
    """The same of Markdown, for what cannot be built: lines that follow each other are one block."""
    found, block = [], ""
    for line in text.splitlines():
        starts = re.match(r"\s*(#|\||>|[-*+] |\d+[.)] )", line)
        if not line.strip() or starts:
            if block.strip():
                found.append(block)
            block = ""
        block += line + " "
        if line.endswith(("  ", "\\")):
            found.append(block)
            block = ""
    return found + [block] if block.strip() else found
