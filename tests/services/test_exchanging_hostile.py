"""Folders as they come: full of strangers, cut files, pulled sticks, killed programs."""

from __future__ import annotations

import errno
import os
import re
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from infitah_desk.bundles import age_file, writing
from infitah_desk.domain.errors import MachineFault, Refused
from infitah_desk.services import (
    browsing,
    digesting,
    examining,
    giving,
    merging,
    placing,
    sending,
)
from infitah_desk.services.carrying import carry_out
from infitah_desk.services.exchanging import Exchanged, exchange
from infitah_desk.services.exporting import EXPORTED_SEQ, export_bundle
from infitah_desk.services.session import Session
from infitah_desk.system import shared_folder
from tests.helpers.caravans import HQ, NORTH, TETOUAN, TETOUAN_2, Caravan, ready, registered
from tests.helpers.forged_bundles import taken_apart
from tests.helpers.killed import killed_at_each_call, killed_at_each_step
from tests.services.test_secrecy import SECRET, leaks, needles

NAME = re.compile(r"2010-09-28-[0-9a-f]{8}\.age")

needs_posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks, pipes and limits of POSIX")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder that all can reach."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def given(caravan: Caravan, shared: Path) -> Path:
    """What Tétouan gave: one dossier."""
    with caravan.at(TETOUAN) as session:
        registered(session, 1, **SECRET)
        file = exchange(session, shared).file
    assert file is not None
    return file


def exchanged(caravan: Caravan, node: str, folder: Path) -> Exchanged:
    with caravan.at(node) as session:
        return exchange(session, folder)


def codes(done: Exchanged) -> list[str]:
    return [each.error.code for each in done.files if each.error is not None]


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


def refusing(number: int, folder: Path) -> Callable[..., int]:
    """`os.open` of a medium that lets nobody write."""
    original = os.open

    def open_(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(path).parent == folder:
            raise OSError(number, os.strerror(number))
        return original(path, flags, mode)

    return open_


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EROFS, "file.not_writable"),
        (errno.EACCES, "file.not_writable"),
        (errno.ENOSPC, "disk.full"),
        (errno.EIO, "disk.failing"),
    ],
)
def test_a_medium_that_cannot_be_written_is_still_read(
    caravan: Caravan, given: Path, number: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = given.parent
    with caravan.at(TETOUAN_2) as session:
        registered(session, 2)
        with monkeypatch.context() as patch:
            patch.setattr(os, "open", refusing(number, shared))
            done = exchange(session, shared)
        assert done.fault is not None
        assert (done.taken, done.given, done.fault.code) == (1, 0, code)
        assert [path.name for path in shared.iterdir()] == [given.name]
        assert exchange(session, shared).given == 1


@needs_posix
def test_a_medium_that_fills_up_keeps_nothing_half(
    caravan: Caravan, given: Path, shared: Path
) -> None:
    import resource

    limit = given.stat().st_size // 2
    original = sending.send

    def crowded(*arguments: object, **named: object) -> object:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            return original(*arguments, **named)  # type: ignore[arg-type]
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    given.unlink()
    with caravan.at(TETOUAN) as session, pytest.MonkeyPatch.context() as patch:
        # Signing writes to the data folder, whose files are larger already.
        patch.setattr(giving, "seal_own_log", lambda _: None)
        patch.setattr("infitah_desk.services.sending.seal_own_log", lambda _: None)
        patch.setattr(giving, "send", crowded)
        done = exchange(session, shared)
    assert done.fault is not None
    assert (done.fault.code, list(shared.iterdir())) == ("disk.full", [])
    assert exchanged(caravan, TETOUAN, shared).given > 0


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("call", ["beginning_of", "digest_of", "take_file"])
def test_a_stick_pulled_while_it_is_read_harms_nothing(
    caravan: Caravan, shared: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = getattr(browsing, call)

    def pulled(*arguments: object) -> object:
        shutil.rmtree(shared, ignore_errors=True)
        return original(*arguments)

    before = caravan.digest(TETOUAN_2)
    with monkeypatch.context() as patch:
        patch.setattr(browsing, call, pulled)
        done = exchanged(caravan, TETOUAN_2, shared)
    assert (done.taken, done.files) == (0, ())
    assert done.fault is not None
    assert done.fault.code == "file.not_writable"
    assert caravan.digest(TETOUAN_2) == before


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize(
    ("owner", "call"),
    [(placing, "new_file"), (giving, "send"), (placing, "contents_of"), (giving, "note_export")],
)
def test_a_stick_pulled_while_it_is_written_harms_nothing(
    caravan: Caravan,
    shared: Path,
    owner: ModuleType,
    call: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = shared.with_name("stick")
    with caravan.at(TETOUAN_2) as session:
        registered(session, 2)
    before = caravan.digest(TETOUAN_2)
    original = getattr(owner, call)

    def pulled(*arguments: object, **named: object) -> object:
        given_back = original(*arguments, **named)
        if shared.exists():
            shared.rename(stick)
        return given_back

    with monkeypatch.context() as patch:
        patch.setattr(owner, call, pulled)
        exchanged(caravan, TETOUAN_2, shared)
    assert caravan.digest(TETOUAN_2).events == before.events + 1
    stick.rename(shared)
    exchanged(caravan, TETOUAN_2, shared)
    exchanged(caravan, TETOUAN, shared)
    assert caravan.digest(TETOUAN) == caravan.digest(TETOUAN_2)


@needs_posix
def test_killed_at_any_step_it_leaves_nothing_half_and_goes_on(
    caravan: Caravan, given: Path, shared: Path
) -> None:
    """Nothing that lies under a name is half; what lies without one is cleared away later."""
    with caravan.at(TETOUAN_2) as session:
        registered(session, 2)
    kept = shutil.copytree(caravan.place(TETOUAN_2), shared.with_name("as it was"))

    def work() -> None:
        exchanged(caravan, TETOUAN_2, shared)

    whole = set()
    for _ in killed_at_each_step(work):
        for path in shared.iterdir():
            if path.name != given.name and not path.name.startswith("."):
                assert NAME.fullmatch(path.name)
                with caravan.at(HQ) as session:
                    [merged] = merging.merge_bundles(session, [path]).bundles
                assert merged.error is None
                whole.add(path.name)
        with caravan.at(TETOUAN_2) as session:
            assert examining.examine(session).ok
            exchange(session, shared)
        assert [path for path in shared.iterdir() if path.name.startswith(".")] == []
        assert exchanged(caravan, TETOUAN_2, shared).given == 0
        for path in shared.iterdir():
            if path.name != given.name:
                path.unlink()
        shutil.rmtree(caravan.place(TETOUAN_2))
        shutil.copytree(kept, caravan.place(TETOUAN_2))
    assert whole
    exchanged(caravan, TETOUAN, shared)
    assert caravan.digest(TETOUAN).events == caravan.digest(TETOUAN_2).events


@needs_posix
def test_an_export_killed_at_any_step_leaves_nothing_half(caravan: Caravan, shared: Path) -> None:
    with caravan.at(TETOUAN) as session:
        registered(session, 1)

    def work() -> None:
        with caravan.at(TETOUAN) as session:
            export_bundle(session, shared / "lot.age", most_bytes=1_000_000)

    found: set[str] = set()
    for _ in killed_at_each_step(work):
        whole = [path for path in shared.iterdir() if not path.name.startswith(".")]
        found.update(path.name for path in whole)
        parts = [path for path in shared.iterdir() if path.name.startswith(".")]
        place = caravan.copied_laptop(HQ, "to look with")
        with caravan.at(place) as session:
            assert not merging.merge_bundles(session, whole).refused
            before = digesting.digest_of(session)
            merged = merging.merge_bundles(session, parts).bundles
            # Just before it gets its name a part is whole; until then nobody takes it for that.
            assert all(each.status in {"rejected", "merged"} for each in merged)
            if all(each.status == "rejected" for each in merged):
                assert digesting.digest_of(session) == before
        with caravan.at(TETOUAN) as session:
            assert examining.examine(session).ok
        for path in (*whole, *parts):
            path.unlink()
        shutil.rmtree(caravan.place(place))
    assert found == {"lot.age"}


@pytest.mark.parametrize("most", [0, 1_000_000])
def test_an_export_to_a_stick_that_is_pulled_is_the_machines_fault(
    caravan: Caravan, shared: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never said to be safe to remove, and what was not sent is sent the next time."""
    original = age_file.encrypt

    def pulled(*arguments: object) -> None:
        original(*arguments)  # type: ignore[arg-type]
        shutil.rmtree(shared)

    with caravan.at(TETOUAN) as session:
        registered(session, 1)
        before = digesting.digest_of(session)
        with monkeypatch.context() as patch:
            patch.setattr(writing, "encrypt", pulled)
            with pytest.raises(MachineFault) as fault:
                carry_out(session, shared, most_bytes=most)
        assert fault.value.code == "file.not_writable"
        assert digesting.digest_of(session) == before
        assert session.store.settings.number(EXPORTED_SEQ) == 0
        shared.mkdir()
        assert carry_out(session, shared, most_bytes=most).events > 0


@needs_posix
def test_killed_while_it_clears_up_it_loses_nothing(
    caravan: Caravan, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(giving, "MOST_OWN", 3)
    for number in range(3):
        with caravan.at(TETOUAN) as session:
            registered(session, number)
            exchange(session, shared)
    with caravan.at(TETOUAN) as session:
        registered(session, 3)
    place = caravan.place(TETOUAN)
    desk = shutil.copytree(place, shared.with_name("desk"))
    stick = shutil.copytree(shared, shared.with_name("stick"))
    wanted = caravan.digest(TETOUAN)

    def work() -> None:
        exchanged(caravan, TETOUAN, shared)

    for step in killed_at_each_call(work, (Path, "unlink"), (giving, "note_export")):
        other = caravan.copied_laptop(TETOUAN_2, f"other {step}")
        exchanged(caravan, other, shared)
        assert caravan.digest(other) == wanted
        for folder, kept in ((place, desk), (shared, stick)):
            shutil.rmtree(folder)
            shutil.copytree(kept, folder)
    assert [NAME.fullmatch(path.name) is not None for path in shared.iterdir()] == [True]


def test_who_holds_an_own_file_open_keeps_it_for_now(
    caravan: Caravan, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(giving, "MOST_OWN", 2)
    for number in range(2):
        with caravan.at(TETOUAN) as session:
            registered(session, number)
            exchange(session, shared)

    def held(_: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, f"held, {missing_ok}")

    with caravan.at(TETOUAN) as session:
        registered(session, 2)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", held)
            done = exchange(session, shared)
        assert (done.removed, len(list(shared.iterdir()))) == (0, 3)
        assert exchange(session, shared).removed == 2
    assert len(list(shared.iterdir())) == 1


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


@pytest.mark.usefixtures("given")
def test_a_full_disk_of_the_laptop_is_not_the_files_fault(
    caravan: Caravan, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise MachineFault("disk.full", file="desk.db")

    with caravan.at(TETOUAN_2) as session:
        with monkeypatch.context() as patch:
            patch.setattr(merging, "store_bundle", full)
            assert codes(exchange(session, shared)) == ["disk.full"]
        assert exchange(session, shared).taken == 1


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
