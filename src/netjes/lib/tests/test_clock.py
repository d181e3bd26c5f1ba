from datetime import UTC, datetime

import pytest

from netjes.lib.clock import now, standing_still_at


def test_it_works():
    moment = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    with standing_still_at(moment):
        assert now() == moment
    assert now() != moment


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="tijdzone"), standing_still_at(datetime(2026, 11, 24)):
        pass
