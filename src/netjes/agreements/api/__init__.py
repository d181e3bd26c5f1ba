"""What other programs may ask of the agreements: may this, and what do they say."""

from netjes.agreements.api.texts import router as texts_router
from netjes.agreements.api.verdict import router as verdict_router

__all__ = ["texts_router", "verdict_router"]
