"""What other programs may ask of the agreements: may this, and what do they say."""

from netjes.agreements.api.texts import texts
from netjes.agreements.api.verdict import verdict

__all__ = ["texts", "verdict"]
