"""Owners who come without being on a list: enterprises made up by chance, no two of them alike."""

from __future__ import annotations

import random
from collections.abc import Mapping

from infitah_desk.domain.programme import Forum

Fields = Mapping[str, object]

_TRADES = (
    ("Menuiserie", "نجارة", "C"),
    ("Boulangerie", "مخبزة", "C"),
    ("Couture", "خياطة", "C"),
    ("Épicerie", "بقالة", "G"),
    ("Librairie", "مكتبة", "G"),
    ("Café", "مقهى", "I"),
    ("Photographie", "تصوير", "M"),
    ("Coiffure", "حلاقة", "S"),
)
_NAMES = (
    ("Alaoui", "العلوي"),
    ("Bennani", "بناني"),
    ("Chraïbi", "الشرايبي"),
    ("Daoudi", "الداودي"),
    ("El Fassi", "الفاسي"),
    ("Idrissi", "الإدريسي"),
    ("Mansouri", "المنصوري"),
    ("Ouazzani", "الوزاني"),
    ("Tazi", "التازي"),
    ("Zerouali", "الزروالي"),
)
_FIRST_NAMES = (
    ("Aïcha", "عائشة"),
    ("Brahim", "إبراهيم"),
    ("Fatna", "فطنة"),
    ("Hassan", "حسن"),
    ("Khadija", "خديجة"),
    ("Mohamed", "محمد"),
    ("Rachid", "رشيد"),
    ("Zineb", "زينب"),
)
_FIRST_RC = 200_000
"""Beyond the numbers of the lists that chambers sent."""


class Owners:
    """Whoever comes next; what they say when they are asked, as the form has it."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.came = 0

    def next(self, forum: Forum, *, large: bool = False) -> Fields:
        """An owner from a forum's town; a `large` enterprise's turnover is above the limit."""
        self.came += 1
        trade, trade_ar, sector = self._chance.choice(_TRADES)
        name, name_ar = self._chance.choice(_NAMES)
        first, first_ar = self._chance.choice(_FIRST_NAMES)
        return {
            "name": f"{trade} {name} {self.came}",
            "name_ar": f"{trade_ar} {name_ar} {self.came}",
            "legal_form": "SARL",
            "rc_number": str(_FIRST_RC + self.came),
            "rc_court": forum.court.fr,
            "manager": f"{first} {name}",
            "manager_ar": f"{first_ar} {name_ar}",
            "phone": f"06{10_000_000 + self.came * 7:08d}",
            "city": forum.city,
            "activity": trade,
            "sector": sector,
            "turnover": "3500000.00" if large else f"{self._chance.randrange(60, 900)}000.00",
            "liberal_profession": False,
        }
