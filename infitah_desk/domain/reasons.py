"""Why a sheet is spoiled, a copy made, a permit revoked, a pack not taken: tables of codes.

A code of the catalogue is a fact and may stand on paper; a clerk's own words are personal.
"""

from __future__ import annotations

from collections.abc import Sequence

from infitah_desk.domain.text_folding import clean

COPY = ("copy.lost", "copy.damaged", "copy.spoiled", "copy.corrected", "copy.other")
"""Why there is a further copy of a permit, as lists offer it."""

SPOILED = ("spoiled.misprint", "spoiled.torn", "spoiled.wrong_details")
"""Why a sheet is thrown away, as lists offer it."""

SECOND_PERMIT = "revoked.duplicate"
"""Why a permit is revoked whose enterprise has another one."""

REVOKED = (
    "revoked.lost",
    "revoked.stolen",
    "revoked.wrong_holder",
    SECOND_PERMIT,
    "revoked.link_undone",
    "revoked.fraud",
    "revoked.error",
)
"""Why a permit is revoked, as lists offer it."""

UNORDERED = (
    "unordered.withdrawn",
    "unordered.financing_refused",
    "unordered.unavailable",
    "unordered.other_offer",
    "unordered.twice",
    "unordered.error",
)
"""Why the order of a pack is cancelled, as lists offer it."""

REPLACING = frozenset(COPY) - {"copy.other"}
"""The reasons for a copy that say that the earlier sheets are no good any more."""


def reason_code(text: str, known: Sequence[str]) -> str:
    """A known reason by its code, whole ("copy.lost") or its end ("lost"); own words as they are.

    `known` are the codes of one family; empty for what is only blank.
    """
    words = clean(text)
    family = known[0].partition(".")[0]
    code = f"{family}.{words.lower().removeprefix(f'{family}.')}"
    return code if code in known else words


def on_paper(reason: str) -> str:
    """The code whose words a further copy shows for a reason; own words stay off paper."""
    return reason if reason in COPY else "copy.other"
