"""Pictures of papers as encrypted files: once, whole, and of no use to whoever finds them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from infitah_desk.domain.errors import MachineFault
from infitah_desk.storage.scans import Scans, digest_of

CONTENT = b"\xff\xd8\xff a likeness"


@pytest.fixture
def scans(tmp_path: Path) -> Scans:
    return Scans(tmp_path, bytes(32))


def only(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_picture_comes_back_as_it_was(scans: Scans) -> None:
    digest = scans.put(CONTENT)
    assert digest == digest_of(CONTENT)
    assert (scans.get(digest), scans.size(digest)) == (CONTENT, len(CONTENT))


def test_a_picture_is_stored_once(scans: Scans, tmp_path: Path) -> None:
    scans.put(CONTENT)
    before = only(tmp_path).read_bytes()
    scans.put(CONTENT)
    assert only(tmp_path).read_bytes() == before


def test_its_file_tells_nothing(scans: Scans, tmp_path: Path) -> None:
    digest = scans.put(CONTENT)
    assert b"likeness" not in only(tmp_path).read_bytes()
    assert digest not in only(tmp_path).name


def test_another_folder_names_it_otherwise(scans: Scans, tmp_path: Path) -> None:
    scans.put(CONTENT)
    (tmp_path / "other").mkdir()
    Scans(tmp_path / "other", bytes([1] * 32)).put(CONTENT)
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert len(names) == 2


def flipped(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


@pytest.mark.parametrize("harm", [flipped, lambda data: data[:20], lambda _: b""])
def test_damage_is_noticed_and_the_picture_put_back(
    scans: Scans, tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    digest = scans.put(CONTENT)
    path = only(tmp_path)
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(MachineFault) as fault:
        scans.get(digest)
    assert fault.value.code == "scan.damaged"
    scans.put(CONTENT)
    assert scans.get(digest) == CONTENT


def test_one_picture_cannot_stand_for_another(scans: Scans, tmp_path: Path) -> None:
    digest = scans.put(CONTENT)
    path = only(tmp_path)
    other = scans.put(b"another")
    (stranger,) = (each for each in tmp_path.iterdir() if each != path)
    stranger.write_bytes(path.read_bytes())
    with pytest.raises(MachineFault, match=r"scan\.damaged"):
        scans.get(other)
    assert scans.get(digest) == CONTENT


def test_what_is_not_here_is_missing(scans: Scans) -> None:
    digest = digest_of(CONTENT)
    assert not scans.has(digest)
    scans.remove(digest)
    for look in (scans.get, scans.size):
        with pytest.raises(MachineFault, match=r"file\.missing"):
            look(digest)
