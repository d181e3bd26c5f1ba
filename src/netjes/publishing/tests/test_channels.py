"""The channels: a real WordPress, a server that behaves as Mastodon is documented, and our own feed."""

import json
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from PIL import Image

from netjes.lib.calling import CannotCall, call
from netjes.publishing.actions.connecting import Way, close_channel, connect
from netjes.publishing.actions.publishing import publish, send
from netjes.publishing.actions.taking_down import take_down
from netjes.publishing.channels import mastodon, wordpress
from netjes.publishing.errors import CannotConnect, CannotReach, CannotTakeDown
from netjes.publishing.models import Publication, SchoolChannel
from netjes.publishing.states import ChannelKind, PublicationState
from netjes.publishing.tests import a_mastodon, a_wordpress
from netjes.publishing.tests.conftest import ACTOR, as_actor
from netjes.records.models import LogRow

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="session")
def a_website():
    why = a_wordpress.missing()
    if why:
        pytest.skip(why)
    with TemporaryDirectory(prefix="wp-") as folder, a_wordpress.running(Path(folder)) as running:
        yield running


@pytest.fixture
def a_server():
    with a_mastodon.running() as running:
        yield running


@pytest.fixture
def jpeg() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), "#2349A5").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def site_channel(desk, agreed, a_website) -> SchoolChannel:
    way = Way("Website", a_website.address, "redactie", a_website.passwords["redactie"], desk.website, own_network=True)
    return connect(actor=ACTOR, school=agreed, kind=ChannelKind.WORDPRESS, way=way)


@pytest.fixture
def social(desk, agreed, a_server) -> SchoolChannel:
    way = Way("Mastodon", a_server.address, secret=a_mastodon.TOKEN, purpose=desk.website, own_network=True)
    return connect(actor=ACTOR, school=agreed, kind=ChannelKind.MASTODON, way=way)


@pytest.fixture
def place(people, ready):
    """Ruud places something in this channel, with a picture if there is one."""

    def placed(channel: SchoolChannel, picture: bytes = b"", text: str = "", **plan) -> Publication:
        made = publish(actor=as_actor(people.ruud), by=people.ruud, publication=ready(channel, **plan))
        if picture or text:
            made.picture, made.alt, made.text = picture, "Een toneel met gordijnen.", text or made.text
            made.save()
        send(made)
        made.refresh_from_db()
        return made

    return placed


def seen(address: str, **headers: str) -> tuple[int, bytes]:
    try:
        with urlopen(Request(address, headers=headers), timeout=10) as answer:
            return answer.status, answer.read()
    except HTTPError as refusal:
        return refusal.code, refusal.read()


@pytest.mark.channel
def test_it_works(people, site_channel, place, jpeg, desk):
    """Out on a real website with its picture, for everybody to see; and gone again, picture and all."""
    made = place(site_channel, jpeg, title="De <musical>", text="Kom & kijk.\n\nTot dan! <script>alert(1)</script>")
    assert made.state == PublicationState.OUT, made.fault
    status, page = seen(made.address)
    assert status == 200 and b"Kom &amp; kijk." in page and b"<script>alert" not in page and b"wp-block-image" in page
    rows = json.loads(seen(f"{site_channel.address}/?rest_route=/wp/v2/media/{made.remote_picture}")[1])
    assert rows["alt_text"] == "Een toneel met gordijnen." and seen(rows["source_url"]) == (200, jpeg)
    take_down(actor=as_actor(desk.iris), by=desk.iris, publication=made)
    made.refresh_from_db()
    assert made.state == PublicationState.TAKEN_DOWN
    assert seen(made.address)[0] == 404 and seen(rows["source_url"])[0] == 404


@pytest.mark.channel
def test_sending_again_finds_what_is_there(site_channel, place, jpeg):
    made = place(site_channel, jpeg)
    again = wordpress.put(site_channel, made)
    assert (again.remote_id, again.address) == (made.remote_id, made.address)
    found = json.loads(seen(f"{site_channel.address}/?rest_route=/wp/v2/posts&search=musical&per_page=50")[1])
    assert sum(row["id"] == int(made.remote_id) for row in found) == 1
    media = json.loads(seen(f"{site_channel.address}/?rest_route=/wp/v2/media&slug=beeld-{made.key.hex[:10]}")[1])
    assert [str(row["id"]) for row in media] == [made.remote_picture]


@pytest.mark.channel
def test_a_try_without_an_answer_is_found_by_its_name(people, site_channel, place, jpeg, desk):
    """Sent, and the answer was lost: what is there is taken down all the same."""
    made = place(site_channel, jpeg)
    Publication.objects.for_school(made.school).filter(pk=made.pk).update(
        remote_id="", remote_picture="", state="failed"
    )
    made.refresh_from_db()
    take_down(actor=as_actor(desk.iris), by=desk.iris, publication=made)
    assert seen(made.address)[0] == 404


@pytest.mark.channel
def test_taking_down_twice_is_gone_twice(site_channel, place):
    made = place(site_channel)
    wordpress.remove(site_channel, made)
    wordpress.remove(site_channel, made)


@pytest.mark.channel
def test_who_may_not_publish_there_is_not_connected(desk, agreed, a_website):
    for user, secret, says in (
        ("lezer", a_website.passwords["lezer"], "mag daar niet publiceren"),
        ("redactie", "verkeerd", "toegang werkt niet"),
    ):
        with pytest.raises(CannotConnect, match=says):
            way = Way("Website", a_website.address, user, secret, desk.website, own_network=True)
            connect(actor=ACTOR, school=agreed, kind=ChannelKind.WORDPRESS, way=way)
    assert not SchoolChannel.objects.for_school(agreed).filter(kind=ChannelKind.WORDPRESS).exists()


def test_mastodon_takes_it_and_lets_it_go(people, social, a_server, place, jpeg, desk):
    made = place(social, jpeg)
    assert made.state == PublicationState.OUT and made.address.startswith(a_server.address)
    assert a_server.statuses[made.remote_id]["media_ids"] == [made.remote_picture]
    assert a_server.media[made.remote_picture].decode() == "Een toneel met gordijnen."
    take_down(actor=as_actor(desk.iris), by=desk.iris, publication=made)
    assert a_server.statuses == {}


def test_a_lost_answer_is_no_second_post(social, a_server, place, school):
    a_server.loses_answers = 1
    made = place(social)
    assert made.state == PublicationState.WAITING and len(a_server.statuses) == 1
    Publication.objects.for_school(school).update(next_try_at=made.created_at)
    send(made)
    made.refresh_from_db()
    assert made.state == PublicationState.OUT and len(a_server.statuses) == 1


def test_a_picture_takes_its_time(social, a_server, place, jpeg, monkeypatch):
    monkeypatch.setattr(mastodon, "WAITS", (0, 0, 0))
    a_server.slow_pictures = 2
    assert place(social, jpeg).state == PublicationState.OUT
    a_server.slow_pictures = 9
    made = place(social, jpeg)
    assert made.state == PublicationState.WAITING and "nog bezig" in made.fault


@pytest.mark.parametrize(
    ("status", "headers", "body", "again", "says"),
    [
        (500, {}, b"", True, "storing"),
        (429, {"Retry-After": "90"}, b"", True, "druk"),
        (403, {}, b"{}", False, "toegang"),
        (404, {}, b"<html>", False, "niet gevonden"),
        (302, {"Location": "https://elders.example/"}, b"", False, "stuurt door"),
        (422, {}, b'{"error": "Te lang\\u0000"}', False, "zegt zelf: Te lang"),
        (422, {}, b'["geen woord"]', False, "neemt dit niet aan"),
        (200, {}, b"<html>een webpagina", False, "webpagina"),
        (200, {}, b"[]", False, "niet waar het bericht staat"),
    ],
)
def test_every_answer_means_something(social, a_server, place, status, headers, body, again, says):
    a_server.answers = [(status, headers, body)]
    made = place(social)
    assert says in made.fault
    assert made.state == (PublicationState.WAITING if again else PublicationState.FAILED)
    if status == 429:
        assert (made.next_try_at - made.created_at).total_seconds() >= 90


def test_nobody_at_home_is_tried_again(social, a_server, place):
    social.address = "http://127.0.0.1:9"
    social.save()
    made = place(social)
    assert made.state == PublicationState.WAITING and "antwoordt niet" in made.fault


def test_an_answer_without_an_end_is_cut_off(social, a_server, place):
    a_server.answers = [(200, {}, b" " * 2_100_000)]
    assert "veel te lang" in place(social).fault


def test_a_secret_is_sealed_and_shown_nowhere(social, agreed):
    assert a_mastodon.TOKEN not in social.sealed_secret and social.secret == a_mastodon.TOKEN
    for row in LogRow.objects.for_school(agreed.pk):
        assert a_mastodon.TOKEN not in row.detail


def test_an_old_secret_never_goes_to_a_new_address(social, agreed, a_server):
    with pytest.raises(CannotConnect, match="opnieuw in"):
        connect(
            actor=ACTOR, school=agreed, kind=ChannelKind.MASTODON, channel=social,
            way=Way("Mastodon", "https://elders.example", own_network=True),
        )  # fmt: skip


def test_an_address_inside_is_refused_unless_the_school_says_so(desk, agreed, a_server):
    before = len(a_server.asked)
    with pytest.raises(CannotConnect, match="https"):
        connect(
            actor=ACTOR, school=agreed, kind=ChannelKind.MASTODON, way=Way("M", a_server.address, secret="x")
        )  # fmt: skip
    with pytest.raises(CannotConnect, match="eigen netwerk"):
        way = Way("M", a_server.address.replace("http:", "https:"), secret="x")
        connect(actor=ACTOR, school=agreed, kind=ChannelKind.MASTODON, way=way)
    with pytest.raises(CannotCall):
        call("POST", a_server.address, headers={}, body=b"x")
    assert len(a_server.asked) == before


def test_a_closed_channel_forgets_its_way_in(people, social, a_server, place, desk):
    made = place(social)
    closed = close_channel(actor=ACTOR, channel=social)
    assert closed.sealed_secret == ""
    made.channel.refresh_from_db()
    with pytest.raises(CannotTakeDown, match="toegang"):
        take_down(actor=as_actor(desk.iris), by=desk.iris, publication=made)


def test_what_has_no_number_is_taken_down_by_hand(social):
    with pytest.raises(CannotReach, match="zelf weg"):
        mastodon.remove(social, Publication(channel=social))


def test_the_feed_is_atom_with_a_tag(desk, place, jpeg, client):
    place(desk.feed, jpeg, text="Kom & kijk.\n\n<b>Nu</b>")
    address = "/plaatsen/kanaal/nieuws/feed.xml"
    answer = client.get(address)
    assert answer.status_code == 200 and answer.headers["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.content)
    assert root.find("a:author/a:name", ATOM).text == "Lindekade College"
    (entry,) = root.findall("a:entry", ATOM)
    assert entry.find("a:id", ATOM).text.startswith("urn:uuid:") and entry.find("a:updated", ATOM) is not None
    assert "&lt;b&gt;" in entry.find("a:summary", ATOM).text
    links = {link.get("rel"): link.get("href") for link in entry.findall("a:link", ATOM)}
    assert client.get(links["enclosure"]).content == jpeg
    tag = answer.headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(address, headers={"If-None-Match": '"anders"'}).status_code == 200


def test_what_is_taken_down_leaves_the_feed_at_once(people, desk, place, jpeg, client):
    made = place(desk.feed, jpeg)
    tag = client.get("/plaatsen/kanaal/nieuws/feed.xml").headers["ETag"]
    take_down(actor=as_actor(desk.iris), by=desk.iris, publication=made)
    answer = client.get("/plaatsen/kanaal/nieuws/feed.xml", headers={"If-None-Match": tag})
    assert answer.status_code == 200 and b"<entry>" not in answer.content
    assert client.get(f"/plaatsen/kanaal/nieuws/{made.pk}.jpg").status_code == 404
    assert client.get("/plaatsen/kanaal/schoolkrant/feed.xml").status_code == 404
