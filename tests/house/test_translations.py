"""Every text of the screens is there in English too."""

import pytest

from netjes.site.messages import apps, problems


@pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
def test_nothing_is_missing_doubtful_or_left_over(app):
    assert problems(app) == []
