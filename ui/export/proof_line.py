"""The line of an export that counts the printed quotations whose words stand in their source."""

from __future__ import annotations

from briefer.brief import Brief
from briefer.proof.tally import tally
from briefer.queries import Origins
from briefer.words import tr
from ui.look.words import counted_origins
from ui.widgets.dialog import Notice


class ProofLine(Notice):
    """Says the count before anything is written; what is found in the written files is said by `steps`."""

    def show_brief(self, brief: Brief, origins: Origins) -> None:
        """Count the quotations of a brief anew, and say where its items came from unless all are by hand."""
        count = tally(brief.quotations)
        total, right = count.total, count.right
        words = tr("{n} of {m} quotations match the source word for word")
        if count.elsewhere:
            words = tr(
                "{n} of {m} quotations match the source word for word and {others} from elsewhere are not checked"
            )
        sentence = words.format(n=right, m=total, others=count.elsewhere)
        if not origins.is_all_by_hand:
            sentence += f"\n{counted_origins(origins)}"
        sign = "info" if not total else "check" if right == total else "circle-alert"
        self.say(sentence if total else tr("No quotations are printed"), sign)
