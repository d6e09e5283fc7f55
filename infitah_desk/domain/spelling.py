"""Names as they sound: one form for the many spellings of a Moroccan name, in both scripts.

For comparison only: articles go, joined and split names become one, the
short forms of common names their long ones. Never shown, never stored as the name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from infitah_desk.domain.text_folding import fold
from infitah_desk.domain.trades import trade_words, with_trades

_NOT_A_LETTER = re.compile(r"[\W_]+")

# Said of a firm, and no part of what it is called.
_GENERIC = frozenset(
    [
        "ste",
        "societe",
        "soc",
        "sarl",
        "sarlau",
        "au",
        "sa",
        "snc",
        "scs",
        "sca",
        "gie",
        "ets",
        "etablissement",
        "etablissements",
        "entreprise",
        "cooperative",
        "coop",
        "et",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "d",
        "l",
        "شركه",
        "الشركه",
        "تعاونيه",
        "التعاونيه",
        "مقاوله",
        "مؤسسه",
    ]
)
_FORMS = re.compile(
    r"(?:\bs\W?a\W?r\W?l|sarl)\b\W*(?:a\W?u\b)?|\(\s*ش[\s.]*م[\s.]*م[^)]*\)|\bش[\s.]+م[\s.]*م\b"
)
_ARTICLES = frozenset(
    [
        "el",
        "ell",
        "al",
        "an",
        "ar",
        "as",
        "at",
        "ad",
        "az",
        "ech",
        "ach",
        "er",
        "es",
        "et",
        "ed",
        "l",
    ]
)
# Part of the name that follows: "Ben Omar" is "Benomar".
_PARTICLES = frozenset(
    [
        "ben", "bent", "bou", "abou", "ait", "ou", "oulad", "ould", "bel",
        "abd", "abde", "abdel", "abdal", "abdul", "abdou", "abdes", "abder",
    ]
)  # fmt: skip
_PARTICLES_AR = frozenset(["بن", "بنت", "بو", "ابو", "ايت", "اولاد", "ولد", "عبد"])
_SON = {
    "ibn": "ben", "bin": "ben", "bnou": "ben", "ابن": "بن", "ayt": "ait", "ouled": "oulad",
    "awlad": "oulad",
}  # fmt: skip
# Part of the name before: "Nour Eddine" is "Noureddine".
_ENDING = re.compile(r"^(?:[ae]?dd?[iy]n[ea]?|الدين)$")
_HONORIFICS = frozenset(
    [
        "hadj", "haj", "hajj", "mr", "mme", "mlle", "sidi", "lalla", "moulay", "moulai", "my",
        "الحاج", "السيد", "السيده", "سيدي", "مولاي", "للا",
    ]
)  # fmt: skip
_ELIDED = re.compile(r"\b[ld]'")
_MOHAMMED = re.compile(r"^(?:mohamm?[ae]d|muhamm?ad|mohmm?ed|mohd|md|med)$")
_ABDALLAH = re.compile(r"^abd[aeiou]*ll?[aeiou]*h?$")
_SERVANT = re.compile(r"^abd(?:[aeu]l?|l)?")
_SERVANT_AR = re.compile(r"^عبد(?:ال)?")
_DOUBLED = re.compile(r"(.)\1+")
_ARABIC = re.compile("[\u0620-\u064a]")

_SOUNDS = (
    ("ou", "u"), ("oo", "u"), ("ph", "f"), ("tch", "x"), ("sch", "x"), ("ch", "x"), ("sh", "x"),
    ("dj", "j"), ("kh", "k"), ("gh", "g"), ("rh", "g"), ("th", "t"), ("dh", "d"), ("qu", "k"),
    ("q", "k"), ("ce", "se"), ("ci", "si"), ("c", "k"), ("w", "u"), ("y", "i"), ("v", "f"),
    ("p", "b"),
)  # fmt: skip
_ARABIC_SOUNDS = str.maketrans(
    {
        **dict(zip("بتثجخدذرزسشصضطظغفقكلمن", "bttjkddrzsxsdtzgfkklmn", strict=True)),
        **dict.fromkeys("اأإآءئؤعحهويىة", ""),
    }
)


@lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a firm's name without its form, articles and "Société"."""
    return tuple(map(heard, _joined(_said_of_firm(text))))


@lru_cache(maxsize=65536)
def firm_words(text: str) -> tuple[str, ...]:
    """The same, a trade by one word whatever it is called and in whichever script."""
    words = _joined(with_trades(_said_of_firm(text)))
    return tuple(word if word in trade_words() else heard(word) for word in words)


def _said_of_firm(text: str) -> list[str]:
    words = _NOT_A_LETTER.sub(" ", _FORMS.sub(" ", fold(text))).split()
    return [word for word in words if not _says_nothing(word)] or words


@lru_cache(maxsize=65536)
def person_words(text: str) -> tuple[str, ...]:
    """The words of a person's name: particles joined to what follows, articles dropped."""
    return tuple(map(heard, written_words(text)))


@lru_cache(maxsize=65536)
def written_words(text: str) -> tuple[str, ...]:
    """The words of any name as they are written, joined as `person_words` has them."""
    words: list[str] = []
    for word in _NOT_A_LETTER.sub(" ", _ELIDED.sub(" ", fold(text)).replace("'", "")).split():
        if words and _ENDING.match(word):
            words[-1] += word
        else:
            words.append(_SON.get(word, word))
    return tuple(_joined([word for word in words if word not in _HONORIFICS] or words))


def _says_nothing(word: str) -> bool:
    if word in _GENERIC:
        return True
    # "Scoiété" says as little.
    slipped = DamerauLevenshtein.distance(word, "societe", score_cutoff=1)
    return len(word) >= 6 and slipped <= 1


def is_generic(word: str) -> bool:
    """Whether a word is said of any firm (its form, an article) and is no part of a name."""
    bare = _NOT_A_LETTER.sub("", fold(word))
    return not bare or bare in _GENERIC


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What is heard of a word's consonants, the same for both scripts: خالد and Khalid, "kld"."""
    if _ARABIC.search(word):
        return _DOUBLED.sub(r"\1", word.translate(_ARABIC_SOUNDS))
    return _DOUBLED.sub(r"\1", re.sub(r"[^b-df-gj-np-tvxz]", "", _sounded(word)))


@lru_cache(maxsize=65536)
def _sounded(word: str) -> str:
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word)


def _joined(words: list[str]) -> list[str]:
    found: list[str] = []
    begun = ""
    for word in words:
        arabic = bool(_ARABIC.search(word))
        if word in _ARTICLES and len(words) > 1:
            continue
        if word in (_PARTICLES_AR if arabic else _PARTICLES):
            begun += word
            continue
        found.append(begun + (_bare(word) if begun else word))
        begun = ""
    return [*found, begun] if begun else found


def _bare(word: str) -> str:
    return word.removeprefix("ال") if len(word) > 4 else word


@lru_cache(maxsize=65536)
def heard(word: str) -> str:
    """How a word of a name sounds, the same for the many ways in which it is written."""
    if _ARABIC.search(word):
        if word.startswith("عبد") and len(word) > 4:
            return "عبد" + _SERVANT_AR.sub("", word)
        return _bare(word)
    if _MOHAMMED.match(word):
        return "mohamed"
    if _ABDALLAH.match(word):
        return "abdalah"
    if word.startswith("abd") and len(word) > 5:
        rest = _SERVANT.sub("", word)
        return _sounded("abd" + _SERVANT_ARTICLE.sub("", rest))
    return _sounded(_JOINED_ARTICLE.sub("", word))


# "Ettazi" and "Attazi" are "Tazi", "Echraibi" is "Chraibi", "Elamrani" is "Amrani".
_JOINED_ARTICLE = re.compile(
    r"^(?:l(?=[^aeiouy].{2})|e(?=ch.{4})|[ae](?=([tdnszr])\1.{2})|el(?=.{4})|al(?=[^aeiouyl].{3}))"
)
_SERVANT_ARTICLE = re.compile(r"^(?:al|el)(?=[^aeiou])")
