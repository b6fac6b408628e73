"""teachers - what other extractors take for the article of a page that has no gold text

The votes of several of them, where they agree, are labels for pages nobody has annotated: they bring
languages and kinds of markup that the annotated sets lack. Answers are kept in a file of one JSON
object a page, since asking takes minutes.

Needs trafilatura, readability-lxml and resiliparse.
"""
import json
import os
import signal

TIMEOUT = 60  # seconds for one page, of processor time: the same answers on a busy machine


def trafilatura(markup):
    from trafilatura import extract
    return extract(markup, include_comments=False)


def trafilatura_fast(markup):
    from trafilatura import extract
    return extract(markup, include_comments=False, fast=True)


def readability(markup):
    from lxml.html import fromstring
    from readability import Document
    return fromstring(Document(markup).summary()).text_content()


def resiliparse(markup):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree
    return extract_plain_text(HTMLTree.parse(markup), main_content=True, links=False, alt_texts=False, comments=False)


# resiliparse is generous: alone it proves nothing, so it is named last
TEACHERS = (trafilatura, trafilatura_fast, readability, resiliparse)


def stop(*_):
    raise TimeoutError


def ask(teacher, markup):
    """Its answer; empty when it fails, whatever the reason."""
    signal.setitimer(signal.ITIMER_PROF, TIMEOUT)
    try:
        return teacher(markup) or ""
    except Exception:
        return ""
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def decode(data):
    from resiliparse.parse.encoding import detect_encoding
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(detect_encoding(data) or "latin-1", "replace")


def answers(folder, path):
    """{member: [answer of each teacher]} for the pages of a folder; read from path if that is there."""
    if not path.exists():
        signal.signal(signal.SIGPROF, stop)
        part = path.with_suffix(".part")
        with open(part, "w", encoding="utf-8") as out:
            for page in sorted(folder.iterdir()):
                markup = decode(page.read_bytes())
                out.write(json.dumps([page.name, [ask(t, markup) for t in TEACHERS]]) + "\n")
        os.replace(part, path)
    with open(path, encoding="utf-8") as lines:
        return dict(map(json.loads, lines))
