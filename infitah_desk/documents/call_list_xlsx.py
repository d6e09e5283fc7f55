"""The list of enterprises to call as a workbook: every cell text, from the right in Arabic."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

from infitah_desk.documents.call_list_a4 import Call
from infitah_desk.documents.spreadsheets import neutralised
from infitah_desk.system.texts import Language, field_name, say

_WIDTHS = {"name": 40, "name_ar": 40, "manager": 28, "manager_ar": 28}
_WIDTH = 20
_NEVER = dt.datetime(2010, 1, 1)  # noqa: DTZ001 - xlsxwriter wants it without a zone
_SHEET_NAME_LIMIT = 31
_A4 = 9


def write_call_list_xlsx(calls: Sequence[Call], language: Language) -> bytes:
    """One sheet with a frozen header; the same calls, the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _NEVER})
        sheet = book.add_worksheet(say("calls.title", language)[:_SHEET_NAME_LIMIT])
        if language == "ar":
            sheet.right_to_left()
        head = book.add_format({"bold": True, "bottom": 1})
        text = book.add_format({"num_format": "@"})
        columns = _columns(language)
        for column, (name, title) in enumerate(columns.items()):
            sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH), text)
            sheet.write_string(0, column, title, head)
        for row, call in enumerate(calls, start=1):
            for column, name in enumerate(columns):
                sheet.write_string(row, column, neutralised(_cell(call, name, language)), text)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(len(calls), 1), len(columns) - 1)
    return out.getvalue()


def _columns(language: Language) -> dict[str, str]:
    fields = ("name", "name_ar", "manager", "manager_ar", "phone", "city")
    own = ("keep", "void", "state", "desk", "forum")
    return {
        **{name: _capital(field_name(name, language)) for name in fields},
        **{name: say(f"calls.{name}", language) for name in own},
    }


def _cell(call: Call, name: str, language: Language) -> str:
    if name == "state":
        return say("calls.revoked" if call.revoked else "calls.to_revoke", language)
    if name == "forum" and language == "ar":
        return call.forum_ar
    return str(getattr(call, name))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
