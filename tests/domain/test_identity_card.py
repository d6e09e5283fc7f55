"""The number of an identity card: neither asked for nor kept, unless the programme may."""

from __future__ import annotations

import pytest

from infitah_desk.domain import commands as c
from infitah_desk.domain import events as e
from infitah_desk.domain.errors import Refused
from infitah_desk.domain.programme import Programme, read_programme
from tests.helpers.dossiers import a_dossier
from tests.helpers.programmes import PROGRAMME_2010, PROGRAMME_2010_TEXT

ALLOWED = read_programme(
    PROGRAMME_2010_TEXT.replace("identity_card_number = false", "identity_card_number = true")
)


def accepted(programme: Programme, number: str) -> e.DocumentAccepted:
    command = c.AcceptDocument("manager_id", number)
    (content,) = a_dossier().decides(command, programme=programme)
    assert isinstance(content, e.DocumentAccepted)
    return content


def test_by_default_it_is_not_asked_for() -> None:
    assert "number" not in PROGRAMME_2010.document("manager_id").fields
    assert accepted(PROGRAMME_2010, "").number == ""


def test_by_default_it_is_not_kept_though_it_was_given() -> None:
    assert accepted(PROGRAMME_2010, "L123456").number == ""


def test_where_it_is_allowed_it_is_asked_for_and_kept() -> None:
    assert "number" in ALLOWED.document("manager_id").fields
    assert accepted(ALLOWED, "L123456").number == "L123456"
    with pytest.raises(Refused) as refused:
        accepted(ALLOWED, "")
    assert refused.value.code == "document.number_missing"


def test_other_papers_are_not_concerned() -> None:
    others = [each for each in PROGRAMME_2010.documents if not each.identity_card]
    assert [ALLOWED.document(each.code) for each in others] == others
