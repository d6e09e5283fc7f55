"""Folders as they come: full of strangers, odd names, cut and forged files."""

from __future__ import annotations

import os
import re
import shutil
import socket
from pathlib import Path

import msgspec
import pytest

from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.services import (
    browsing,
    digesting,
    merging,
)
from infitah_desk.services.exchanging import exchange
from infitah_desk.services.session import Session
from infitah_desk.system import shared_folder
from tests.helpers.caravans import HQ, NORTH, TETOUAN, TETOUAN_2, Caravan, ready, registered
from tests.helpers.exchanges import NAME, codes, exchanged
from tests.helpers.forged_bundles import taken_apart
from tests.services.test_secrecy import SECRET, leaks, needles

needs_posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks, pipes and limits of POSIX")


def test_ten_thousand_foreign_files_cost_one_look_each(
    caravan: Caravan, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10_000):
        (shared / f"photo {number}.jpg").write_bytes(b"\xff\xd8\xff\xe0 not for us %d" % number)
    before = {
        path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in shared.iterdir()
    }
    opened: list[Path] = []
    original = shared_folder.beginning_of

    def counted(path: Path, length: int) -> bytes:
        opened.append(path)
        assert length <= 64
        return original(path, length)

    monkeypatch.setattr(browsing, "beginning_of", counted)
    monkeypatch.setattr(browsing, "take_file", None)
    with caravan.at(TETOUAN_2) as session:
        first = exchange(session, shared)
        assert (first.foreign, len(opened), first.files) == (10_000, 10_000, ())
        second = exchange(session, shared)
        assert (second.foreign, second.given) == (10_000, 0)
        # The second time only the bundle that was given is looked at.
        assert [path for path in opened[10_000:] if path != first.file] == []
    assert first.file is not None
    after = {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in shared.iterdir()}
    assert {name: sign for name, sign in after.items() if name != first.file.name} == before


def test_a_folder_of_more_files_than_any_caravan_has_is_the_wrong_one(
    caravan: Caravan, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (shared / str(number)).touch()
    monkeypatch.setattr(browsing, "look_into", lambda folder: shared_folder.look_into(folder, 3))
    with caravan.at(TETOUAN) as session, pytest.raises(Refused) as refusal:
        exchange(session, shared)
    assert refusal.value.code == "exchange.too_many_files"


@needs_posix
def test_only_ordinary_files_are_opened(
    caravan: Caravan, shared: Path, given: Path, tmp_path: Path
) -> None:
    """Folders, links, pipes, sockets and what programs hide are nobody's news."""
    elsewhere = tmp_path / "elsewhere.age"
    shutil.move(given, elsewhere)
    (shared / "folder.age").mkdir()
    shutil.copy(elsewhere, shared / "folder.age" / "lot.age")
    shutil.copy(elsewhere, shared / ".syncing.age.tmp")
    (shared / "link.age").symlink_to(elsewhere)
    (shared / "nowhere.age").symlink_to(tmp_path / "nothing")
    os.mkfifo(shared / "pipe.age")
    before = {path.name for path in shared.iterdir()}
    with socket.socket(socket.AF_UNIX) as door:
        place = os.open(shared, os.O_RDONLY)
        try:
            door.bind(f"/proc/self/fd/{place}/door.age")
        finally:
            os.close(place)
        done = exchanged(caravan, TETOUAN_2, shared)
    assert (done.files, done.foreign) == ((), 0)
    assert done.file is not None
    assert {path.name for path in shared.iterdir()} - {done.file.name, "door.age"} == before


@needs_posix
def test_a_file_that_became_a_pipe_meanwhile_keeps_nobody_waiting(shared: Path) -> None:
    os.mkfifo(shared / "pipe")
    (shared / "link").symlink_to("pipe")
    for name in ("pipe", "link"):
        with pytest.raises(MachineFault) as fault:
            shared_folder.beginning_of(shared / name, 10)
        assert fault.value.code == "file.not_readable"


@pytest.mark.parametrize(
    "name",
    ["..age", "-rf", "a\nb.age", "%s%n.age", "'; DROP TABLE event; --", "é" * 100, "ا\u202eب.age"],
)
def test_names_of_files_are_only_names(
    caravan: Caravan, shared: Path, given: Path, name: str
) -> None:
    given.rename(shared / name)
    if name.startswith("."):
        assert exchanged(caravan, TETOUAN_2, shared).files == ()
        return
    assert [each.status for each in exchanged(caravan, TETOUAN_2, shared).files] == ["merged"]
    assert exchanged(caravan, TETOUAN_2, shared).files == ()


def test_a_name_that_is_no_text_is_read_like_any_other(
    caravan: Caravan, shared: Path, given: Path
) -> None:
    given.rename(shared / os.fsdecode(b"\xff\xfe.age"))
    assert [each.status for each in exchanged(caravan, TETOUAN_2, shared).files] == ["merged"]
    assert exchanged(caravan, TETOUAN_2, shared).files == ()


def test_a_bundle_cut_at_any_byte_is_not_whole_and_changes_nothing(
    founded: Caravan, shared: Path
) -> None:
    """A merge refuses it; an exchange waits for the rest of it, and takes that when it is there."""
    founded.enrol(TETOUAN)
    with founded.at(TETOUAN) as session:
        exchange(session, shared)
        registered(session, 1)
        small = exchange(session, shared).file
    assert small is not None
    data = small.read_bytes()
    for path in shared.iterdir():
        path.unlink()
    cut = [shared / f"{end}.age" for end in range(len(data))]
    for end, path in enumerate(cut):
        path.write_bytes(data[:end])
    with founded.at(HQ) as session:
        merged = merging.merge_bundles(session, cut).bundles
        before = digesting.digest_of(session)
        done = exchange(session, shared)
        after = digesting.digest_of(session)
    assert {(each.status, each.new_events) for each in merged} == {("rejected", 0)}
    assert {each.status for each in done.files} == {"not_whole"}
    # Of nothing at all nobody can say what it will be.
    assert (len(done.files), done.taken) == (len(data) - 1, 0)
    assert after == before
    cut[-1].write_bytes(data)
    assert exchanged(founded, HQ, shared).taken == 1


def test_a_flipped_byte_is_never_taken(caravan: Caravan, given: Path, shared: Path) -> None:
    data = given.read_bytes()
    before = caravan.digest(TETOUAN_2)
    with caravan.at(TETOUAN_2) as session:
        for place in range(0, len(data), 53):
            given.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
            assert exchange(session, shared).taken == 0
    assert caravan.digest(TETOUAN_2) == before


def test_what_is_forged_is_refused_by_name_and_told_once(
    caravan: Caravan, given: Path, shared: Path
) -> None:
    before = caravan.digest(HQ)
    with caravan.at(NORTH) as sender, caravan.at(HQ) as receiver:
        parts = taken_apart(given, sender)
        parts.lines[-1] = parts.lines[-1].replace(b'"l":', b'"l":1')
        parts.saved(sender, receiver, given)
    assert codes(exchanged(caravan, HQ, shared)) == ["bundle.chain_broken"]
    again = exchanged(caravan, HQ, shared)
    assert (again.files, again.taken) == ((), 0)
    assert caravan.digest(HQ) == before
    assert given.exists()


def test_a_bundle_of_a_newer_program_waits_for_one(
    caravan: Caravan, given: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with caravan.at(NORTH) as sender, caravan.at(HQ) as receiver:
        parts = taken_apart(given, sender)
        parts.version = 2
        parts.saved(sender, receiver, given)
    assert codes(exchanged(caravan, HQ, shared)) == ["bundle.newer_container"]
    assert codes(exchanged(caravan, HQ, shared)) == []
    monkeypatch.setattr(browsing, "__version__", "99")
    assert codes(exchanged(caravan, HQ, shared)) == ["bundle.newer_container"]


def test_a_lost_stick_tells_size_and_date_and_a_random_word(caravan: Caravan, shared: Path) -> None:
    with caravan.at(TETOUAN) as session:
        ready(session, 1, **SECRET)
        exchange(session, shared)
    exchanged(caravan, TETOUAN_2, shared)
    exchanged(caravan, HQ, shared)
    files = list(shared.iterdir())
    wanted = [*needles(), b"TET-1", b"TET-2", b"infitah", b"Menuiserie"]
    assert files
    assert leaks(files, wanted) == []
    assert [path.name for path in files if not NAME.fullmatch(path.name)] == []
    # Before the ciphertext there is nothing but age's own header: how many may read it.
    for path in files:
        header = path.read_bytes().partition(b"\n--- ")[0].split(b"\n")
        assert header[0] == b"age-encryption.org/v1"
        assert all(
            re.fullmatch(rb"-> X25519 \S{43}|\S{43}|-> \S+-grease.*|\S*", x) for x in header[1:]
        )


def test_the_file_is_for_all_to_read_who_have_a_key(given: Path) -> None:
    """On a share each laptop comes with an account of its own."""
    umask = os.umask(0)
    os.umask(umask)
    assert given.stat().st_mode & 0o777 == 0o644 & ~umask


def test_what_the_memory_holds_can_be_lost(caravan: Caravan, given: Path, shared: Path) -> None:
    def forget(session: Session) -> None:
        for table in ("shared_place", "shared_file"):
            session.store.db.conn.execute(f"DELETE FROM {table}")  # noqa: S608 - our names

    with caravan.at(TETOUAN) as session:
        forget(session)
        done = exchange(session, shared)
    assert ([each.status for each in done.files], done.given) == (["known"], 0)
    assert [path.name for path in shared.iterdir()] == [given.name]


def test_what_another_version_remembered_is_read_again(
    caravan: Caravan, given: Path, shared: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        session.store.db.conn.execute(
            "UPDATE shared_file SET contents = ?", (msgspec.msgpack.encode({"other": 1}),)
        )
        done = exchange(session, shared)
    assert ([each.status for each in done.files], done.given) == (["known"], 0)
    assert given.exists()
