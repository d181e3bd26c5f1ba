"""Writing an article: its norms as a form, its words, trying it out, and the notation."""

import re

import pytest
from django.urls import reverse

from netjes.agreements.models import Audience
from netjes.drafting.actions.history import last_step, undo
from netjes.drafting.article_text import Words, blocks_of, taken_apart, with_words
from netjes.drafting.compose import articles_of, notation_of, read_draft
from netjes.drafting.models import Draft, Piece
from netjes.drafting.norm_forms import form_of, rows_of
from netjes.drafting.tests.drafts import ACTOR, draft_of_model
from netjes.norms.library import MODELS, model
from netjes.norms.norm import And, Is, Not, Or

ROLES_OF_EDITORS = ("terpstra", "oosthoek", "visser")


@pytest.fixture
def draft(agreed, people) -> Draft:
    return draft_of_model(agreed)


def piece(draft: Draft, number: str) -> Piece:
    return Piece.objects.for_school(draft.school).get(draft=draft, number=number)


def url(name: str, draft: Draft, number: str, *more: str) -> str:
    return reverse(f"drafting:{name}", args=[draft.pk, piece(draft, number).pk, *more])


def norm_of(draft: Draft, norm_id: str):
    agreement = read_draft(draft).agreement
    return next((n for n in agreement.norms if n.id == norm_id), None)


def form(**changes):
    return {
        "effect": "verbiedt", "acts": ["gamen in de les"], "roles": ["leerling"], "when_fact": ["les"],
        "when_is": ["wel"], "when_joint": "en", "unless_joint": "en", "ask": "leraar", "revision": "1",
    } | changes  # fmt: skip


def test_it_works(draft, people, client_of):
    """A norm through the form, the same text around it, and the answer of the draft with it."""
    client = client_of(people.oosthoek)
    before = piece(draft, "9")
    sent = client.post(url("norm_new", draft, "9"), form(unless_fact=["toestemming leraar"], unless_is=["wel"]))
    assert sent.status_code == 302, sent.content.decode()
    after = piece(draft, "9")
    assert after.text.startswith(before.text.rstrip())
    assert after.revision == before.revision + 1
    norm = norm_of(draft, "9-gamen-in-de-les")
    assert norm.when == Is("les") and norm.unless == Is("toestemming leraar") and norm.ask == "leraar"
    page = client.get(url("article", draft, "9")).content.decode()
    assert "Gamen in de les" in page and "tenzij" in page and 'class="slot"' in page


def test_the_page_shows_text_norms_and_what_it_answers(draft, people, client_of):
    page = client_of(people.visser).get(url("article", draft, "2")).content.decode()
    assert "Zo staat het er" in page and "Zo begrijpt het programma het" in page and "Probeer het uit" in page
    assert '<sup><span class="vh">norm </span>a</sup>' in page
    assert "In 0 van" in page and "style=" not in page and "<script>" not in page


def test_a_norm_can_be_changed_and_undone_and_the_rest_stays_to_the_letter(draft, people, client_of):
    before = notation_of(draft)
    old = norm_of(draft, "2-grens")
    client = client_of(people.oosthoek)
    shown = client.get(url("norm", draft, "2", "2-grens")).content.decode()
    assert 'value="plaatsen"' in shown and "iemand kan er last van krijgen" in shown
    changed = form(effect="vraagt overleg bij", acts=list(old.acts), when_fact=["ernstige inhoud"], ask="mentor")
    assert client.post(url("norm", draft, "2", "2-grens"), changed).status_code == 302
    block = next(b for b in blocks_of(piece(draft, "2").text) if b.startswith("```norm 2-grens"))
    assert notation_of(draft).replace(block, "") == re.sub(r"```norm 2-grens\n.*?```\n", "", before, flags=re.DOTALL)
    undo(actor=ACTOR, draft=draft, step=last_step(draft).pk)
    assert notation_of(draft) == before


@pytest.mark.parametrize(
    ("changes", "place", "sentence"),
    [
        ({"acts": ["vliegen"]}, "Wat gaat het over", "staat niet in de woordenlijst"),
        ({"acts": []}, "Wat gaat het over", "staat niets"),
        ({"when_fact": ["lees"]}, "Als …", "Bedoelt u"),
        ({"roles": []}, "Voor wie", "staat niets"),
        ({"effect": "vraagt overleg bij", "ask": ""}, "", "zegt niet bij wie"),
        ({"at": ["plaatsen"]}, "hoort deze plicht", "hoort alleen bij"),
        ({"beats": ["9-bestaat-niet"]}, "", "bestaat niet"),
        ({"ask": "koning"}, "Bij wie vraag je het", "staat niet in de woordenlijst"),
    ],
)
def test_what_the_engine_does_not_take_stands_at_its_field_and_nothing_is_lost(
    draft, people, client_of, changes, place, sentence
):
    before = notation_of(draft)
    sent = client_of(people.oosthoek).post(url("norm_new", draft, "9"), form(note="een raad", **changes))
    page = sent.content.decode()
    assert sent.status_code == 400 and sentence in page and place in page
    assert 'value="een raad"' in page and notation_of(draft) == before


def test_more_rows_keep_what_was_typed_and_save_nothing(draft, people, client_of):
    before = notation_of(draft)
    page = client_of(people.oosthoek).post(url("norm_new", draft, "9"), form(more="1")).content.decode()
    assert page.count('name="when_fact"') == 6 and 'value="gamen in de les"' in page
    assert notation_of(draft) == before


def test_a_word_without_a_form_for_in_a_sentence_cannot_be_used(draft, people, client_of):
    draft.words = re.sub(
        r"(?m)^\| gamen in de les \|.*$", "| gamen in de les | telefoon gebruiken | | | | |", draft.words
    )
    draft.save()
    page = client_of(people.oosthoek).post(url("norm_new", draft, "9"), form()).content.decode()
    assert "heeft nog geen vorm voor in een zin" in page


def test_a_nested_condition_is_kept_and_shown_as_it_is_written(draft, people, client_of):
    nested = And((Is("les"), Or((Is("op school"), Not(Is("over een ander"))))))
    assert rows_of(nested).fixed == "les en (op school of niet over een ander)"
    sent = client_of(people.oosthoek).post(
        url("norm_new", draft, "9"), form(when_fact=[], when_fixed=rows_of(nested).fixed)
    )
    assert sent.status_code == 302 and norm_of(draft, "9-gamen-in-de-les").when == nested


@pytest.mark.parametrize("name", MODELS)
def test_every_norm_of_the_models_survives_the_form(name):
    for norm in model(name).norms:
        form = form_of(norm)
        if norm.when and not form.when.fixed:
            assert form.when.text
        block, where = form.block(norm.id)
        assert len(block.splitlines()) == len(where) + 2


def test_a_norm_that_another_goes_before_cannot_be_taken_away(draft, people, client_of):
    client = client_of(people.oosthoek)
    client.post(url("norm_new", draft, "9"), form(beats=["2-grens"]))
    sent = client.post(url("norm_remove", draft, "2", "2-grens"), {"revision": "1"})
    assert sent.status_code == 400 and "bestaat niet" in sent.content.decode()
    assert client.post(url("norm_remove", draft, "9", "9-gamen-in-de-les"), {"revision": "2"}).status_code == 302
    assert norm_of(draft, "9-gamen-in-de-les") is None


def test_who_comes_second_is_told_and_loses_nothing(draft, people, client_of):
    first, second = client_of(people.oosthoek), client_of(people.terpstra)
    words = {"title": "Respect", "prose": "Je doet gewoon.", "summary": "kort", "revision": "1"}
    assert first.post(url("article_text", draft, "2"), words).status_code == 302
    sent = second.post(url("article_text", draft, "2"), words | {"prose": "Mijn eigen zin."})
    assert sent.status_code == 400 and "Mijn eigen zin." in sent.content.decode()
    assert "Je doet gewoon." in piece(draft, "2").text
    assert second.post(url("norm_new", draft, "2"), form()).status_code == 400


def test_words_change_and_norm_blocks_stay_to_the_letter(draft, people, client_of):
    before = piece(draft, "2")
    words = {"title": "Netjes", "prose": "Je doet gewoon.\r\n\r\n- een\r\n- twee", "summary": "doe gewoon.",
             "reason": "", "plain": "Doe gewoon.", "talk": "", "revision": "1"}  # fmt: skip
    assert client_of(people.oosthoek).post(url("article_text", draft, "2"), words).status_code == 302
    after = piece(draft, "2")
    assert blocks_of(after.text) == blocks_of(before.text) and after.title == "Netjes"
    assert taken_apart(after.text) == Words("Je doet gewoon.\n\n- een\n- twee", "doe gewoon.", "", "Doe gewoon.", "")
    assert "Waarom:" not in after.text and read_draft(draft).mistakes == ()


def test_an_untouched_article_stays_to_the_letter():
    for name in MODELS:
        for article in model(name).articles:
            assert with_words(article.prose, taken_apart(article.prose)) == article.prose


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "## Artikel 99. Nieuw", "---\ntitel: x", "{{ 7 }} {% now %}"]
)
def test_script_and_marks_in_the_words_do_no_harm(draft, people, client_of, text):
    client = client_of(people.oosthoek)
    count = len(articles_of(draft))
    words = {"title": text.split("\n")[0], "prose": text, "summary": text, "revision": "1"}
    assert client.post(url("article_text", draft, "2"), words).status_code in (302, 400)
    page = client.get(url("article", draft, "2")).content.decode()
    assert "<script>alert" not in page
    assert read_draft(draft).mistakes == () and len(read_draft(draft).agreement.articles) == count


def test_a_sentence_without_a_norm_can_be_settled(draft, people, client_of):
    client = client_of(people.oosthoek)
    words = {"title": "Slim", "prose": "Een zwembad mag nooit leeg zijn.", "revision": "1"}
    client.post(url("article_text", draft, "9"), words)
    assert "misschien nog geen norm" in client.get(url("article", draft, "9")).content.decode()
    assert client.post(url("article_settle", draft, "9")).status_code == 302
    assert "misschien nog geen norm" not in client.get(url("article", draft, "9")).content.decode()


def test_trying_out_answers_from_the_draft_and_from_what_is_in_force(draft, people, client_of):
    client = client_of(people.oosthoek)
    asked = {"rol": "leerling", "handeling": "gamen in de les", "feit:les": "ja"}
    client.post(
        url("norm_new", draft, "9"), form(when_fact=[], ask="", effect="staat toe", acts=["telefoon gebruiken"])
    )
    page = client.get(url("article", draft, "9"), asked).content.decode()
    assert "In versie 1:" in page and "Kijk wat het antwoord is" in page
    for odd in ({"rol": "koning"}, {"handeling": "vliegen"}, {"feit:les": "misschien"}):
        assert client.get(url("article", draft, "9"), odd).status_code == 200


def test_the_notation_is_read_back_as_it_was(draft, people, client_of):
    client = client_of(people.oosthoek)
    address, before = reverse("drafting:notation", args=[draft.pk]), notation_of(draft)
    page = client.get(address)
    sent = client.post(address, {"notation": before, "seen": page.context["seen"]})
    assert sent.status_code == 302
    draft.refresh_from_db()
    assert notation_of(draft) == before and last_step(draft) is None
    changed = before.replace("## Artikel 2. Respect", "## Artikel 2. Netjes doen")
    seen = client.get(address).context["seen"]
    assert client.post(address, {"notation": changed, "seen": seen}).status_code == 302
    draft.refresh_from_db()
    assert notation_of(draft) == changed and piece(draft, "2").title == "Netjes doen"
    undo(actor=ACTOR, draft=draft, step=last_step(draft).pk)
    assert piece(draft, "2").title == "Respect"
    assert client.get(reverse("drafting:notation_file", args=[draft.pk])).content.decode() == before


def test_a_wrong_notation_saves_nothing_and_names_every_line(draft, people, client_of):
    client = client_of(people.oosthoek)
    address, before = reverse("drafting:notation", args=[draft.pk]), notation_of(draft)
    wrong = before.replace("wie: leerling", "wie: koning", 1).replace("verbiedt:", "verbeidt:", 1)
    sent = client.post(address, {"notation": wrong, "seen": client.get(address).context["seen"]})
    page = sent.content.decode()
    assert sent.status_code == 400 and page.count('<span class="key">regel') >= 2 and "wie: koning" in page
    assert notation_of(draft) == before
    words = before + "\n## Woordenlijst\n\n| feit | vraag | wie weet het |\n|---|---|---|\n"
    assert client.post(address, {"notation": words, "seen": ""}).status_code == 400


def test_the_word_list_is_read_before_it_is_kept(draft, people, client_of):
    client, address = client_of(people.oosthoek), reverse("drafting:words", args=[draft.pk])
    seen = client.get(address).context["seen"]
    broken = draft.words.replace("| les |", "| |", 1)
    sent = client.post(address, {"words": broken, "seen": seen})
    assert sent.status_code == 400 and "regel" in sent.content.decode()
    more = draft.words.replace(
        "| gamen in de les |", "| zwemmen | | | {zijn} baantjes zwemmen | | |\n| gamen in de les |", 1
    )
    assert client.post(address, {"words": more, "seen": seen}).status_code == 302
    assert client.post(address, {"words": more, "seen": seen}).status_code == 400
    assert client.post(url("norm_new", draft, "9"), form(acts=["zwemmen"])).status_code == 302


def test_title_preamble_and_front_can_be_changed(draft, people, client_of):
    client, address = client_of(people.oosthoek), reverse("drafting:head", args=[draft.pk])
    sent = {"title": "Onze afspraken", "preamble": "Welkom.", "otherwise": "overleg", "ask": "mentor",
            "roles": ["leerling"], "revision": str(draft.revision)}  # fmt: skip
    assert client.post(address, sent).status_code == 302
    agreement = read_draft(Draft.objects.for_school(draft.school).get(pk=draft.pk)).agreement
    assert (agreement.title, agreement.preamble, agreement.ask, agreement.roles) == (
        "Onze afspraken", "Welkom.", "mentor", ("leerling",),
    )  # fmt: skip
    assert client.post(address, sent).status_code == 400
    assert client.post(address, sent | {"title": "", "revision": "2"}).status_code == 400


def test_the_review_speaks_in_sentences_and_leads_to_articles(draft, people, client_of):
    client = client_of(people.oosthoek)
    client.post(url("norm_new", draft, "9"), form(effect="staat toe", acts=["iemand pesten"], when_fact=[], ask=""))
    page = client.get(reverse("drafting:review", args=[draft.pk])).content.decode()
    assert "verbiedt wat norm" in page and url("article", draft, "2") in page


@pytest.mark.parametrize("name", ["article", "article_text", "norm_new", "head", "words", "notation", "review"])
def test_a_teacher_a_pupil_and_a_visitor_see_nothing(draft, people, client_of, client, name):
    whole = name in ("head", "words", "notation", "review")
    address = reverse(f"drafting:{name}", args=[draft.pk]) if whole else url(name, draft, "9")
    assert client.get(address).status_code == 302
    for who in (people.ruud, people.noor, people.marieke, people.smit, people.lotte):
        assert client_of(who).get(address).status_code == 404
    for who in ROLES_OF_EDITORS:
        assert client_of(getattr(people, who)).get(address).status_code == 200


def test_an_article_of_another_draft_is_not_here(draft, people, client_of):
    other = draft_of_model(draft.school, "medewerkers", Audience.STAFF)
    address = reverse("drafting:article", args=[draft.pk, piece(other, "1").pk])
    assert client_of(people.oosthoek).get(address).status_code == 404


def test_a_new_act_and_a_new_fact_come_into_the_list_and_can_be_used(draft, people, client_of):
    client, address = client_of(people.oosthoek), reverse("drafting:words", args=[draft.pk])
    act = {"kind": "act", "name": "drone laten vliegen", "phrase": "{zijn} drone laten vliegen", "synonyms": "drone"}
    fact = {"kind": "fact", "name": "buiten", "phrase": "het buiten is", "question": "Is het buiten?",
            "who_knows": "jijzelf"}  # fmt: skip
    for sent in (act, fact):
        assert client.post(address, sent | {"seen": client.get(address).context["seen"]}).status_code == 302
    norm = form(acts=["drone"], when_fact=["buiten"], effect="staat toe", ask="")
    assert client.post(url("norm_new", draft, "9"), norm).status_code == 302
    page = client.get(url("article", draft, "9")).content.decode()
    assert "Zijn drone laten vliegen" in page and "het buiten is" in page
    undo(actor=ACTOR, draft=draft, step=last_step(draft).pk)
    undo(actor=ACTOR, draft=draft, step=last_step(draft).pk)
    assert "| buiten |" not in Draft.objects.for_school(draft.school).get(pk=draft.pk).words


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Geef het woord een naam"),
        ({"phrase": ""}, "hoe het in een zin staat"),
        ({"name": "plaatsen"}, "staat al op regel"),
        ({"parents": "vliegen"}, "valt onder"),
        ({"kind": "x"}, "Kies of je"),
    ],
)
def test_a_word_that_cannot_be_is_refused_and_not_lost(draft, people, client_of, changes, sentence):
    client, address = client_of(people.oosthoek), reverse("drafting:words", args=[draft.pk])
    sent = {"kind": "act", "name": "zweven", "phrase": "zweven", "synonyms": "drijven"} | changes
    refused = client.post(address, sent | {"seen": client.get(address).context["seen"]})
    page = refused.content.decode()
    assert refused.status_code == 400 and sentence in page and ("drijven" in page or sent["kind"] == "x")
