"""A process that answers one request after another, until it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from infitah_desk.domain.errors import MachineFault
from infitah_desk.system.answering_process import AnsweringProcess


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AnsweringProcess]:
    """It turns what it is given round, and dies of nothing."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "turning_work.py").write_text(
        "from infitah_desk.system.answering_process import answer_requests\n"
        "answer_requests(lambda given: given[::-1] if given else 1 / 0)\n"
    )
    process = AnsweringProcess("turning_work")
    yield process
    process.end()


def test_it_answers_one_request_after_another(process: AnsweringProcess) -> None:
    for given in (b"abc\n\x00", b"x" * 1_000_000 + b"y"):
        process.ask(given)
        assert process.answer() == given[::-1]


def test_one_that_died_has_no_answer(process: AnsweringProcess) -> None:
    process.ask(b"")
    assert process.answer() is None


def test_one_that_was_ended_has_no_answer(process: AnsweringProcess) -> None:
    process.end_at_once()
    process.ask(b"x" * 1_000_000)
    assert process.answer() is None


def test_one_that_was_never_asked_ends(process: AnsweringProcess) -> None:
    process.end()


def test_where_no_process_can_be_started_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/program")
    with pytest.raises(MachineFault, match=r"machine\.no_process"):
        AnsweringProcess("turning_work")
