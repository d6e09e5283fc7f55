"""Permits as desks issue them, each with a name of exactly so many characters in both scripts.

Always the same ones: names are put together by seeded chance until both are as long as wanted.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterator
from itertools import islice

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infitah_desk.domain.event import log_name
from infitah_desk.domain.permit_face import PermitFace
from infitah_desk.domain.permit_number import format_number
from infitah_desk.trust.identity import key_id
from infitah_desk.trust.permit_code import sign_permit_code
from infitah_desk.trust.trust_list import TrustedKey, TrustList

ON_THE_DAY = dt.datetime(2010, 9, 30, 9, 0, tzinfo=dt.UTC)
_ISSUER, _EDITION, _NODE = "ANPME", "C2", "TET-1"
_LEGAL_DATE = dt.date(2010, 9, 28)
_FIRST_MINUTE = dt.datetime(2010, 9, 28, 9, 0, tzinfo=dt.UTC)
_KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"a desk of permits to read").digest())
_ROOT = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"a root of permits to read").digest())

_Pair = tuple[str, str]
_FORMS: tuple[_Pair, ...] = (
    ("Société", "شركة"),
    ("Établissements", "مؤسسة"),
    ("Entreprise", "مقاولة"),
    ("Coopérative", "تعاونية"),
    ("Groupe", "مجموعة"),
)
_TRADES: tuple[_Pair, ...] = (
    ("de menuiserie", "للنجارة"),
    ("de transport", "للنقل"),
    ("d’électricité", "للكهرباء"),
    ("d’imprimerie", "للطباعة"),
    ("de confection", "للخياطة"),
    ("de boulangerie", "للخبز والحلويات"),
    ("de distribution", "للتوزيع والتجارة"),
    ("de travaux", "للأشغال والبناء"),
    ("de plomberie", "للترصيص الصحي"),
    ("d’import-export", "للاستيراد والتصدير"),
)
_PLACES: tuple[_Pair, ...] = (
    ("Atlas", "الأطلس"),
    ("du Rif", "بالريف"),
    ("Al Massira", "المسيرة الخضراء"),
    ("Ibn Khaldoun", "ابن خلدون"),
    ("Al Andalous", "الأندلس"),
    ("Sidi Moumen", "سيدي مومن"),
    ("Aïn Sebaâ", "عين السبع"),
    ("Oued Laou", "واد لاو"),
    ("Hay Riad", "حي الرياض"),
)
_FAMILIES: tuple[_Pair, ...] = (
    ("Bennani", "بناني"),
    ("Aït Lahcen", "أيت لحسن"),
    ("Mansouri", "المنصوري"),
    ("El Idrissi", "الإدريسي"),
    ("Zerouali", "الزروالي"),
    ("Ghailan", "غيلان"),
    ("Tazi", "التازي"),
    ("Benkirane", "بنكيران"),
    ("El Ouazzani", "الوزاني"),
    ("Chraïbi", "الشرايبي"),
)
_BROTHERS: tuple[_Pair, ...] = (
    ("et Frères", "وإخوانه"),
    ("et Fils", "وأبناؤه"),
    ("et Associés", "وشركاؤه"),
    ("et Cie", "ومن معه"),
)
_ENDS: tuple[_Pair, ...] = (
    ("SARL", "ش.م.م"),
    ("SARL AU", "ش.م.م لشريك وحيد"),
    ("SARL", "شركة ذات مسؤولية محدودة"),
    ("SNC", "شركة تضامن"),
    ("(Tétouan)", "(تطوان)"),
    ("Nord", "الشمال"),
)
_GIVEN: tuple[_Pair, ...] = (
    ("Salma", "سلمى"),
    ("Khalid", "خالد"),
    ("Touria", "ثورية"),
    ("Youssef", "يوسف"),
    ("Abderrahmane", "عبد الرحمان"),
    ("Fatima Zahra", "فاطمة الزهراء"),
    ("Mohammed", "محمد"),
    ("Driss", "إدريس"),
)
_COURTS: tuple[_Pair, ...] = (
    ("Tétouan", "تطوان"),
    ("Tanger", "طنجة"),
    ("Casablanca", "الدار البيضاء"),
    ("Fès", "فاس"),
    ("Rabat", "الرباط"),
    ("Marrakech", "مراكش"),
)


class TypicalPermit(msgspec.Struct, frozen=True):
    """What paper shows, and the code signed for it."""

    face: PermitFace
    code: str


def typical_permits(count: int, name_length: int) -> list[TypicalPermit]:
    """Different permits, all their fields filled in, with names of `name_length` characters."""
    chance = random.Random(name_length)
    names = islice(_names(chance, name_length), count)
    return [_permit(chance, serial, name) for serial, name in enumerate(names, start=1)]


def trust_list() -> TrustList:
    """What a verifier needs to call these permits valid."""
    public = _KEY.public_key().public_bytes_raw()
    desk = TrustedKey(
        log=log_name(_NODE, public),
        node=_NODE,
        forum=_NODE[:3],
        key=public,
        kid=key_id(public),
        first_serial=1,
        last_serial=10_000,
        issued_from=dt.datetime(2010, 9, 28, tzinfo=dt.UTC),
        issued_until=dt.datetime(2010, 10, 25, tzinfo=dt.UTC),
    )
    return TrustList(
        number=1,
        date=dt.datetime(2010, 9, 29, tzinfo=dt.UTC),
        issuer=_ISSUER,
        edition=_EDITION,
        root=_ROOT.public_key().public_bytes_raw(),
        stale_after_days=30,
        keys=(desk,),
    )


def _names(chance: random.Random, length: int) -> Iterator[_Pair]:
    """Different names of enterprises in both scripts, both as long as that."""
    told: set[str] = set()
    while True:
        kinds = [_FORMS]
        while len(kinds) < length // 12:
            kinds.append(chance.choice((_TRADES, _PLACES, _FAMILIES)))
        kinds += chance.choice(([], [_BROTHERS])) + chance.choice(([], [_ENDS]))
        parts = [chance.choice(kind) for kind in kinds]
        name, name_ar = (" ".join(part[script] for part in parts) for script in (0, 1))
        is_new = name not in told and len(set(parts)) == len(parts)
        if is_new and len(name) == len(name_ar) == length:
            told.add(name)
            yield name, name_ar


def _permit(chance: random.Random, serial: int, name: _Pair) -> TypicalPermit:
    family, given, court = map(chance.choice, (_FAMILIES, _GIVEN, _COURTS))
    moment = _FIRST_MINUTE + dt.timedelta(minutes=4 * serial, seconds=chance.randrange(60))
    face = PermitFace(
        issuer=_ISSUER,
        number=format_number(_EDITION, _NODE, serial),
        issued_at=int(moment.timestamp()),
        legal_date=_LEGAL_DATE,
        forum=_NODE[:3],
        city="Tétouan",
        city_ar="تطوان",
        heading=("Royaume du Maroc", "ANPME — Programme Infitah", "CCIS de Tétouan"),
        heading_ar=("المملكة المغربية", "برنامج انفتاح", "غرفة التجارة والصناعة والخدمات بتطوان"),
        name=name[0],
        name_ar=name[1],
        manager=f"{given[0]} {family[0]}",
        manager_ar=f"{given[1]} {family[1]}",
        ice=f"00{chance.randrange(10**13):013}",
        rc_number=str(chance.randrange(1000, 400_000)),
        rc_court=court[0],
        rc_court_ar=court[1],
        tp_number=str(chance.randrange(20_000_000, 70_000_000)),
    )
    return TypicalPermit(face, sign_permit_code(face.claims(), _KEY))
