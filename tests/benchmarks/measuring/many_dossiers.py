"""A real data folder with as many dossiers as wanted, made quickly and kept to be used again.

The program's own storage writes every event; only waiting for the disk is left out.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from uuid import UUID

from infitah_desk.domain import events as e
from infitah_desk.domain.event import FOLD_VERSION
from infitah_desk.services.session import Session
from infitah_desk.storage.folder_names import VAULT_NAME
from infitah_desk.system.clock import SystemClock
from infitah_desk.trust.vault import Vault
from tests.helpers.caravans import DAY, TETOUAN, Caravan
from tests.helpers.folders import ACCOUNT, PASSWORD

BATCH = 5000
_COMPLETE = "complete.txt"

_TRADES = (
    ("Librairie", "مكتبة", "G"),
    ("Menuiserie", "نجارة", "C"),
    ("Café", "مقهى", "I"),
    ("Électricité", "كهرباء", "F"),
    ("Épicerie", "بقالة", "G"),
    ("Transport", "نقل", "H"),
    ("Imprimerie", "مطبعة", "C"),
    ("Coiffure", "حلاقة", "S"),
)
_PLACES = (
    ("Atlas", "الأطلس"),
    ("Rif", "الريف"),
    ("Al Massira", "المسيرة"),
    ("Ibn Khaldoun", "ابن خلدون"),
    ("Al Andalous", "الأندلس"),
    ("Sahara", "الصحراء"),
)
_FAMILIES = (
    ("Bennani", "بناني"),
    ("Aït Lahcen", "أيت لحسن"),
    ("Mansouri", "المنصوري"),
    ("El Idrissi", "الإدريسي"),
    ("Zerouali", "الزروالي"),
    ("Ghailan", "غيلان"),
    ("Tazi", "التازي"),
    ("Ouazzani", "الوزاني"),
)
_GIVEN = (("Salma", "سلمى"), ("Khalid", "خالد"), ("Touria", "ثورية"), ("Youssef", "يوسف"))


def desk_with(dossiers: int, folder: Path) -> Path:
    """The data folder of a desk with this many dossiers, made in `folder` unless it lies there.

    Its name tells the version of the fold: an older one would be folded anew when it is opened.
    """
    caravan = Caravan(folder / f"desk-{dossiers}-{FOLD_VERSION}")
    mark = caravan.folder / _COMPLETE
    if mark.exists():
        return caravan.place(TETOUAN)
    if caravan.folder.exists():
        raise FileExistsError(f"{caravan.folder} was begun and never completed: remove it")
    started = time.perf_counter()
    caravan.found()
    caravan.enrol(TETOUAN)
    with caravan.at(TETOUAN) as session:
        session.store.db.conn.execute("PRAGMA synchronous = OFF")
        fill(session, dossiers)
    _at_standard_cost(caravan.place(TETOUAN))
    mark.write_text(f"{time.perf_counter() - started:.0f} s\n", encoding="utf-8")
    return caravan.place(TETOUAN)


def _at_standard_cost(place: Path) -> None:
    """From now on the password costs what a real one costs to try."""
    vault = Vault(place / VAULT_NAME, SystemClock())
    vault.change_password(vault.unlock(ACCOUNT, PASSWORD), ACCOUNT, PASSWORD)


def fill(session: Session, dossiers: int) -> None:
    """Register that many enterprises, always the same ones, and do some of their steps."""
    chance = random.Random(dossiers)
    told = _told(chance, dossiers)
    for _ in range(0, dossiers, BATCH):
        session.write(list(islice(told, BATCH)))


def _told(chance: random.Random, dossiers: int) -> Iterator[tuple[str, list[e.Content]]]:
    for number in range(1, dossiers + 1):
        values = an_enterprise(chance, number)
        contents: list[e.Content] = [e.DossierRegistered(values=values)]
        if number % 3 == 0:
            rc = str(values["rc_number"])
            contents.append(e.DocumentAccepted("rc_extract", rc, "Tétouan"))
        if number % 6 == 0:
            contents.append(e.InitiationAttended(DAY))
        yield _dossier(chance), contents


def an_enterprise(chance: random.Random, number: int) -> dict[str, e.FieldValue]:
    """Fields that stand, of an enterprise whose RC is this number."""
    trade, place, family, given = map(chance.choice, (_TRADES, _PLACES, _FAMILIES, _GIVEN))
    return {
        "name": f"{trade[0]} {place[0]} {family[0]}",
        "name_ar": f"{trade[1]} {place[1]} {family[1]}",
        "legal_form": "SARL",
        "rc_number": str(number),
        "rc_court": "Tétouan",
        "tp_number": f"{20_000_000 + number}",
        "manager": f"{given[0]} {family[0]}",
        "manager_ar": f"{given[1]} {family[1]}",
        "phone": f"+2125397{number % 100_000:05}",
        "city": "Tétouan",
        "activity": trade[0],
        "sector": trade[2],
        "turnover": f"{chance.randrange(50, 2000)}000.00",
        "liberal_profession": False,
    }


def _dossier(chance: random.Random) -> str:
    """An id that is always the same, unlike the program's own."""
    return str(UUID(int=chance.getrandbits(128), version=4))
