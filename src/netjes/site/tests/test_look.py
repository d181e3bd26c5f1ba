from django.urls import reverse

from netjes.lib.accent import stylesheet
from netjes.schools.models import School
from netjes.site import look


def test_it_works(client, school):
    response = client.get(look.stylesheet_url(school))
    assert response["Content-Type"].startswith("text/css")
    assert response.content.decode() == stylesheet(school.accent)
    assert "immutable" in response["Cache-Control"]


def test_another_colour_is_another_address(school):
    before = look.stylesheet_url(school)
    school.accent = "#FFD100"
    assert look.stylesheet_url(school) != before


def test_an_old_address_is_answered_but_not_kept(client, school):
    response = client.get(reverse("look", args=["000000000000"]))
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-cache"


def test_the_logo_is_shown_but_can_do_nothing(client, school):
    response = client.get(look.logo_url(school))
    assert response["Content-Type"] == "image/svg+xml"
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_school_without_a_logo_has_a_letter(client, school):
    School.objects.update(logo=b"", logo_type="")
    page = client.get("/").content.decode()
    assert "letter-mark" in page and "beeldmerk" not in page
    assert client.get("/beeldmerk.000000000000").status_code == 404


def test_a_file_that_is_no_picture_is_never_served(client, school):
    School.objects.update(logo=b"<script>", logo_type="text/html")
    assert client.get("/beeldmerk.000000000000").status_code == 404
