"""Trades of small enterprises, each by its names in both scripts: one, whichever word is said.

For comparison only. What is not here is compared as it is written.
"""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

# One trade a line, folded and without "de" as `spelling` has it; the first stands for all of them.
_TRADES = """
menuiserie, ebenisterie, نجاره, اشغال النجاره
menuiserie aluminium, aluminium, نجاره الالمنيوم, الالومنيوم
epicerie, alimentation, alimentation generale, superette, بقاله, مواد غذائيه, تغذيه عامه
boulangerie, مخبزه, خبازه
patisserie, حلويات, حلواني
cafe, cafeteria, مقهي
restaurant, restauration, snack, مطعم, ماكولات, اكلات خفيفه
plomberie, sanitaire, سباكه, ترصيص, رصاصه
electricite, كهرباء, كهربه
librairie, papeterie, مكتبه, وراقه
imprimerie, مطبعه, طباعه
coiffure, salon coiffure, حلاقه, صالون الحلاقه
transport, نقل
garage, mecanique, mecanique auto, reparation auto, reparation automobile, مراب, ميكانيك,\
 ميكانيك السيارات, اصلاح السيارات
tolerie, مطاله
pneumatique, vulcanisation, عجلات
couture, confection, خياطه
tapisserie, خياطه المفروشات, مفروشات
teleboutique, هاتف عمومي, مخدع هاتفي
telephonie, telephones, gsm, هواتف, الهواتف
cybercafe, cyber cafe, internet, نادي الانترنيت, انترنيت, انترنت
informatique, معلوميات, اعلاميات
ferronnerie, forge, حداده
soudure, لحام
ceramique, poterie, خزف, فخار
location voitures, كراء السيارات
auto ecole, autoecole, تعليم السياقه, مدرسه السياقه
pharmacie, صيدليه
pharmacie veterinaire, صيدليه بيطريه
veterinaire, بيطري
parapharmacie, شبه صيدليه
huilerie, معصره
mercerie, خردوات
quincaillerie, عقاقير
droguerie, دروگري, دروكري
cordonnerie, اسكافي, اسكافه
travaux divers, اشغال مختلفه
construction, batiment, اشغال البناء, بناء
materiaux construction, materiaux, مواد البناء
photographie, photo, studio, تصوير
poissonnerie, سماكه, اسماك, سمك
boucherie, جزاره
apiculture, تربيه النحل
aviculture, تربيه الدواجن, دواجن
peinture, صباغه
pressing, blanchisserie, مصبنه, تنظيف الملابس
hammam, حمام
optique, opticien, نظارات, بصريات
bijouterie, مجوهرات, صياغه
horlogerie, ساعات
tissus, اثواب, ثوب
pret a porter, vetements, ملابس, الملابس الجاهزه
chaussures, احذيه
meubles, ameublement, اثاث
electromenager, الات منزليه
froid, refrigeration, climatisation, تبريد
negoce, commerce, تجاره
import export, استيراد وتصدير
hotel, hotellerie, فندق
agence immobiliere, immobilier, وكاله عقاريه
agence voyages, voyages, وكاله الاسفار, اسفار
gardiennage, حراسه
nettoyage, تنظيف
publicite, اشهار
meunerie, minoterie, مطحنه
laiterie, محلبه
fleuriste, ازهار
pepiniere, مشتل
artisanat, صناعه تقليديه
marbre, marbrerie, رخام
vitrerie, miroiterie, زجاج
parfumerie, عطور
cosmetique, تجميل
fiduciaire, comptabilite, محاسبه
ecole privee, مدرسه خصوصيه
jeux, العاب
"""
_LONGEST = 3
_SURE = 6
"""A word of so many letters is known even with one slip of the hand."""
_SHORT = 3
"""So many letters of a trade are enough beside another word: "Boul. Atlas"."""


@cache
def _known() -> dict[str, str]:
    """The trade that each phrase means, by the one word that stands for it."""
    known: dict[str, str] = {}
    for line in _TRADES.strip().splitlines():
        phrases = line.split(", ")
        word = phrases[0].replace(" ", "")
        for phrase in (*phrases, word):
            known.setdefault(_bare(phrase), word)
    return known


@cache
def _long_words() -> tuple[str, ...]:
    return tuple({word for phrase in _known() for word in phrase.split() if len(word) >= _SURE})


@cache
def trade_words() -> frozenset[str]:
    """The words that stand for the trades."""
    return frozenset(_known().values())


def with_trades(words: list[str]) -> list[str]:
    """The folded words of a text, each word or phrase that means a trade by the one for it."""
    known = _known()
    bare = [_spelled(word) for word in words]
    found: list[str] = []
    at = 0
    while at < len(words):
        for count in range(min(_LONGEST, len(words) - at), 0, -1):
            if trade := known.get(" ".join(bare[at : at + count])):
                break
        else:
            trade, count = _shortened(words[at]) if len(words) > 1 else "", 1
        found.append(trade or words[at])
        at += count
    return found


@lru_cache(maxsize=65536)
def _spelled(word: str) -> str:
    """A word as the trades have it: bare of articles and of one slip of the hand."""
    known, bare = _known(), _bare(word)
    if bare in known or len(bare) < _SURE:
        joined = bare.removeprefix("و")
        return joined if bare not in known and joined in known else bare
    near = (
        each
        for each in _long_words()
        if DamerauLevenshtein.distance(bare, each, score_cutoff=1) <= 1
    )
    return next(near, bare)


@lru_cache(maxsize=16384)
def _shortened(word: str) -> str:
    """The only trade whose name begins with this word; "" where it is none or several."""
    if not _SHORT <= len(word) < _SURE:
        return ""
    meant = {
        trade for phrase, trade in _known().items() if " " not in phrase and phrase.startswith(word)
    }
    return meant.pop() if len(meant) == 1 else ""


def _bare(phrase: str) -> str:
    """Without Arabic articles: للميكانيك is ميكانيك."""
    return " ".join(_without_article(word) for word in phrase.split())


def _without_article(word: str) -> str:
    for article in ("وال", "ال", "لل"):
        if word.startswith(article) and len(word) - len(article) >= 3:
            return word.removeprefix(article)
    return word
