"""The programme file that the project ships, read once for all tests, and other caravans' files."""

from __future__ import annotations

from pathlib import Path

from infitah_desk.domain.programme import Programme, read_programme

RESOURCES = Path(__file__).parents[2] / "resources"
PROGRAMME_2010_TEXT = (RESOURCES / "programmes" / "infitah-2010-caravane-2.toml").read_text("utf-8")
PROGRAMME_2010: Programme = read_programme(PROGRAMME_2010_TEXT)

CAREFUL_PROGRAMME_TEXT = PROGRAMME_2010_TEXT.replace(
    "each_check = false\nsecond_look = false", "each_check = true\nsecond_look = true"
)
"""The same caravan, where the extract of the trade register is ticked point by point and seen by
a supervisor too."""
CAREFUL_PROGRAMME: Programme = read_programme(CAREFUL_PROGRAMME_TEXT)

SAMPLES = RESOURCES / "samples"

ANOTHER_CARAVAN = """
code = "infitah-2011-sud"
starts = 2011-03-01
ends = 2011-04-30
[name]
fr = "Caravane du Sud"
ar = "قافلة الجنوب"
en = "Southern caravan"
[eligibility]
turnover_limit = "2000000.00"
turnover_limit_passes = true
liberal_professions_pass = true
registration = ["tp"]
required_fields = ["name", "city"]
[pack]
minimum_price = "1500.00"
rate = "0.50"
cap = "1000.00"
[permit]
edition = "S1"
issuer = "ANPME"
list_stale_after_days = 10
heading = ["Royaume du Maroc"]
heading_ar = ["المملكة المغربية"]
valid_until = 2012-12-31
title = { fr = "Permis numérique", ar = "الرخصة الرقمية", en = "Digital permit" }
[targets]
eligible = 100
permits = 50
permits_until = 2011-12-31
yearly_budget = "50000.00"
permits_per_chamber_and_month = 5
[data_protection]
controller = "ANPME"
controller_ar = "الوكالة"
receipt_number = "D-1/2011"
kept_until = 2013-12-31
[[documents]]
code = "tp_certificate"
fr = "Attestation"
ar = "شهادة"
en = "Certificate"
proves = "tp"
fields = ["number"]
[[legal_forms]]
code = "AE"
fr = "Auto-entrepreneur"
ar = "المقاول الذاتي"
en = "Self-employed"
[[sectors]]
code = "G"
fr = "Commerce"
ar = "التجارة"
en = "Trade"
[[offers]]
code = "X-1"
operator = "X"
price = "1500.00"
machine = { fr = "Tablette", ar = "لوحة", en = "Tablet" }
[[forums]]
code = "GUE"
city = "Guelmim"
city_ar = "كلميم"
chamber = "CCIS de Guelmim"
chamber_ar = "غرفة كلميم"
region_2010 = "Guelmim-Es Semara"
region_today = "MA-10"
region_vintage = 2015
postal = "81000"
court = { fr = "Guelmim", ar = "كلميم", variants = ["Goulmima"] }
"""
"""A caravan of another year with other figures, forums, forms and papers."""
