"""What every event's content has in common: fact and personal body, and kinds that do not count.

The fact is what the accounts need for ever; the body is personal and can be withheld or erased.
"""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

import msgspec

from infitah_desk.domain.enterprise import Mark

FieldValue = Mark | str | bool | int | None

Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
"""A date, ISO 8601: what is not even of that form makes its event malformed."""

Clock = Annotated[str, msgspec.Meta(pattern=r"^[0-2][0-9]:[0-5][0-9]\Z")]
"""A time of day, ISO 8601, in hours and minutes."""

Count = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]
"""A whole number that every reader of JSON and every table can hold."""


_CODE = re.compile(r"(?:reason|copy|spoiled|revoked|unordered)\.[a-z_]+")


class Content(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one event says.

    `PERSONAL` names the fields that go into the body; `WORDED` those that do unless they hold a
    code of the catalogue: a clerk's own words may name a person.
    """

    KIND: ClassVar[str] = ""
    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    WORDED: ClassVar[frozenset[str]] = frozenset()

    @property
    def personal(self) -> frozenset[str]:
        """The fields of this very event that go into its body."""
        return self.PERSONAL | {
            name for name in self.WORDED if not _CODE.fullmatch(getattr(self, name))
        }


class Unknown(Content, frozen=True):
    """A kind or version of event that this program does not know."""

    kind: str = ""


class Malformed(Content, frozen=True):
    """An event whose fact or body does not fit its kind."""

    kind: str = ""
