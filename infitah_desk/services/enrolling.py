"""Enrolling: a new installation asks, the authority certifies, the installation accepts its kit."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from infitah_desk.bundles.manifest import AuthorityCertificate, Manifest
from infitah_desk.bundles.reading import Bundle, inspect_bundle
from infitah_desk.domain import events as e
from infitah_desk.domain.blocks import next_first, room_from, share, split_block
from infitah_desk.domain.errors import MachineFault, Refused, Untrusted
from infitah_desk.domain.event import fingerprint
from infitah_desk.domain.permit_number import LAST_SERIAL
from infitah_desk.domain.roster import (
    AUTHORITY_NODE,
    INSTALLATIONS,
    NODE_PATTERN,
    Node,
    raw_key,
)
from infitah_desk.domain.text_folding import clean
from infitah_desk.services.erasing import finish_erasures
from infitah_desk.services.granting import balance
from infitah_desk.services.informing import take_what_was_told
from infitah_desk.services.keyring import RosterKeyring
from infitah_desk.services.merging import store_bundle
from infitah_desk.services.sending import EVERYWHERE, Parcel, send
from infitah_desk.services.session import Session, new_number
from infitah_desk.services.voiding import tell_voids
from infitah_desk.system.durable_files import open_file, read_faults, write_durably
from infitah_desk.trust.envelope import open_envelope, payload_type, peek_envelope, sign_envelope
from infitah_desk.trust.identity import is_strong_point

LARGEST_REQUEST = 64 * 1024
REFERENCE = "reference"
ROOT = "trusted.root"

_REGION = re.compile(r"^MA-(0[1-9]|1[0-2])$")


class Request(msgspec.Struct, frozen=True):
    """What an enrolment request says; signed by the first installation's key."""

    v: int
    node: str
    role: str
    installations: tuple[e.InstallationKeys, ...]

    @property
    def fingerprint(self) -> str:
        """The first key's fingerprint, to be compared with what the installation said."""
        return fingerprint(raw_key(self.installations[0].key) or b"")


class Requested(NamedTuple):
    """A request written: compare the fingerprint when the authority enrols it."""

    node: str
    log: str
    fingerprint: str


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What the authority grants; dates are ISO 8601, "" means the programme's."""

    forum: str = ""
    regions: tuple[str, ...] = ()
    permits: int = 200
    packs: int = 40
    valid_from: str = ""
    valid_until: str = ""


class Accepted(NamedTuple):
    """A kit accepted: who this installation is now, and whom it trusts."""

    node: str
    role: str
    forum: str
    root: str


def check_node(node: str, role: str) -> None:
    """Whether a node may be called that and have that role.

    Raises:
        Refused: "enrol.node_invalid", "enrol.role_invalid".
    """
    if not NODE_PATTERN.match(node):
        raise Refused("enrol.node_invalid", node=node)
    if role not in {"desk", "coordinator"}:
        raise Refused("enrol.role_invalid", role=role)


def write_request(session: Session, out: Path) -> Requested:
    """Write the enrolment request of a new installation, signed by its first key."""
    installations = [session.keys_of(position) for position in range(1, INSTALLATIONS + 1)]
    request = Request(
        1,
        session.node,
        session.role,
        tuple(
            e.InstallationKeys(base64.b64encode(each.public_key).decode(), each.recipient)
            for each in installations
        ),
    )
    first = installations[0]
    write_durably(
        out,
        sign_envelope(msgspec.json.encode(request), payload_type("enrolment"), first.signing_key),
    )
    return Requested(session.node, session.store.own_log, fingerprint(first.public_key))


def read_request(path: Path) -> Request:
    """An enrolment request, once its own first key's signature holds.

    Raises:
        Untrusted: "enrol.not_a_request".
        MachineFault: "file.missing", "file.not_readable".
    """
    with open_file(path) as file, read_faults(path):
        data = file.read(LARGEST_REQUEST + 1)
    try:
        claimed = msgspec.json.decode(peek_envelope(data).payload, type=Request)
        keys = [raw_key(each.key) for each in claimed.installations]
        first = keys[0] if len(keys) == INSTALLATIONS else None
        # A weak key would stand in every trust list, which nobody reads then.
        strong = all(key is not None and is_strong_point(key) for key in keys)
        if first is None or not strong or len(set(keys)) != INSTALLATIONS:
            raise Untrusted("enrol.not_a_request", file=path.name)
        payload = open_envelope(data, payload_type("enrolment"), first)
        request = msgspec.json.decode(payload, type=Request)
        _check_recipients(request)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, Untrusted) as error:
        raise Untrusted("enrol.not_a_request", file=path.name) from error
    return request


def _check_recipients(request: Request) -> None:
    import pyrage

    for each in request.installations:
        try:
            pyrage.x25519.Recipient.from_str(each.age)
        except pyrage.RecipientError as error:
            raise Untrusted("enrol.not_a_request") from error


def enrol(session: Session, request: Request, terms: Terms, out: Path) -> Node:
    """Certify a node and write its kit; the same request again writes the same node's kit anew.

    Raises:
        Refused: "enrol.exists" where the node has other keys, "enrol.needs_forum",
            "enrol.needs_regions", "enrol.node_invalid", "enrol.block_invalid", "forum.unknown",
            "date.invalid", "escrow.permits_exceeded", "escrow.packs_exceeded".
        MachineFault: "data.copied_machine" of a new desk, in a folder that was copied from another
            machine.
    """
    session.needs_role("authority")
    session.needs_supervisor()
    check_node(request.node, request.role)
    known = session.roster.nodes.get(request.node)
    if known is not None:
        if [each.key for each in known.installations] != [
            raw_key(each.key) for each in request.installations
        ]:
            raise Refused("enrol.exists", node=request.node)
    else:
        with session.store.transaction():
            session.write([("", [_certified(session, request, terms)])])
            known = session.roster.nodes.get(request.node)
            if known is None:
                # The roster takes no key twice: these are another node's.
                raise Untrusted("enrol.not_a_request")
    tell_voids(session)
    parcel = Parcel(
        kind="kit",
        receivers=(known,),
        logs=session.roster.authorities(),
        number=new_number(session, REFERENCE),
        with_certificate=True,
        with_told=True,
        shown=frozenset(),
    )
    send(session, parcel, out)
    return known


def _certified(session: Session, request: Request, terms: Terms) -> e.NodeEnrolled:
    programme = session.programme
    if request.role == "desk":
        if not terms.forum:
            raise Refused("enrol.needs_forum")
        programme.forum(terms.forum)
    elif not terms.regions or not all(
        region == EVERYWHERE or _REGION.match(region) for region in terms.regions
    ):
        raise Refused("enrol.needs_regions")
    serial = next_first((), session.position)
    if not (0 <= terms.permits <= room_from(serial, ()) and 0 <= terms.packs <= LAST_SERIAL):
        raise Refused("enrol.block_invalid", permits=terms.permits, packs=terms.packs)
    first = e.legal_date(terms.valid_from or programme.starts.isoformat())
    last = e.legal_date(terms.valid_until or programme.ends.isoformat())
    if first > last:
        raise Refused("date.invalid", text=f"{first} > {last}")
    is_desk = request.role == "desk"
    if is_desk:
        session.needs_own_machine()
        balance(session).needs(terms.permits, terms.packs)
    serials = split_block(serial, terms.permits if is_desk else 0)
    packs = share(terms.packs if is_desk else 0)
    return e.NodeEnrolled(
        node=request.node,
        role=request.role,
        installations=tuple(
            e.InstallationKeys(each.key, each.age, *serials[i], packs[i])
            for i, each in enumerate(request.installations)
        ),
        valid_from=first.isoformat(),
        valid_until=last.isoformat(),
        forum=terms.forum if is_desk else "",
        regions=() if is_desk else terms.regions,
    )


def root_of_kit(session: Session, path: Path) -> str:
    """The fingerprint of the root that a kit comes from, to be compared before it is accepted.

    Raises:
        Untrusted: "enrol.not_a_kit", "enrol.other_root", "bundle.…".
    """
    return fingerprint(_certificate(inspect_bundle(path, session.identities()), None).root)


def accept_kit(session: Session, path: Path, root: str | None) -> Accepted:
    """Make this installation ready by the authority's kit.

    `root` is the fingerprint that a person was told; None trusts the kit's own, and says so.

    Raises:
        Untrusted: "enrol.other_root", "enrol.other_node", "bundle.…".
        Refused: "enrol.already" by another authority's kit.
    """
    manifest = inspect_bundle(path, session.identities())
    certificate = _certificate(manifest, root)
    trusted = session.store.settings.get(ROOT)
    found = fingerprint(certificate.root)
    if trusted and trusted != found:
        raise Refused("enrol.already", root=trusted)
    keyring = RosterKeyring.of(session, certificate)
    with Bundle.open(path, session.identities(), keyring) as bundle, session.store.transaction():
        if bundle.manifest.authority != certificate:
            raise Untrusted("enrol.not_a_kit", file=path.name)
        store_bundle(session, bundle)
        if raw_key(session.roster.root) != certificate.root:
            raise Untrusted("enrol.other_root", root=found)
        node = session.roster.nodes.get(session.node)
        if node is None or session.store.own_log not in {i.log for i in node.installations}:
            raise Untrusted("enrol.other_node", node=session.node)
        session.store.settings.put(ROOT, found)
        # The same kit again must not let older references in.
        last = session.store.settings.number(REFERENCE)
        if (manifest.number or 0) >= last:
            take_what_was_told(session, manifest)
        session.store.settings.put_number(REFERENCE, max(manifest.number or 0, last))
    finish_erasures(session)
    session.vault.add_recovery(session.unlocked, certificate.recovery)
    return Accepted(node.name, node.role, node.forum, found)


def _certificate(manifest: Manifest, root: str | None) -> AuthorityCertificate:
    """The kit's certificate, its root compared and its signature verified."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    certificate = manifest.authority
    # What a kit tells besides events nobody vouches for but its sender.
    if manifest.kind != "kit" or manifest.node != AUTHORITY_NODE or certificate is None:
        raise Untrusted("enrol.not_a_kit")
    if root is not None and plain_fingerprint(root) != fingerprint(certificate.root):
        raise Untrusted("enrol.other_root", root=fingerprint(certificate.root))
    try:
        Ed25519PublicKey.from_public_bytes(certificate.root).verify(
            certificate.signature, certificate.signed_bytes()
        )
    except (InvalidSignature, ValueError) as error:
        raise Untrusted("enrol.other_root", root=fingerprint(certificate.root)) from error
    return certificate


def plain_fingerprint(text: str) -> str:
    """A fingerprint as people copy it: capitals, colons and spaces do not matter."""
    return "".join(text.split()).replace(":", "").lower()


def revoke_node(session: Session, node: str, reason: str) -> None:
    """End a node's logs where they stand here; what lies above is quarantined everywhere.

    Of a forked log one branch is out too. What either branch called void is told for good first.

    Raises:
        Refused: "enrol.unknown_node", "reason.missing".
    """
    session.needs_role("authority")
    session.needs_supervisor()
    known = session.roster.nodes.get(node)
    if known is None or node == AUTHORITY_NODE:
        raise Refused("enrol.unknown_node", node=node)
    reason = clean(reason)
    if not reason:
        raise Refused("reason.missing")
    positions = tuple(
        (installation.log, last.seq, last.hash.hex())
        for installation in known.installations
        if (last := session.store.log.last(installation.log)) is not None
    )
    with session.store.transaction():
        tell_voids(session)
        session.write([("", [e.NodeRevoked(node, positions, reason)])])


def list_nodes(session: Session) -> Sequence[Node]:
    """Everybody whom the authority enrolled, the authority first."""
    return sorted(session.roster.nodes.values(), key=lambda n: (n.role != "authority", n.name))


def own_root(session: Session) -> str:
    """The fingerprint of the root that this folder trusts.

    Raises:
        MachineFault: "data.damaged" in an authority's folder without its founding event.
    """
    root = raw_key(session.roster.root)
    if root is None:
        raise MachineFault("data.damaged", file="root")
    return fingerprint(root)
