from __future__ import annotations

import pytest

from infitah_desk.documents.encodings import decode
from infitah_desk.domain.errors import Refused

FRENCH = (
    "Raison sociale;Gérant;Activité\r\nCafé Aït Lahcen;Naïma Zerouali;Pâtisserie\r\n"
    "Épicerie « Béni »;Ismaïl Saïdi;Électricité\r\nN° 12, à côté;Françoise;Tôlerie\r\n"
)
SHOUTED = FRENCH.upper()
BOTH = (
    FRENCH.replace("É", "E").replace("N° ", "")
    + "Librairie Aït;مكتبة أيت لحسن;شركة (ش.م.م)\r\n" * 3
)
ARABIC = "الاسم التجاري;المسير\r\nمكتبة أيت لحسن;خالد أيت لحسن\r\nشركة النور (ش.م.م);ثريا\r\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, page) for text in (FRENCH, SHOUTED) for page in ("cp1252", "mac_roman", "cp850")),
        *((BOTH, page) for page in ("cp1256", "mac_arabic")),
        *((ARABIC, page) for page in ("cp1256", "iso8859_6", "mac_arabic", "cp720")),
        *(
            (text, wide)
            for text in (FRENCH, BOTH, ARABIC)
            for wide in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
        ),
    ],
)
def test_the_text_comes_out_as_it_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_one_accent_in_capitals_is_enough_for_the_western_page() -> None:
    assert (
        decode("Raison sociale\nÉpicerie\n".encode("cp1252")).text == "Raison sociale\nÉpicerie\n"
    )


def test_one_arabic_word_is_enough_for_the_arabic_page() -> None:
    text = "Raison sociale;Café\nمكتبة;Pâtisserie\n"
    assert decode(text.encode("cp1256")).text == text


def test_a_broken_letter_does_not_turn_a_file_of_utf_8_into_another_page() -> None:
    decoded = decode(FRENCH.encode() * 5 + b"\xc3\n")
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("\ufffd\n")


def test_nul_characters_are_dropped() -> None:
    assert decode(b"Raison\0 sociale;TP\nUn;1\n").text == "Raison sociale;TP\nUn;1\n"


def test_control_characters_all_over_are_no_text() -> None:
    with pytest.raises(Refused) as refused:
        decode(b"\x01\x02\x03abc" * 50)
    assert refused.value.code == "list.not_a_list"
