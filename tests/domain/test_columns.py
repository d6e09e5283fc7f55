from __future__ import annotations

import pytest

from infitah_desk.domain.columns import FAMILY_NAME, GIVEN_NAME, Column, column_of
from infitah_desk.domain.enterprise import FIELDS

HEADERS = {
    "name": "Raison sociale|DÉNOMINATION|Nom de l'entreprise|Company name|"
    "الاسم التجاري بالفرنسية|Raison sociale / التسمية",
    "name_ar": "Raison sociale (arabe)|Raison Sociale (AR)|"
    "الاسم التجاري|التسمية (بالعربية)|Arabic name",
    "legal_form": "Forme juridique|Legal form|الشكل القانوني",
    "rc_number": "N° RC|N°RC|R.C.|Registre de commerce|رقم السجل التجاري|RC n°",
    "rc_court": "Tribunal|Tribunal de commerce|Ville du RC|المحكمة التجارية|Court",
    "tp_number": "N° TP|Patente|Taxe professionnelle|الضريبة المهنية|N° Patente / TP",
    "ice": "ICE|N° I.C.E.|Identifiant Commun de l'Entreprise (ICE)|التعريف الموحد للمقاولة",
    "if_number": "IF|Identifiant fiscal|التعريف الضريبي",
    "manager": "Gérant|Gérant(e)|Nom et prénom du gérant|Responsable|Manager",
    "manager_ar": "Gérant (arabe)|المسير|Manager (Arabic)",
    "phone": "Téléphone|Tél|Tél.|Tel / Fax|الهاتف|Phone",
    "email": "E-mail|Courriel|Adresse e-mail|البريد الإلكتروني",
    "address": "Adresse|Adresse du siège social|العنوان",
    "city": "Ville|Ville / Commune|المدينة",
    "activity": "Activité|Activité principale|النشاط",
    "sector": "Secteur|Secteur d’activité|القطاع",
    "turnover": "CA annuel (DH)|Chiffre d'affaires|Chiffre d’affaires 2009 (en DH)|رقم المعاملات",
    "headcount": "Effectif|Nb. de salariés|عدد الأجراء",
    "liberal_profession": "Profession libérale|Profession libérale (O/N)|مهنة حرة",
}


@pytest.mark.parametrize(("field", "headers"), HEADERS.items())
def test_a_header_names_its_field(field: str, headers: str) -> None:
    for header in headers.split("|"):
        for written in (header, f"  {header.upper()} ", f"\ufeff{header}"):
            assert column_of(written) == Column(field), written


@pytest.mark.parametrize("field", [field for field in FIELDS if not field.startswith("consent")])
def test_a_field_is_known_by_its_own_name(field: str) -> None:
    assert column_of(field).field == field


@pytest.mark.parametrize("header", ["", "N°", "Observations", "Date", "Consentement", "x" * 500])
def test_what_no_one_asks_for_is_unknown(header: str) -> None:
    assert not column_of(header).field


def test_gsm_and_nom_are_unclear() -> None:
    assert column_of("GSM") == Column("phone", 2)
    assert column_of("Nom") == Column(FAMILY_NAME, 2)
    assert column_of("Prénom") == Column(GIVEN_NAME)
