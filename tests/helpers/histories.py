"""A simulator of caravans for Hypothesis: any history that honest and dishonest logs can write.

`caravans()` draws small numbers and plays them: every number means something wherever it stands,
so that a failing history shrinks to a short one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from hypothesis import strategies as st

from infitah_desk.domain import events as e
from infitah_desk.domain.enterprise import Mark
from infitah_desk.domain.event import AfterRef, Event
from infitah_desk.domain.permit_number import format_number
from infitah_desk.domain.roster import AUTHORITY_NODE
from tests.helpers.logs import LogWriter, enrolment, founding, head_of, log_of, triple, without_body
from tests.helpers.programmes import ANOTHER_CARAVAN, PROGRAMME_2010_TEXT

DESKS = ("TET-1", "TET-2", "OUJ-1", "KHO-1")
COORDINATORS = ("REG-1", "REG-2")
STRANGER = "SAF-9"
DOSSIERS = ("d-1", "d-2", "d-3")

VERDICTS: Sequence[Literal["same", "different", "undo"]] = ("same", "different", "undo")
FORGED_REFS: Sequence[AfterRef] = (0, -3, 2**40, ("TET-1.00000000", 1, "00" * 8), ("", -1, "x"))
VALUES: Sequence[dict[str, e.FieldValue]] = (
    {"name": "Sté Atlas", "city": "Tétouan"},
    {"name": "Société Atlas", "name_ar": "شركة الأطلس"},
    {"name": None, "turnover": "2999999.99"},
    {"turnover": "3000000.00", "liberal_profession": False},
    {"turnover": Mark("beaucoup", "turnover.not_a_number")},
    {"rc_number": "4262", "rc_court": "Tétouan", "legal_form": "SARL"},
    {"rc_number": "4262", "rc_court": "Oujda", "manager": "Brahim", "phone": "+212539943008"},
    {"tp_number": "12345678", "activity": "Bois", "sector": "C", "manager_ar": "إبراهيم"},
    {"situation": "open", "document.rc_extract": 10**30, "name": 10**30},
)
MALFORMED: Sequence[tuple[str, dict[str, object], bytes]] = (
    ("dossier.registered", {"row": "seven"}, b""),
    ("dossier.corrected", {}, b'{"s":"","values":{"name":1.5}}'),
    ("dossier.corrected", {}, b"{"),
    ("initiation.attended", {"date": "never"}, b""),
    ("permit.issued", {"number": "C2-TET1-00001-X", "serial": 10**30, "issued_at": -1}, b""),
    ("erasure.confirmed", {"reason": 7}, b""),
    ("erasure.confirmed", {}, b"{"),
    ("node.revoked", {"node": "TET-1", "positions": [["x"]]}, b""),
    ("document.accepted", {"type": "rc_extract"}, b'{"number":[]}'),
    ("session.planned", {"session": "s1", "forum": "TET", "date": "never", "time": "10:30"}, b""),
    ("session.planned", {"session": "s1", "forum": "TET", "date": "2010-09-28"}, b""),
)


class Move(NamedTuple):
    """One step of a history; each number is taken modulo the choices that there are."""

    writer: int
    what: int
    dossier: int
    choice: int
    known: int
    clock: int


class Caravan(NamedTuple):
    """Every event that was written, with bodies, in the order of writing."""

    events: tuple[Event, ...]


class _Play:
    """Plays moves: writers are branches of logs, so a copied installation is one more writer."""

    def __init__(self) -> None:
        self.writers = [
            LogWriter.of(AUTHORITY_NODE),
            *(LogWriter.of(node) for node in (*DESKS[:2], COORDINATORS[0])),
            LogWriter.of(AUTHORITY_NODE, 2),
            LogWriter.of("TET-1", 2),
            *(LogWriter.of(node) for node in (*DESKS[2:], COORDINATORS[1], STRANGER)),
        ]
        self.events: list[Event] = []
        head = self.writers[0]
        self._keep(head.write(founding(), ""))
        self._keep(head.write(e.ProgrammePublished(PROGRAMME_2010_TEXT), ""))
        for node in DESKS[:2]:
            self._keep(head.write(enrolment(node, "desk", node[:3]), ""))
        self._keep(head.write(enrolment(COORDINATORS[0], "coordinator"), ""))

    def _keep(self, event: Event) -> None:
        self.events.append(event)

    def move(self, move: Move) -> None:
        # The first writers are the likelier ones, lest most of a history be beyond rights.
        writer = self.writers[move.writer % (4, len(self.writers))[move.writer % 3 == 2]]
        if move.what % 12 == 11:
            copy = writer.copied(max(0, len(writer.events) - move.choice % 5))
            self.writers.append(copy)
            return
        dossier = DOSSIERS[move.dossier % len(DOSSIERS)]
        after = self._after(writer, dossier, move.known)
        lamport = (None, None, None, 0, 1, 7, 2**53 - 1)[move.clock % 7]
        time = (0, 1_285_675_200_000, 253_402_300_799_999)[move.clock % 3]
        if move.what % 12 == 10:
            kind, fact, body = MALFORMED[move.choice % len(MALFORMED)]
            self._keep(
                writer.write_raw(kind, fact, body, dossier, after=after, lamport=lamport, time=time)
            )
            return
        if move.what % 12 == 9:
            kind = ("dossier.sold", "dossier.corrected", "stop.moved")[move.choice % 3]
            version = 2 if move.choice % 3 == 1 else 1
            event = writer.write_raw(
                kind,
                {"x": move.choice},
                b'{"y":1}',
                dossier if move.choice % 2 else "",
                after=after,
                lamport=lamport,
                time=time,
                version=version,
            )
            self._keep(event)
            return
        content, about = self._content(writer, move)
        place = dossier if about else ""
        event = writer.write(content, place, after if about else (), lamport=lamport, time=time)
        self._keep(event)

    def _after(self, writer: LogWriter, dossier: str, known: int) -> list[Event | AfterRef]:
        """What the author says to have known: nothing, all, the last few, one, or what is not."""
        of_it = [event for event in self.events if head_of(event).dossier == dossier]
        own = [event for event in writer.events if event in of_it]
        match known % 6:
            case 0:
                return list(own[-1:])
            case 1:
                return list(_heads(of_it))
            case 2:
                return []
            case 3:
                return list(dict.fromkeys((*of_it[-3:], *own[-1:])))
            case 4:
                return [of_it[known // 6 % len(of_it)]] if of_it else []
            case _:
                # A bare seq, whichever branch or dossier it lies in, and a reference to nothing.
                return [known // 6 % 9, FORGED_REFS[known // 6 % len(FORGED_REFS)]]

    def _content(self, writer: LogWriter, move: Move) -> tuple[e.Content, bool]:
        node = writer.log.partition(".")[0]
        choice = move.choice
        if node == AUTHORITY_NODE and move.what % 2 == 0:
            return self._authority_says(choice)
        about = DOSSIERS[move.dossier % len(DOSSIERS)]
        issued = [
            str(head_of(event).fact["number"])
            for event in self.events
            if head_of(event).kind == e.PermitIssued.KIND and head_of(event).dossier == about
        ]
        ordered = [
            event.hash.hex()
            for event in self.events
            if head_of(event).kind == e.PackOrdered.KIND and head_of(event).dossier == about
        ]
        return telling(node, move, issued, ordered)

    def _authority_says(self, choice: int) -> tuple[e.Content, bool]:
        match choice % 7:
            case 6:
                return _grant(choice // 7), False
            case 5:
                number, _ = _permit_number("TET-1", choice // 7)
                voids = ((number, choice % 3), ("no number", 1), (number.lower(), 2**40))
                return e.PermitsVoided(voids[: choice % 4]), False
            case 0 | 1:
                return self._revocation(choice // 7), False
            case 2:
                node = (*DESKS, *COORDINATORS, AUTHORITY_NODE, "TET-1\n")[choice // 7 % 8]
                role = "coordinator" if node in COORDINATORS else "desk"
                return enrolment(node, role, node[:3]), False
            case 3:
                texts = (PROGRAMME_2010_TEXT, ANOTHER_CARAVAN, "no programme at all")
                return e.ProgrammePublished(texts[choice // 7 % 3]), False
            case _:
                return e.ErasureConfirmed("asked"), True

    def _revocation(self, choice: int) -> e.NodeRevoked:
        """A node's logs end where events stand, on whichever branch, or at places that are not."""
        node = (*DESKS[:2], COORDINATORS[0], AUTHORITY_NODE)[choice % 4]
        of_it = [event for event in self.events if event.log.startswith(f"{node}.")]
        positions: list[tuple[str, int, str]] = []
        if of_it:
            end = of_it[choice // 4 % len(of_it)]
            positions.append((end.log, end.seq, end.hash.hex()))
        if choice % 7 == 6:
            positions.append((log_of(node), choice % 9, ("zz", "", "00" * 32)[choice % 3]))
        return e.NodeRevoked(node, tuple(positions), "stolen")


def _heads(events: Sequence[Event]) -> list[Event]:
    """The events that none of the others names."""
    named = {ref for event in events for ref in _named(event)}
    return [event for event in events if triple(event) not in named]


def _named(event: Event) -> list[tuple[str, int, str]]:
    return [ref for ref in head_of(event).after if not isinstance(ref, int)]


def _permit_number(node: str, choice: int) -> tuple[str, int]:
    """A number of the own block, of another desk's, or of the second installation."""
    serial = (1, 2, 1, 2, 3, 101, 301)[choice % 7]
    owner = node if node in DESKS and choice % 4 else "TET-1"
    return format_number("C2", owner, serial), serial


def _grant(choice: int) -> e.BlockGranted:
    """A further block that holds 301, or one that overlaps, is no block, or is for another."""
    first = (301, 301, 250, 0)[choice % 4]
    last = (310, 305, 305, 5)[choice // 4 % 4]
    node = ("TET-1", "TET-1", "OUJ-1", COORDINATORS[0], AUTHORITY_NODE)[choice % 5]
    return e.BlockGranted(node, ((first, last, 4), (0, 0, 1), (last + 1, last + 2, 0)))


def _issue(node: str, choice: int) -> e.PermitIssued:
    number, serial = _permit_number(node, choice)
    return e.PermitIssued(number, serial, 1_285_675_200 + choice % 3 * 86_400)


def _planned(node: str, choice: int) -> e.SessionPlanned:
    """One of two sessions, of the own forum mostly, said the first time or anew."""
    return e.SessionPlanned(
        ("s1", "s2")[choice % 2],
        "OUJ" if choice % 5 == 4 else node[:3],
        ("2010-09-28", "2010-09-29")[choice % 3 % 2],
        ("10:30", "15:00")[choice % 7 % 2],
        places=choice % 4,
        trainer=("", "Salma")[choice % 2],
    )


def telling(
    node: str, move: Move, issued: Sequence[str] = (), ordered: Sequence[str] = ()
) -> tuple[e.Content, bool]:
    """What a desk or coordinator says, within its rights or not, and whether of a dossier.

    `issued` are the dossier's permit numbers so far, `ordered` the hashes of its packs' orders:
    most of what is said of permits and packs is of those.
    """
    choice = move.choice
    values = VALUES[choice % len(VALUES)]
    number, _ = _permit_number(node, choice)
    if issued and choice % 8:
        number = issued[choice % len(issued)]
    order = ordered[choice % len(ordered)] if ordered and choice % 5 else "ab" * 32
    about_dossier: Sequence[e.Content] = (
        e.DossierRegistered("ab" * 32 if choice % 2 else "", choice % 3, values),
        e.DossierCorrected(values, "mistyped"),
        e.DossierCorrected(VALUES[(choice + 1) % len(VALUES)]),
        e.ConflictDecided(("name", "turnover", "situation")[choice % 3], (), "Atlas"),
        e.DuplicateDecided(
            DOSSIERS[1 + choice % 2],
            VERDICTS[choice % 3],
            ("", number)[choice % 2],
            ("", "its pack is there")[choice % 2],
        ),
        e.DossierParked("2010-09-28T15:00", ("", "certificate")[choice % 2]),
        e.DossierResumed(),
        e.DossierWaitlisted(),
        e.DossierCancelled(("", "left")[choice % 2]),
        e.DossierSeenAgain("cd" * 32, choice % 3),
        e.DocumentAccepted(
            "rc_extract", ("4262", "77")[choice % 2], "Tétouan", checks=(str(choice % 3),)
        ),
        e.DocumentAccepted("tp_certificate", "12345678"),
        e.DocumentRejected("rc_extract", "document.unreadable"),
        e.DocumentScanned("rc_extract", (("aa",), ("bb", "cc"), ())[choice % 3]),
        e.DocumentConfirmed("rc_extract", "ab" * 32),
        e.DossierReopened((("rc_extract",), ())[choice % 2]),
        e.InitiationEnrolled(("s1", "s2")[choice % 2]),
        e.InitiationWithdrawn("s1"),
        e.InitiationAttended(("2010-09-28", "2010-09-29")[choice % 2], ("", "s1")[choice % 2]),
        e.InitiationCertified("2010-09-29"),
        e.ErasureRequested("asked"),
        _issue(node, choice),
        _issue(node, choice),
        _issue(node, choice),
        e.PermitPrinted(number, 1 + choice % 2),
        e.PermitPrinted(
            number, 2 + choice % 2, ("copy.lost", "copy.other", "other words")[choice % 3]
        ),
        e.PermitPrinted(number, 1),
        e.PermitHandedOver(number, ("", "fils")[choice % 2], choice % 3),
        e.PermitSpoiled(number, 1 + choice % 2, "torn"),
        e.PermitRevoked(number, ("error", "fraud")[choice % 2]),
        e.PackOrdered(number, "IAM-2990", 299_000, 89_700, "2010-09-28", bool(choice % 2)),
        e.PackOrdered(number, "MDT-3990", 399_000, 119_700, "2010-09-29"),
        e.PackDelivered(number, order, "2010-09-29", ("5CG0123XYZ", "")[choice % 2], "8921"),
        e.PackCancelled(number, order, "2010-09-29", ("unordered.error", "words")[choice % 2]),
        e.ErasureConfirmed("asked"),
    )
    about_none: Sequence[e.Content] = (
        e.StopOpened(node[:3], "2010-09-28"),
        e.StopOpened((node[:3], "OUJ")[choice % 2], "2010-09-29"),
        e.StopOpened(node[:3], "2010-09-28", choice % 4),
        e.StopClosed(node[:3], "2010-09-28"),
        _planned(node, choice),
        _planned(node, choice),
        e.SessionCancelled(("s1", "s2")[choice % 2], ("", "no trainer")[choice % 3 % 2]),
        founding(node),
        enrolment(STRANGER, "desk", "SAF"),
        e.NodeRevoked("TET-2", ()),
    )
    index = (move.what // 12 + choice) % (len(about_dossier) + len(about_none))
    if index < len(about_dossier):
        return about_dossier[index], True
    return about_none[index - len(about_dossier)], False


_number = st.integers(0, 255)
moves = st.builds(Move, _number, _number, _number, _number, _number, _number)


@st.composite
def caravans(draw: st.DrawFn, most: int = 40) -> Caravan:
    """Any history of a few installations, most of it about three dossiers."""
    play = _Play()
    for move in draw(st.lists(moves, min_size=1, max_size=most)):
        play.move(move)
    return Caravan(tuple(play.events))


class Delivery(NamedTuple):
    """One batch and the place that it goes to: 0 is where everything ends, the rest pass it on."""

    place: int
    events: tuple[Event, ...]


@st.composite
def journeys(draw: st.DrawFn, events: Sequence[Event], places: int = 3) -> list[Delivery]:
    """Ways for a set of events to arrive: overlapping, repeated, in any order, any grouping.

    Copies may come without their body; the last ones bring all that none brought before.
    """
    deliveries: list[Delivery] = []
    for _ in range(draw(st.integers(0, 5))):
        chosen = draw(st.lists(st.sampled_from(events), min_size=1, max_size=len(events)))
        bare = draw(st.integers(0, 3)) == 0
        batch = tuple(without_body(event) for event in chosen) if bare else tuple(chosen)
        deliveries.append(Delivery(draw(st.integers(0, places - 1)), batch))
    rest = draw(st.permutations(events))
    cuts = sorted(draw(st.sets(st.integers(1, len(rest)), max_size=8)))
    for first, last in pairwise((0, *cuts, len(rest))):
        place = draw(st.integers(0, places - 1))
        deliveries.append(Delivery(place, tuple(rest[first:last])))
    return deliveries


@st.composite
def held(draw: st.DrawFn, caravan: Caravan) -> list[Event]:
    """What of a caravan ever arrives: with gaps, and some bodies withheld for good."""
    some = draw(st.integers(0, 2))
    if not some:
        return list(caravan.events)
    drops = draw(st.sets(st.integers(0, len(caravan.events) - 1), max_size=4))
    bare = draw(st.sets(st.integers(0, len(caravan.events) - 1), max_size=6))
    return [
        without_body(event) if index in bare else event
        for index, event in enumerate(caravan.events)
        if index not in drops
    ] or list(caravan.events[:1])
