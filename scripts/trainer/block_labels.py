"""block_labels - for each block of a page, whether it is content and whether it is of the article

Labels are 1, 0 and -1 for unknown, in two columns: content, article. They come from gold text, from
segments that belong to the text or do not, or from the answers of other extractors.
"""
import re
from collections import Counter

import numpy as np

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
NOT_ARTICLE = {"title", "byline", "caption"}
ARTICLE_TYPES = ("article", "documentation")
AGREED = 3  # teachers of four


def grams(tokens):
    return [tuple(tokens[i:i + 4]) for i in range(len(tokens) - 3)]


def covered(tokens, gold_grams):
    """Which tokens lie in a 4-gram of the gold."""
    marks = np.zeros(len(tokens), bool)
    for i, gram in enumerate(grams(tokens)):
        if gram in gold_grams:
            marks[i:i + 4] = True
    return marks


def align(texts, gold):
    """For each block, whether it is part of the gold text."""
    pieces = [WORD.findall(t.lower()) for t in texts]
    gold_grams = grams(WORD.findall(gold.lower()))
    lines = Counter(" ".join(WORD.findall(x.lower())) for x in gold.split("\n"))
    marks = covered([t for p in pieces for t in p], set(gold_grams))
    share, at = np.zeros(len(texts)), 0
    for i, piece in enumerate(pieces):
        share[i] = marks[at:at + len(piece)].mean() if piece else 0
        at += len(piece)
    sure = np.array([s > .5 and len(p) >= 4 for s, p in zip(share, pieces)], bool)
    out = sure.copy()
    near = np.convolve(sure, np.ones(7), "same") > 0 if len(sure) else sure
    for i, piece in enumerate(pieces):
        if not piece:
            out[i] = 0 < i < len(pieces) - 1 and sure[i - 1] and sure[i + 1]
        elif len(piece) < 4:
            out[i] = near[i] and (share[i] > .5 or lines[" ".join(piece)] > 0)
    return drop_copies(out, pieces, Counter(gold_grams))


def drop_copies(kept, pieces, gold):
    """What the page says more often than the gold stays where most around it is kept."""
    own = {i: Counter(grams(pieces[i])) for i in np.flatnonzero(kept)}
    used = Counter()
    for g in own.values():
        used.update(g)
    words = np.array([len(p) for p in pieces]) * kept
    total = np.concatenate([[0], np.cumsum(words)])
    around = {i: total[min(len(pieces), i + 6)] - total[max(0, i - 5)] - words[i] for i in own}
    for i in sorted(own, key=lambda i: (around[i], -i)):
        over = sum(n for g, n in own[i].items() if used[g] > max(1, gold[g]))
        if own[i] and over > .5 * own[i].total():
            kept[i] = False
            used.subtract(own[i])
    return kept


def weights(texts):
    """Words count by their square root, all pages the same."""
    w = np.sqrt([1 + len(WORD.findall(t)) for t in texts])
    return 100 * w / w.sum()


def segment_labels(texts, gold):
    """For blocks that hold a segment of either kind; the others are unknown."""
    fold = lambda x: " ".join(x.split())
    out = np.full(len(texts), -1, np.int8)
    for i, text in enumerate(map(fold, texts)):
        if any(s and s in text for s in map(fold, gold["with"])):
            out[i] = 1
        elif any(s and s in text and len(text) < 3 * len(s) + 40 for s in map(fold, gold["without"])):
            out[i] = 0
    return out


def inside(blocks):
    return np.array([b["label"] not in NOT_ARTICLE for b in blocks], bool)


def from_gold(texts, blocks, gold):
    """Labels, and how much each block counts."""
    content = align(texts, gold["gold"]).astype(np.int8)
    article = np.where(inside(blocks), content, 0)
    if gold.get("type") not in ARTICLE_TYPES:
        article[:] = -1
    return np.stack([content, article], 1), weights(texts)


def from_segments(texts, blocks, gold):
    y = segment_labels(texts, gold)
    return (np.stack([y, np.where(inside(blocks) | (y < 1), y, 0)], 1),
            np.sqrt([.1 + len(WORD.findall(t)) * .1 for t in texts]))


def from_teachers(texts, blocks, gold):
    """
    What most teachers keep is of the article, what none keeps is not; segments overrule them. Pages
    count less the more the teachers differ in how much they keep.
    """
    answers = gold["answers"]
    votes = np.stack([align(texts, a).astype(np.int8) for a in answers], 1)
    sizes = sorted(len(WORD.findall(a)) for a in answers)
    n, within = votes.sum(1), inside(blocks)
    y = np.full(len(texts), -1, np.int8)
    y[n >= AGREED] = 1
    y[(n == 0) | ((n == 1) & (votes[:, -1] == 1)) | ~within] = 0
    if sizes[1] < 30:
        y[:] = -1
    if "with" in gold:
        known = segment_labels(texts, gold)
        y[known == 1] = within[known == 1]
        y[known == 0] = 0
    content = np.where(y == 1, 1, np.where(n == 0, 0, -1))
    share = sizes[0] / max(1, sizes[-1])
    return (np.stack([content, y], 1).astype(np.int8),
            weights(texts) * (1 if share > .6 else .5 if share > .3 else .2))


def agreed_grams(answers):
    """The 4-grams that most teachers keep."""
    counts = Counter(g for a in answers for g in set(grams(WORD.findall(a.lower()))))
    return {g for g, n in counts.items() if n >= AGREED}
