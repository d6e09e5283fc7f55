"""A session: one open data folder and who works in it. Every service takes one.

Wired in `bootstrap`; it gives services what they need of folder, keys, clock and programme, and
writes what they decide.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from infitah_desk.domain.circumstances import Circumstances, Stop
from infitah_desk.domain.commands import Command
from infitah_desk.domain.dossier import DossierState
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.escrow import balance_of
from infitah_desk.domain.event import Event
from infitah_desk.domain.events import Content
from infitah_desk.domain.permit import Void
from infitah_desk.domain.permit_number import parse_number
from infitah_desk.domain.programme import Programme
from infitah_desk.domain.roster import Installation, Node, Roster
from infitah_desk.domain.rules import decide
from infitah_desk.storage.data_folder import DataFolder
from infitah_desk.storage.escrow import known_logs
from infitah_desk.storage.packs import pack_elsewhere, packs_used, serial_elsewhere
from infitah_desk.storage.queries import holds_elsewhere, last_serial, open_stop, standing_permits
from infitah_desk.storage.scans import Scans
from infitah_desk.storage.sessions import places_left
from infitah_desk.storage.store import Store
from infitah_desk.system.clock import Clock
from infitah_desk.trust import identity
from infitah_desk.trust.vault import Unlocked, Vault

NODE = "own.node"
ROLE = "own.role"
POSITION = "own.installation"
_NUMBERS = 10**10
"""More than there are seconds from 1970 to any day that a clock can say."""
_ONE_DAY = 86_400
_WITHOUT_LIMIT = 10**9  # packs, where a programme sets no budget


@dataclass
class Session:
    """An open folder. `copied` says that it was last open on another machine."""

    folder: DataFolder
    store: Store
    unlocked: Unlocked
    clock: Clock
    copied: bool = False

    @property
    def vault(self) -> Vault:
        """The folder's vault."""
        return self.folder.vault

    @property
    def account(self) -> str:
        """Who works here."""
        return self.unlocked.account

    @property
    def node(self) -> str:
        """This installation's node, such as TET-1."""
        return self.store.settings.get(NODE)

    @property
    def role(self) -> str:
        """The folder's role: desk, coordinator or authority."""
        return self.store.settings.get(ROLE)

    @property
    def roster(self) -> Roster:
        """Who was enrolled, as it is known here."""
        return self.store.roster

    @property
    def programme(self) -> Programme:
        """The programme in force.

        Raises:
            Refused: "enrol.not_accepted".
        """
        return self.store.programme

    @cached_property
    def scans(self) -> Scans:
        """The pictures of papers that are kept here."""
        return Scans(self.folder.scans, self.unlocked.subkey("scans"))

    @cached_property
    def keys(self) -> identity.Installation:
        """The private keys of the installation that runs here."""
        return self.keys_of(self.position)

    @property
    def position(self) -> int:
        """Which of its node's installations runs here: 1, or a later one that a backup started."""
        return self.store.settings.number(POSITION)

    def keys_of(self, position: int) -> identity.Installation:
        """The private keys of one of the node's installations.

        Raises:
            MachineFault: "vault.secret_missing" for one that a restored backup has left behind.
        """
        sign, age = identity.secret_names_of(position)
        return identity.installation_from(
            self.vault.get_secret(self.unlocked, sign), self.vault.get_secret(self.unlocked, age)
        )

    def identities(self) -> list[str]:
        """The age identities of every installation of the node whose keys are here."""
        positions = sorted(
            position
            for name in self.vault.secret_names()
            if name.endswith(".age") and (position := identity.number_in(name)) is not None
        )
        return [self.keys_of(position).age_secret for position in positions]

    @property
    def own_installation(self) -> Installation | None:
        """This installation as the authority certified it; None before a kit was accepted."""
        return self.roster.by_log.get(self.store.own_log)

    @property
    def own_node(self) -> Node:
        """This node as the authority enrolled it.

        Raises:
            Refused: "enrol.not_accepted".
        """
        node = self.roster.nodes.get(self.node)
        if node is None:
            raise Refused("enrol.not_accepted")
        return node

    def needs_role(self, *roles: str) -> None:
        """Some things are only done by some.

        Raises:
            Refused: "role.not_allowed".
        """
        if self.role not in roles:
            raise Refused("role.not_allowed", role=self.role)

    def needs_supervisor(self) -> None:
        """Some things are only done by a supervisor.

        Raises:
            Refused: "account.not_allowed".
        """
        if self.unlocked.role != "supervisor":
            raise Refused("account.not_allowed", account=self.account)

    def needs_own_machine(self) -> None:
        """What is given out of a stock is not given out of two copies of it.

        Raises:
            MachineFault: "data.copied_machine" in a folder that was copied from another machine.
        """
        if self.copied:
            raise MachineFault("data.copied_machine")

    def needs_own_block(self, number: str) -> None:
        """What is done to a permit's sheets is done where its number was given out.

        Raises:
            Refused: "permit.other_block", "role.not_allowed", "permit.number_invalid".
        """
        self.needs_role("desk", "authority")
        if self.role == "desk" and parse_number(number).node != self.node:
            raise Refused("permit.other_block", number=number)

    def use_serial(self, serial: int) -> None:
        """Remember the last number given out, whatever becomes of its event."""
        self.store.settings.put_number(_serial_setting(self.store.own_log), serial)

    def now(self) -> dt.datetime:
        """The wall clock; only ever shown or written down, never a reason to refuse."""
        return self.clock.now()

    def milliseconds(self) -> int:
        """The wall clock in milliseconds since 1970."""
        return int(self.now().timestamp() * 1000)

    def write(self, batch: Sequence[tuple[str, Sequence[Content]]]) -> list[Event]:
        """Write what was decided, in the name of whoever works here.

        Raises:
            Refused: "node.revoked" where it would count nowhere.
        """
        if self.store.own_log in self.roster.revoked:
            raise Refused("node.revoked", node=self.node)
        return self.store.append(batch, author=self.account, time=self.milliseconds())

    def act(self, dossier: str, command: Command) -> DossierState:
        """Decide a command on one dossier, write what it makes, and give the state after."""
        with self.store.transaction():
            state = self.store.state(dossier)
            contents = decide(state, command, self.circumstances(state))
            if contents:
                self.write([(dossier, contents)])
        return self.store.state(dossier)

    @property
    def bare_circumstances(self) -> Circumstances:
        """What the rules must know that looks at no stop and no number."""
        return Circumstances(self.programme, self.node, is_void=self.is_told_void)

    def circumstances(self, state: DossierState) -> Circumstances:
        """What the rules must know besides the dossier's own state."""
        stop = open_stop(self.store)
        return Circumstances(
            programme=self.programme,
            node=self.node,
            stop=stop,
            legal_time=self._legal_time(stop),
            next_serial=None if self._quota_left(stop) == 0 else self._next_serial(),
            account=self.account,
            places_left=lambda session: places_left(self.store, session),
            already_held=lambda: holds_elsewhere(self.store, state.dossier),
            is_void=self.is_told_void,
            day=self._day_without_stop,
            packs_left=lambda: self.packs_left,
            pack_elsewhere=lambda: pack_elsewhere(self.store, state.dossier),
            serial_elsewhere=lambda *said: serial_elsewhere(self.store, *said),
        )

    @property
    def _day_without_stop(self) -> str:
        """The wall clock's date (ISO 8601) at the authority, which opens no stop; else ""."""
        if self.role != "authority":
            return ""
        return self.now().astimezone().date().isoformat()

    def is_told_void(self, number: str, copy: int) -> bool:
        """Whether the authority told everybody that a copy is void, 0 for the whole permit."""
        return Void(number, copy) in self.roster.voids

    def _legal_time(self, stop: Stop | None) -> int:
        """The stop's date with the clock's time of day (UTC), in seconds since 1970."""
        if stop is None:
            return 0
        clock = self.now().astimezone(dt.UTC)
        day = dt.date.fromisoformat(stop.date)
        return int(dt.datetime.combine(day, clock.timetz()).timestamp())

    @property
    def permits_left(self) -> int:
        """How many permits can still be issued: of the own blocks, and of today's quota."""
        quota = self._quota_left(open_stop(self.store))
        return self.numbers_left if quota is None else min(self.numbers_left, quota)

    @property
    def numbers_left(self) -> int:
        """How many numbers of this installation's blocks were never given out."""
        own = self.own_installation
        return 0 if own is None else own.permits_above(self._last_used(own))

    @property
    def packs_left(self) -> int:
        """How many packs can still be ordered here: of the own escrow, or of the national rest."""
        if self.role == "authority":
            return self._national_rest
        own = self.own_installation
        return 0 if own is None else own.packs - packs_used(self.store, (own.log,))

    @property
    def _national_rest(self) -> int:
        """The packs that the authority gave to nobody and did not order."""
        known = known_logs(self.store)
        left = balance_of(self.roster, self.programme, known).packs_left
        return _WITHOUT_LIMIT if left is None else left

    def _quota_left(self, stop: Stop | None) -> int | None:
        """How many permits the stop's quota for its day still allows; None where it sets none."""
        if stop is None or not stop.quota:
            return None
        day = dt.datetime.combine(dt.date.fromisoformat(stop.date), dt.time(), dt.UTC)
        first = int(day.timestamp())
        used = standing_permits(self.store, self.store.own_log, first, first + _ONE_DAY)
        return max(stop.quota - used, 0)

    def _next_serial(self) -> int | None:
        """The next number of this installation's own blocks; None if all are used up."""
        own = self.own_installation
        return None if own is None else own.next_serial(self._last_used(own))

    def _last_used(self, own: Installation) -> int:
        """The highest number that was given out: where the log was forked, by either laptop."""
        return max(
            self.store.settings.number(_serial_setting(own.log)),
            last_serial(self.store, own.log),
        )


def new_number(session: Session, name: str) -> int:
    """A number that only ever grows: seconds since 1970, or one more than the last.

    Each later installation of the node counts from further up: a restored laptop does not know what
    the one before it numbered last, its clock may be behind, and it is the one to be believed.
    """
    at = int(session.now().timestamp()) + (session.position - 1) * _NUMBERS
    number = max(session.store.settings.number(name) + 1, at)
    session.store.settings.put_number(name, number)
    return number


def numbered_at(number: int) -> dt.datetime:
    """When something of this number was written, as far as the clock there knew."""
    return dt.datetime.fromtimestamp(number % _NUMBERS, dt.UTC)


def _serial_setting(log: str) -> str:
    return f"serial.{log}"
