"""Labelled lists for the matcher: enterprises, the same ones written anew, twins, equal numbers.

Made from a seed and harder than what chambers send: more identifiers are missing, and whatever is
written anew is written as another person would: transliterated, swapped, joined, slipped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from infitah_desk.domain.enterprise import Mark, Value, normalise
from tests.helpers.programmes import PROGRAMME_2010

Fields = dict[str, str]

# Each with other ways to write it in Latin letters.
GIVEN = (
    ("محمد", "Mohammed", "Mohamed", "Mohamad", "Med", "Muhammad"),
    ("أحمد", "Ahmed", "Ahmad"), ("يوسف", "Youssef", "Yousef", "Yussef"),
    ("إبراهيم", "Brahim", "Ibrahim"), ("عبد القادر", "Abdelkader", "Abd El Kader", "Abdelqader"),
    ("عبد الله", "Abdellah", "Abdallah", "Abd Allah"), ("عبد الرحيم", "Abderrahim", "Abd Rahim"),
    ("مصطفى", "Mustapha", "Mostafa", "Mustafa"), ("الحسين", "El Houssaine", "Lhoussaine"),
    ("إسماعيل", "Ismaïl", "Smail", "Ismael"), ("خديجة", "Khadija", "Khadidja"),
    ("فاطمة", "Fatima", "Fatema"), ("عائشة", "Aïcha", "Aicha", "Aycha"), ("سعيد", "Saïd", "Said"),
    ("رشيد", "Rachid", "Rashid"), ("هشام", "Hicham", "Hisham"), ("كريم", "Karim", "Kareem"),
    ("نور الدين", "Noureddine", "Nour Eddine", "Nordine"), ("عمر", "Omar", "Amar", "Oumar"),
    ("ليلى", "Leïla", "Laila", "Leila"), ("مريم", "Meryem", "Mariam", "Maryem"),
    ("زينب", "Zineb", "Zaynab", "Zainab"), ("طارق", "Tarik", "Tarek", "Tariq"),
    ("خالد", "Khalid", "Khaled"), ("إدريس", "Driss", "Idriss"), ("حسن", "Hassan", "Hasan"),
    ("نجاة", "Najat", "Najate"), ("بشرى", "Bouchra", "Boushra"), ("سناء", "Sanaa", "Sana"),
    ("جمال", "Jamal", "Djamal"), ("أمين", "Amine", "Amin"), ("توفيق", "Taoufik", "Tawfik"),
)  # fmt: skip
FAMILY = (
    ("بن عمر", "Ben Omar", "Benomar", "Ben Amar", "Benamar"), ("الفاسي", "El Fassi", "Fassi"),
    ("الشرايبي", "Chraïbi", "Echraibi", "Chraibi"), ("التازي", "Tazi", "Ettazi"),
    ("بنجلون", "Benjelloun", "Ben Jelloun", "Benjeloun"), ("أيت لحسن", "Aït Lahcen", "Ait Lahsen"),
    ("الوزاني", "Ouazzani", "El Ouazzani", "Wazzani"), ("الإدريسي", "Idrissi", "El Idrissi"),
    ("الخطابي", "El Khattabi", "Al Khatabi", "Khattabi"), ("بناني", "Bennani", "Benani"),
    ("الصقلي", "Sqalli", "Skalli"), ("الزروالي", "Zerouali", "Zarouali", "Ez-Zerouali"),
    ("اليعقوبي", "Yacoubi", "El Yaacoubi", "Yakoubi"), ("الدهبي", "Dahbi", "Eddahbi"),
    ("بوزيدي", "Bouzidi", "Bou Zidi"), ("الناصري", "Naciri", "Ennaciri", "Nasiri"),
    ("العلوي", "Alaoui", "El Alaoui", "Alawi"), ("المنصوري", "Mansouri", "El Mansouri"),
    ("لحلو", "Lahlou", "Lahlu"), ("بنونة", "Bennouna", "Benouna"), ("القادري", "Kadiri", "Qadiri"),
    ("الحداد", "Haddad", "El Haddad", "Hadad"), ("السلاوي", "Slaoui", "Slawi"),
    ("برادة", "Berrada", "Barrada"), ("الكتاني", "Kettani", "El Kattani"), ("حجي", "Hajji", "Haji"),
    ("التومي", "Toumi", "Ettoumi"), ("زياني", "Ziani", "Zayani"), ("شقرون", "Chekroun", "Chaqroun"),
    ("أوبيهي", "Oubihi", "Ou Bihi"), ("بلقاسم", "Belkacem", "Bel Kacem", "Belqasem"),
    ("الغزالي", "Ghazali", "El Ghazali", "Rhazali"), ("مرابط", "Mrabet", "Lamrabet", "Mourabit"),
)  # fmt: skip
TRADES = (
    ("Menuiserie", "نجارة"), ("Boulangerie", "مخبزة"), ("Librairie", "مكتبة"),
    ("Épicerie", "بقالة"), ("Café", "مقهى"), ("Plomberie", "سباكة"), ("Électricité", "كهرباء"),
    ("Pâtisserie", "حلويات"), ("Auto-école", "تعليم السياقة"), ("Coiffure", "حلاقة"),
    ("Imprimerie", "مطبعة"), ("Transport", "نقل"), ("Garage", "مرآب"), ("Couture", "خياطة"),
    ("Téléboutique", "هاتف عمومي"), ("Ferronnerie", "حدادة"), ("Céramique", "خزف"),
    ("Location de voitures", "كراء السيارات"), ("Pharmacie vétérinaire", "صيدلية بيطرية"),
    ("Huilerie", "معصرة"), ("Mercerie", "خردوات"), ("Tapisserie", "خياطة المفروشات"),
    ("Travaux divers", "أشغال مختلفة"), ("Cordonnerie", "إسكافي"),
)  # fmt: skip
BRANDS = (
    ("Atlas", "الأطلس"), ("Rif", "الريف"), ("Al Amal", "الأمل"), ("Ennasr", "النصر"),
    ("Al Massira", "المسيرة"), ("Nakhil", "النخيل"), ("Oasis", "الواحة"), ("El Fath", "الفتح"),
    ("Andalous", "الأندلس"), ("Tafilalet", "تافيلالت"), ("Sahara", "الصحراء"),
    ("Essalam", "السلام"),
    ("Zohour", "الزهور"), ("Al Wahda", "الوحدة"), ("Argane", "أركان"), ("Yasmine", "الياسمين"),
)  # fmt: skip
FORMS = (("SARL", "شركة {} (ش.م.م)"), ("SARL AU", "شركة {} (ش.م.م)"), ("SNC", "شركة {}"))
OTHER_TRADES = (
    ("Boulangerie", "Boul."), ("Menuiserie", "Men."), ("Épicerie", "Alimentation"),
    ("Photographie", "Photo"), ("Auto-école", "Autoecole"),
)  # fmt: skip
WAYS = ("rue", "avenue", "bd", "derb")


@dataclass
class Labelled:
    """Rows as an import leaves them, and which of them are one enterprise."""

    rows: list[dict[str, Value]] = field(default_factory=list)
    same: set[tuple[int, int]] = field(default_factory=set)
    twins: set[tuple[int, int]] = field(default_factory=set)
    equal_numbers: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True)
class Hardness:
    """How often (0 to 1) something is missing or written otherwise when it is written anew."""

    missing: float = 0.35
    parted: float = 0.45
    respelled: float = 0.4
    slipped: float = 0.3
    one_script: float = 0.35


def labelled_lists(seed: int, size: int, hardness: Hardness | None = None) -> Labelled:
    """So many enterprises; one in eight was written twice, one in sixteen has a twin.

    Of some, a number was mistyped into that of quite another one.
    """
    made = _Lists(Random(seed), hardness or Hardness())
    made.fill(size)
    return made.lists


class _Lists:
    def __init__(self, random: Random, hardness: Hardness) -> None:
        self._random = random
        self._hard = hardness
        self._raw: list[Fields] = []
        self.lists = Labelled()

    def fill(self, size: int) -> None:
        for _ in range(size):
            raw = self._enterprise()
            first = self._add(raw)
            draw = self._random.random()
            if draw < 1 / 8:
                self.lists.same.add((first, self._again(first, raw)))
            elif draw < 3 / 16:
                self.lists.twins.add((first, self._add(self._twin(raw))))
            elif draw < 0.2 and first:
                self._mistype(first, raw, self._random.randrange(first))

    def _mistype(self, row: int, raw: Fields, other: int) -> None:
        """Give a row the number of quite another one."""
        number = self._raw[other].get("tp_number")
        if number and self._raw[other]["manager"] != raw["manager"]:
            self._raw[row] = {**raw, "tp_number": number}
            self.lists.rows[row] = as_read(self._raw[row])
            self.lists.equal_numbers.add((other, row))

    def _add(self, raw: Fields) -> int:
        self._raw.append(raw)
        self.lists.rows.append(as_read(raw))
        return len(self._raw) - 1

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _digits(self, count: int) -> str:
        return str(self._random.randrange(10 ** (count - 1), 10**count))

    def _enterprise(self) -> Fields:
        pick = self._random.choice
        forum = pick(PROGRAMME_2010.forums)
        given, family, trade, brand = pick(GIVEN), pick(FAMILY), pick(TRADES), pick(BRANDS)
        if self._chance(0.3):
            form, form_ar = pick(FORMS)
            name = f"{trade[0]} {brand[0]} {form}"
            name_ar = form_ar.format(f"{trade[1]} {brand[1]}")
        else:
            form, name, name_ar = "PP", f"{trade[0]} {family[1]}", f"{trade[1]} {family[0]}"
        raw = {
            "name": name,
            "name_ar": name_ar,
            "legal_form": form,
            "manager": f"{given[1]} {family[1]}",
            "manager_ar": f"{given[0]} {family[0]}",
            "rc_number": str(self._random.randrange(100, 99_999)),
            "rc_court": forum.court.fr,
            "tp_number": self._digits(8),
            "phone": "06" + self._digits(8),
            "address": f"{self._random.randrange(1, 240)}, {pick(WAYS)} {pick(BRANDS)[0]}",
            "city": forum.city,
            "activity": trade[0],
        }
        if self._chance(0.25):
            raw["email"] = f"contact{self._digits(5)}@exemple.ma"
        return raw

    def _twin(self, raw: Fields) -> Fields:
        """The shop of a relative: the same name, trade and town, and nothing else."""
        other = self._enterprise()
        given = self._random.choice([each for each in GIVEN if each[1] not in raw["manager"]])
        own = raw["manager"].split(" ")[0]
        old = next(each for each in GIVEN if each[1].split(" ")[0] == own)
        kept = ("name", "name_ar", "legal_form", "rc_court", "city", "activity")
        return {
            **other,
            **{name: raw[name] for name in kept},
            "manager": raw["manager"].replace(old[1], given[1]),
            "manager_ar": raw["manager_ar"].replace(old[0], given[0]),
        }

    def _again(self, first: int, raw: Fields) -> int:
        """The same enterprise, written by somebody else who saw other papers."""
        hard, copy = self._hard, dict(raw)
        if self._chance(hard.parted):
            self._raw[first] = _without(raw, "tp_number")
            copy = _without(copy, "rc_number", "rc_court")
            if self._chance(0.5):
                self._raw[first] = _without(self._raw[first], "email")
            self.lists.rows[first] = as_read(self._raw[first])
        for name in ("phone", "email", "address", "tp_number"):
            # Something must be left by which two can be told to be one.
            if name in copy and name != "tp_number" and self._chance(hard.missing):
                copy = _without(copy, name)
        if self._chance(hard.one_script):
            copy = _without(copy, "manager_ar")
        if self._chance(hard.one_script / 2):
            copy = _without(copy, "name_ar")
        for name in ("manager", "name"):
            copy[name] = self._latin(copy[name], person=name == "manager")
        for name in ("manager_ar", "name_ar"):
            if name in copy:
                copy[name] = self._arabic(copy[name])
        if "phone" in copy:
            copy["phone"] = self._phone(copy["phone"])
        if "address" in copy:
            copy["address"] = self._address(copy["address"])
        copy["city"] = self._city(copy["city"])
        return self._add(copy)

    def _latin(self, text: str, *, person: bool) -> str:
        if self._chance(self._hard.respelled):
            text = self._respelled(text)
        if person and self._chance(0.35):
            text = _swapped(text)
        if not person:
            text = self._titled(text)
        if self._chance(self._hard.slipped):
            text = self._slip(text)
        if self._chance(0.25):
            text = text.upper()
        if self._chance(0.35):
            text = _plain(text)
        return text

    def _respelled(self, text: str) -> str:
        """Other spellings of the names in it."""
        for _, *spellings in (*GIVEN, *FAMILY):
            if spellings[0] in text and spellings[0] != "Omar":
                text = text.replace(spellings[0], self._random.choice(spellings))
        return text

    def _titled(self, text: str) -> str:
        for form in ("SARL AU", "SARL"):
            if text.endswith(form) and self._chance(0.5):
                other = self._random.choice(["", "S.A.R.L", "S.A.R.L.", "sarl"])
                text = text.removesuffix(form) + other
                break
        if self._chance(0.4):
            text = f"{self._random.choice(['Sté', 'Ste', 'Société', 'STE', 'Ets'])} {text}"
        if self._chance(0.2):
            for trade, other in OTHER_TRADES:
                text = text.replace(trade, other)
        return text.strip()

    def _slip(self, text: str) -> str:
        """One slip of the hand: a letter too many, too few, another, two swapped, a lost space."""
        place = self._random.randrange(1, len(text))
        letter = self._random.choice("aeiorstnl")
        slips: tuple[Callable[[], str], ...] = (
            lambda: text[:place] + text[place + 1 :],
            lambda: text[:place] + text[place] + text[place:],
            lambda: text[:place] + letter + text[place + 1 :],
            lambda: text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :],
            lambda: text.replace(" ", "", 1),
        )
        return self._random.choice(slips)()

    def _arabic(self, text: str) -> str:
        if self._chance(0.5):
            text = text.translate(str.maketrans("أإآ", "ااا"))
        if self._chance(0.5):
            text = text.replace("ة", "ه")
        if self._chance(0.3):
            text = text.replace("ى", "ي")
        if self._chance(0.2):
            text = text.replace("م", "مـ", 1)
        if self._chance(0.3):
            text = text.replace("عبد ", "عبد").replace("بن ", "بن").replace("نور الدين", "نورالدين")
        if self._chance(0.15):
            text = text.replace("شركة ", "").replace(" (ش.م.م)", " ش.م.م")
        return text

    def _phone(self, phone: str) -> str:
        if self._chance(0.07):
            place = self._random.randrange(3, 10)
            phone = phone[:place] + self._random.choice("0123456789") + phone[place + 1 :]
        pairs = [phone[start : start + 2] for start in range(0, 10, 2)]
        return self._random.choice(
            [phone, " ".join(pairs), ".".join(pairs), f"+212 {phone[1:]}", f"00212{phone[1:]}"]
        )

    def _address(self, address: str) -> str:
        door, _, street = address.partition(", ")
        written = (f"{street} n° {door}", f"{door} {street.upper()}", f"N°{door} {street}")
        return self._random.choice([address, street, *written])

    def _city(self, city: str) -> str:
        forum = next(each for each in PROGRAMME_2010.forums if each.city == city)
        return self._random.choice([city, city, *forum.city_variants, forum.court.fr, city.upper()])


def _without(raw: Fields, *names: str) -> Fields:
    return {name: value for name, value in raw.items() if name not in names}


def _swapped(text: str) -> str:
    """The family's name first."""
    for _, *spellings in FAMILY:
        for spelling in sorted(spellings, key=len, reverse=True):
            if text.endswith(" " + spelling):
                return f"{spelling} {text.removesuffix(spelling).strip()}"
    return text


def _plain(text: str) -> str:
    return text.translate(str.maketrans("éèêëïîâÉÈ", "eeeeiiaEE"))


def as_read(raw: Fields) -> dict[str, Value]:
    """A row as an import or a form leaves it."""
    checked = normalise(dict(raw), PROGRAMME_2010)
    return {
        name: value
        for name, value in checked.values.items()
        if not isinstance(value, Mark) and value is not None
    }
