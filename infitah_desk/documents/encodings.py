"""The encoding of a text list, found from its bytes: UTF-8, UTF-16, or the 8-bit page that reads.

Moroccan French-and-Arabic lists come in cp1256, which holds é è ê à ç too but gives Arabic letters
where cp1252 has É or À; old Excel writes MacRoman or cp850. No byte decides between them, words
do: a page is right when its words are wholly Latin or wholly Arabic.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from itertools import islice
from typing import NamedTuple

from infitah_desk.domain.errors import Refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The likeliest first: an equal score goes to the earlier one.
_PAGES = ("cp1252", "cp1256", "iso8859_6", "mac_roman", "mac_arabic", "cp850", "cp720")

_SAMPLE = 64 * 1024
_WORDS_LOOKED_AT = 200_000
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_TOKEN = re.compile(r"[^\W\d_\u064b-\u0652]+[^\W\d_]*|[^\w\s]|[\u064b-\u0652]")
_FRENCH = frozenset("àâäçèéêëîïôöùûüÿœæÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸŒÆ")
_IBERIAN = frozenset("áíóúñÁÍÓÚÑ")
_SIGNS = frozenset("°º«»’‘“”–—…€\u00a0·•،؛؟\u200e\u200f")
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_RARE_ARABIC = re.compile("[\u0671-\u06d3]")
_BINARY = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(NamedTuple):
    """A file's text and the name of its encoding."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of a list's bytes, without byte order mark and NUL characters.

    Bytes that break a file of UTF-8 become U+FFFD, so that their fields are marked.

    Raises:
        Refused: "list.not_a_list" for what is no text.
    """
    text, encoding = _decode(data)
    controls = len(_BINARY.findall(text[:_SAMPLE]))
    if controls * 50 > min(len(text), _SAMPLE):
        raise Refused("list.not_a_list")
    return Decoded(text.replace("\0", ""), encoding)


def _decode(data: bytes) -> Decoded:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data.decode(encoding, "replace"), encoding)
    if wide := _utf_16(data):
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf_8(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8")
    page = _eight_bit_page(data)
    return Decoded(data.decode(page), page)


def _utf_16(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of digits, spaces and separators is NUL."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    high_first, high_last = sample[0::2].count(0), sample[1::2].count(0)
    if half and high_last * 5 > half and high_first * 20 < high_last:
        return "utf-16-le"
    if half and high_first * 5 > half and high_last * 20 < high_first:
        return "utf-16-be"
    return ""


def _is_damaged_utf_8(data: bytes) -> bool:
    """Whether nearly all bytes above 127 form UTF-8: a list cut off or patched by hand."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    wide = len(text) - len(text.encode("ascii", "ignore")) - broken
    return wide > 20 * broken


def _eight_bit_page(data: bytes) -> str:
    words = Counter(found.group() for found in islice(_WORD.finditer(data), _WORDS_LOOKED_AT))
    best, most = "", 0.0
    for page in _PAGES:
        try:
            data.decode(page)
            score = sum(_plausible(word.decode(page)) * count for word, count in words.items())
        except UnicodeDecodeError:
            continue
        if not best or score > most:
            best, most = page, score
    return best


def _plausible(text: str) -> float:
    """How much a run of letters looks like French or Arabic: negative where it cannot be."""
    if _ARABIC.search(text) and re.search(r"[A-Za-z\u00c0-\u024f]", text):
        return -2.0 * len(text)
    score = 0.0
    for token in _TOKEN.findall(text):
        if _ARABIC.match(token):
            # Letters that Arabic itself lacks stand in few words; a lone letter proves nothing.
            score += len(token) - 2.0 * len(_RARE_ARABIC.findall(token)) if len(token) > 1 else 0.0
        elif token.isalpha():
            score += _plausible_latin(token)
        elif token not in _SIGNS:
            score -= 1.0
    return score


def _plausible_latin(word: str) -> float:
    if len(word) > 1 and not any(map(str.isascii, word)):
        return -float(len(word))
    score = 0.0
    for index, letter in enumerate(word):
        if letter.isascii():
            continue
        if letter in _FRENCH:
            # "cafÉ" is a page gone wrong; "CAFÉ" and "École" are not.
            score += 1.0 if letter.islower() or word[:index].upper() == word[:index] else -1.0
        else:
            score += 0.5 if letter in _IBERIAN else -1.0
    return score
