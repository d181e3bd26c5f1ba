"""The doctor says which links to guidance nobody looked at for a year."""

from datetime import UTC, datetime

from netjes.dialogue.guidance import all_guides
from netjes.lib.clock import standing_still_at
from netjes.site.doctor.school import schools_found


def test_it_works(agreed):
    newest = max(each.checked_on for each in all_guides())
    with standing_still_at(datetime(newest.year, newest.month, newest.day, 12, tzinfo=UTC)):
        assert not any(found.area == "links" for found in schools_found())
    with standing_still_at(datetime(newest.year + 1, newest.month, newest.day, 12, tzinfo=UTC)):
        said = next(found for found in schools_found() if found.area == "links")
    assert "Instagram" in said.what and "guidance.toml" in said.do
