"""The places of a demonstrated caravan: headquarters founded, everybody enrolled and introduced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from infitah_desk import bootstrap
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.domain.programme import Programme, read_programme
from infitah_desk.services import enrolling, receipting
from infitah_desk.services.session import Session
from infitah_desk.system.clock import Clock
from infitah_desk.system.resources import resource, resource_text
from infitah_desk.trust.passwords import PasswordCost

PASSWORD = "caravane-2010"  # noqa: S105 - the folders of a demonstration are for everyone
SUPERVISOR = "superviseur"
PROGRAMME = "infitah-2010-caravane-2.toml"
LIST_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".ods"}

FOLDERS = ("kits", "permits", "vouchers", "closing", "bundles", "receipts", "report")
"""What a caravan makes lies in these."""

Tell = Callable[[str], None]


class Places:
    """A folder with everybody's data folders in it, and who sits down at them."""

    def __init__(self, folder: Path, tell: Tell, clock: Clock, cost: PasswordCost) -> None:
        """Nothing is made yet.

        Raises:
            MachineFault: "data.not_empty" where the folder holds anything.
        """
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise MachineFault("data.not_empty", folder=str(folder))
        self.folder = folder
        self.tell = tell
        self.clock = clock
        self.programme: Programme = read_programme(resource_text("programmes", PROGRAMME))
        self.authority = folder / "authority"
        self.root = ""
        self._cost = cost

    @contextmanager
    def at(self, place: Path) -> Iterator[Session]:
        """Somebody sits down there."""
        with bootstrap.opened(
            place, SUPERVISOR, PASSWORD, clock=self.clock, cost=self._cost
        ) as session:
            yield session

    def found(self) -> None:
        """Headquarters before the caravan, and folders for what it makes."""
        for name in FOLDERS:
            (self.folder / name).mkdir(parents=True)
        self.root = bootstrap.create_authority(
            self.authority,
            SUPERVISOR,
            PASSWORD,
            programme_text=resource_text("programmes", PROGRAMME),
            recovery_out=self.folder / "recovery-identity.txt",
            clock=self.clock,
            cost=self._cost,
        )
        self.tell(f"authority: {self.authority}")

    def enrol(self, node: str, role: str, place: Path, terms: enrolling.Terms) -> str:
        """Ask, certify, accept; the log that it will write."""
        request = self.folder / "kits" / f"{node}.request.json"
        kit = self.folder / "kits" / f"{node}.kit.age"
        asked = bootstrap.create_installation(
            place,
            SUPERVISOR,
            PASSWORD,
            node=node,
            role=role,
            request_out=request,
            clock=self.clock,
            cost=self._cost,
        )
        with self.at(self.authority) as session:
            enrolling.enrol(session, enrolling.read_request(request), terms, kit)
        with self.at(place) as session:
            enrolling.accept_kit(session, kit, self.root)
        return asked.log

    def introduce(self, places: Iterable[Path]) -> None:
        """Kits only know who came before: the reference makes everybody known to everybody."""
        reference = self.folder / "kits" / "reference.age"
        with self.at(self.authority) as session:
            receipting.write_reference(session, reference)
        for place in places:
            with self.at(place) as session:
                receipting.read_reference(session, reference)

    def coordinator(self, node: str) -> Path:
        """Where a coordinator's data folder lies."""
        return self.folder / "coordinators" / node

    def desk(self, node: str) -> Path:
        """Where a desk's data folder lies."""
        return self.folder / "desks" / node

    def lists_by_forum(self, lists: Path | None) -> dict[str, list[Path]]:
        """The pre-registration lists in a folder, or the program's own, by the forum they name.

        Raises:
            MachineFault: "file.missing".
            Refused: "demo.no_lists".
        """
        folder = lists if lists is not None else resource("samples")
        if not folder.is_dir():
            raise MachineFault("file.missing", file=str(folder))
        found = sorted(p for p in folder.iterdir() if p.suffix.lower() in LIST_ENDINGS)
        if not found:
            raise Refused("demo.no_lists", folder=str(folder))
        by_forum: dict[str, list[Path]] = {}
        for number, path in enumerate(found):
            by_forum.setdefault(self._forum_of(path, number), []).append(path)
        return by_forum

    def _forum_of(self, path: Path, number: int) -> str:
        codes = [forum.code for forum in self.programme.forums]
        named = [code for code in re.findall(r"[A-Z]{3}", path.stem) if code in codes]
        return named[-1] if named else codes[number % len(codes)]
