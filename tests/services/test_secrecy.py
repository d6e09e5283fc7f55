"""Nothing that a clerk typed lies in the clear anywhere, nor does a key."""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from infitah_desk.domain.commands import RejectDocument
from infitah_desk.services import enrolling, issuing, registering, trusting, verifying
from infitah_desk.services.importing import import_list
from infitah_desk.trust import identity
from tests.helpers.caravans import (
    HQ,
    NORTH,
    TETOUAN,
    Caravan,
    in_hand,
    ready,
)
from tests.helpers.programmes import SAMPLES

SECRET = {
    "name": "Pâtisserie Zoulikha Œillet",
    "name_ar": "حلويات زليخة البنفسج",
    "manager": "Zoulikha Benaïssa-Quijote",
    "manager_ar": "زليخة بنعيسى كيخوتي",
    "rc_number": "8642097",
    "ice": "001234567000062",
    "if_number": "73519264",
    "phone": "0661947385",
    "email": "zoulikha.quijote@exemple.ma",
    "address": "17, derb Quetzalcoatl",
    "turnover": "814273.65",
}
STORED = ("661947385", "814273", "Quijote", "Zoulikha", "Benaïssa", "بنعيسى", "زليخة")
REASON = "entretien avec Xochimilco"
PICTURE = b"\xff\xd8 a likeness of Zoulikha \x00\x01\x02 Quetzalcoatl"


def forms(text: str) -> Iterator[bytes]:
    """The text as it could lie on a disk: UTF-8 and UTF-16, and each in base64 at every offset."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield from forms_of_bytes(text.encode(encoding))


def forms_of_bytes(raw: bytes) -> Iterator[bytes]:
    yield raw
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + raw).rstrip(b"=")
        # The first and last letters also hold bits of what stands before and after.
        start, end = -(-offset * 8 // 6), (offset + len(raw)) * 8 // 6
        yield encoded[start:end]
        yield encoded[start:end].replace(b"+", b"-").replace(b"/", b"_")


def needles() -> list[bytes]:
    texts = [*SECRET.values(), *STORED, REASON]
    return [form for text in texts for form in forms(text)] + list(forms_of_bytes(PICTURE[3:30]))


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def leaks(files: Sequence[Path], wanted: Sequence[bytes]) -> list[tuple[str, bytes]]:
    found = []
    for path in files:
        data = path.read_bytes()
        found += [(path.name, needle) for needle in wanted if needle in data]
    return found


@pytest.mark.parametrize("offset", range(3))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_finds_what_is_there(tmp_path: Path, encoding: str, offset: int) -> None:
    secret = SECRET["manager_ar"].encode(encoding)
    (tmp_path / "leak").write_bytes(base64.b64encode(b"x" * offset + secret + b"yz"))
    assert leaks(files_under(tmp_path), needles())


def a_day(caravan: Caravan, elsewhere: Path) -> None:
    """All that a desk does with a person's data; papers in clear go elsewhere."""
    picture = elsewhere / "picture.jpg"
    picture.write_bytes(PICTURE)
    with caravan.at(TETOUAN) as session:
        import_list(session, SAMPLES / "preinscription-TET.csv")
        scan = session.scans.put(picture.read_bytes())
        dossier = ready(session, 1, scan, **SECRET)
        registering.correct(session, dossier, {"address": "18, rue Quetzalcoatl"}, REASON)
        verifying.reject_document(session, dossier, RejectDocument("tp_certificate", "expired"))
        for text in ("zoulikha", "بنعيسى", "947385", "8642097"):
            assert registering.find_dossiers(session, text, 5), text
        number = issuing.issue_permit(session, dossier)
        in_hand(session, number, elsewhere / "permit.pdf")
        issuing.hand_over(session, number, "Quijote Benaïssa")


@pytest.fixture
def after_a_day(caravan: Caravan, tmp_path: Path) -> Caravan:
    """Everything that can come of a day lies under the caravan's folder."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    a_day(caravan, elsewhere)
    bundle = caravan.export(TETOUAN, with_scans=True).file
    caravan.merge(NORTH, bundle)
    caravan.merge(HQ, bundle, caravan.export(NORTH, with_scans=True).file)
    for node in (TETOUAN, NORTH, HQ):
        caravan.restore(caravan.back_up(node), f"{node} restored")
    caravan.give_receipt(HQ, TETOUAN)
    caravan.reference(TETOUAN)
    caravan.enrol("NAD-1", enrolling.Terms(forum="NAD"))
    return caravan


def test_no_file_of_a_caravan_holds_anything_of_a_person(after_a_day: Caravan) -> None:
    files = files_under(after_a_day.folder)
    assert {path.suffix for path in files} >= {".age", ".tar", ".db", ".json"}
    assert leaks(files, needles()) == []


def test_while_a_folder_is_open_its_wal_holds_nothing_in_the_clear(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        ready(session, 1, **SECRET)
        registering.find_dossiers(session, "zoulikha", 5)
        files = files_under(caravan.place(TETOUAN))
        assert {"desk.db", "desk.db-wal", "desk.db-shm", "lock"} <= {path.name for path in files}
        assert leaks(files, needles()) == []


def test_names_of_files_tell_nothing(after_a_day: Caravan) -> None:
    names = "\n".join(str(path) for path in after_a_day.folder.rglob("*")).encode()
    assert [needle for needle in needles() if needle in names] == []


def test_a_scan_is_not_named_by_its_digest(after_a_day: Caravan) -> None:
    digest = hashlib.sha256(PICTURE).hexdigest()
    assert not list(after_a_day.folder.rglob(f"*{digest}*"))


def key_forms(secret: bytes) -> list[bytes]:
    return [*forms_of_bytes(secret), secret.hex().encode(), secret.hex().upper().encode()]


def test_no_private_key_and_no_file_key_lies_in_the_clear(after_a_day: Caravan) -> None:
    wanted: list[bytes] = []
    for node in (HQ, NORTH, TETOUAN):
        with after_a_day.at(node) as session:
            secrets = [
                session.vault.get_secret(session.unlocked, name)
                for name in session.vault.secret_names()
                if name == identity.ROOT_SECRET or identity.number_in(name) is not None
            ]
            wanted += itertools.chain.from_iterable(
                key_forms(secret) for secret in [*secrets, session.unlocked.file_key]
            )
            wanted += key_forms(session.unlocked.subkey("scans"))
    assert len(wanted) > 100
    files = [path for path in files_under(after_a_day.folder) if path.name != "recovery.txt"]
    assert leaks(files, [*wanted, b"AGE-SECRET-KEY-"]) == []


def test_a_backup_lacks_the_keys_of_the_installation_that_wrote_it(caravan: Caravan) -> None:
    caravan.restore(caravan.back_up(TETOUAN), "restored")
    with caravan.at("restored") as session:
        names = session.vault.secret_names()
    assert [name for name in names if identity.number_in(name) == 1] == []


def test_the_trust_list_names_no_enterprise(after_a_day: Caravan, tmp_path: Path) -> None:
    with after_a_day.at(HQ) as session:
        trusting.export_trust_list(session, tmp_path / "trust.json")
    assert leaks([tmp_path / "trust.json"], needles()) == []
