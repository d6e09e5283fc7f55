"""Receiving: a bundle opened with this folder's keys and checked against what is known here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from infitah_desk.bundles.reading import Bundle, KnownAlready, meet_sender
from infitah_desk.domain.errors import Untrusted
from infitah_desk.services.keyring import RosterKeyring
from infitah_desk.services.session import Session


def open_bundle(
    session: Session,
    path: Path,
    *,
    identities: Sequence[str] | None = None,
    known: KnownAlready | None = None,
) -> Bundle:
    """A bundle that was found good; close it after use.

    `identities` are the session's, for who opens many; `known` is asked as `Bundle.open` says.
    A sender whom nobody here knows may be introduced by the authority's own events in the bundle:
    a desk enrolled after this folder's kit brings with it what the authority said of it.

    Raises:
        Untrusted: "bundle.…".
        MachineFault: "bundle.newer_container", "file.missing", "file.not_readable".
    """
    if identities is None:
        identities = session.identities()
    keyring = RosterKeyring.of(session)
    try:
        return Bundle.open(path, identities, keyring, known=known)
    except Untrusted as error:
        if error.code != "bundle.unknown_node":
            raise
    keyring = RosterKeyring.of(session)
    meet_sender(path, identities, keyring)
    return Bundle.open(path, identities, keyring, known=known)
