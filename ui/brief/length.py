"""How long the brief is against its limit, and what to look at before the export."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from briefer.check import Problem, Severity
from briefer.words import counted, later, said, tr
from ui.brief.savings_list import SavingsList
from ui.look.marks import icon
from ui.look.theme import Look, font
from ui.look.words import nothing_to_check
from ui.problems.cures import Cures
from ui.session import Session
from ui.widgets.labels import RoleLabel, set_ground

ICONS = {Severity.STOPS: "circle-alert", Severity.LOOK: "triangle-alert", Severity.NOTE: "info"}
SEVERITY_WORDS = {
    Severity.STOPS: later("Stops the export"),
    Severity.LOOK: later("Worth a look"),
    Severity.NOTE: later("For your information"),
}


MOST_PROBLEMS = 20
"""So many are shown here, the worst; there may be one for each row of a large comparison."""


def decimal(pages: float) -> str:
    """Write a number of pages, with one decimal unless it is whole."""
    return f"{pages:.1f}".removesuffix(".0")


class LengthBar(QWidget):
    """The length as a bar, with a mark at the limit and a hatch over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length, self._limit = 0.0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_length(self, length: float, limit: float | None) -> None:
        """Show so many pages against a limit, or none."""
        self._length, self._limit = length, limit or 0.0
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, int(Look.of(self).px(30 if self._limit else 12)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look.of(self)
        painter = QPainter(self)
        whole = max(self._limit * 1.25, self._length * 1.1, 1.0)
        box = QRectF(0, look.px(2), self.width(), look.px(8))
        unit = box.width() / whole
        painter.fillRect(box, QColor(look.theme.paper if look.theme.is_high else look.theme.line))
        if look.theme.is_high:
            painter.setPen(QPen(QColor(look.theme.ink), 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        within = min(self._length, self._limit) if self._limit else self._length
        painter.fillRect(QRectF(0, box.top(), within * unit, box.height()), QColor(look.theme.ink2))
        if not self._limit:
            return
        at = self._limit * unit
        if self._length > self._limit:
            over = QRectF(at, box.top(), (self._length - self._limit) * unit, box.height())
            painter.fillRect(over, QColor(look.theme.warn_tint))
            painter.fillRect(over, QBrush(QColor(look.theme.warn), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(QColor(look.theme.warn), 1))
            painter.drawRect(over.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.fillRect(QRectF(at - 1, 0, look.px(2), look.px(12)), QColor(look.theme.ink))
        painter.setFont(font("caption", look))
        painter.setPen(QColor(look.theme.ink2))
        label = QRectF(at - look.px(60), look.px(13), look.px(120), look.px(17))
        label.moveRight(min(label.right(), self.width() + look.px(34)))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, tr("limit {n}").format(n=decimal(self._limit)))


class NoticeRow(QAbstractButton):
    """An icon, a sentence and what to do about it; pressing goes to the place if there is one."""

    def __init__(self, icon_name: str, message: str, detail: str, parent: QWidget, *, tone: str = "ink2") -> None:
        super().__init__(parent)
        self._icon, self._message, self._detail, self._tone = icon_name, message, detail, tone
        self.setText(message)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def make_quiet(self) -> None:
        """Let it be read only: it leads nowhere."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.unsetCursor()
        self.setEnabled(False)

    def sizeHint(self) -> QSize:
        width = int(Look.of(self).px(240))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, int(Look.of(self).px(28)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = Look.of(self)
        heights = [box.height() for _, box in self._texts(width)]
        return int(sum(heights) + look.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.theme.focusground))
            painter.drawRoundedRect(QRectF(self.rect()), look.px(5), look.px(5))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(5), look.px(5))
        size = int(look.px(16))
        picture = icon(self._icon, str(getattr(look.theme, self._tone)), size)
        picture.paint(painter, int(look.px(6)), int(look.px(8)), size, size)
        inks = (look.theme.ink, look.theme.ink2)
        for (role, box), words, ink in zip(self._texts(self.width()), self._words(), inks, strict=False):
            painter.setFont(font(role, look))
            painter.setPen(QColor(ink))
            painter.drawText(box, int(Qt.TextFlag.TextWordWrap), words)

    def _words(self) -> tuple[str, ...]:
        return (self._message, self._detail) if self._detail else (self._message,)

    def _texts(self, width: int) -> list[tuple[str, QRectF]]:
        """The font role and the box of each text."""
        look = Look.of(self)
        top, left = look.px(6), look.px(30)
        found = []
        for role, words in zip(("body", "caption"), self._words(), strict=False):
            room = QRectF(left, top, max(40.0, width - left - look.px(6)), 10_000)
            used = QFontMetricsF(font(role, look)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
            found.append((role, QRectF(left, top, room.width(), used.height() + 2)))
            top += used.height() + 2
        return found


class LengthPanel(QWidget):
    """Length on top, the proof of the quotations and the problems below it.

    Signals
        place_requested(place)  show the Place of a problem
        problems_requested()    show all problems
        sections_requested()    choose what is printed
        find_requested(words)   look for these words in the articles
    """

    place_requested = Signal(object)
    problems_requested = Signal()
    sections_requested = Signal()
    find_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] | None = None
        self._is_begun = False
        self._length: tuple[float, float | None] | None = None
        self._proof: tuple[int, int] | None = None
        self.rows: tuple[NoticeRow, ...] = ()
        self.number = RoleLabel("figure", "–", self)
        self.of_pages = RoleLabel("body", tr("pages"), self, tone="ink2")
        self.bar = LengthBar(self)
        self._rows_box = QVBoxLayout()
        self.savings = SavingsList(self)
        self._lay_out()
        self.cures = Cures(session, self._host)
        self.cures.find_requested.connect(self.find_requested)

    def show_length(self, length: float, limit: float | None) -> None:
        """Show how many pages there are of how many; `limit` None means there is no limit."""
        if self._length == (length, limit):
            return
        self._length = (length, limit)
        self.number.setText(decimal(length))
        many = tr("of {n} pages").format(n=decimal(limit or 0))
        self.of_pages.setText(many if limit else tr("pages"))
        self.bar.show_length(length, limit)
        self.bar.setAccessibleName(self._spoken(length, limit))
        self._fill()

    def show_proof(self, found: int, total: int) -> None:
        """Show how many quotations stand in the source word for word."""
        if self._proof != (found, total):
            self._proof = (found, total)
            self._fill()

    def show_problems(self, problems: Sequence[Problem], *, is_begun: bool) -> None:
        """Show the problems, worst first as they come; without an article, that nothing can be checked yet."""
        found = tuple(problems), is_begun
        if (self._problems, self._is_begun) != found:
            self._problems, self._is_begun = found
            self._fill()

    def _spoken(self, length: float, limit: float | None) -> str:
        if not limit:
            return tr("{n} pages").format(n=decimal(length))
        is_over = self._is_over()
        told = tr("{n} of {limit} pages, over the limit") if is_over else tr("{n} of {limit} pages, within the limit")
        return told.format(n=decimal(length), limit=decimal(limit))

    def _is_over(self) -> bool:
        return bool(self._length and self._length[1] and round(self._length[0] - self._length[1], 1) > 0)

    # Rows

    def _fill(self) -> None:
        """Make the rows anew; the focus stays on the row with the same words."""
        focused = next((row.text() for row in self.rows if row.hasFocus()), None)
        for row in self.rows:
            self._rows_box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = tuple(self._made_rows())
        self._rows_box.removeWidget(self.cures)
        curable = next((each for each in self._problems or () if each.quotation or each.is_misquoted), None)
        self.cures.show_problem(curable)
        for row in self.rows:
            self._rows_box.addWidget(row)
            if curable is not None and row.text() == curable.message and self._rows_box.indexOf(self.cures) < 0:
                self._rows_box.addWidget(self.cures)
            row.show()
            if row.text() == focused:
                row.setFocus()

    def _made_rows(self) -> list[NoticeRow]:
        is_told = self._proof is not None and (self._is_begun or self._proof[1] > 0)
        rows = [self._proof_row()] if is_told else []
        problems = self._problems or ()
        shown, rest = problems[:MOST_PROBLEMS], len(problems) - MOST_PROBLEMS
        rows += [self._problem_row(each) for each in shown if each.severity is Severity.STOPS]
        if self._is_over():
            rows.append(self._limit_row())
        rows += [self._problem_row(each) for each in shown if each.severity is not Severity.STOPS]
        if rest > 0:
            told = counted(rest, "1 more thing to check.", "{n} more things to check.")
            rows.append(self._row("list-checks", told, tr("All of them stand in To check."), "ink2", self._ask_all))
        if self._problems == () and not self._is_over():
            sign, tone = ("check", "ok") if self._is_begun else ("info", "ink2")
            row = NoticeRow(sign, nothing_to_check(is_begun=self._is_begun), "", self._host, tone=tone)
            row.make_quiet()
            rows.append(row)
        return rows

    def _ask_all(self) -> None:
        self.problems_requested.emit()

    def _proof_row(self) -> NoticeRow:
        found, total = self._proof or (0, 0)
        many = tr("{found} of {total} quotations match the source word for word")
        sentence = many.format(found=found, total=total)
        sign, tone = ("check", "ok") if found == total else ("circle-alert", "error")
        if total == 0:
            sentence, sign, tone = tr("No quotations are printed"), "info", "ink2"
        row = NoticeRow(sign, sentence, "", self._host, tone=tone)
        row.setAccessibleName(sentence)
        row.make_quiet()
        return row

    def _limit_row(self) -> NoticeRow:
        length, limit = self._length or (0.0, None)
        over = decimal(round(length - (limit or 0.0), 1))
        is_whole = float(over) >= 1
        told = (
            tr("{n} pages over; leave out a section.") if is_whole else tr("{n} of a page over; leave out a section.")
        )
        detail = told.format(n=over)
        return self._row("triangle-alert", tr("Longer than the limit."), detail, "warn", self.sections_requested.emit)

    def _problem_row(self, problem: Problem) -> NoticeRow:
        tones = {Severity.STOPS: "error", Severity.LOOK: "warn", Severity.NOTE: "ink2"}
        tone, name = tones[problem.severity], ICONS[problem.severity]
        row = self._row(name, problem.message, problem.detail, tone, lambda: self.place_requested.emit(problem.place))
        row.setAccessibleName(f"{said(SEVERITY_WORDS[problem.severity])}: {problem.message} {problem.detail}")
        return row

    def _row(self, icon_name: str, message: str, detail: str, tone: str, act: Callable[[], None]) -> NoticeRow:
        row = NoticeRow(icon_name, message, detail, self._host, tone=tone)
        row.setAccessibleName(f"{message} {detail}")
        row.clicked.connect(act)
        return row

    def _lay_out(self) -> None:
        set_ground(self, QPalette.ColorRole.AlternateBase)
        area = self._scrolled()
        figure = QHBoxLayout()
        figure.setSpacing(8)
        figure.addWidget(self.number, 0, Qt.AlignmentFlag.AlignBaseline)
        figure.addWidget(self.of_pages, 1, Qt.AlignmentFlag.AlignBaseline)
        top = QVBoxLayout()
        top.setContentsMargins(16, 13, 16, 0)
        top.setSpacing(6)
        top.addWidget(RoleLabel("pane_title", tr("Length"), self))
        top.addLayout(figure)
        top.addWidget(self.bar)
        top.addSpacing(18)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(area, 1)
        self.setMinimumWidth(int(Look.of(self).px(200)))

    def _scrolled(self) -> QScrollArea:
        """Lay out what could go and what is to be checked, which scroll."""
        self._host = QWidget(self)
        set_ground(self._host, QPalette.ColorRole.AlternateBase)
        self._rows_box.setSpacing(2)
        self._rows_box.setContentsMargins(0, 0, 0, 0)
        inner = QVBoxLayout(self._host)
        inner.setContentsMargins(10, 0, 8, 12)
        inner.addWidget(self.savings)
        title = RoleLabel("pane_title", tr("Before you export"), self._host)
        title.setContentsMargins(6, 0, 0, 0)
        inner.addWidget(title)
        inner.addLayout(self._rows_box)
        inner.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._host)
        return area
