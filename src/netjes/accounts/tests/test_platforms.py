"""One account, however it is typed or pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjes.accounts.platforms import LONGEST, PLATFORMS, CannotRead, Handle, link_to, read_handle


def test_it_works():
    wanted = Handle("instagram", "lindekade.biologie")
    for typed in (
        "lindekade.biologie", "@Lindekade.Biologie", " @lindekade.biologie ", "instagram.com/lindekade.biologie",
        "https://www.instagram.com/Lindekade.Biologie/?hl=nl", "https://www.instagram.com/stories/lindekade.biologie/1/",
    ):  # fmt: skip
        assert read_handle("instagram", typed) == wanted


@pytest.mark.parametrize(
    ("platform", "typed", "name"),
    [
        ("tiktok", "https://www.tiktok.com/@Lindekade?lang=nl", "lindekade"),
        ("youtube", "https://youtube.com/channel/UCabcdefghijklmnopqrstuV", "channel/UCabcdefghijklmnopqrstuV"),
        ("linkedin", "https://nl.linkedin.com/in/Anneke-Bos/", "in/anneke-bos"),
        ("linkedin", "linkedin.com/company/lindekade", "company/lindekade"),
        ("x", "https://twitter.com/Lindekade", "lindekade"),
        ("mastodon", "https://school.social/@Lindekade", "lindekade@school.social"),
        ("mastodon", "@lindekade@School.social", "lindekade@school.social"),
        ("facebook", "https://www.facebook.com/profile.php?id=1234567", "1234567"),
        ("facebook", "Lindekade.College", "lindekadecollege"),
        ("snapchat", "https://www.snapchat.com/add/lindekade", "lindekade"),
        ("discord", "https://discord.gg/AbC", "invite/AbC"),
        ("website", "https://www.lindekade.example/nieuws/", "lindekade.example/nieuws"),
    ],
)
def test_every_place_has_its_own_way(platform, typed, name):
    found = read_handle(platform, typed)
    assert found == Handle(platform, name)
    assert read_handle(platform, link_to(platform, name) or typed) == found


def test_an_address_tells_its_own_place():
    assert read_handle("instagram", "https://www.tiktok.com/@lindekade").platform == "tiktok"


def test_letters_that_look_alike_stay_different():
    with pytest.raises(CannotRead):
        read_handle("instagram", "lindekаde")  # with a Cyrillic a
    assert read_handle("instagram", "\u200elinde\u200bkade\u202e").name == "lindekade"


@pytest.mark.parametrize(
    "typed",
    [
        "", "@", "https://www.instagram.com/p/abc/", "https://[kapot", "javascript:alert(1)", "javascript://x.y/%0aalert(1)",
        "two words", "a" * 5_000, "https://www.instagram.com/", "\x00",
    ],
)  # fmt: skip
def test_what_is_no_account_is_refused(typed):
    with pytest.raises(CannotRead):
        read_handle("instagram", typed)


def test_an_unknown_place_is_refused():
    with pytest.raises(CannotRead):
        read_handle("hyves", "lindekade")


@given(st.sampled_from(PLATFORMS), st.text(max_size=300))
def test_nothing_breaks_it(platform, typed):
    try:
        found = read_handle(platform.code, typed)
    except CannotRead:
        return
    assert 0 < len(found.name) <= LONGEST and "\0" not in found.name
    link = link_to(found.platform, found.name)
    assert not link or link.startswith("https://")
