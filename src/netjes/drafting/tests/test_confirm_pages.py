"""The pages from a document to a confirmed split, as somebody at school uses them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from netjes.drafting.actions.history import last_step
from netjes.drafting.actions.uploads import take_in
from netjes.drafting.models import Draft, Piece, Step, Upload
from netjes.drafting.states import PieceKind
from netjes.drafting.tests.documents import HOUSE_RULES
from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.records.models import LogRow


@pytest.fixture
def karin(people, client_of):
    return client_of(people.oosthoek)


@pytest.fixture
def petra(people, client_of):
    return client_of(people.visser)


def hand_in(client, name="regels.txt", text=HOUSE_RULES):
    return client.post(
        reverse("drafting:new"), {"from": "document", "document": SimpleUploadedFile(name, text.encode())}, follow=True
    )


@pytest.fixture
def draft(school, karin):
    hand_in(karin)
    return Draft.objects.for_school(school).get(audience="leerling")


def pieces_of(draft):
    return list(Piece.objects.for_school(draft.school).filter(draft=draft))


def deed(client, draft, do, piece=None, follow=True, **more):
    draft.refresh_from_db()
    data = {"do": do, "seen": draft.revision, **more}
    if piece:
        data = {"piece": piece.pk, "seen_piece": piece.revision, **data}
    return client.post(reverse("drafting:confirm", args=[draft.pk]), data, follow=follow)


def write(client, draft, piece, script=False, **fields):
    data = {"number": piece.number, "title": piece.title, "text": piece.text, "seen_piece": piece.revision, **fields}
    headers = {"Accept": "application/json"} if script else {}
    return client.post(reverse("drafting:piece_text", args=[draft.pk, piece.pk]), data, headers=headers)


def test_it_works(karin, school):
    answer = hand_in(karin)
    page = answer.content.decode()
    assert "Klopt deze indeling?" in page and "0 van 4 nagekeken" in page
    assert "Alle woorden uit het document staan ergens." in page
    assert {each.audience for each in Draft.objects.for_school(school)} == {"leerling", "medewerker"}
    assert Upload.objects.for_school(school).get().source_text.startswith("Afspraken over sociale media")
    assert karin.get(reverse("drafting:index")).status_code == 200


def test_every_deed_works_without_a_script(karin, draft):
    first, second, third, fourth = pieces_of(draft)[:4]
    split = karin.get(reverse("drafting:piece_split", args=[draft.pk, first.pk])).content.decode()
    assert "Splits hier" in split
    at = int(split.split('name="at" value="')[1].split('"')[0])
    for do, piece, more in (
        ("split", first, {"at": at}), ("up", second, {}), ("down", second, {}), ("confirm", third, {}),
        ("leave_out", fourth, {}), ("put_back", fourth, {}), ("renumber", None, {}), ("confirm_certain", None, {}),
        ("audience", fourth, {"audience": "ouder"}),
    ):  # fmt: skip
        answer = deed(karin, draft, do, piece, **more)
        assert answer.status_code == 200, do
        assert answer.redirect_chain, do
    second.refresh_from_db()
    assert deed(karin, draft, "join", second).status_code == 200
    assert "Alle woorden uit het document staan ergens." in deed(karin, draft, "renumber").content.decode()


def test_a_page_with_a_script_gets_only_what_changed(karin, draft):
    answer = karin.post(
        reverse("drafting:confirm", args=[draft.pk]),
        {"do": "confirm", "seen": draft.revision, "piece": pieces_of(draft)[0].pk, "seen_piece": 1},
        headers={"HX-Request": "true"},
    )
    page = answer.content.decode()
    assert page.startswith('<div id="indeling"') and "1 van 4 nagekeken" in page


def test_undo_and_redo_say_what(karin, draft):
    deed(karin, draft, "leave_out", pieces_of(draft)[1])
    page = karin.get(reverse("drafting:confirm", args=[draft.pk])).content.decode()
    assert "Maak weglaten van artikel 2 ongedaan" in page
    travel = reverse("drafting:travel", args=[draft.pk])
    back = karin.post(travel, {"do": "undo", "step": last_step(draft).pk}, follow=True).content.decode()
    assert pieces_of(draft)[1].kind == PieceKind.ARTICLE and "Doe weglaten van artikel 2 opnieuw" in back
    assert karin.post(travel, {"do": "undo", "step": 999999}).status_code == 409
    away = karin.post(travel, {"do": "redo", "step": Step.objects.for_school(draft.school).get().pk,
                               "back": "https://elders.example/"})  # fmt: skip
    assert away.url == reverse("drafting:confirm", args=[draft.pk])


def test_typing_is_kept_and_a_burst_is_one_step(karin, draft, still_now):
    piece = pieces_of(draft)[0]
    original = piece.text
    for text in ("Eén", "Eén zin", "Eén zin."):
        answer = write(karin, draft, piece, script=True, text=text).json()
        assert answer["at"] == "10.00"
        piece.refresh_from_db()
        assert (piece.text, piece.revision) == (text, answer["revision"])
    with standing_still_at(now() + timedelta(seconds=61)):
        write(karin, draft, piece, script=True, text="Later.")
    assert Step.objects.for_school(draft.school).count() == 2
    travel = reverse("drafting:travel", args=[draft.pk])
    for _each in range(2):
        karin.post(travel, {"do": "undo", "step": last_step(draft).pk})
    piece.refresh_from_db()
    assert piece.text == original


def test_two_people_in_two_pieces_both_succeed(karin, petra, draft):
    first, second = pieces_of(draft)[:2]
    assert write(karin, draft, first, text="Van Karin.").status_code == 302
    assert write(petra, draft, second, text="Van Petra.").status_code == 302
    assert [each.text for each in pieces_of(draft)[:2]] == ["Van Karin.", "Van Petra."]


def test_two_people_in_one_piece_see_both_texts(karin, petra, draft):
    piece = pieces_of(draft)[0]
    write(karin, draft, piece, text="Je telefoon ligt in je kluis.")
    answer = write(petra, draft, piece, text="Je telefoon ligt in je tas.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Karin Oosthoek bewaarde" in page and "<del> kluis</del>" in page and "<ins> tas</ins>" in page
    assert pieces_of(draft)[0].text == "Je telefoon ligt in je kluis."
    assert write(petra, draft, piece, script=True, text="Iets").status_code == 409
    piece.refresh_from_db()
    assert write(petra, draft, piece, text="Je telefoon ligt in je kluis of je tas.").status_code == 302


def test_a_deed_on_an_old_page_is_refused_with_a_sentence(karin, petra, draft):
    piece, old = pieces_of(draft)[2], draft.revision
    deed(karin, draft, "renumber")
    deed(karin, draft, "up", piece)
    answer = petra.post(
        reverse("drafting:confirm", args=[draft.pk]),
        {"do": "leave_out", "seen": old, "piece": piece.pk, "seen_piece": piece.revision},
    )
    assert answer.status_code == 409 and "Iemand anders veranderde net de indeling" in answer.content.decode()
    assert all(each.kind == PieceKind.ARTICLE for each in pieces_of(draft) if each.pk == piece.pk)


def test_what_was_typed_stays_when_it_cannot_be_kept(karin, draft):
    piece = pieces_of(draft)[0]
    long = "woord " * 350_000
    answer = write(karin, draft, piece, text=long)
    page = answer.content.decode()
    assert answer.status_code == 400 and "te lang" in page and page.count("woord ") >= 350_000
    answer = write(karin, draft, piece, number="2", title="Mijn titel")
    assert "al een artikel 2" in answer.content.decode() and "Mijn titel" in answer.content.decode()
    answer = write(karin, draft, piece, title="x" * 201)
    assert answer.status_code == 400 and "langer dan 200" in answer.content.decode()


def test_strange_input_stays_text(karin, draft):
    piece = pieces_of(draft)[0]
    script = "<script>alert(1)</script>"
    write(karin, draft, piece, title=script, text=f"{script} en \x07 meer\n## Artikel 9. Nep\n```\nopen")
    piece.refresh_from_db()
    assert "\n\\## Artikel 9" in piece.text and "\\```" in piece.text
    for name in ("confirm", "overview", "source"):
        page = karin.get(reverse(f"drafting:{name}", args=[draft.pk])).content.decode()
        assert script not in page
    assert write(karin, draft, pieces_of(draft)[0], title="").status_code == 302


def test_norms_of_the_model_are_shown_as_sentences_and_taken_over(karin, draft):
    from netjes.drafting.compose import read_draft

    piece = pieces_of(draft)[0]
    assert "device-in-lesson" in piece.topics
    page = karin.get(reverse("drafting:piece_norms", args=[draft.pk, piece.pk])).content.decode()
    assert "een leerling" in page
    ids = [part.split('"')[0] for part in page.split('name="norm" value="')[1:]]
    deed(karin, draft, "norms", piece, norm=ids)
    draft.refresh_from_db()
    read = read_draft(draft)
    assert read.mistakes == () and {norm.id for norm in read.agreement.norms} == set(ids)
    assert deed(karin, draft, "norms", pieces_of(draft)[0], norm=[]).status_code == 409


def test_a_missing_topic_is_one_tap(karin, draft):
    from netjes.drafting.compose import read_draft
    from netjes.drafting.proposals import missing_topics

    topic = missing_topics(draft)[0]
    answer = deed(karin, draft, "model", topic=topic)
    assert answer.status_code == 200 and topic not in missing_topics(draft)
    draft.refresh_from_db()
    assert read_draft(draft).mistakes == ()
    assert deed(karin, draft, "model", topic=topic).status_code == 409


def test_every_deed_is_in_the_log_without_words_of_the_text(karin, draft):
    write(karin, draft, pieces_of(draft)[0], text="Geheim woord.")
    row = LogRow.objects.for_school(draft.school_id).order_by("number").last()
    assert row.act == "drafting.draft.text" and "Geheim" not in row.detail


PAGES = ("overview", "confirm", "source")


def test_only_who_writes_gets_in(client, client_of, people, draft):
    piece = pieces_of(draft)[0]
    urls = [reverse(f"drafting:{name}", args=[draft.pk]) for name in PAGES]
    urls += [reverse(f"drafting:piece_{name}", args=[draft.pk, piece.pk]) for name in ("text", "split", "norms")]
    urls += [reverse("drafting:index"), reverse("drafting:new")]
    for url in urls:
        assert client.get(url).status_code == 302
        for person in (people.noor, people.karima, people.bos):
            assert client_of(person).get(url).status_code == 404, (url, person)
        assert client_of(people.visser).get(url).status_code == 200, url
    council = client_of(people.smit)
    assert council.get(reverse("drafting:index")).status_code == 200
    assert all(council.get(url).status_code == 404 for url in urls if url != reverse("drafting:index"))
    for name in ("confirm", "travel", "discard"):
        assert council.post(reverse(f"drafting:{name}", args=[draft.pk])).status_code == 404


def test_a_draft_of_another_school_is_not_there(karin, school, other_school):
    theirs = take_in(actor=system("tests"), school=other_school, name="r.txt", content=HOUSE_RULES.encode())[0]
    school.host = "testserver"
    school.save()
    assert karin.get(reverse("drafting:index")).status_code == 200
    for name in PAGES:
        assert karin.get(reverse(f"drafting:{name}", args=[theirs.pk])).status_code == 404
    for name in ("confirm", "travel", "discard"):
        assert karin.post(reverse(f"drafting:{name}", args=[theirs.pk])).status_code == 404


def test_a_draft_laid_aside_can_be_taken_up_again(karin, draft):
    karin.post(reverse("drafting:discard", args=[draft.pk]))
    page = karin.get(reverse("drafting:index")).content.decode()
    assert "is weggelegd" in page
    karin.post(reverse("drafting:discard", args=[draft.pk]), {"do": "back"})
    draft.refresh_from_db()
    assert draft.state == "editing"
