"""words - how much words speak for content or against it, learnt from labelled lines of plain texts

A logistic regression over the first words of each line and their pairs; what it adds to the log-odds is a
weight. The start and the end of a line stand for words in pairs.
Words are those of the tool (text_measure.c): runs of letters and digits, single ideographs; letters of
Latin, Greek and Cyrillic in one case; no numbers. The file is described in word_weights.h.

Needs numpy and scipy.
"""
from collections import Counter
from itertools import islice

import numpy as np

from block_labels import WORD

FIRST = 24        # words of a line that are looked at
PAGES = 40        # what is on fewer pages is left out
SLOTS = 16384
STIFFNESS = 60.0  # of the penalty for large weights
UNITS = 25        # for each log-odd
CAPITALS = ((0x41, 0x5b), (0xc0, 0xdf), (0x391, 0x3aa), (0x410, 0x430))  # that the tool folds
FOLDED = {c: c + 32 for first, end in CAPITALS for c in range(first, end)}


def words_of(text):
    words = (match.group().translate(FOLDED) for match in WORD.finditer(text) if not match.group().isdigit())
    return list(islice(words, FIRST + 1))


def terms_of(text):
    words = words_of(text)
    around = [""] + words[:FIRST] + ([""] if len(words) <= FIRST else [])
    return words[:FIRST] + list(zip(around, around[1:]))


def hash_of(word):
    value = 0x811c9dc5
    for char in word:
        value = (value ^ ord(char)) * 0x01000193 & 0xffffffff
    value = (value ^ value >> 15) * 0x85ebca6b & 0xffffffff
    return value or 1


def hash_of_term(term):
    if isinstance(term, str):
        return hash_of(term)
    first, second = (hash_of(word) if word else 0 for word in term)
    value = first * 0x9e3779b1 + second & 0xffffffff
    return (value ^ value >> 15) * 0x85ebca6b & 0xffffffff


class Lines:
    """Labelled lines of pages, and which fold each is of."""

    def __init__(self):
        self.numbers, self.pages = {}, Counter()
        self.ends, self.found, self.y, self.w, self.fold = [0], [], [], [], []

    def add(self, texts, y, w, fold):
        of_page = set()
        for text in texts:
            numbers = [self.numbers.setdefault(word, len(self.numbers)) for word in terms_of(text)]
            of_page.update(numbers)
            self.found.extend(numbers)
            self.ends.append(len(self.found))
        self.pages.update(of_page)
        self.y.append(y)
        self.w.append(w)
        self.fold.append(np.full(len(texts), fold))

    def table(self):
        """A matrix of lines and common terms, the terms; y, w and fold; of the lines with a label."""
        from scipy.sparse import csr_matrix
        common = np.array([self.pages[i] >= PAGES for i in range(len(self.numbers))], bool)
        found = np.array(self.found, np.int32)
        x = csr_matrix((np.ones(len(found), np.float32), found, np.array(self.ends)),
                       shape=(len(self.ends) - 1, len(common)))[:, common]
        y, w, fold = (np.concatenate(part) for part in (self.y, self.w, self.fold))
        known = y >= 0
        terms = [term for term, i in self.numbers.items() if common[i]]
        return x[known], terms, y[known].astype(float), w[known], fold[known]


def fit(x, y, w):
    """The weight of each column."""
    from scipy.optimize import minimize
    w, turned = w / w.mean(), x.T.tocsr()

    def loss(weights):
        odds = x @ weights[:-1] + weights[-1]
        slope = w * (1 / (1 + np.exp(-odds)) - y)
        value = (w * (np.logaddexp(0, odds) - y * odds)).sum() + STIFFNESS / 2 * (weights[:-1] ** 2).sum()
        return value, np.append(turned @ slope + STIFFNESS * weights[:-1], slope.sum())

    return minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B",
                    options={"maxiter": 60}).x[:-1]


def pack(terms, weights):
    """The hash table of those with the largest weights."""
    values = np.clip(np.round(weights * UNITS), -128, 127).astype(int)
    slots = [(0, 0)] * SLOTS
    for i in np.argsort(-np.abs(values), kind="stable")[:SLOTS * 3 // 4]:
        value = hash_of_term(terms[i])
        slot, check = value % SLOTS, value >> 16
        while slots[slot][1] != 0 and slots[slot][0] != check:
            slot = (slot + 1) % SLOTS
        if slots[slot][1] == 0:
            slots[slot] = (check, values[i])
    return b"".join(check.to_bytes(2, "little") + int(value).to_bytes(1, "little", signed=True)
                       for check, value in slots)
