"""vary - pages made from pages whose article is known: a shorter article, teasers around it

Portals have short articles between many teasers, and markup that says little. Such pages are rare in
the sets that may be learnt from, so they are made: all but the first paragraphs of an article are taken
out, and lists of teasers or posts, whose texts come from other articles, are put before, behind or
below it. Everything is drawn from a generator seeded with the page's name: a run repeats.
"""
import html
import random
import re

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
PARAGRAPH = re.compile(
    r"<p\b[^>]*>(?:(?!<p\b|</?(?:div|table|ul|ol|section|article|body)\b).)*?</p\s*>", re.S | re.I)
TAG = re.compile(r"<[^>]*>")
HEADING = re.compile(r"<h1\b", re.I)
BODY = re.compile(r"<body\b[^>]*>", re.I)
CLOSE = re.compile(r"</(?:div|section|article|td|main)\s*>", re.I)

CLASSES = ("teaser item post news-item story card box block entry article-preview list-item media row "
           "views-row content text b-news c1 n2 lst cell line unit").split()
WRAPPERS = ("related list news latest sidebar bottom more feed stream content main block wrap left right "
            "col2 center b1 page-list").split()
MORE = ("Read more", "More", "Weiterlesen", "Mehr", "Lire la suite", "Leer más", "Czytaj więcej",
        "Подробнее", "Περισσότερα", "更多", "»", "...")
NAMES = ("anna", "Marek", "jk_77", "Guest", "Иван", "Νίκος", "user1204", "Петр К.", "Lena M.", "王", "Tom B",
         "wolf", "ania", "Dr. No", "Sarah", "gosc")


def grams(text):
    """The 4-grams of its words."""
    words = WORD.findall(text.lower())
    return {tuple(words[i:i + 4]) for i in range(len(words) - 3)}


def text_of(markup):
    return " ".join(html.unescape(TAG.sub(" ", markup)).split())


def paragraphs(source, gold):
    """The <p> elements of a page whose words lie in 4-grams of the gold."""
    hits = []
    for match in PARAGRAPH.finditer(source):
        own = grams(text_of(match.group()))
        if len(own) >= 3 and len(own & gold) > .6 * len(own):
            hits.append(match)
    return hits


def excerpts(source, gold):
    """Texts of one or two sentences of the page, for teasers on others."""
    out = []
    for match in paragraphs(source, gold)[:6]:
        text = text_of(match.group())
        cut = text[:random.Random(text).choice((90, 130, 180, 240, 320, 700))]
        out.append(cut if len(cut) == len(text) or " " not in cut else cut[:cut.rindex(" ")])
    return [text for text in out if len(text) > 20]


def date(rng):
    day, month, year = rng.randrange(1, 29), rng.randrange(1, 13), rng.randrange(2006, 2024)
    return rng.choice((f"{day:02}.{month:02}.{year}", f"{year}-{month:02}-{day:02}", f"{day}/{month}/{year}",
                       f"{rng.randrange(24)}:{rng.randrange(60):02}", f"{day:02}.{month:02}.{year} {rng.randrange(24)}:15"))


def attribute(rng, names):
    return f' class="{rng.choice(names)}"' if rng.random() < .6 else ""


def teasers(rng, texts):
    """A list of teasers in one of many forms."""
    wrapper, item = rng.choice((("div", "div"), ("div", "div"), ("ul", "li"), ("section", "article"), ("div", "article"),
                                ("table", "tr"), ("dl", ""), ("div", "")))
    heading = "dt" if wrapper == "dl" else rng.choice(("h2", "h3", "h4", "strong", "div", "b", "p", ""))
    body = "dd" if wrapper == "dl" else rng.choice(("p", "p", "div", "span", ""))
    if rng.random() < .2:
        heading = body = ""
    item_class, linked, dated, more = attribute(rng, CLASSES), rng.random(), rng.random() < .4, rng.random() < .3
    out = [f"<{wrapper}{attribute(rng, WRAPPERS)}>"]
    if rng.random() < .5:
        out.append(f"<h3>{html.escape(rng.choice(texts)[:18])}</h3>")
    for text in rng.sample(texts, min(len(texts), rng.randrange(3, 14))):
        title = html.escape(" ".join(rng.choice(texts).split()[:rng.randrange(4, 11)])[:90])
        text = html.escape(text)
        title = f'<a href="/{rng.randrange(9999)}">{title}</a>' if linked > .15 else title
        text = f'<a href="/{rng.randrange(9999)}">{text}</a>' if linked > .85 else text
        title = f"<{heading}>{title}</{heading}>" if heading else title + rng.choice((" ", "<br>", ": "))
        parts = [title, f"<{body}>{text}</{body}>" if body else text]
        if dated:
            parts.insert(rng.randrange(3), rng.choice(("<span>%s</span>", "<div>%s</div>", "%s ")) % date(rng))
        if more:
            parts.append(f'<a href="/{rng.randrange(9999)}">{rng.choice(MORE)}</a>')
        inside = "".join(parts) if item != "tr" else f"<td>{''.join(parts)}</td>"
        out.append(f"<{item}{item_class}>{inside}</{item}>" if item else inside)
    return "".join(out) + f"</{wrapper}>"


def posts(rng, texts):
    """What readers wrote, in forms no comment program makes."""
    tag, item_class = rng.choice(("div", "p", "li")), attribute(rng, CLASSES)
    form = rng.choice(("%n<br>%t", "<b>%n</b> %d<br>%t", "<div>%n %d</div><div>%t</div>", "%t<br><i>%n</i>, %d",
                       "<span>%d</span> <span>%n</span><p>%t</p>"))
    out = [f"<h3>{rng.choice(('Comments', 'Kommentare', 'Komentarze', 'Комментарии', 'Σχόλια', '评论', 'Opinie'))}</h3>"]
    for text in rng.sample(texts, min(len(texts), rng.randrange(2, 9))):
        filled = form.replace("%n", rng.choice(NAMES)).replace("%d", date(rng)).replace("%t", html.escape(text))
        out.append(f"<{tag}{item_class}>{filled}</{tag}>")
    return "".join(out)


def shorten(rng, source, hits):
    keep = rng.choice((1, 1, 2, 2, 3, 4))
    keep = keep if keep <= len(hits) // 2 else 1
    out, at = [], 0
    for match in hits[keep:]:
        out.append(source[at:match.start()])
        at = match.end()
    return "".join(out) + source[at:]


def place(rng, source, gold):
    """A byte offset to put a list at: before the article, in its container, or further out behind it."""
    hits = paragraphs(source, gold)
    where = rng.random()
    if where < .25:
        start = HEADING.search(source) or BODY.search(source)
        if start:
            return start.start() if start.re is HEADING else start.end()
    at = hits[-1].end()
    for _ in range(0 if where < .4 else rng.randrange(1, 5)):
        close = CLOSE.search(source, at, at + 20000)
        at = close.end() if close else at
    return at


def vary(name, source, gold, texts):
    """Another page with the same gold (4-grams), None if no paragraphs of it were found; texts: of teasers."""
    rng = random.Random(name)
    hits = paragraphs(source, gold)
    if not hits:
        return None
    if len(hits) >= 4 and rng.random() < .7:
        source = shorten(rng, source, hits)
    for _ in range(rng.choice((0, 1, 1, 2))):
        at = place(rng, source, gold)
        make = posts if rng.random() < .2 else teasers
        source = source[:at] + make(rng, texts) + source[at:]
    return source


NAMED = re.compile(r"""\s(?:class|id|itemprop)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)""", re.I)


def bare(name, source):
    """The page with most of its class names taken out, as in markup that says little."""
    rng = random.Random(name)
    kept = {}
    return NAMED.sub(lambda m: m.group() if kept.setdefault(m.group(), rng.random() < .2) else "", source)
