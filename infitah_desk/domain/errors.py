"""The three kinds of bad news: refused by a rule, the machine's fault, not to be trusted.

Everything else that is raised is a bug and surfaces as one. Codes stand in the catalogue
(`resources/texts/codes.toml`) with their words; nothing here knows a language.
"""

from __future__ import annotations

from collections.abc import Mapping


class InfitahError(Exception):
    """An expected failure, named by one or more codes of the catalogue.

    `codes` holds all that is wrong, most important first; `details` holds values that fill the
    words of the catalogue (`{file}`, `{number}`) and that a program can read.
    """

    def __init__(self, *codes: str, **details: object) -> None:
        if not codes:
            raise ValueError("an error needs at least one code")
        super().__init__(", ".join(codes))
        self.codes: tuple[str, ...] = codes
        self.details: Mapping[str, object] = details

    @property
    def code(self) -> str:
        """The first and most important code."""
        return self.codes[0]


class Refused(InfitahError):
    """A rule says no; a person can do something about it (exit 3)."""


class MachineFault(InfitahError):
    """Disk, lock, damage, a newer file: not the person's doing (exit 4)."""


class Untrusted(InfitahError):
    """Forged, tampered with, or meant for somebody else (exit 5)."""
