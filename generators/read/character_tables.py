"""The readings of characters and the forms they have in traditional texts, taken from packages that know them.

Only who makes the tables of the search anew needs the packages, so that nobody else installs them.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import files, version

PACKAGES = ("pypinyin", "OpenCC")
LEAST_SHARE, LEAST_WORDS = 0.12, 3
"""Of the words of a character, how many must read it so; a rare character is not judged by one or two words."""
_TONES = frozenset("\u0300\u0301\u0304\u030c")
_IDEOGRAPHS = "".join(map(chr, range(0x4E00, 0xA000)))
_READINGS = """\
# 拼音（不标声调，ü 写作 v）和读它的字：GB 2312 的全部汉字；多音字只收词语里常见的读音。
# 由 pypinyin {version}（MIT）的字表和词表统计得出：一个读音占该字全部词语的 {share:.0%} 以上、至少 {words} 个词才收；
# 没有这样的读音，就收字表里的第一个。
# 重做：python3 run.py vendor --characters
"""
_FORMS = """\
# 简体字和它的繁体、异体写法，简体限于 GB 2312。取自 OpenCC {version}（Apache-2.0）的繁简对照。
# 重做：python3 run.py vendor --characters
"""


def read_character_tables() -> dict[str, str]:
    """Return the tables and the licences they come under, by file name.

    Raises ImportError where a package is not installed.
    """
    from opencc import OpenCC  # noqa: PLC0415 - installed by a maintainer alone
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415 - as above
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - as above

    characters = [one for one in _IDEOGRAPHS if one.encode("gb2312", "ignore")]
    readings = choose_readings(characters, pinyin_dict, phrases_dict)
    simplified = OpenCC("t2s").convert("\n".join(_IDEOGRAPHS)).split("\n")
    forms = group_forms(zip(_IDEOGRAPHS, simplified, strict=True), set(characters))
    pypinyin, opencc = map(version, PACKAGES)
    return {
        "pinyin.txt": _READINGS.format(version=pypinyin, share=LEAST_SHARE, words=LEAST_WORDS)
        + "".join(f"{reading} {''.join(read)}\n" for reading, read in sorted(readings.items())),
        "traditional.txt": _FORMS.format(version=opencc)
        + "".join(f"{one}{''.join(others)}\n" for one, others in sorted(forms.items())),
        **{f"LICENSE-{package}.txt": text for package in PACKAGES if (text := read_licence(package))},
    }


def read_licence(package: str) -> str:
    """Return the text of the licence an installed package brings along; nothing where it brings none."""
    brought = [one for one in files(package) or () if one.name.upper().startswith("LICEN")]
    return "\n".join(one.read_text("utf-8") for one in brought)


def choose_readings(
    characters: Iterable[str], of_characters: Mapping[int, str], of_words: Mapping[str, Sequence[Sequence[str]]]
) -> dict[str, list[str]]:
    """Return reading -> the characters that words read so; the first one listed where words do not tell.

    Readings of a character are separated by commas; a word has a list of readings for each of its characters.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, readings in of_words.items():
        if len(word) == len(readings):
            for character, listed in zip(word, readings, strict=True):
                counts[character][without_tone(listed[0])] += 1
    chosen: defaultdict[str, list[str]] = defaultdict(list)
    for character in characters:
        count = counts[character]
        least = max(LEAST_WORDS, LEAST_SHARE * count.total())
        first = without_tone(of_characters[ord(character)].split(",")[0])
        for reading in [one for one in count if count[one] >= least] or [first]:
            chosen[reading].append(character)
    return chosen


def without_tone(reading: str) -> str:
    """Write a reading as it is typed: nǚ is nv."""
    letters = "".join(one for one in unicodedata.normalize("NFD", reading) if one not in _TONES)
    return unicodedata.normalize("NFC", letters).replace("ü", "v")


def group_forms(pairs: Iterable[tuple[str, str]], wanted: set[str]) -> dict[str, list[str]]:
    """Return simplified character -> the others that are written so, of pairs (as written, simplified)."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for written, simplified in pairs:
        if written != simplified and simplified in wanted:
            forms[simplified].append(written)
    return forms
