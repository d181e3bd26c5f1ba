"""The example school: Lindekade College, which does not exist."""

from netjes.site.demo_school.opening import ACTOR, SLUG, NotADemoDatabase, adopt_models, bare_school
from netjes.site.demo_school.stage import ready_school

__all__ = ["ACTOR", "SLUG", "NotADemoDatabase", "adopt_models", "bare_school", "ready_school"]
