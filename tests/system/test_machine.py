from pathlib import Path

import pytest

from infitah_desk.system.machine import linux_id, machine_id, platform_uuid


def test_a_machine_keeps_its_name() -> None:
    assert machine_id(lambda: "3d1219c7") == machine_id(lambda: "3D1219C7\n")


def test_two_machines_have_two_names() -> None:
    assert machine_id(lambda: "3d1219c7") != machine_id(lambda: "3d1219c8")


def test_the_systems_own_number_does_not_show() -> None:
    name = machine_id(lambda: "3d1219c74404aaa1f6d2a48adfda4000")
    assert len(name) == 32
    assert "3d1219c7" not in name


def test_a_machine_without_a_name_has_none() -> None:
    assert machine_id(lambda: " \n") == ""


def test_this_machine_answers_the_same_twice() -> None:
    assert machine_id() == machine_id()


@pytest.mark.parametrize("name", ["etc/machine-id", "var/lib/dbus/machine-id"])
def test_linux_keeps_its_number_in_one_of_two_files(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text("abc\n")
    assert linux_id(tmp_path) == "abc"


@pytest.mark.parametrize("content", [b"", b"uninitialized\n", b"\xff\xfe"])
def test_a_linux_without_a_number_has_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/machine-id").write_bytes(content)
    assert linux_id(tmp_path) == ""


def test_macos_tells_its_number_among_others() -> None:
    told = '    {\n      "IOPlatformUUID" = "A1B2-C3"\n      "IOPlatformSerialNumber" = "X"\n'
    assert platform_uuid(told) == "A1B2-C3"
    assert platform_uuid("nothing") == ""
