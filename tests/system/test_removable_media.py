import sys
from pathlib import Path

import pytest

from infitah_desk.system.removable_media import is_removable

if sys.platform != "linux":
    pytest.skip("the kernel's own files", allow_module_level=True)

from infitah_desk.system.removable_media import flagged_removable


class Machine:
    """A made-up /proc and /sys."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._mounts: list[str] = []
        (root / "proc/self").mkdir(parents=True)
        (root / "sys/dev/block").mkdir(parents=True)

    def mount(self, number: str, at: str, source: str = "/dev/x") -> None:
        self._mounts.append(f"22 27 {number} / {at} rw,relatime shared:1 - ext4 {source} rw\n")
        (self.root / "proc/self/mountinfo").write_text("".join(self._mounts))

    def disk(self, name: str, number: str, *, removable: bool) -> Path:
        device = self.root / "sys/devices" / name
        device.mkdir(parents=True)
        (device / "removable").write_text(f"{removable:d}\n")
        (self.root / "sys/dev/block" / number).symlink_to(device)
        return device

    def partition(self, disk: Path, name: str, number: str) -> Path:
        device = disk / name
        device.mkdir()
        (device / "partition").write_text("1\n")
        (self.root / "sys/dev/block" / number).symlink_to(device)
        return device


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path)
    made.mount("8:1", "/")
    made.partition(made.disk("sda", "8:0", removable=False), "sda1", "8:1")
    return made


def test_a_folder_on_the_disk_is_not_removable(machine: Machine) -> None:
    assert not flagged_removable(Path("/home/desk"), machine.root)


def test_a_folder_on_a_stick_is_removable(machine: Machine) -> None:
    machine.mount("8:17", "/media/stick")
    machine.partition(machine.disk("sdb", "8:16", removable=True), "sdb1", "8:17")
    assert flagged_removable(Path("/media/stick/data"), machine.root)


def test_a_stick_without_partitions_is_removable(machine: Machine) -> None:
    machine.mount("8:16", r"/media/my\040stick")
    machine.disk("sdb", "8:16", removable=True)
    assert flagged_removable(Path("/media/my stick/data"), machine.root)


def test_an_encrypted_stick_is_removable(machine: Machine) -> None:
    machine.mount("253:0", "/media/stick")
    stick = machine.partition(machine.disk("sdb", "8:16", removable=True), "sdb1", "8:17")
    mapped = machine.disk("dm-0", "253:0", removable=False)
    (mapped / "slaves").mkdir()
    (mapped / "slaves/sdb1").symlink_to(stick)
    assert flagged_removable(Path("/media/stick/data"), machine.root)


def test_what_is_mounted_later_hides_what_was_there(machine: Machine) -> None:
    machine.mount("8:17", "/media/stick")
    machine.partition(machine.disk("sdb", "8:16", removable=True), "sdb1", "8:17")
    machine.mount("8:1", "/media/stick")
    assert not flagged_removable(Path("/media/stick/data"), machine.root)


@pytest.mark.parametrize("mountinfo", ["", "nonsense\n", "1 2 0:45 / / rw - tmpfs tmpfs rw\n"])
def test_what_is_not_known_counts_as_fixed(mountinfo: str, machine: Machine) -> None:
    (machine.root / "proc/self/mountinfo").write_text(mountinfo)
    assert not flagged_removable(Path("/home/desk"), machine.root)


def test_the_folder_of_the_tests_can_be_asked_about(tmp_path: Path) -> None:
    assert is_removable(tmp_path) in {True, False}
