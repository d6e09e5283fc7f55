"""The pack step: ordered with its voucher, delivered with its serial numbers, or cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from infitah_desk.domain.errors import InfitahError
from infitah_desk.domain.pack import packs_of
from infitah_desk.domain.reasons import UNORDERED
from infitah_desk.domain.registers import PACK
from infitah_desk.domain.subsidy import from_centimes
from infitah_desk.gui.context import Context
from infitah_desk.gui.models.paper_outlet import PaperOutlet
from infitah_desk.gui.pages.dossier_header import apart, reading_side
from infitah_desk.gui.pages.pack_order import PackOrder, words
from infitah_desk.gui.pages.pack_serials import PackSerials
from infitah_desk.gui.pages.pack_words import PackSpeaker
from infitah_desk.gui.pages.step_panel import NextAction, StepPanel
from infitah_desk.gui.widgets.flow_layout import FlowLayout
from infitah_desk.gui.widgets.keys import with_key
from infitah_desk.gui.widgets.printer_field import PrinterField
from infitah_desk.gui.widgets.reason_field import ReasonField
from infitah_desk.gui.widgets.showing_whole import show_whole
from infitah_desk.system.amounts import amount_in_words

if TYPE_CHECKING:
    from infitah_desk.domain.pack import PackState
    from infitah_desk.services.showing import Shown

_PAPER = "a4"


class PackPanel(StepPanel):
    """What can be done next is the primary button; the voucher and the end stand below."""

    name = "pack"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._busy = self._goes_on = False
        self._speaker = PackSpeaker(context, self)
        self._outlet = PaperOutlet(context, self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._state = words("packStateLabel", "title")
        self._facts = words("packFactsLabel", "")
        self.order = PackOrder(self.context)
        self.serials = PackSerials(self.context)
        self._printer_label = words("packPrinterLabel", "label")
        self.printers = PrinterField(self.context, _PAPER, "packPrinterField")
        self.voucher = QPushButton()
        self.voucher.setObjectName("packVoucherButton")
        self.cancel = QPushButton()
        self.cancel.setObjectName("cancelPackButton")
        self.cancel.setCheckable(True)
        for button in (self.voucher, self.cancel):
            button.setProperty("flat", True)
        self.reason = ReasonField(self.context, "packCancelReason", UNORDERED)
        self.confirm_cancel = QPushButton()
        self.confirm_cancel.setObjectName("cancelPackConfirmButton")
        self._ending = QWidget()
        ending = QVBoxLayout(self._ending)
        ending.setContentsMargins(0, 0, 0, 0)
        ending.addWidget(self.reason)
        ending.addWidget(self.confirm_cancel, 0, Qt.AlignmentFlag.AlignLeading)
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        flow.addWidget(self.voucher)
        flow.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(8)
        for widget in (
            self._state,
            self._facts,
            self.order,
            self.serials,
            self._printer_label,
            self.printers,
            buttons,
            self._ending,
        ):
            column.addWidget(widget)
        column.addStretch(1)

    def _connect(self) -> None:
        self.order.changed.connect(self.changed)
        self.serials.changed.connect(self.changed)
        self.serials.finished.connect(self._deliver_if_possible)
        self.printers.changed.connect(self._say)
        self.voucher.clicked.connect(self._print_voucher)
        self.cancel.toggled.connect(self._ask_why)
        self.reason.changed.connect(self._say_ending)
        self.reason.entered.connect(self.confirm_cancel.click)
        self.confirm_cancel.clicked.connect(self._cancel)
        self._outlet.ended.connect(self._ended)

    def title(self) -> str:
        """The step's name."""
        return self.tr("Pack")

    def note(self) -> str:
        """How it stands, with what its owner pays."""
        pack = self._pack
        if pack is None or pack.cancelled:
            return ""
        if pack.delivered:
            return self.tr("delivered")
        return self.tr("ordered")

    def retranslate(self) -> None:
        """Say everything anew."""
        self.order.retranslate()
        self.serials.retranslate()
        self._printer_label.setText(self.tr("Printer"))
        self.printers.retranslate(
            self.tr("Printer"), self.tr("Where vouchers are printed; remembered")
        )
        with_key(self.cancel, self.tr("Cancel the order…"), "Ctrl+G")
        with_key(self.confirm_cancel, self.tr("Cancel it"), "Ctrl+Shift+G", shown=False)
        self.reason.retranslate(self.tr("Why the order is cancelled"))
        self._say()

    def show_dossier(self, shown: Shown | None) -> None:
        """Show this dossier's pack, or what may be ordered."""
        before = self._shown.state.dossier if self._shown is not None else ""
        self._shown = shown
        if shown is None or shown.state.dossier != before:
            self._busy = self._goes_on = False
            self.serials.clear()
            self.cancel.setChecked(False)
        self.order.show_dossier(shown)
        self._say()
        if self._goes_on:
            self._goes_on = False
            self.entered()

    def entered(self) -> None:
        """To the first field that is to be filled, else to the voucher."""
        for field in (self.order.offer, self.serials.machine, self.voucher):
            if field.isVisibleTo(self):
                field.setFocus()
                return

    def next_action(self) -> NextAction | None:
        """Order, then deliver."""
        shown = self._shown
        if shown is None:
            return None
        can = not self._busy and (shown.stop is not None or self.context.desk.role == "authority")
        if self._may_deliver:
            is_doubted = self.serials.is_doubted
            return NextAction(
                self.tr("Delivered all the same") if is_doubted else self.tr("Delivered"),
                "deliverPackButton",
                lambda: self._deliver(insist=is_doubted),
                can and self.serials.are_typed,
            )
        if self._may_order:
            return NextAction(
                self.tr("Order the pack"),
                "orderPackButton",
                self._order,
                can and self.order.can_order,
            )
        return None

    @property
    def _number(self) -> str:
        """The permit under which there is a pack, else the one under which one is ordered."""
        shown = self._shown
        if shown is None:
            return ""
        held = [pack for pack in shown.state.packs if pack.counts]
        if held:
            return held[0].number
        permit = shown.state.standing_permit
        return permit.number if permit is not None else ""

    @property
    def _pack(self) -> PackState | None:
        """The order that counts; a cancelled one only while it is disputed."""
        if self._shown is None:
            return None
        packs = packs_of(self._shown.state.packs, self._number)
        counting = [pack for pack in packs if pack.counts or self._disputed]
        return min(counting, key=lambda pack: not pack.counts, default=None)

    @property
    def _disputed(self) -> bool:
        return self._shown is not None and PACK + self._number in self._shown.state.conflicts

    @property
    def _may_order(self) -> bool:
        shown, pack = self._shown, self._pack
        has_permit = shown is not None and shown.state.standing_permit is not None
        return has_permit and (pack is None or bool(pack.cancelled))

    @property
    def _may_deliver(self) -> bool:
        """Whether serial numbers are asked for: of an order that can be delivered, or anew."""
        shown, pack = self._shown, self._pack
        if shown is None or pack is None:
            return False
        if pack.is_open:
            return pack.number not in shown.void
        return bool(pack.delivered) and (self._disputed or pack.number in shown.serials_twice)

    @property
    def _may_cancel(self) -> bool:
        shown = self._shown
        if shown is None:
            return False
        under = packs_of(shown.state.packs, self._number)
        return any(pack.is_open or (self._disputed and bool(pack.cancelled)) for pack in under)

    def _say(self) -> None:
        shown, pack = self._shown, self._pack
        self._state.setText(self._speaker.state(shown, pack))
        facts = self._speaker.facts(shown, pack)
        self._facts.setText(facts)
        reading_side(self._facts)
        on_paper = bool(self.printers.printer)
        voucher = self.tr("Print the voucher") if on_paper else self.tr("Save the voucher as PDF")
        with_key(self.voucher, voucher, "Ctrl+P")
        has_voucher = pack is not None and pack.counts
        self.voucher.setEnabled(not self._busy)
        if not self._may_cancel:
            self.cancel.setChecked(False)
        for widget, seen in (
            (self._facts, bool(facts)),
            (self.order, self._may_order),
            (self.serials, self._may_deliver),
            (self._printer_label, has_voucher and self.printers.is_choice),
            (self.printers, has_voucher and self.printers.is_choice),
            (self.voucher, has_voucher),
            (self.cancel, self._may_cancel),
            (self._ending, self.cancel.isChecked()),
        ):
            widget.setVisible(seen)
        self._say_ending()
        self.changed.emit()

    def _say_ending(self) -> None:
        self.confirm_cancel.setEnabled(bool(self.reason.reason) and not self._busy)

    def _ask_why(self, asked: bool) -> None:
        self._ending.setVisible(asked)
        self.reason.choose("")
        self._say_ending()
        if asked:
            self.reason.setFocus()
            show_whole(self._ending)

    def _order(self) -> None:
        from infitah_desk.services.ordering import order_pack

        self._begin()
        self.context.desk.do(
            order_pack,
            self._went_on,
            self._refused,
            self._number,
            self.order.offer.raw(),
            self.order.price.text(),
            bank=self.order.bank.isChecked(),
        )

    def _deliver_if_possible(self) -> None:
        """A scanner's last Enter ends the delivery, where nothing is missing.

        It never insists: that takes a hand on the button.
        """
        action = self.next_action()
        if action is not None and action.enabled and self._may_deliver:
            self._deliver()

    def _deliver(self, *, insist: bool = False) -> None:
        from infitah_desk.services.ordering import deliver_pack

        number = self._number

        def refused(error: InfitahError) -> None:
            self._busy = False
            self._say()
            # Another dossier may be in front by now: nothing is wrong with its fields.
            if number != self._number or not self.serials.tell(error):
                self.context.desk.refused.emit(error)

        self._begin()
        self.context.desk.do(
            deliver_pack,
            self._went_on,
            refused,
            number,
            self.serials.machine.text(),
            self.serials.sim.text(),
            insist=insist,
        )

    def _cancel(self) -> None:
        from infitah_desk.services.ordering import cancel_pack

        def cancelled(pack: PackState) -> None:
            subsidy = amount_in_words(from_centimes(pack.subsidy), self.context.language)
            self.context.notice.tell_good(
                self.tr("The order is cancelled: the desk has {subsidy} back.").format(
                    subsidy=apart(subsidy)
                )
            )
            self._went_on()

        self._begin()
        self.context.desk.do(
            cancel_pack, cancelled, self._refused, self._number, self.reason.reason
        )

    def _print_voucher(self) -> None:
        from infitah_desk.services.vouching import draw_voucher

        number, printer = self._number, self.printers.printer
        self._begin()
        self.context.desk.ask(
            draw_voucher,
            lambda pdf: self._outlet.send(pdf, printer, f"{number}-pack"),
            self._outlet.fail,
            number,
        )

    def _begin(self) -> None:
        self._busy = True
        self._say()

    def _went_on(self, _given: object = None) -> None:
        # What had the focus goes away with what it asked for: the next is shown in a moment.
        self._goes_on = self.isVisible()
        self._ended()

    def _ended(self, _given: object = None) -> None:
        self._busy = False
        self.cancel.setChecked(False)
        self._say()

    def _refused(self, error: InfitahError) -> None:
        self._busy = False
        self._say()
        self.context.desk.refused.emit(error)
