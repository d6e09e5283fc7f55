import datetime as dt
import hashlib
import io
import os
import resource
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from infitah_desk.domain.errors import InfitahError, MachineFault
from infitah_desk.storage import backup_file
from infitah_desk.storage.backup import (
    finish_restore,
    pending_restore,
    read_backup,
    write_backup,
)
from infitah_desk.storage.backup_file import Backup, read_tar
from infitah_desk.storage.connection import open_database
from infitah_desk.storage.data_folder import DataFolder
from infitah_desk.trust.identity import new_installations, secrets_of
from tests.helpers.folders import ACCOUNT, PASSWORD, make_folder, reopen, rows
from tests.helpers.killed import killed_at_each_step

NOW = dt.datetime(2010, 9, 28, 17, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
NAME = "Mohammed Benjelloun"
SCANS = {hashlib.sha256(bytes([n])).hexdigest(): os.urandom(n * 700) for n in range(3)}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DataFolder]:
    path = tmp_path / "data"
    make_folder(path)
    with reopen(path) as opened:
        unlocked = opened.vault.unlock(ACCOUNT, PASSWORD)
        secrets = {"root": b"root key"}
        for number, installation in new_installations().items():
            secrets |= secrets_of(number, installation)
        opened.vault.put_secrets(unlocked, secrets)
        for name, picture in SCANS.items():
            (opened.scans / name).write_bytes(picture)
        (opened.scans / "Thumbs.db").write_bytes(b"not ours")
        yield opened


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def back_up(folder: DataFolder, out: Path, installation: int = 1) -> Path:
    unlocked = folder.vault.unlock(ACCOUNT, PASSWORD)
    database = folder.open_database(unlocked)
    try:
        database.execute("INSERT INTO t VALUES (?)", [NAME])
        return write_backup(
            folder,
            unlocked,
            database,
            out,
            node="TET-1",
            log="TET-1.3f9a21c0",
            installation=installation,
            now=NOW,
        )
    finally:
        database.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    base = tmp_path_factory.mktemp("sample")
    make_folder(base / "data")
    with reopen(base / "data") as opened:
        (opened.scans / ("ab" * 32)).write_bytes(b"picture")
        return back_up(opened, base).read_bytes()


def test_a_restored_folder_holds_what_the_first_held(
    folder: DataFolder, out: Path, tmp_path: Path
) -> None:
    read_backup(back_up(folder, out), tmp_path / "new")
    with reopen(tmp_path / "new") as restored:
        assert rows(restored) == ["first", NAME]
        assert {one.name: one.read_bytes() for one in restored.scans.iterdir()} == SCANS


def test_the_backup_says_what_it_is(folder: DataFolder, out: Path, tmp_path: Path) -> None:
    path = back_up(folder, out, installation=2)
    backup = read_backup(path, tmp_path / "new")
    assert (backup.node, backup.log, backup.installation) == ("TET-1", "TET-1.3f9a21c0", 2)
    assert backup.time == "2010-09-28T16:30:00+00:00"
    assert path.name.startswith("backup-TET-1-2010-09-28-")


@pytest.mark.parametrize(
    ("installation", "left"),
    [
        (1, {"root", "installation.2.sign", "installation.2.age"}),
        (2, {"root"}),
        (3, {"root"}),
    ],
)
def test_only_keys_of_later_installations_travel(
    installation: int, left: set[str], folder: DataFolder, out: Path, tmp_path: Path
) -> None:
    read_backup(back_up(folder, out, installation), tmp_path / "new")
    third = {"installation.3.sign", "installation.3.age"} if installation < 3 else set()
    with reopen(tmp_path / "new") as restored:
        assert set(restored.vault.secret_names()) == left | third


def test_a_restored_folder_belongs_to_no_machine_yet(
    folder: DataFolder, out: Path, tmp_path: Path
) -> None:
    read_backup(back_up(folder, out), tmp_path / "new")
    with reopen(tmp_path / "new") as restored:
        unlocked = restored.vault.unlock(ACCOUNT, PASSWORD)
        assert restored.is_copied_machine(unlocked)


def test_a_restore_is_pending_until_it_is_finished(
    folder: DataFolder, out: Path, tmp_path: Path
) -> None:
    backup = read_backup(back_up(folder, out), tmp_path / "new")
    assert pending_restore(folder) is None
    with reopen(tmp_path / "new") as restored:
        assert pending_restore(restored) == backup
        finish_restore(restored)
        assert pending_restore(restored) is None


def test_any_tar_program_can_look_inside(folder: DataFolder, out: Path) -> None:
    with tarfile.open(back_up(folder, out)) as tar:
        members = tar.getmembers()
        names = [member.name for member in members]
    scans = sorted(f"scans/{name}" for name in SCANS)
    assert names == ["backup.json", "vault.json", "desk.db", *scans]
    assert {(one.uname, one.gname, one.mtime, one.mode) for one in members} == {("", "", 0, 0o600)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_no_name_stands_in_plain_bytes(encoding: str, folder: DataFolder, out: Path) -> None:
    whole = back_up(folder, out).read_bytes()
    lying = [one.read_bytes() for one in folder.path.rglob("*") if one.is_file()]
    assert not any(NAME.encode(encoding) in data for data in [whole, *lying])


def test_the_folder_can_be_used_after_a_backup(folder: DataFolder, out: Path) -> None:
    back_up(folder, out)
    back_up(folder, out)
    assert rows(folder) == ["first", NAME, NAME]
    assert len(list(out.iterdir())) == 2


def test_while_another_reads_there_is_no_backup(
    folder: DataFolder, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infitah_desk.storage.connection._BUSY_MILLISECONDS", 1)
    unlocked = folder.vault.unlock(ACCOUNT, PASSWORD)
    reader = open_database(folder.database_path, unlocked.file_key, create=False)
    with reader.atomic():
        reader.execute("SELECT * FROM t").fetchall()
        with pytest.raises(MachineFault, match=r"data\.busy"):
            back_up(folder, out)
    reader.close()
    assert list(out.iterdir()) == []


def test_a_missing_stick_is_not_made(folder: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(MachineFault, match=r"file\.missing"):
        back_up(folder, tmp_path / "media" / "stick")
    assert not (tmp_path / "media").exists()


def test_a_stick_that_loses_what_it_was_given_is_found_out(
    folder: DataFolder, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget(handle: int) -> None:
        os.pwrite(handle, b"?", 3000)

    monkeypatch.setattr("infitah_desk.system.durable_files._forget", forget)
    with pytest.raises(MachineFault, match=r"file\.read_back_failed"):
        back_up(folder, out)
    assert list(out.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
class TestKilled:
    def test_while_writing_there_is_a_whole_backup_or_none(
        self, folder: DataFolder, out: Path, tmp_path: Path
    ) -> None:
        whole = 0
        for step in killed_at_each_step(lambda: back_up(folder, out)):
            for path in out.glob("*.tar"):
                read_backup(path, tmp_path / f"new-{step}")
                path.unlink()
                whole += 1
        assert whole >= 1
        assert [one.suffix for one in out.iterdir()] == [".tar"]
        assert rows(folder)[0] == "first"

    def test_while_restoring_there_is_a_whole_folder_or_none(
        self, sample: bytes, tmp_path: Path
    ) -> None:
        (tmp_path / "a.tar").write_bytes(sample)
        new = tmp_path / "new"
        seen = set()
        for _ in killed_at_each_step(lambda: read_backup(tmp_path / "a.tar", new)):
            seen.add(new.exists())
            if new.exists():
                with reopen(new) as restored:
                    assert rows(restored) == ["first", NAME]
                shutil.rmtree(new)
        assert seen == {True, False}
        assert sorted(one.name for one in tmp_path.iterdir()) == ["a.tar", "new"]


_NO_ROOM = """
import resource, sys
from pathlib import Path
from infitah_desk.domain.errors import MachineFault
from infitah_desk.storage.backup import read_backup
resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))
try:
    read_backup(Path(sys.argv[1]), Path(sys.argv[2]))
except MachineFault as fault:
    print(fault.code)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
class TestNoRoom:
    def test_a_backup_that_finds_no_room_leaves_none(self, folder: DataFolder, out: Path) -> None:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        unlocked = folder.vault.unlock(ACCOUNT, PASSWORD)
        database = folder.open_database(unlocked)
        resource.setrlimit(resource.RLIMIT_FSIZE, (6000, before[1]))
        try:
            with pytest.raises(MachineFault, match=r"disk\.full"):
                write_backup(
                    folder, unlocked, database, out, node="T", log="T.0", installation=1, now=NOW
                )
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            database.close()
        assert list(out.iterdir()) == []
        assert rows(folder) == ["first"]

    def test_a_restore_that_finds_no_room_leaves_nothing(
        self, sample: bytes, tmp_path: Path
    ) -> None:
        (tmp_path / "a.tar").write_bytes(sample)
        said = subprocess.run(
            [sys.executable, "-c", _NO_ROOM, str(tmp_path / "a.tar"), str(tmp_path / "new")],
            capture_output=True,
            text=True,
            check=True,
        )
        assert said.stdout.strip() == "disk.full"
        assert [one.name for one in tmp_path.iterdir()] == ["a.tar"]


def refusal(data: bytes, tmp_path: Path) -> str:
    path = tmp_path / "a.tar"
    path.write_bytes(data)
    with pytest.raises(InfitahError) as caught:
        read_backup(path, tmp_path / "new")
    assert [one.name for one in tmp_path.iterdir()] == ["a.tar"]
    return caught.value.code


def is_noticed(sample: bytes, place: int, bit: int) -> bool:
    changed = bytearray(sample)
    changed[place] ^= bit
    try:
        read_tar(io.BytesIO(changed), lambda _, copy: copy(io.BytesIO()))
    except MachineFault as fault:
        return fault.code in {"restore.not_a_backup", "data.newer"}
    return False


def repacked(sample: bytes, *members: tuple[str, bytes], link: bool = False) -> bytes:
    """The sample with other members, each with the header that we would write."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, data in members or parts(sample):
            header = tarfile.TarInfo(name)
            header.size, header.mode = len(data), 0o600
            if link and name.startswith("scans/"):
                header.type, header.size, header.linkname = tarfile.SYMTYPE, 0, "/etc/passwd"
            tar.addfile(header, io.BytesIO(data))
    return out.getvalue().rstrip(b"\0") + bytes(-len(out.getvalue().rstrip(b"\0")) % 512 + 1024)


def parts(sample: bytes) -> list[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(sample)) as tar:
        return [(one.name, tar.extractfile(one).read()) for one in tar]  # type: ignore[union-attr]


class TestRefused:
    @pytest.mark.parametrize("bit", [1, 32, 128])
    def test_any_changed_byte(self, bit: int, sample: bytes) -> None:
        missed = [place for place in range(len(sample)) if not is_noticed(sample, place, bit)]
        assert missed == []

    @pytest.mark.parametrize("length", [0, 1, 511, 512, 600, 5000, -1, -1024, -1500])
    def test_a_file_cut_short(self, length: int, sample: bytes, tmp_path: Path) -> None:
        assert refusal(sample[:length], tmp_path) == "restore.not_a_backup"

    @pytest.mark.parametrize("tail", [b"\0", b"x", bytes(512), b"more"])
    def test_a_file_that_goes_on(self, tail: bytes, sample: bytes, tmp_path: Path) -> None:
        assert refusal(sample + tail, tmp_path) == "restore.not_a_backup"

    @pytest.mark.parametrize("data", [b"\x89PNG", b"age-encryption.org/v1\n", bytes(20_000)])
    def test_something_else(self, data: bytes, tmp_path: Path) -> None:
        assert refusal(data, tmp_path) == "restore.not_a_backup"

    def test_the_forger_of_these_tests_can_write_a_good_one(self, sample: bytes) -> None:
        assert repacked(sample) == sample

    def test_an_extra_member(self, sample: bytes, tmp_path: Path) -> None:
        extra = repacked(sample, *parts(sample), (f"scans/{'cd' * 32}", b"extra"))
        assert refusal(extra, tmp_path) == "restore.not_a_backup"

    def test_a_member_twice(self, sample: bytes, tmp_path: Path) -> None:
        twice = repacked(sample, *parts(sample), parts(sample)[-1])
        assert refusal(twice, tmp_path) == "restore.not_a_backup"

    def test_a_member_less(self, sample: bytes, tmp_path: Path) -> None:
        less = repacked(sample, *parts(sample)[:-1])
        assert refusal(less, tmp_path) == "restore.not_a_backup"

    def test_a_link_for_a_member(self, sample: bytes, tmp_path: Path) -> None:
        assert refusal(repacked(sample, link=True), tmp_path) == "restore.not_a_backup"

    @pytest.mark.parametrize(
        "name",
        ["../x", "scans/../../x", "/etc/x", "scans/", "scans/x/y", "scans/AB", "desk.db", "lock"],
    )
    def test_a_member_whose_name_is_a_path(self, name: str, sample: bytes, tmp_path: Path) -> None:
        manifest, *rest, (_, picture) = parts(sample)
        backup = msgspec.json.decode(manifest[1], type=Backup)
        renamed = msgspec.structs.replace(backup.members[-1], name=name)
        backup = msgspec.structs.replace(backup, members=(*backup.members[:-1], renamed))
        data = msgspec.json.encode(backup.with_digest())
        forged = repacked(sample, ("backup.json", data), *rest, (name, picture))
        assert refusal(forged, tmp_path) == "restore.not_a_backup"

    def test_a_newer_backup(self, sample: bytes, tmp_path: Path) -> None:
        (_, manifest), *rest = parts(sample)
        newer = manifest.replace(b'{"v":1,', b'{"v":2,"new":1,')
        forged = repacked(sample, ("backup.json", newer), *rest)
        assert refusal(forged, tmp_path) == "data.newer"

    def test_a_folder_that_holds_something(self, sample: bytes, tmp_path: Path) -> None:
        (tmp_path / "a.tar").write_bytes(sample)
        (tmp_path / "new").mkdir()
        (tmp_path / "new" / "thesis.doc").write_bytes(b"of value")
        with pytest.raises(InfitahError, match=r"restore\.folder_not_empty"):
            read_backup(tmp_path / "a.tar", tmp_path / "new")
        assert [one.name for one in (tmp_path / "new").iterdir()] == ["thesis.doc"]

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(MachineFault, match=r"file\.missing"):
            read_backup(tmp_path / "a.tar", tmp_path / "new")
        assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_good_enough(sample: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(sample)
    (tmp_path / "new").mkdir()
    assert read_backup(tmp_path / "a.tar", tmp_path / "new").node == "TET-1"


def test_a_database_of_any_size_has_a_header_of_one_block() -> None:
    header = backup_file._header("desk.db", 9 * 2**30)
    assert len(header) == 512
    assert tarfile.TarInfo.frombuf(header, "ascii", "strict").size == 9 * 2**30
