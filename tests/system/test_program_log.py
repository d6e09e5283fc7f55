import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.system.program_log import LOG_NAME, note, note_failure, start_log, stop_log

SECRET = "Fatima Zahra"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = start_log(tmp_path / "log")
    yield tmp_path / "log" / LOG_NAME
    stop_log(handler)


def test_codes_and_numbers_are_written(log: Path) -> None:
    note("bundle.merged", events=12, dossiers=3)
    assert "INFO infitah_desk bundle.merged events=12 dossiers=3" in log.read_text()


def _fail(name: str) -> None:
    raise Refused("dossier.unknown", dossier=name)


def test_a_failure_tells_its_code_and_place_but_no_value(
    log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        try:
            _fail(SECRET)
        except Refused as error:
            raise ValueError(SECRET) from error
    except ValueError as error:
        note_failure(error)
    caplog.clear()
    written = log.read_text()
    assert "[dossier.unknown]" in written
    assert "builtins.ValueError" in written
    assert "test_program_log.py" in written
    assert " _fail" in written
    assert SECRET not in written


@pytest.mark.parametrize("logger", ["infitah_desk", "some.library", ""])
def test_messages_of_others_are_withheld(
    logger: str, log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    said = logging.getLogger(logger)
    said.warning("cannot draw %s", SECRET)
    said.warning(f"cannot draw {SECRET}")
    said.warning("cannot.draw %s", SECRET)
    caplog.clear()
    written = log.read_text()
    assert SECRET not in written
    assert written.count("(message withheld)") == 3


def test_names_cannot_be_given_as_numbers() -> None:
    with pytest.raises(ValueError, match="format code"):
        note("dossier.registered", name=SECRET)  # type: ignore[arg-type]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_its_owner_can_look_at_the_log(log: Path) -> None:
    assert log.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_log_that_cannot_be_written_stops_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / LOG_NAME).symlink_to("/dev/full")
    handler = start_log(tmp_path)
    note("bundle.merged", events=1)
    stop_log(handler)
    assert capsys.readouterr() == ("", "")


def test_the_log_turns_over(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    for number in range(9000):
        note("bundle.merged", events=number)
    stop_log(handler)
    assert (tmp_path / f"{LOG_NAME}.1").exists()
    assert (tmp_path / LOG_NAME).stat().st_size < 600_000
