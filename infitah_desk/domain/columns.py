"""Headers of pre-registration lists: which column holds which field, in three languages.

Chambers name and order their columns as they like. A header is folded, freed of filler words
("N°", "du", "en DH") and looked up; rank 1 words are clear, rank 2 words ("GSM", "Nom") count
only where no clear one names the field.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from infitah_desk.domain.text_folding import clean, fold

# Fields of their own that together make `manager`.
GIVEN_NAME, FAMILY_NAME = "manager_given", "manager_family"


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FILLER = _set_of(
    "n no nr num numero number d de du des la le l les en au a et ou the of dh dhs mad dirham "
    "dirhams رقم بالدرهم"
)
_VAGUE = _set_of(
    "inscription immatriculation annuel annuelle annual entreprise societe ste firme tpe company "
    "complet complete المقاوله الشركه السنوي الكامل"
)
_ARABIC_MARK = _set_of("ar arabe arabic عربي عربيه بالعربيه العربيه")
_LATIN_MARK = _set_of(
    "fr francais francaise latin latine french بالفرنسيه الفرنسيه فرنسيه باللاتينيه بالحروف "
    "اللاتينيه"
)

_CLEAR: dict[str, str] = {
    "name": "raison sociale|denomination|denomination sociale|raison denomination|"
    "nom commercial|appellation|enseigne|denomination commerciale|rais soc|rs|nom entreprise|"
    "nom societe|business name|trade name|raison|raison sociale denomination|raison sociale nom|"
    "nom raison sociale|nom ou raison sociale|legal name|name|intitule|etablissement|entreprise|"
    "societe|firme|tpe|company|company name|nom etablissement|nom firme|nom tpe",
    "name_ar": "التسميه|الاسم التجاري|اسم|اسم المقاوله|اسم الشركه|العنوان التجاري|الاسم|تسميه|"
    "تسميه الشركه|تسميه المقاوله|المقاوله|الشركه",
    "legal_form": "forme juridique|forme|statut juridique|fj|form juridique|nature juridique|"
    "legal form|الشكل القانوني|الصفه القانونيه|الطبيعه القانونيه|نوع الشركه|الوضع القانوني",
    "rc_number": "rc|r c|registre commerce|registre|rc numero|trade register|register|"
    "commercial register|السجل التجاري|سجل تجاري|س ت",
    "rc_court": "tribunal|tribunal commerce|tribunal commercial|tribunal rc|rc tribunal|"
    "ville rc|rc ville|ville tribunal|court|rc court|commercial court|greffe|lieu rc|rc lieu|"
    "tribunal competent|tribunal 1ere instance|tribunal premiere instance|"
    "registre commerce tribunal|tribunal registre commerce|المحكمه|المحكمه التجاريه|"
    "المحكمه الابتداييه|المحكمه الابتدائيه|محكمه",
    "tp_number": "tp|t p|patente|taxe prof|taxe professionnelle|tp patente|patente tp|"
    "attestation tp|business tax|identifiant tp|identifiant taxe professionnelle|"
    "patente taxe professionnelle|taxe professionnelle patente|taxe professionnelle tp|"
    "الرسم المهني|الضريبه المهنيه|الباتنتا|التعريف الضريبه المهنيه",
    "ice": "ice|i c e|identifiant commun|common identifier|ice identifiant commun|"
    "identifiant commun ice|التعريف الموحد|المعرف الموحد|التعريف الموحد للمقاوله|ت م م",
    "if_number": "if|i f|identifiant fiscal|id fiscal|identification fiscale|tax identifier|"
    "tax id|identifiant fiscal if|if identifiant fiscal|التعريف الضريبي|التعريف الجبائي|"
    "الرقم الضريبي",
    "manager": "gerant|nom gerant|gerant nom|gerant nom prenom|nom prenom gerant|responsable|"
    "nom responsable|nom prenom responsable|dirigeant|nom dirigeant|nom prenom dirigeant|"
    "representant legal|representant|proprietaire|manager|owner|nom prenom|prenom nom|"
    "nom prenoms|patron|chef|personne contact|gerante|gerant e|manager name",
    "manager_ar": "المسير|اسم المسير|المسيره|الممثل القانوني|صاحب|صاحب المقاوله|المالك|المدير|"
    "الاسم العايلي والشخصي|الاسم العائلي والشخصي|الاسم الشخصي والعائلي|الاسم والنسب|"
    "الاسم والنسب للمسير",
    "phone": "telephone|tel|phone|telephones|tel fixe|telephone fixe|tel gsm|gsm tel|tel mobile|"
    "contact telephonique|coordonnees telephoniques|tel portable|telephone portable|"
    "telephone mobile|phone number|telephone gsm|tel fixe gsm|الهاتف|هاتف|التلفون|"
    "الهاتف المحمول|الهاتف الثابت",
    "email": "email|e mail|mail|courriel|adresse mail|adresse email|adresse e mail|"
    "adresse electronique|courrier electronique|email address|messagerie|البريد الالكتروني|"
    "بريد الكتروني|الايميل",
    "address": "adresse|adr|adresse siege|siege|siege social|adresse siege social|"
    "adresse postale|address|domicile|adresse professionnelle|adresse siege sociale|"
    "localisation|العنوان|عنوان|المقر|المقر الاجتماعي",
    "city": "ville|localite|city|town|ville siege|ville exercice|المدينه|مدينه",
    "activity": "activite|activites|activite principale|objet social|metier|activity|business|"
    "nature activite|activite exercee|activite commerciale|النشاط|نشاط|النشاط الرييسي|"
    "النشاط الرئيسي|المهنه|الحرفه",
    "sector": "secteur|sect|secteur activite|branche|section|code secteur|code activite|sector|"
    "branche activite|nomenclature|القطاع|قطاع|قطاع النشاط|القطاع الاقتصادي",
    "turnover": "ca|c a|chiffre affaires|chiffre affaire|ca ht|ca ttc|chiffre affaires ht|"
    "chiffre affaires ca|ca chiffre affaires|turnover|revenue|chiffres affaires|ventes|معاملات|"
    "المعاملات|رقم المعاملات|رقم الاعمال|الاعمال|المبيعات",
    "headcount": "effectif|effectifs|eff|salaries|nombre salaries|nb salaries|nbre salaries|"
    "employes|nombre employes|nb employes|personnel|headcount|employees|staff|effectif salarie|"
    "عدد الاجراء|الاجراء|عدد العمال|عدد المستخدمين|العمال|المستخدمون",
    "liberal_profession": "profession liberale|liberale|prof liberale|prof lib|liberal|"
    "professions liberales|profession liberale oui non|profession liberale o n|"
    "liberal profession|مهنه حره|المهنه الحره|مهن حره|المهن الحره",
    FAMILY_NAME: "nom famille|nom gerant famille|last name|surname|family name|الاسم العائلي|"
    "الاسم العايلي|النسب",
    GIVEN_NAME: "prenom|prenoms|prenom gerant|first name|given name|الاسم الشخصي",
}
_UNCLEAR: dict[str, str] = {
    "phone": "gsm|mobile|portable|gsm 1|tel 2|telephone 2|tel 1|telephone 1|fixe|numero gsm|"
    "الجوال|النقال|المحمول|الثابت",
    "city": "commune|الجماعه",
    "activity": "profession|objet",
    FAMILY_NAME: "nom",
}
_BILINGUAL = {"name": "name_ar", "manager": "manager_ar"}
_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"[/|()\[\]:]|\s[-–]\s")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_ARABIC_WORD = re.compile("[\u0620-\u06ff]")


class Column(NamedTuple):
    """What one header says: its field ("" where unknown) and how clear that is (1 or 2)."""

    field: str
    rank: int = 1


UNKNOWN = Column("")


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text.replace("°", " ").replace("º", " ")))


def _entries(table: dict[str, str], rank: int) -> dict[str, Column]:
    return {
        " ".join(_words(synonym)): Column(field, rank)
        for field, synonyms in table.items()
        for synonym in synonyms.split("|")
    }


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Column]:
    return _entries(_UNCLEAR, 2) | _entries(_CLEAR, 1)


def _look_up(words: list[str]) -> Column:
    """The words as they stand, without fillers, and without what only says the language."""
    lexicon = _lexicon()
    arabic = any(word in _ARABIC_MARK for word in words)
    latin = any(word in _LATIN_MARK for word in words)
    bare = [w for w in words if w not in _ARABIC_MARK and w not in _LATIN_MARK]
    found = UNKNOWN
    plain = [w for w in bare if w not in _FILLER and not _YEAR.match(w)]
    for attempt in (words, bare, plain, [w for w in plain if w not in _VAGUE]):
        found = lexicon.get(" ".join(attempt), UNKNOWN)
        if found.field:
            break
    if arabic and found.field in _BILINGUAL:
        return Column(_BILINGUAL[found.field], found.rank)
    if arabic and found.field == FAMILY_NAME:
        return Column("name_ar", 2)
    if latin and found.field.endswith("_ar"):
        return Column(found.field.removesuffix("_ar"), found.rank)
    return found


@lru_cache(maxsize=2048)
def column_of(header: str) -> Column:
    """The field that a header names; in a bilingual header the Latin words come first."""
    if len(header) > 120:
        return UNKNOWN
    words = _words(clean(header))
    latin = [word for word in words if not _ARABIC_WORD.search(word)]
    arabic = [word for word in words if _ARABIC_WORD.search(word)]
    for attempt in (words, latin, arabic) if latin and arabic else (words,):
        found = _look_up(attempt)
        if found.field:
            return found
    # "Tél / Fax", "Ville (siège)": the first part that says something.
    parts = [part for part in _PARTS.split(header) if part.strip()]
    if len(parts) < 2:
        return UNKNOWN
    return next((found for found in map(column_of, parts) if found.field), UNKNOWN)
