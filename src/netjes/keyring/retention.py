"""What this room keeps about people, and for how long."""

from netjes.records.retention import Kept, Rule

RULES: tuple[Rule, ...] = ()
KEPT: tuple[Kept, ...] = ()
