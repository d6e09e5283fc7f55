"""Labelled lists as a stranger would make them: written by ear, by rule, and in one script or both.

Independent of `labelled_lists`: no table of variants, but rules of how a name is heard and typed.
Common names are common, so that a town has many who are nearly called alike; accountants lend
their telephone to several firms; brothers and namesakes stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from infitah_desk.domain.programme import Forum
from tests.helpers.labelled_lists import Fields, Labelled, as_read
from tests.helpers.programmes import PROGRAMME_2010
from tests.helpers.strangers_names import (
    BRANDS,
    FAMILIES,
    MEN,
    STREETS,
    TOWNS_NEARBY,
    TRADES,
    WAYS,
    WOMEN,
)

Name = tuple[str, str]


@dataclass(frozen=True)
class Strangeness:
    """How often (0 to 1) something is missing or otherwise where an enterprise is written again."""

    no_number: float = 0.4
    no_phone: float = 0.2
    other_phone: float = 0.06
    no_address: float = 0.2
    one_script: float = 0.25
    other_script: float = 0.1
    """The one list has Latin letters only, the other Arabic ones only."""
    heard: float = 0.35
    """Each letter that can be heard otherwise, in a name that is heard otherwise."""
    slips: tuple[float, ...] = (0.6, 0.3, 0.1)
    """No, one, two, … slips of the hand in a row."""


MODERATE = Strangeness()
HARD = Strangeness(
    no_number=0.6,
    no_phone=0.35,
    other_phone=0.1,
    no_address=0.3,
    one_script=0.4,
    other_script=0.2,
    heard=0.5,
    slips=(0.35, 0.35, 0.2, 0.1),
)

# How what is heard is written otherwise; each way round.
_HEARD = (
    ("ch", "sh"), ("ou", "u"), ("ou", "oo"), ("k", "q"), ("dj", "j"), ("gh", "rh"), ("ss", "s"),
    ("ï", "i"), ("ai", "aï"), ("i", "y"), ("ou", "w"), ("dd", "d"), ("mm", "m"), ("zz", "z"),
    ("ll", "l"), ("tt", "t"), ("nn", "n"), ("rr", "r"), ("kk", "k"), ("bb", "b"), ("jj", "j"),
    ("ine", "in"), ("ane", "an"), ("id", "ide"), ("im", "ime"), ("ad", "ade"), ("e", "i"),
    ("a", "e"), ("mou", "mo"), ("f", "ff"), ("ia", "iya"), ("ie", "iye"),
)  # fmt: skip
_MOHAMED = ("Mohamed", "Mohammed", "Mohamad", "Mohammad", "Med", "Med.", "Mohamed")
_WHOLE = {
    "Mohamed": _MOHAMED,
    "Brahim": ("Brahim", "Ibrahim"),
    "Driss": ("Driss", "Idriss", "Idris"),
    "Houcine": ("Houcine", "El Houcine", "Lhoucine", "Hossein", "El Hossain", "Houssaine"),
    "Lahcen": ("Lahcen", "Lahsen", "Lahcene"),
    "Ismail": ("Ismail", "Smail", "Ismaël"),
    "Aicha": ("Aicha", "Aïcha", "Aisha"),
    "Meryem": ("Meryem", "Mariam", "Meriem", "Maryam"),
    "Ahmed": ("Ahmed", "Ahmad"),
    "Larbi": ("Larbi", "El Arbi"),
    "Bachir": ("Bachir", "El Bachir"),
    "Jilali": ("Jilali", "El Jilali", "Djilali"),
    "Omar": ("Omar", "Oumar", "Omar"),
}
_FORMS = ("SARL", "SARL AU", "SNC")
_FORM_AR = " (ش.م.م)"


def strangers_lists(seed: int, size: int, strangeness: Strangeness = MODERATE) -> Labelled:
    """So many enterprises; of a hundred ten are written again, and ten have a near-namesake."""
    made = _Stranger(Random(seed), strangeness)
    made.fill(size)
    return made.lists


@dataclass
class _Enterprise:
    """What is true of an enterprise, whatever is written of it."""

    forum: Forum
    town: Name
    given: Name
    family: Name
    trade: tuple[str, str, str, str]
    style: str
    brand: Name
    form: str
    numbers: dict[str, str]
    phone: str
    email: str
    door: str
    way: Name
    street: str


class _Stranger:
    def __init__(self, random: Random, strangeness: Strangeness) -> None:
        self._random = random
        self._strange = strangeness
        self._accountants: dict[str, list[str]] = {}
        self.lists = Labelled()

    def fill(self, size: int) -> None:
        for _ in range(size):
            one = self._enterprise()
            first = self._write(one, again=False)
            draw = self._random.random()
            if draw < 0.1:
                rows = [first, self._write(one, again=True)]
                if draw < 0.01:
                    rows.append(self._write(one, again=True))
                self.lists.same.update(combinations(rows, 2))
            elif draw < 0.15:
                # A relative of the same name is told apart by telephone and address alone.
                other = self._relative(one)
                again = other.given != one.given and self._chance(0.5)
                self.lists.twins.add((first, self._write(other, again=again)))
            elif draw < 0.18:
                self._write(self._brother(one), again=True)
            elif draw < 0.2:
                self._write(self._namesake(one), again=False)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _often(self, names: Sequence[Name]) -> Name:
        """The further in front, the more often."""
        return names[int(len(names) * self._random.random() ** 1.6)]

    def _digits(self, count: int) -> str:
        return "".join(self._random.choices("0123456789", k=count))

    # --- What is true -----------------------------------------------------------------------------

    def _enterprise(self, forum: Forum | None = None) -> _Enterprise:
        pick = self._random.choice
        forum = forum or pick(PROGRAMME_2010.forums)
        style = self._random.choices(
            ("family", "brand", "own", "sons", "brand first"), (45, 25, 12, 6, 12)
        )[0]
        firm = style.startswith("brand") and self._chance(0.75)
        nearby = self._chance(0.12)
        return _Enterprise(
            forum,
            TOWNS_NEARBY[forum.code] if nearby else (forum.city, forum.city_ar),
            self._often(MEN if self._chance(0.75) else WOMEN),
            self._often(FAMILIES),
            pick(TRADES),
            style,
            self._often(BRANDS),
            pick(_FORMS) if firm else "",
            {
                "rc_number": str(self._random.randrange(90, 99_000)),
                "tp_number": pick("123456") + self._digits(7),
            },
            self._phone(forum),
            f"{pick(('contact', 'info', 'ste'))}.{self._digits(4)}@exemple.ma",
            str(self._random.randrange(1, 200)),
            pick(WAYS),
            pick(STREETS),
        )

    def _phone(self, forum: Forum) -> str:
        lent = self._accountants.setdefault(forum.code, [])
        if lent and self._chance(0.03):
            return self._random.choice(lent)
        phone = self._random.choice(("0661", "0662", "0667", "0668", "0670")) + self._digits(6)
        if self._chance(0.004):
            lent.append(phone)
        return phone

    def _relative(self, one: _Enterprise) -> _Enterprise:
        """The same firm's name, trade and town; now and then even a relative of the same name."""
        other = self._enterprise(one.forum)
        given = one.given if self._chance(0.03) else self._other_given(one)
        style = "family" if one.style == "own" else one.style
        one.style = style
        return self._kept(one, other, given=given)

    def _brother(self, one: _Enterprise) -> _Enterprise:
        """Next door in the same trade, and perhaps reached by the same telephone."""
        other = self._kept(one, self._enterprise(one.forum), given=self._other_given(one))
        other.street, other.way = one.street, one.way
        if self._chance(0.5):
            other.phone = one.phone
        if other.style == "brand":
            other.brand = self._random.choice([each for each in BRANDS if each != one.brand])
        return other

    def _namesake(self, one: _Enterprise) -> _Enterprise:
        """Another person called the same, in another trade."""
        other = self._enterprise(one.forum)
        other.given, other.family, other.town = one.given, one.family, one.town
        other.trade = self._random.choice([each for each in TRADES if each != one.trade])
        return other

    def _other_given(self, one: _Enterprise) -> Name:
        while (given := self._often(MEN + WOMEN)) == one.given or given[0] in one.given[0]:
            pass
        return given

    def _kept(self, one: _Enterprise, other: _Enterprise, *, given: Name) -> _Enterprise:
        other.given, other.family, other.trade, other.town = given, one.family, one.trade, one.town
        other.style, other.brand, other.form = one.style, one.brand, one.form
        return other

    # --- What is written --------------------------------------------------------------------------

    def _write(self, one: _Enterprise, *, again: bool) -> int:
        raw = self._again(one) if again else self._plainly(one)
        self.lists.rows.append(as_read({name: text for name, text in raw.items() if text}))
        return len(self.lists.rows) - 1

    def _plainly(self, one: _Enterprise) -> Fields:
        hard = self._strange
        name, name_ar = _firm(one)
        raw = {
            "name": name,
            "name_ar": name_ar,
            "legal_form": one.form or "PP",
            "manager": f"{one.given[0]} {one.family[0]}",
            "manager_ar": f"{one.given[1]} {one.family[1]}",
            "phone": one.phone,
            "address": f"{one.door}, {one.way[0]} {one.street}",
            "city": one.town[0],
            "activity": one.trade[0],
        }
        raw.update(self._numbers(one))
        if self._chance(0.2):
            raw["email"] = one.email
        if self._chance(hard.one_script / 2):
            raw |= {"name_ar": "", "manager_ar": ""}
        return raw

    def _numbers(self, one: _Enterprise) -> Fields:
        raw: Fields = {}
        if not self._chance(self._strange.no_number):
            raw |= {"rc_number": one.numbers["rc_number"], "rc_court": one.forum.court.fr}
        if not self._chance(self._strange.no_number):
            raw["tp_number"] = one.numbers["tp_number"]
        return raw

    def _again(self, one: _Enterprise) -> Fields:
        hard, pick = self._strange, self._random.choice
        raw = self._plainly(one)
        if "rc_number" in raw:
            raw["rc_court"] = pick((
                one.forum.court.fr, one.forum.court.ar, f"TPI {one.forum.court.fr}",
                f"Tribunal de première instance de {one.forum.court.fr}", "",
            ))  # fmt: skip
        raw["name"] = self._titled(self._heard(raw["name"]), one)
        person = [self._heard_given(one.given[0]), self._heard(one.family[0])]
        raw["manager"] = " ".join(person if self._chance(0.6) else reversed(person))
        if raw["manager_ar"]:
            both = [one.given[1], one.family[1]]
            raw["manager_ar"] = self._typed(" ".join(both if self._chance(0.75) else both[::-1]))
        raw["name_ar"] = self._typed(raw["name_ar"])
        self._slip(raw)
        if self._chance(hard.other_script):
            raw |= {"name": "", "manager": "", "city": one.town[1], "activity": one.trade[1]}
            raw["name_ar"] = raw["name_ar"] or self._typed(_firm(one)[1])
            raw["manager_ar"] = raw["manager_ar"] or self._typed(f"{one.given[1]} {one.family[1]}")
        elif self._chance(hard.one_script):
            raw |= {"name_ar": "", "manager_ar": ""}
        if raw["manager"] and self._chance(0.3):
            raw |= {name: raw[name].upper() for name in ("name", "manager")}
        if self._chance(0.2):
            raw["activity"] = one.trade[3 if raw["activity"] == one.trade[1] else 2]
        if raw["city"] == one.forum.city and self._chance(0.4):
            raw["city"] = pick(
                (*one.forum.city_variants, one.forum.city.upper(), one.forum.city_ar)
            )
        self._reach(raw, one)
        return raw

    def _reach(self, raw: Fields, one: _Enterprise) -> None:
        """Telephone and address; by one of them at least the two can still be told to be one."""
        hard, draw = self._strange, self._random.random()
        phone = one.phone
        if draw < hard.no_phone:
            raw["phone"] = ""
        elif draw < hard.no_phone + hard.other_phone:
            raw["phone"] = self._phone(one.forum)
        else:
            raw["phone"] = self._random.choice((
                phone, f"+212{phone[1:]}", f"{phone[:4]}-{phone[4:6]}-{phone[6:8]}-{phone[8:]}",
                f"Tél : {phone[:4]} {phone[4:]}", f"0{phone[2:]}", f"{phone} / 0539 97 00 00",
            ))  # fmt: skip
        door, way, street = one.door, self._random.choice(one.way), one.street
        if draw >= hard.no_phone + hard.other_phone and self._chance(hard.no_address):
            raw["address"] = ""
        else:
            raw["address"] = self._random.choice((
                f"{door}, {way} {street}", f"N° {door} {way} {street}", f"{way} {street}, n°{door}",
                f"{door} {way} {street} {one.town[0]}", f"{way} {street} {door}".upper(),
                f"{way} {street}", f"{door} bis, {way} {street}",
            ))  # fmt: skip

    def _titled(self, name: str, one: _Enterprise) -> str:
        if one.form and self._chance(0.5):
            name = name.removesuffix(one.form).strip()
            name += self._random.choice(("", "", " S.A.R.L", " sarl", " s.a.r.l. a.u."))
        if self._chance(0.3 if one.form else 0.15):
            name = self._random.choice(("Sté ", "STE ", "Société ", "Ste. ", "Ets ")) + name
        if self._chance(0.1):
            trade = one.trade[0]
            name = name.replace(trade, trade[: self._random.choice((4, 5))] + ".")
        return name

    def _heard_given(self, given: str) -> str:
        words = given.split()
        if words[0] in _WHOLE and self._chance(0.7):
            words[0] = self._random.choice(_WHOLE[words[0]])
        elif words[0].startswith("Abd"):
            return self._servant(words[0])
        else:
            return self._heard(given)
        return " ".join(words)

    def _servant(self, given: str) -> str:
        """Abdelkader, Abd El Kader, Abdelqader, Abdul Kader, Abderrahim."""
        rest = re.sub(r"^Abd(?:el|e(?=[rs]))", "", given)
        if rest[0] in "rs":
            rest = re.sub(r"^(.)\1", r"\1", rest)
            return self._random.choice((given, f"Abde {rest.title()}", f"Abd {rest.title()}"))
        if rest == "lah":
            return self._random.choice((given, "Abdallah", "Abd Allah", "Abdullah"))
        rest = self._heard(rest)
        ways = (f"Abdel{rest}", f"Abd El {rest.title()}", f"Abdel {rest.title()}", f"Abdul{rest}")
        return self._random.choice((given, *ways, f"Abd-el-{rest.title()}"))

    def _heard(self, text: str) -> str:
        """The text as somebody else hears it: articles, joined words, a letter or two."""
        if not self._chance(self._strange.heard + 0.15):
            return text
        text = re.sub(
            r"\b(?:El|Al) (?=\w)",
            lambda found: self._random.choice((found[0], "El ", "Al ", "El-", "", "L'")),
            text,
        )
        text = re.sub(r"\bBen ", lambda _: self._random.choice(("Ben ", "Ben", "Bin ")), text)
        words = [self._word(word) if len(word) > 3 else word for word in text.split(" ")]
        return " ".join(words)

    def _word(self, word: str) -> str:
        for one, other in self._random.sample(_HEARD, 8):
            if not self._chance(self._strange.heard):
                continue
            old, new = (one, other) if one in word[1:] else (other, one)
            place = word.find(old, 1)
            if place > 0 and word[0] + word[1:].replace(old, new, 1) not in _PEOPLE:
                return word[:place] + new + word[place + len(old) :]
        return word

    def _typed(self, text: str) -> str:
        """Arabic as hands type it."""
        if self._chance(0.5):
            text = text.translate(str.maketrans("أإآ", "ااا"))
        if self._chance(0.4):
            text = text.replace("ة", "ه")
        if self._chance(0.2):
            text = text.replace("ى", "ي").replace("ئ", "ي")
        if self._chance(0.3):
            text = re.sub("(عبد|بن|نور|عز) ", r"\1", text)
        if self._chance(0.15):
            text = text.replace(" ال", " ", 1)
        if self._chance(0.2):
            text = text.replace(_FORM_AR, self._random.choice(("", " ش.م.م", " ش م م")))
        if self._chance(0.15):
            text = text.replace("ر", "رّ", 1)
        return text

    def _slip(self, raw: Fields) -> None:
        slips = self._random.choices(range(len(self._strange.slips)), self._strange.slips)[0]
        for _ in range(slips):
            field = self._random.choice(
                [each for each in ("name", "manager", "name_ar", "manager_ar") if raw[each]]
            )
            raw[field] = self._slipped(raw[field])

    def _slipped(self, text: str) -> str:
        place = self._random.randrange(1, len(text))
        kind = self._random.randrange(4)
        before, letter, after = text[:place], text[place], text[place + 1 :]
        if kind == 0:
            return before + after
        if kind == 1:
            return before + letter + letter + after
        if kind == 2:
            return before[:-1] + letter + before[-1] + after
        near = "مناتلب" if "\u0600" < letter < "\u0700" else "aeiormnstl"
        return before + self._random.choice(near) + after


def _firm(one: _Enterprise) -> Name:
    trade, trade_ar = one.trade[0], one.trade[1]
    if one.style == "own":
        return f"{one.given[0]} {one.family[0]}", f"{one.given[1]} {one.family[1]}"
    if one.style == "sons":
        return f"{one.family[0]} et Fils", f"{one.family[1]} وأبناؤه"
    called, called_ar = one.family if one.style == "family" else one.brand
    if one.style == "brand first":
        name, name_ar = f"{called} {trade}", f"{called_ar} لل{trade_ar}"
    else:
        name, name_ar = f"{trade} {called}", f"{trade_ar} {called_ar}"
    if one.form:
        return f"{name} {one.form}", f"شركة {name_ar}{_FORM_AR}"
    return name, name_ar


_PEOPLE = frozenset(given for given, _ in (*MEN, *WOMEN))
