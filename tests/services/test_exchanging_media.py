"""Media as they are: full, read-only, pulled out; and programs killed while they write there."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from infitah_desk.bundles import age_file, writing
from infitah_desk.domain.errors import MachineFault
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
from infitah_desk.services.exchanging import exchange
from infitah_desk.services.exporting import EXPORTED_SEQ, export_bundle
from tests.helpers.caravans import HQ, TETOUAN, TETOUAN_2, Caravan, registered
from tests.helpers.exchanges import NAME, codes, exchanged
from tests.helpers.killed import killed_at_each_call, killed_at_each_step

needs_posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks, pipes and limits of POSIX")


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
