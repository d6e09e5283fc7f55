from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from infitah_desk.domain.permit_face import PermitFace

MORNING = int(dt.datetime(2010, 9, 28, 10, 12, tzinfo=dt.UTC).timestamp())
FACE = PermitFace(
    issuer="ANPME",
    number="C2-TET1-00042-E",
    issued_at=MORNING,
    legal_date=dt.date(2010, 9, 28),
    forum="TET",
    city="Tétouan",
    city_ar="تطوان",
    name="Librairie Aït Lahcen",
    manager_ar="خالد أيت لحسن",
)


def test_a_permit_holds_from_the_beginning_of_its_legal_date() -> None:
    midnight = dt.datetime(2010, 9, 28, tzinfo=dt.UTC)
    assert FACE.claims().not_before == midnight.timestamp()


def test_a_permit_is_never_younger_than_its_own_issue() -> None:
    late = msgspec.structs.replace(FACE, legal_date=dt.date(2010, 9, 29))
    assert late.claims().not_before == MORNING


def test_a_permit_holds_to_the_end_of_its_last_day() -> None:
    dated = msgspec.structs.replace(FACE, valid_until=dt.date(2013, 12, 31))
    assert dated.claims().expires_at == dt.datetime(2014, 1, 1, tzinfo=dt.UTC).timestamp()


def test_without_validity_nothing_expires() -> None:
    assert FACE.claims().expires_at is None


@pytest.mark.parametrize(
    ("manager", "claimed"), [("Khalid Aït Lahcen", "Khalid Aït Lahcen"), ("", "خالد أيت لحسن")]
)
def test_the_manager_is_claimed_in_the_script_that_is_known(manager: str, claimed: str) -> None:
    assert msgspec.structs.replace(FACE, manager=manager).claims().manager == claimed
