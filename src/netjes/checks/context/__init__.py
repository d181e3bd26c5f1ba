"""How a text is meant, beside what stands in it: as whom, in confidence, in a quarrel, in doubt, passed on.

Questions to the writer. Whether somebody may criticise is no question here: criticism is free.
"""

from collections.abc import Callable, Iterator

from netjes.checks.context.confidential import find_confidential
from netjes.checks.context.dispute import find_dispute
from netjes.checks.context.doubt import find_doubt, find_reputation
from netjes.checks.context.forwarded import find_forwarded
from netjes.checks.context.voice import find_voice
from netjes.checks.draft import Draft
from netjes.checks.finding import Finding

FINDERS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    find_forwarded,
    find_voice,
    find_confidential,
    find_dispute,
    find_doubt,
    find_reputation,
)
