"""The judge of tone that may have been set: whether it can be used."""

from collections.abc import Iterator

from netjes.checks.roster import NOBODY
from netjes.checks.tone.judge import CannotJudge
from netjes.publishing.second_judge import Chosen, chosen, set_up
from netjes.site.doctor.findings import Finding, well, wrong

TOON = "toon"


def judge_found() -> Iterator[Finding]:
    """Silent where none was set. It is asked about one harmless word."""
    if chosen() is Chosen.NONE:
        return
    try:
        set_up(NOBODY).score("hallo")
    except CannotJudge as refusal:
        first, _, rest = str(refusal).partition(". ")
        yield wrong(TOON, f"{first.rstrip('.')}.", rest or "Kijk de instellingen NETJES_TONE_… na.")
    except Exception as error:  # a model of the school's own may fail in any way
        yield wrong(
            TOON, f"Het taalmodel werkt niet ({type(error).__name__}).", "Kijk na of het een model voor toon is."
        )
    else:
        yield well(TOON, "Het taalmodel van de school antwoordt.")
