"""Agreement: what a paper shows beside what the form says, with the words in which they differ.

The number and the court are compared as the rule that accepts the paper compares them; names as
dossiers are matched, in whichever script both are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher

import msgspec
from rapidfuzz.fuzz import ratio

from infitah_desk.domain.commands import AcceptDocument
from infitah_desk.domain.courts import court_key
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.identifiers import Reading, rc_key, read_rc, read_tp
from infitah_desk.domain.programme import DocumentType, Programme
from infitah_desk.domain.spelling import is_generic, name_words, skeleton
from infitah_desk.domain.text_folding import clean, fold, is_arabic, is_latin

Span = tuple[int, int]
"""Where a text differs: from the first character up to the second, exclusive."""


class Differences(msgspec.Struct, frozen=True):
    """The parts of each text that the other has not, in order."""

    stated: tuple[Span, ...] = ()
    shown: tuple[Span, ...] = ()


class Agreement(msgspec.Struct, frozen=True):
    """One thing that the form states and the paper shows: "number", "court" or "name".

    `same` with `differences` is the same thing, spelled otherwise; case and accents are no
    difference.
    """

    field: str
    stated: str
    shown: str
    same: bool
    differences: Differences = Differences()


def agreements(
    state: DossierState, programme: Programme, type_: DocumentType, paper: AcceptDocument
) -> tuple[Agreement, ...]:
    """What both the form and the paper say; what one of them leaves out is not compared."""
    found = (
        _number(state, programme, type_, paper),
        _court(state, programme, type_, paper),
        _name(state, type_, paper),
    )
    return tuple(each for each in found if each is not None)


def _number(
    state: DossierState, programme: Programme, type_: DocumentType, paper: AcceptDocument
) -> Agreement | None:
    shown = clean(paper.number)
    if type_.proves == "rc":
        stated, read = state.text("rc_number"), read_rc(shown, programme).number
        same = rc_key(_read(read, shown), "", programme) == rc_key(stated, "", programme)
    elif type_.proves == "tp":
        stated, read = state.text("tp_number"), read_tp(shown)
        same = _read(read, shown) == stated
    else:
        return None
    return _compared("number", stated, shown, same, _characters) if stated and shown else None


def _read(reading: Reading, shown: str) -> str:
    return shown if reading.error else str(reading.value)


def _court(
    state: DossierState, programme: Programme, type_: DocumentType, paper: AcceptDocument
) -> Agreement | None:
    stated = state.text("rc_court")
    shown = clean(paper.court) or read_rc(clean(paper.number), programme).court
    if type_.proves != "rc" or not stated or not shown:
        return None
    same = court_key(stated, programme) == court_key(shown, programme)
    return _compared("court", stated, shown, same, _spelled)


def _name(state: DossierState, type_: DocumentType, paper: AcceptDocument) -> Agreement | None:
    """The name in the script that both have; the one that agrees where the paper mixes scripts."""
    shown = clean(paper.name)
    if "name" not in type_.fields or not shown:
        return None
    names = [name for name in (state.text("name"), state.text("name_ar")) if name]
    if is_arabic(shown) or is_latin(shown):
        names = [name for name in names if is_arabic(name) == is_arabic(shown)]
    compared = [
        _compared("name", stated, shown, same, _spelled if same else _lacking)
        for stated, same in ((name, same_name(name, shown)) for name in names)
    ]
    return max(compared, key=lambda each: each.same, default=None)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one firm's, whatever the order, legal form and spelling of the words.

    Stricter than the matching of dossiers: a word too many, or one that sounds otherwise, is told.
    """
    left, right = list(name_words(one)), list(name_words(other))
    for word in left:
        best = max(right, key=lambda each: (_same_word(word, each), each == word), default="")
        if not best or not _same_word(word, best):
            return False
        right.remove(best)
    return not right


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    heard = skeleton(one)
    return len(heard) >= 2 and heard == skeleton(other) and ratio(one, other) >= 60


def _compared(
    field: str, stated: str, shown: str, same: bool, differing: Callable[[str, str], list[Span]]
) -> Agreement:
    differences = Differences()
    if stated != shown:
        differences = Differences(tuple(differing(stated, shown)), tuple(differing(shown, stated)))
    return Agreement(field, stated, shown, same, differences)


def _characters(text: str, other: str) -> list[Span]:
    """A number's own digits: one that is wrong is hard to see among many."""
    changes = SequenceMatcher(None, text, other, autojunk=False).get_opcodes()
    return [(first, last) for what, first, last, *_ in changes if what != "equal" and first < last]


_WORD = re.compile(r"\S+")


def _spelled(text: str, other: str) -> list[Span]:
    """The words that are not written like this in the other text."""
    written = {fold(word) for word in _WORD.findall(other)}
    return [found.span() for found in _WORD.finditer(text) if fold(found[0]) not in written]


def _lacking(text: str, other: str) -> list[Span]:
    """The words that the other text lacks, however they are spelled; legal forms say nothing."""
    others = _WORD.findall(other)
    return [
        (first, last)
        for first, last in _spelled(text, other)
        if not is_generic(text[first:last])
        and not any(same_name(text[first:last], each) for each in others)
    ]
