"""Permit codes and trust lists with the verdict that each deserves: made once, kept as data.

`python -m tests.trust.permit_vectors` writes them again; the README beside them says what stands
in them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import base45

from infitah_desk.domain.event import fingerprint
from infitah_desk.trust.permit_claims import encode_claims
from infitah_desk.trust.permit_code import LONGEST_CODE
from infitah_desk.trust.trust_list import sign_trust_list
from tests.trust.frame_vectors import frames
from tests.trust.hostile_codes import hostile
from tests.trust.list_vectors import lists
from tests.trust.made_codes import (
    CLAIMS,
    FOLDER,
    FURTHER,
    LIST,
    RESTORED,
    ROOT,
    Vector,
    claims,
    handmade,
    instant,
    number,
    signed,
    text_of,
    told,
    vector,
)

MEGABYTE = 1024 * 1024
ON_THE_DAY_S = instant("2010-09-30T09:00:00Z")
NEW_YEAR = "2014-01-01T00:00:00Z"
AFTER_THE_CARAVAN = "2010-10-28T09:00:00Z"


def good() -> list[Vector]:
    exp = instant(NEW_YEAR)
    dated = claims(expires_at=exp)
    bare = claims(ice="", tp_number="", rc_number="", rc_court="", manager="", name="")
    zeros = claims(rc_number="0012", tp_number="00012345", ice="000000000000097")
    long = claims(name="Société " + "x" * 72, name_ar="ش" * 80, manager="م" * 80)
    longest = next(
        content
        for content in (claims(name="x" * n) for n in range(900, 500, -1))
        if len(text_of(handmade(encode_claims(content)))) <= LONGEST_CODE
    )
    plain = told("a permit on the day after the list", CLAIMS, "valid")
    return [
        plain,
        with_code("with the scanner's line end", plain, f"{plain['code']}\r\n"),
        told("only an Arabic name", bare, "valid"),
        told("identifiers with leading zeros", zeros, "valid"),
        told("names of 80 characters", long, "valid"),
        told("the first of the desk's serials", claims(number=number(1)), "valid"),
        told("the last of the desk's serials", claims(number=number(200)), "valid"),
        told(
            "issued up to where a restored desk was revoked",
            claims(number=number(215)),
            "valid",
            key=RESTORED,
        ),
        told("a clock before the list counts as the list", CLAIMS, "valid", "1970-01-01T00:00:00Z"),
        told("a list of thirty days", CLAIMS, "valid", "2010-10-29T18:00:00Z"),
        told("a list of thirty-one days", CLAIMS, "valid_stale", "2010-10-30T18:00:00Z"),
        told("in the last second of its validity", dated, "valid_stale", "2013-12-31T23:59:59Z"),
        told("a second later", dated, "expired", NEW_YEAR),
        told("from this second on", claims(not_before=ON_THE_DAY_S), "valid"),
        told("for tomorrow", claims(not_before=ON_THE_DAY_S + 1), "not_yet_valid"),
        told("revoked", claims(number=number(66)), "revoked", why="void_because.permit"),
        told(
            "another copy of what is revoked",
            claims(number=number(66), copy=2),
            "revoked",
            why="void_because.permit",
        ),
        told("a copy revoked", claims(number=number(77)), "revoked", why="void_because.copy"),
        told("the copy after it", claims(number=number(77), copy=2), "valid"),
        told(
            "issued above where the desk was revoked",
            claims(number=number(211)),
            "revoked",
            key=RESTORED,
            why="void_because.desk",
        ),
        told(
            "revoked goes before expired",
            claims(number=number(66), expires_at=exp),
            "revoked",
            NEW_YEAR,
            why="void_because.permit",
        ),
        told(
            "revoked goes before not yet valid",
            claims(number=number(66), not_before=ON_THE_DAY_S + 1),
            "revoked",
            why="void_because.permit",
        ),
        told(
            "expired goes before not yet valid",
            claims(expires_at=ON_THE_DAY_S, not_before=ON_THE_DAY_S + 1),
            "expired",
        ),
        told(
            "not yet valid goes before stale", claims(not_before=exp + 1), "not_yet_valid", NEW_YEAR
        ),
        told("one second before the list is stale", CLAIMS, "valid", "2010-10-30T17:59:59Z"),
        told("a list of many years", CLAIMS, "valid_stale", "2038-01-19T03:14:08Z"),
        told(
            "issued in the first second of the desk's window",
            claims(issued_at=instant("2010-09-28T00:00:00Z")),
            "valid",
        ),
        told(
            "issued in the last second of the desk's window",
            claims(issued_at=instant("2010-10-25T23:59:59Z")),
            "valid",
            AFTER_THE_CARAVAN,
        ),
        told(
            "the last good serial below the gap of a revoked desk",
            claims(number=number(210)),
            "valid",
            key=RESTORED,
        ),
        told(
            "above the last good serial of a revoked desk",
            claims(number=number(216)),
            "revoked",
            key=RESTORED,
            why="void_because.desk",
        ),
        told("the 255th copy", claims(copy=255), "valid"),
        told("the longest code", longest, "valid"),
        told("names that are markup", claims(name='<img src=x onerror="alert(1)">'), "valid"),
        told("brackets and both scripts", claims(name="Café Atlas (مقهى) [2010]"), "valid"),
        told("a name outside the basic plane", claims(name="Atelier 𐤀𐤁 & Fils"), "valid"),
        with_code("with several line ends", plain, f"{plain['code']}\n\r"),
    ]


def with_code(name: str, of: Vector, code: str) -> Vector:
    """The same permit, read otherwise."""
    return {**of, "name": name, "code": code}


def misread() -> list[Vector]:
    plain = signed(CLAIMS)
    message = base45.b45decode(plain[3:])
    spaced = next(
        code for code in (signed(claims(number=number(n))) for n in range(1, 60)) if " " in code
    )
    return [
        vector(name, code, "not_a_permit")
        for name, code in (
            ("nothing", ""),
            ("the prefix alone", "PN1"),
            ("cut in the middle", plain[: len(plain) // 2]),
            ("the last character lost", plain[:-1]),
            ("the last three characters lost", plain[:-3]),
            ("doubled", plain * 2),
            ("its content doubled", plain + plain[3:]),
            ("spaces lost", spaced.replace(" ", "")),
            ("lower case", plain.lower()),
            ("a space before it", " " + plain),
            ("a health certificate", text_of(message, "HC1:")),
            ("the same without prefix", plain[3:]),
            ("a later prefix", text_of(message, "PN2")),
            ("an address", "https://example.org/permis?" + plain),
            ("Arabic", "الرخصة الرقمية"),
            ("a letter that base45 has not", plain[:50] + "é" + plain[51:]),
            ("a triple above 65535", "PN1:::" + plain[6:]),
            ("half a surrogate", "PN1\ud800"),
            ("far too long", plain + "A" * 2_000),
            ("a number", number(42)),
            ("the first character lost", plain[1:]),
            ("the prefix in small letters", "pn1" + plain[3:]),
            ("a line end within", plain[:99] + "\r\n" + plain[99:]),
            ("a space after it", plain + " "),
            ("a tab after it", plain + "\t"),
            ("a byte order mark before it", "\ufeff" + plain),
            ("full-width letters", plain.translate({n: n + 0xFEE0 for n in range(0x21, 0x7F)})),
            ("Arabic digits", plain.translate({n: 0x0660 + n - 0x30 for n in range(0x30, 0x3A)})),
            ("spaces as an address has them", spaced.replace(" ", "%20")),
            ("two permits on one line", f"{plain} {spaced}"),
            ("nul characters", plain[:60] + "\0" * 3 + plain[63:]),
            ("a code of the trust list's sheet", "PNT1/1/1/0123456789ABCDEF/" + plain[3:]),
            ("JSON", json.dumps({"number": number(42), "verdict": "valid"})),
        )
    ] + [
        repeated("ten megabytes of letters", "A", 10 * MEGABYTE),
        repeated("ten megabytes of prefixes", "PN1", 10 * MEGABYTE // 3),
        repeated("ten megabytes of a permit's content", plain[3:], 10 * MEGABYTE // len(plain)),
        repeated("ten megabytes of line ends", "\r\n", 5 * MEGABYTE),
        repeated("ten megabytes of Arabic", "رخصة ", MEGABYTE),
    ]


def further() -> list[Vector]:
    """Codes that are judged by the list with further blocks."""
    return [
        *(
            told(name, claims(number=number(serial)), "valid")
            for name, serial in (
                ("of the first block", 200),
                ("the first of a further block", 301),
                ("the last of a further block", 380),
                ("a further block of one number", 401),
            )
        ),
        *(
            vector(name, signed(claims(number=number(serial))), "forged")
            for name, serial in (
                ("between the first block and the further one", 201),
                ("just below a further block", 300),
                ("between two further blocks", 381),
                ("above the last block", 402),
            )
        ),
        told(
            "of a revoked log's further block, used before its end",
            claims(number=number(382)),
            "valid",
            key=RESTORED,
        ),
        told(
            "of a revoked log's further block, after its end",
            claims(number=number(383)),
            "revoked",
            key=RESTORED,
            why="void_because.desk",
        ),
        vector(
            "of the other installation's further block",
            signed(claims(number=number(301)), RESTORED),
            "forged",
        ),
    ]


def repeated(name: str, code: str, times: int) -> Vector:
    """A text that is described instead of stored: `code`, so many times."""
    return {**vector(name, code, "not_a_permit"), "repeat": times}


def contents() -> Mapping[str, Sequence[Vector] | Vector]:
    """What stands in each file, by its name."""
    return {
        "good.json": good(),
        "misread.json": misread(),
        "hostile.json": hostile(),
        "further.json": further(),
        "trust-list.json": json.loads(sign_trust_list(LIST, ROOT)),
        "trust-list-further.json": json.loads(sign_trust_list(FURTHER, ROOT)),
        "trust-lists.json": lists(),
        "frames.json": frames(),
        "root.json": {"fingerprint": fingerprint(LIST.root)},
    }


def files() -> dict[str, str]:
    """The text of each file, by its name."""
    return {
        name: json.dumps(content, ensure_ascii=name == "misread.json", indent=1) + "\n"
        for name, content in contents().items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
