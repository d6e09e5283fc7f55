"""The theme: the tokens as one style sheet and one palette; nothing else sets a colour."""

from __future__ import annotations

from functools import cache
from string import Template

import fontpkg_ibm_plex_sans_arabic
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from infitah_desk.gui import tokens
from infitah_desk.gui.tokens import Palette
from infitah_desk.system.resources import resource

FAMILY = "IBM Plex Sans Arabic"
_DRESSED = "dressed"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")

_SHEET = Template("""
* { font-family: "$family"; font-size: ${body}px; }
QWidget { color: $ink; }
QWidget#window, QWidget[ground="page"] { background: $ground; }
QWidget[ground="surface"] { background: $surface; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="label"] { font-size: ${label}px; color: $secondary; }
QLabel[role="secondary"] { color: $secondary; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="error"] { font-size: ${label}px; color: $wrong_line; }
QLabel[role="fingerprint"] { font-size: ${title}px; font-weight: 600; padding: 12px;
  background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QWidget[card="true"] { border: 1px solid $line; border-radius: ${radius}px; }
QLabel[chip] { border-radius: 10px; padding: 2px 9px; font-size: ${label}px; }
QLabel[chip="good"] { background: $good_ground; color: $good_ink; }
QLabel[chip="to_do"] { background: $to_do_ground; color: $to_do_ink; }
QLabel[chip="waiting"] { background: $waiting_ground; color: $waiting_ink; }
QLabel[chip="wrong"] { background: $wrong_ground; color: $wrong_ink; }
QLabel[chip="plain"] { background: transparent; color: $ink; }
QLabel[chip="grey"] { background: $line; color: $ink; }
QWidget#reviewTable { background: $line; }
QWidget#reviewTable:focus { border-color: $action; }
QLabel[band] { padding: 3px 12px; background: $surface; }
QLabel[band="good"] { background: $good_ground; color: $good_ink; }
QLabel[band="to_do"] { background: $to_do_ground; color: $to_do_ink; }
QLabel[band="label"] { background: $ground; font-weight: 600; }
QLabel[band="head"] { background: $ground; font-weight: 600; padding: 8px 12px; }

QLineEdit, QComboBox, QPlainTextEdit, QDateEdit, QDoubleSpinBox {
  background: $surface; border: 1px solid $field_line; border-radius: 6px;
  padding: 0 9px; min-height: ${field_inner}px; selection-background-color: $action;
  selection-color: $action_ink;
}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QDateEdit:focus,
QDoubleSpinBox:focus {
  border: 2px solid $action; padding: 0 8px;
}
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $wrong_line; padding: 0 8px; }
QDoubleSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }
QLineEdit:read-only { background: $ground; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 26px; }
QComboBox QAbstractItemView { background: $surface; selection-background-color: $chosen;
  selection-color: $ink; border: 1px solid $field_line; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { color: $action; }
QCheckBox::indicator, QRadioButton::indicator { width: 18px; height: 18px;
  border: 1px solid $field_line; background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 10px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $action; }
QCheckBox::indicator:checked { background: $action; border-color: $action; image: url("$check"); }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 6px solid $action; }
QRadioButton::indicator:checked:focus { border-color: $mark; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $field_line; border-radius: 4px; min-height: 32px;
  min-width: 32px; margin: 1px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QPushButton {
  background: $surface; border: 1px solid $field_line; border-radius: ${radius}px;
  padding: 0 16px; min-height: 42px;
}
QPushButton:hover { background: $chosen; }
QPushButton:focus { border: 2px solid $action; padding: 0 15px; }
QPushButton:disabled { color: $secondary; border-color: $line; }
QPushButton[primary="true"] {
  background: $action; color: $action_ink; border: 1px solid $action; font-weight: 600;
}
QPushButton[primary="true"]:focus { border: 2px solid $mark; }
QPushButton[primary="true"]:disabled { background: $line; color: $secondary; border-color: $line; }
QPushButton[chip="true"] { border-radius: 13px; min-height: 24px; padding: 0 8px;
  font-size: ${label}px; }
QPushButton[chip="true"]:checked { background: $action; color: $action_ink;
  border-color: $action; }
QPushButton[small="true"] { min-height: 28px; padding: 0 10px; border-radius: 6px;
  font-size: ${label}px; border-color: $line; }
QComboBox[small="true"] { min-height: 28px; font-size: ${label}px; border-color: $line; }
QPushButton[small="true"]:focus { padding: 0 9px; border-color: $action; }
QPushButton[flat="true"] { background: transparent; border: 1px solid transparent;
  min-height: 30px; padding: 0 8px; }
QPushButton[flat="true"]:focus { border: 2px solid $action; padding: 0 7px; }

QPushButton[listed="true"] { text-align: left; min-height: 34px; padding: 0 12px; }
QPushButton[listed="true"]:focus { padding: 0 11px; }

QWidget#places { background: $places; }
QWidget#places QLabel, QWidget#places QPushButton { color: $places_ink; background: transparent; }
QWidget#places QPushButton { border: 0; border-radius: 0; min-height: 42px; padding: 0 14px; }
QWidget#places QPushButton:checked, QWidget#places QPushButton:focus { background: $places_chosen; }
QWidget#statusBar { background: $status; }
QWidget#statusBar QLabel { color: $status_ink; font-size: ${label}px; }
QWidget#statusBar QLabel[warning="true"] { color: $mark; }

QWidget#bottomBar, QWidget#reviewBar { background: $surface; border-top: 1px solid $line; }
QWidget#listPane { background: $surface; border: 0; }
QListView { background: $surface; border: 0; outline: 0; }
QListView::item:selected { background: $chosen; color: $ink; }
QTableView { background: $surface; border: 1px solid $line; gridline-color: $line;
  alternate-background-color: $ground; selection-background-color: $chosen;
  selection-color: $ink; }
QTableView:focus { border-color: $action; }
QTableView::item { padding: 4px ${cell}px; }
QHeaderView::section { background: $ground; color: $secondary; border: 0;
  border-bottom: 1px solid $line; padding: 6px ${title_cell}px; font-size: ${label}px; }
QFrame[role="line"] { background: $line; border: 0; max-height: 1px; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QProgressBar { border: 1px solid $line; border-radius: 4px; background: $surface; height: 8px;
  text-align: center; }
QProgressBar::chunk { background: $action; border-radius: 4px; }
QWidget[notice="info"] { background: $chosen; border-radius: ${radius}px; }
QWidget[notice="wrong"] { background: $wrong_ground; border-radius: ${radius}px; }
QWidget[notice="wrong"] QLabel { color: $wrong_ink; }
QWidget[notice="good"] { background: $good_ground; border-radius: ${radius}px; }
QWidget[notice="good"] QLabel { color: $good_ink; }
QWidget#steps { border: 1px solid $line; border-radius: ${radius}px; background: $surface; }
QWidget#steps QPushButton { border: 0; border-radius: 0; min-height: 50px;
  background: transparent; }
QWidget#steps QPushButton:checked { background: $action; color: $action_ink; font-weight: 600; }
QWidget#steps QPushButton:focus { border: 2px solid $mark; }
QToolTip { background: $status; color: $status_ink; border: 0; padding: 4px 8px; }
""")


@cache
def load_fonts() -> None:
    """Make the typeface known to Qt, once; it covers both scripts."""
    files = fontpkg_ibm_plex_sans_arabic.ROOT / "files"
    for weight in WEIGHTS:
        QFontDatabase.addApplicationFont(str(files / f"IBMPlexSansArabic-{weight}.ttf"))


def apply_theme(application: QApplication, *, dark: bool) -> None:
    """Dress the whole window, at once."""
    colours = tokens.palette(dark=dark)
    font = QFont(FAMILY)
    font.setPixelSize(tokens.BODY_PX)
    application.setFont(font)
    if not application.property(_DRESSED):
        application.setStyle("Fusion")
        application.setProperty(_DRESSED, True)
    application.setPalette(_palette(colours))
    sheet = style_sheet(colours)
    # Each setting dresses every widget anew, whether or not it says something new.
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)


def style_sheet(colours: Palette) -> str:
    """The tokens as Qt's style sheet."""
    pairs = {
        f"{name}_{part}": getattr(getattr(colours, name), part)
        for name in ("good", "to_do", "waiting", "wrong")
        for part in ("ground", "ink")
    }
    icons = "dark" if colours is tokens.DARK else "light"
    plain = {name: value for name, value in vars(colours).items() if isinstance(value, str)}
    return _SHEET.substitute(
        family=FAMILY,
        body=tokens.BODY_PX,
        title=tokens.TITLE_PX,
        label=tokens.LABEL_PX,
        radius=tokens.RADIUS_PX,
        cell=tokens.CELL_PX,
        # Qt leaves three pixels more around the text of a cell than around a title.
        title_cell=tokens.CELL_PX + 3,
        field_inner=tokens.FIELD_PX - 2,
        check=resource("icons", f"check-{icons}.svg").as_posix(),
        down=resource("icons", f"down-{icons}.svg").as_posix(),
        **plain,
        **pairs,
    )


def _palette(colours: Palette) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, colours.ground),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.ground),
        (role.WindowText, colours.ink),
        (role.Text, colours.ink),
        (role.ButtonText, colours.ink),
        (role.Button, colours.surface),
        (role.PlaceholderText, colours.secondary),
        (role.Highlight, colours.action),
        (role.HighlightedText, colours.action_ink),
        (role.ToolTipBase, colours.status),
        (role.ToolTipText, colours.status_ink),
    ):
        palette.setColor(which, QColor(colour))
    return palette
