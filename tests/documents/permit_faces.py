"""Permits to draw: the ordinary one and those that strain the paper."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import strategies as st

from infitah_desk.documents.cards_sheet import NO_SHIFT, Shift
from infitah_desk.documents.drawn_pages import DrawnPages
from infitah_desk.documents.permit_pages import draw_permit_pages
from infitah_desk.domain.permit_face import PermitFace
from infitah_desk.trust.permit_code import sign_permit_code
from tests.helpers.programmes import PROGRAMME_2010

KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"a desk").digest())

FACE = PermitFace(
    issuer="ANPME",
    number="C2-TET1-00042-E",
    issued_at=int(dt.datetime(2010, 9, 28, 10, 12, 5, tzinfo=dt.UTC).timestamp()),
    legal_date=dt.date(2010, 9, 28),
    forum="TET",
    city="Tétouan",
    city_ar="تطوان",
    heading=("Royaume du Maroc", "ANPME — Programme Infitah", "CCIS de Tétouan"),
    heading_ar=(
        "المملكة المغربية",
        "الوكالة الوطنية للمقاولات الصغرى والمتوسطة — برنامج انفتاح",
        "غرفة التجارة والصناعة والخدمات بتطوان",
    ),
    name="Librairie Aït Lahcen",
    name_ar="مكتبة أيت لحسن",
    manager="Khalid Aït Lahcen",
    manager_ar="خالد أيت لحسن",
    rc_number="26349",
    rc_court="Tétouan",
    tp_number="54019872",
)

LONG_NAME = "Société Coopérative Agricole des Femmes Rurales de la Région Oued Ed-Dahab SARL."
LONG_NAME_AR = "الشركة التعاونية الفلاحية للنساء القرويات بجهة وادي الذهب (ش.م.م) 2010 بالداخلة."

LETTERS = st.sampled_from(
    [*"abcdeéèàçÉÀœŒWMil' -’«»()[]/&n°0123456789", *"ابتثجحخدذرزسشصضطظعغفقكلمنهويىءآأإؤئةگپڤڭ"]
)
NAMES = st.text(LETTERS, max_size=80)
"""Any names: of either script or both, with brackets, of one long word or of many."""


def face(**changes: object) -> PermitFace:
    return msgspec.structs.replace(FACE, **changes)


MARKS = {
    "logo": PROGRAMME_2010.permit.logo,
    "signatories": PROGRAMME_2010.permit.signatories,
}
LOST = {"copy_reason": "perte", "copy_reason_ar": "ضياع"}

FULLEST = face(
    name=LONG_NAME,
    name_ar=LONG_NAME_AR,
    manager="Abderrahmane Ben Abdelkader El Ouazzani El Idrissi El Hassani Ben Mohammed-Larbi",
    manager_ar="عبد الرحمان بن عبد القادر الوزاني الإدريسي الحسني بن محمد العربي الشرقاوي الفيلا",
    ice="001525713000089",
    rc_number="1234567890",
    rc_court="El Kelâa des Sraghna",
    rc_court_ar="قلعة السراغنة",
    city="El Kalaa des Sraghna",
    city_ar="قلعة السراغنة",
    valid_until=dt.date(2013, 12, 31),
    copy=12,
)

FACES = {
    "ordinary": FACE,
    "fullest": FULLEST,
    "wide letters": face(name=" ".join(["MWMWMWMWM"] * 8), name_ar=" ".join(["شصضسشصضس"] * 9)),
    "only Arabic, brackets and digits": face(
        name="", name_ar="شركة النور (ش.م.م) 2010", manager="", rc_number="", rc_court=""
    ),
    "only French": face(name_ar="", manager_ar="", tp_number=""),
    "both scripts in each field": face(
        name='Café «Le Détroit» (SARL AU) "المضيق" n° 12',
        name_ar="مقهى «المضيق» [SARL AU] رقم 12 / 3 (Café)",
    ),
    "letters of the Maghreb": face(
        name_ar="گولف ڭلميم پلاج ڤيلا عبد الله", name="Œuvre d’Ifni – Ýÿ"
    ),
    "a duplicate with an end": face(copy=2, valid_until=dt.date(2013, 8, 1)),
    "with marks": face(**MARKS),
    "fullest with marks": msgspec.structs.replace(FULLEST, **MARKS, **LOST),
    "a duplicate with its reason": face(copy=2, **MARKS, **LOST),
    "a third copy with long words": face(
        copy=3,
        copy_reason="carte endommagée par l’eau dans le magasin",
        copy_reason_ar="بطاقة أتلفها الماء داخل المحل التجاري",
        **MARKS,
    ),
}

LONGEST_CODE = face(
    name=LONG_NAME,
    name_ar="عبد الله " * 10,
    manager="",
    manager_ar="عبد الرحمان بن عبد القادر " * 3,
    rc_court="قلعة السراغنة والنواحي " * 7,
    **MARKS,
)
"""So much is in no name: a code of version 22 at least, which needs a card's whole height."""


def code_of(permit: PermitFace) -> str:
    return sign_permit_code(permit.claims(), KEY)


def draw_a4(*permits: PermitFace) -> bytes:
    """Certificates in one PDF."""
    return drawn("a4", *permits).pdf


def drawn(format_: str, *permits: PermitFace, shift: Shift = NO_SHIFT) -> DrawnPages:
    """These permits on pages of that format, each with its signed code."""
    return draw_permit_pages(format_, [(permit, code_of(permit)) for permit in permits], shift)
