"""Exchanges for tests: one run over a shared folder, and what it told."""

from __future__ import annotations

import re
from pathlib import Path

from infitah_desk.services.exchanging import Exchanged, exchange
from tests.helpers.caravans import Caravan

NAME = re.compile(r"2010-09-28-[0-9a-f]{8}\.age")
"""All that the name of a file may say."""


def exchanged(caravan: Caravan, node: str, folder: Path) -> Exchanged:
    """One exchange, whatever comes of it."""
    with caravan.at(node) as session:
        return exchange(session, folder)


def codes(done: Exchanged) -> list[str]:
    """What was told against files."""
    return [each.error.code for each in done.files if each.error is not None]
