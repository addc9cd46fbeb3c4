"""The shapes in which an item is written: a list of pieces, each a text and how it is written.

How: "" as it is, "b" in bold, "e" as a numeric character reference, "n" as `&nbsp;` (the two only where there are references).
"""

import dataclasses

CIRCLED = dict(zip("0123456789", "⓪①②③④⑤⑥⑦⑧⑨"))
RAISED = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
ARABIC = dict(zip("0123456789", "٠١٢٣٤٥٦٧٨٩"))
NAGARI = dict(zip("0123456789", "०१२३४५६७८९"))
DOUBLE = {d: chr(0x1D7D8 + int(d)) for d in "0123456789"}


def grouped(core, cuts, separator):
    parts, last = [], 0
    for cut in [*cuts, len(core)]:
        if last < cut:
            parts.append(core[last:cut])
            last = cut
    return separator.join(parts)


def mapped(table):
    return lambda item, rng: [("".join(table.get(c, c) for c in item.core), "")]


def separated(separator):
    return lambda item, rng: [(grouped(item.core, item.groups, separator), "")]


def at_middle(separator, how=""):
    def shape(item, rng):
        middle = len(item.core) // 2
        return [(item.core[:middle], ""), (separator, how), (item.core[middle:], "")]
    return shape


def bold_middle(item, rng):
    third = max(1, len(item.core) // 3)
    return [(item.core[:third], ""), (item.core[third:2 * third], "b"), (item.core[2 * third:], "")]


def reference_middle(item, rng):
    middle = len(item.core) // 2
    return [(item.core[:middle], ""), (item.core[middle], "e"), (item.core[middle + 1:], "")]


def wide(item, rng):
    return [("".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in item.core), "")]


def spaced(item, rng):
    """A mark whose letters stand apart, as red heads set them."""
    return [(rng.choice(["　", " ", "  "]).join(item.core[:2]) + item.core[2:], "")]


@dataclasses.dataclass(frozen=True)
class Shape:
    name: str
    make: object
    kinds: str = "number"  # number: identity, mobile, card; mark; any; or a kind's name
    only: tuple = ()  # the formats that can hold it
    plain: bool = False  # nothing but characters: can stand in a file name or a property
    no_x: bool = False


NUMBERS = ("identity", "mobile", "card")
SHAPES = [
    Shape("plain", lambda i, r: [(i.core, "")], "any", plain=True),
    Shape("wide", wide, plain=True),
    Shape("spaces", separated(" "), plain=True),
    Shape("hyphens", separated("-"), plain=True),
    Shape("no-break hyphens", separated("\u2011")),
    Shape("no-break space", at_middle("\xa0", "n"), "any"),
    Shape("thin space", separated("\u2009")),
    Shape("tab", separated("\t")),
    Shape("dots", separated(".")),
    Shape("slashes", separated("/"), "identity card"),
    Shape("commas", separated(","), "identity card"),
    Shape("zero width", at_middle("\u200b"), "any"),
    Shape("soft hyphen", at_middle("\xad"), "any"),
    Shape("joiner", at_middle("\u2060"), "number"),
    Shape("reference", reference_middle, "any", only=("md", "html")),
    Shape("bold middle", bold_middle, "any", only=("md", "html", "docx", "doc", "xlsx", "pdf")),
    Shape("bold", lambda i, r: [(i.core, "b")], "any", only=("md", "html", "docx", "doc", "pdf")),
    Shape("circled", mapped(CIRCLED), no_x=True),
    Shape("raised", mapped(RAISED), no_x=True),
    Shape("arabic digits", mapped(ARABIC), no_x=True),
    Shape("nagari digits", mapped(NAGARI), no_x=True),
    Shape("double digits", mapped(DOUBLE), no_x=True),
    Shape("glued letters", lambda i, r: [(i.core + r.choice(["a", "abc", "tel", "N"]), "")], "number", no_x=True, plain=True),
    Shape("followed by 号", lambda i, r: [(i.core + "号", "")], "mobile"),
    Shape("followed by 个", lambda i, r: [(i.core + "个", "")], "mobile"),
    Shape("after 第", lambda i, r: [("第" + i.core, "")], "mobile"),
    Shape("beside, comma", lambda i, r: [(i.core + "," + "1" + r.choice("3578") + "".join(r.choice("0123456789") for _ in range(9)), "")], "mobile"),
    Shape("beside, slash", lambda i, r: [(i.core + "/" + "1" + r.choice("3578") + "".join(r.choice("0123456789") for _ in range(9)), "")], "mobile"),
    Shape("0086", lambda i, r: [("0086" + r.choice(["", "-", " "]) + i.core, "")], "mobile", plain=True),
    Shape("+86", lambda i, r: [("+86" + r.choice(["", "-", " "]) + i.core, "")], "mobile", plain=True),
    Shape(".0", lambda i, r: [(i.core + ".0", "")], "mobile", only=("csv", "xlsx", "xls")),
    Shape("letters apart", spaced, "mark-line", plain=True),
    Shape("yaml escape", lambda i, r: [(i.core, "y")], "any", only=("md",)),
]


def fits(shape, item, form):
    if shape.only and form not in shape.only:
        return False
    kinds = shape.kinds
    if kinds == "number":
        return item.kind in NUMBERS
    return kinds == "any" or item.kind in kinds.split()


def text_of(pieces):
    return "".join(text for text, _ in pieces)
