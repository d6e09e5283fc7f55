"""Founding the authority: its root, its log, the programme, and the way back in."""

from __future__ import annotations

import base64
import datetime as dt
from pathlib import Path
from typing import NamedTuple

from infitah_desk.bundles.manifest import AuthorityCertificate, CertifiedInstallation
from infitah_desk.domain import events as e
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.event import fingerprint, log_name
from infitah_desk.domain.programme import read_programme
from infitah_desk.domain.roster import AUTHORITY_NODE
from infitah_desk.services.session import NODE, POSITION, ROLE, Session
from infitah_desk.storage.store import OWN_KEY, OWN_LOG
from infitah_desk.system.durable_files import read_faults, write_durably
from infitah_desk.system.resources import resource
from infitah_desk.trust import identity

LARGEST_PROGRAMME = 1024 * 1024


class Recovery(NamedTuple):
    """The recovery identity as a file to be kept on paper, and its recipient."""

    file: str
    recipient: str


def programme_text(named: Path) -> str:
    """The text of a programme file, or of the shipped programme of that code.

    Raises:
        Refused: "programme.unreadable".
        MachineFault: "file.missing", "file.not_readable".
    """
    codes = {each.stem: each for each in resource("programmes").glob("*.toml")}
    with read_faults(named):
        path = named if named.exists() else codes.get(str(named), named)
        with path.open("rb") as file:
            data = file.read(LARGEST_PROGRAMME + 1)
    if len(data) > LARGEST_PROGRAMME:
        raise Refused("programme.unreadable", reason=f"> {LARGEST_PROGRAMME}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("programme.unreadable", reason=str(error)[:200]) from error


def new_recovery(now: dt.datetime) -> Recovery:
    """A recovery identity in age's own identity format."""
    import pyrage

    key = pyrage.x25519.Identity.generate()
    recipient = str(key.to_public())
    created = now.isoformat(timespec="seconds")
    return Recovery(f"# created: {created}\n# public key: {recipient}\n{key}\n", recipient)


def settle_in(
    session: Session, node: str, role: str, installations: dict[int, identity.Installation]
) -> None:
    """Make this folder the first installation of a node: its keys and its log."""
    first = installations[1]
    session.vault.put_secrets(
        session.unlocked,
        {
            name: secret
            for position, installation in installations.items()
            for name, secret in identity.secrets_of(position, installation).items()
        },
    )
    settings = session.store.settings
    with session.store.transaction():
        settings.put(NODE, node)
        settings.put(ROLE, role)
        settings.put_number(POSITION, 1)
        settings.put(OWN_LOG, log_name(node, first.public_key))
        settings.put(OWN_KEY, first.public_key.hex())


def found_authority(session: Session, programme_text: str, recipient: str) -> str:
    """Fill a new folder: root key, installations, founding event and programme; its root.

    Raises:
        Refused: "programme.unreadable".
    """
    read_programme(programme_text)
    installations = dict(identity.new_installations())
    settle_in(session, AUTHORITY_NODE, "authority", installations)
    root = identity.new_installation().signing_key
    public = root.public_key().public_bytes_raw()
    session.vault.put_secret(session.unlocked, identity.ROOT_SECRET, root.private_bytes_raw())
    session.vault.add_recovery(session.unlocked, recipient)
    bare = AuthorityCertificate(
        public,
        tuple(
            CertifiedInstallation(each.public_key, each.recipient)
            for _, each in sorted(installations.items())
        ),
        recipient,
        bytes(64),
    )
    founded = e.AuthorityFounded(
        root=base64.b64encode(public).decode(),
        installations=tuple(
            e.InstallationKeys(base64.b64encode(each.key).decode(), each.age)
            for each in bare.installations
        ),
        recovery=recipient,
        signature=base64.b64encode(root.sign(bare.signed_bytes())).decode(),
    )
    session.write([("", [founded, e.ProgrammePublished(programme_text)])])
    return fingerprint(public)


def write_recovery(recovery: Recovery, out: Path) -> None:
    """Write the recovery identity, once: it is printed, kept on paper and deleted.

    Raises:
        MachineFault: "file.exists", "disk.full", "file.not_writable".
    """
    if out.exists():
        raise MachineFault("file.exists", file=str(out))
    write_durably(out, recovery.file.encode(), mode=0o600)
