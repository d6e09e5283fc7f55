"""The dossier view: one dossier, its steps, and always the next thing to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.gui.context import Context
from infitah_desk.gui.pages.dossier_header import DossierHeader
from infitah_desk.gui.pages.dossier_more import REOPEN, DossierMore
from infitah_desk.gui.pages.enterprise_panel import EnterprisePanel
from infitah_desk.gui.pages.step_panel import NextAction, StepPanel
from infitah_desk.gui.widgets.bottom_bar import BottomBar
from infitah_desk.gui.widgets.steps_bar import Step, StepsBar
from infitah_desk.gui.widgets.stop_line import StopLine

if TYPE_CHECKING:
    from infitah_desk.services.showing import Shown

STEPS = ("enterprise", "documents", "initiation", "permit", "pack")
HISTORY = "history"
_MARGIN_PX = 16
_OF_PAPERS = {"missing.document", "missing.second_look"}
_OF_INITIATION = {"missing.initiation", "missing.certificate"}
_NEED_A_STOP = {"documents", "initiation", "permit", "pack"}


def panel_for(shown: Shown | None) -> str:
    """The step at which a dossier waits for somebody."""
    if shown is None:
        return "enterprise"
    permit = shown.state.standing_permit
    if permit is not None:
        ordered = any(pack.counts for pack in shown.state.packs)
        return "pack" if ordered and permit.handed_over and not permit.outdated else "permit"
    missing = set(shown.missing) - {"permit.already_held", "quota.used_up"}
    if missing - _OF_PAPERS - _OF_INITIATION:
        return "enterprise"
    if missing & _OF_PAPERS:
        return "documents"
    return "initiation" if missing else "permit"


def _has(shown: Shown) -> bool:
    """Whether the owner has the pack."""
    return any(pack.delivered for pack in shown.state.packs)


class DossierView(QWidget):
    """Title, steps, the panel in front, and the bottom bar.

    `dossier_changed` tells which dossier is shown from now on: "" for a new one.
    """

    dossier_changed = Signal(str)

    def __init__(self, context: Context, panels: Sequence[StepPanel]) -> None:
        super().__init__()
        self._context = context
        self._panels = {panel.name: panel for panel in panels}
        self.form = next(panel for panel in panels if isinstance(panel, EnterprisePanel))
        self._dossier: str | None = None
        self._shown: Shown | None = None
        self._front = "enterprise"
        # Set while what was done here may bring the dossier to its next step.
        self._moving = False
        # Where to put the focus once a dossier that was asked for is shown.
        self._entering = ""
        # Set while the panels take a dossier over, each of which tells that it changed.
        self._showing = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setObjectName("dossierView")
        self.header = DossierHeader(self._context)
        self.more = DossierMore(self._context)
        self.steps = StepsBar(self._context, STEPS)
        self._stack = QStackedWidget()
        self._stack.setObjectName("dossierPanels")
        self._areas: dict[str, QScrollArea] = {}
        for name, panel in self._panels.items():
            area = QScrollArea()
            area.setObjectName(f"{name}Area")
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(panel)
            self._areas[name] = area
            self._stack.addWidget(area)
        self.bottom = BottomBar(self._context)
        self._stop = StopLine(self._context)
        # The line shows and hides itself by role; whether a stop is wanted here is the view's.
        self._stop_place = QWidget()
        place = QVBoxLayout(self._stop_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self._stop)
        self._stop_place.hide()
        head = QVBoxLayout()
        head.setContentsMargins(24, 14, 24, 10)
        head.setSpacing(10)
        head.addWidget(self.header)
        head.addWidget(self.more)
        head.addWidget(self.steps)
        head.addWidget(self._stop_place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bottom)

    def _connect(self) -> None:
        desk = self._context.desk
        desk.changed.connect(self._ask)
        desk.locked.connect(self._forget)
        self.steps.chosen.connect(self.go_to)
        self.header.history_asked.connect(self._toggle_history)
        self.header.more_asked.connect(self.more.toggle)
        self.bottom.resume_asked.connect(self._resume)
        self.bottom.parking.asked.connect(self._park)
        for panel in self._panels.values():
            panel.changed.connect(self._say_state)
        self._context.application.focusChanged.connect(self._show_focus)

    def retranslate(self) -> None:
        """Say everything anew, the panels too."""
        self.header.retranslate()
        self.more.retranslate()
        self._stop.retranslate()
        for panel in self._panels.values():
            panel.retranslate()
        self.bottom.retranslate()
        self._say_state()

    @property
    def dossier(self) -> str | None:
        """The dossier on screen; None for a new one."""
        return self._dossier

    @property
    def front(self) -> str:
        """The name of the panel in front."""
        return self._front

    def show_dossier(self, dossier: str | None) -> None:
        """Show a dossier at the step where it waits; None begins a new one.

        The focus stays where it is: whoever walks through a list goes on walking.
        """
        came = dossier != self._dossier
        # What was just saved here is the same piece of work, and goes on to its next step.
        going_on = self._moving and self._dossier is None
        self._dossier = dossier
        if came and not going_on:
            self._moving, self._entering = False, ""
            self._show(None)
            self._bring("enterprise")
        if dossier is not None:
            self._ask(settle=not going_on)
        if came:
            self.dossier_changed.emit(dossier or "")

    def go_to(self, panel_name: str) -> None:
        """Bring a panel to the front, with the focus where work begins."""
        self._moving = False
        self._bring(panel_name)
        if self._dossier is not None and self._shown is None:
            self._entering = panel_name
            return
        panel = self._panels[panel_name]
        panel.entered()
        if not panel.isAncestorOf(self._context.application.focusWidget() or self):
            self.bottom.focus_front()

    def _ask(self, *, settle: bool = False) -> None:
        """Ask how the dossier stands; `settle` goes to the step where it waits."""
        dossier = self._dossier
        if dossier is None:
            return
        from infitah_desk.services.showing import show_dossier

        def came(shown: Shown) -> None:
            if dossier == self._dossier:
                self._came(shown, settle=settle)

        def failed(error: InfitahError) -> None:
            if dossier == self._dossier:
                self._context.desk.refused.emit(error)

        self._context.desk.ask(show_dossier, came, failed, dossier)

    def _came(self, shown: Shown, *, settle: bool) -> None:
        self._show(shown)
        wanted = panel_for(shown)
        if settle:
            self._settle(wanted)
        elif (
            self._moving and self._front in STEPS and STEPS.index(wanted) > STEPS.index(self._front)
        ):
            self.go_to(wanted)

    def _settle(self, wanted: str) -> None:
        """To the step where the dossier waits, unless somebody asked for another meanwhile."""
        entering, self._entering = self._entering, ""
        if not entering:
            self._bring(wanted)
        else:
            self.go_to(wanted if entering == "enterprise" else entering)

    def _show(self, shown: Shown | None) -> None:
        self._shown, self._showing = shown, True
        self.header.show_dossier(shown)
        self.more.show_dossier(shown)
        for panel in self._panels.values():
            panel.show_dossier(shown)
        self._showing = False
        self._say_state()

    def _bring(self, name: str) -> None:
        self._front = name
        self._stack.setCurrentWidget(self._areas[name])
        self.header.mark_history(in_front=name == HISTORY)
        self._say_state()

    def _say_state(self) -> None:
        """Steps and bottom bar, as the panels see them now."""
        if self._showing:
            return
        shown = self._shown
        self.steps.allow(beyond_first=shown is not None)
        wanted = STEPS.index(panel_for(shown))
        self.steps.show_steps(
            [
                Step(
                    name,
                    panel.title(),
                    panel.note(),
                    shown is not None and (place < wanted or (name == "pack" and _has(shown))),
                )
                for place, (name, panel) in enumerate((name, self._panels[name]) for name in STEPS)
            ],
            self._front,
        )
        offered = {name: panel.next_action() for name, panel in self._panels.items()}
        front = offered.pop(self._front) or self._onward()
        self.bottom.offer(
            None if front is None else self._acting(front),
            [self._acting(action) for action in offered.values() if action is not None],
        )
        closed = shown is not None and shown.stop is None and self._front in _NEED_A_STOP
        if closed and not self._stop_place.isVisibleTo(self):
            self._stop.refresh()
        self._stop_place.setVisible(closed)
        situation = shown.state.situation.name if shown is not None else ""
        self.bottom.show_parking(
            parked=situation not in {"", "open"},
            possible=shown is not None and shown.step not in {"", "handed_over"},
        )
        self.bottom.ticket.show_dossier(shown)
        self.bottom.eligibility.show_dossier(shown)

    def _acting(self, action: NextAction) -> NextAction:
        """The action, after which the dossier is followed to its next step."""

        def run() -> None:
            self._moving = True
            action.run()

        return NextAction(action.text, action.object_name, run, action.enabled)

    def _onward(self) -> NextAction | None:
        """To the step where the dossier waits, or else the one after this."""
        if self._shown is None:
            return None
        if self._front == HISTORY:
            target = panel_for(self._shown)
        else:
            place = STEPS.index(self._front)
            target = STEPS[max(STEPS.index(panel_for(self._shown)), place + 1) % len(STEPS)]
            if place + 1 == len(STEPS):
                return None
        text = self.tr("Next: {step}").format(step=self._panels[target].title())
        return NextAction(text, "nextStepButton", lambda: self.go_to(target))

    def _show_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whatever takes keys can be seen, however small the screen."""
        area = self._areas[self._front]
        if now is not None and self._panels[self._front].isAncestorOf(now):
            area.ensureWidgetVisible(now, 0, _MARGIN_PX)

    def _toggle_history(self) -> None:
        self.go_to(panel_for(self._shown) if self._front == HISTORY else HISTORY)

    def _park(self, reason: str, time: str) -> None:
        from infitah_desk.services.parking import park

        if self._dossier is not None:
            self._context.desk.do(
                park, lambda _: self.bottom.parking.hide(), None, self._dossier, reason, time
            )

    def _resume(self) -> None:
        from infitah_desk.services.parking import resume

        if self._shown is not None and self._shown.state.situation.name == "cancelled":
            self.more.ask(REOPEN)
        elif self._dossier is not None:
            self._context.desk.do(resume, lambda _: None, None, self._dossier)

    def _forget(self) -> None:
        """The desk is locked: nothing of anybody stays on screen."""
        self.show_dossier(None)
