"""What ships keeps its word: the model agreements read, answer as their worked situations say, and stay kind."""

import itertools
import json
import re
import tomllib
from functools import cache
from typing import Any

import pytest

from netjes.norms.errors import RequestError
from netjes.norms.library import MODELS, model, shipped_words, situations, text_of, with_additions
from netjes.norms.norm import Agreement, Article, Effect
from netjes.norms.notation import read, write
from netjes.norms.table import Rulebook
from netjes.norms.verdict import Cause, Ruling, Verdict

TOPICS = {
    "scope", "respect", "own-responsibility", "know-your-settings", "good-name", "help-each-other", "device-in-lesson",
    "privacy-of-others", "harmful-sites", "hacking", "confidential-media", "passwords", "false-sender", "harassment",
    "report-it", "network-quality", "staff-pupil-contact", "measures", "share-knowledge", "doubt",
    "personal-or-school", "confidential", "no-dispute", "representative", "safe-climate", "measures-published",
    "class-chat", "ai-images", "laptop", "recording-in-lesson", "wearables", "availability-hours", "phone-storage",
    "phone-taken", "exemption", "parent-contact", "monitoring", "school-accounts",
}  # fmt: skip
ICONS = {
    "phone", "phone-off", "camera", "image", "chat", "globe", "network", "person", "people", "music", "flask", "pencil",
    "eye", "lock", "notice", "help", "letter", "book", "clock", "talk", "copy", "search", "shield", "lesson", "inbox",
    "history", "folder",
}  # fmt: skip
NUMBERS = {
    "leerlingen": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "9a", "9b", "9c", "9d", "9e", "10", "11", "12"],
    "medewerkers": [str(n) for n in range(1, 15)],
}
SLICE_OF_POSTING, SLICE = 18, 13  # hard bounds; past them people get more questions than they will answer
HARMLESS_QUESTIONS = 7
# Easy words (A2): few and whole sentences, short on average, and nothing that only a lawyer says.
PLAIN_WORDS, PLAIN_SENTENCES, SENTENCE, TALK_WORDS = 85, (2, 6), 15, 22
HARD_WORDS = {
    "bevoegd", "conform", "desgewenst", "echter", "eveneens", "gegevensdrager", "ingevolge", "inzake", "mits",
    "overeenkomstig", "overtreding", "persoonsgegevens", "publiceren", "raadplegen", "tevens", "uitdrukkelijk",
    "verspreiden", "voorafgaand", "voorts",
}  # fmt: skip

# What a person may always say, somewhere: never "mag niet", unless what they say is itself dangerous.
VOICE = (
    "mening geven", "kritiek geven", "satire maken", "protesteren", "klacht indienen", "vakbondswerk doen",
    "misstand melden", "melden", "anoniem melden", "hulp vragen", "schuilnaam gebruiken",
)  # fmt: skip
SERIOUS = {"ernstige inhoud", "privégegevens"}
SPOKEN = "mening"
SPOKEN_ACTS = ("bericht plaatsen", "reageren", "doorsturen", "herplaatsen", "AI-beeld plaatsen", "nepbericht versturen")


@cache
def rulebook(name: str) -> Rulebook:
    return Rulebook(model(name))


def bearing(name: str) -> list[tuple[str, str]]:
    """Every role and act that some norm of the model decides about."""
    agreement = model(name)
    return [(role, act) for role in agreement.roles for act in agreement.vocabulary.acts
            if rulebook(name).slice(role, act).norms]  # fmt: skip


def answers(
    name: str, role: str, act: str, known: dict[str, bool] | None = None
) -> list[tuple[dict[str, bool], Verdict]]:
    """The verdict in every possible situation of a slice, all facts known."""
    rules, given = rulebook(name), known or {}
    open_facts = [f for f in rules.slice(role, act).facts if f not in given]
    found = []
    for values in itertools.product((True, False), repeat=len(open_facts)):
        facts = given | dict(zip(open_facts, values, strict=True))
        try:
            found.append((facts, rules.decide(role, act, facts)))
        except RequestError:  # a situation that `samenhang` rules out
            continue
    return found


def article_cases() -> list[Any]:
    return [pytest.param(name, article, id=f"{name} {article.number}")
            for name in MODELS for article in model(name).articles]  # fmt: skip


def worked_cases() -> list[Any]:
    return [pytest.param(name, worked, id=f"{name} {worked['article']}: {worked['story'][:50]}")
            for name in MODELS for worked in situations(name)]  # fmt: skip


# The agreements


@pytest.mark.parametrize("name", MODELS)
def test_the_model_reads_and_prints_back_to_the_letter(name: str) -> None:
    assert write(model(name)) == text_of(f"{name}.md")


@pytest.mark.parametrize("name", [n for n in MODELS if n in NUMBERS])
def test_the_model_has_the_articles_of_the_text_it_implements(name: str) -> None:
    assert [article.number for article in model(name).articles] == NUMBERS[name]


@pytest.mark.parametrize(("name", "article"), article_cases())
def test_an_article_has_its_summary_its_reason_and_its_norms(name: str, article: Article) -> None:
    assert article.title
    assert article.prose.startswith("> In het kort: ")
    assert "\n> Waarom: " in article.prose
    assert article.norms
    assert name not in NUMBERS or any(not norm.is_duty for norm in article.norms), "it gives no verdict"


def quoted(article: Article, phrase: str) -> str:
    """The one line of an article that opens with a set phrase."""
    (line,) = [line for line in article.prose.splitlines() if line.startswith(f"> {phrase}")]
    return line.removeprefix(f"> {phrase}").strip()


@pytest.mark.parametrize(("name", "article"), article_cases())
def test_an_article_is_also_told_in_easy_words(name: str, article: Article) -> None:
    plain = quoted(article, "In gewone woorden:")
    sentences, words = re.split(r"(?<=[.?])\s+", plain), plain.split()
    least, most = PLAIN_SENTENCES
    assert plain[0].isupper() and plain.endswith(".")
    assert least <= len(sentences) <= most
    assert len(words) <= PLAIN_WORDS
    assert len(words) / len(sentences) <= SENTENCE
    assert HARD_WORDS.isdisjoint(re.findall(r"\w+", plain.casefold()))
    assert not re.search(r"[;:()]", plain), "an easy sentence needs no such sign"


@pytest.mark.parametrize(("name", "article"), article_cases())
def test_easy_words_speak_to_the_reader_and_to_nobody_else(name: str, article: Article) -> None:
    """Parents are u, all others je."""
    said = set(re.findall(r"\w+", f"{quoted(article, 'In gewone woorden:')} {quoted(article, 'Om over te praten:')}"))
    said = {word.casefold() for word in said}
    assert said.isdisjoint({"je", "jij", "jou", "jouw"} if name == "ouders" else {"u", "uw"})


@pytest.mark.parametrize(("name", "article"), article_cases())
def test_an_article_has_one_open_question_to_talk_about(name: str, article: Article) -> None:
    """Open: it asks how, what, when or why, so nobody can be done with it by saying yes."""
    question = quoted(article, "Om over te praten:")
    assert question.endswith("?") and question.count("?") == 1
    assert len(question.split()) <= TALK_WORDS
    opening = question.casefold().split()
    open_words = {"hoe", "wat", "wanneer", "waarom", "waar", "welke", "wie"}
    assert open_words & set(opening[:2]), question


@pytest.mark.parametrize("name", MODELS)
def test_no_two_articles_ask_the_same_question(name: str) -> None:
    asked = [quoted(article, "Om over te praten:") for article in model(name).articles]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize(("name", "article"), article_cases())
def test_a_norm_says_whom_to_ask_and_is_named_after_its_article(name: str, article: Article) -> None:
    for norm in article.norms:
        assert norm.id.startswith(f"{article.number}-"), norm.id


@pytest.mark.parametrize("name", MODELS)
def test_no_two_norms_contradict_each_other(name: str) -> None:
    """Where a permission meets a prohibition, `gaat voor` says which of the two wins."""
    agreement = model(name)
    for role, act in bearing(name):
        if any(norm.effect is Effect.ALLOWS for norm in rulebook(name).slice(role, act).norms):
            causes = {verdict.cause for _, verdict in answers(name, role, act)}
            assert Cause.CONFLICT not in causes, f"{agreement.title}: {role}, {act}"


# The worked situations


@pytest.mark.parametrize(("name", "worked"), worked_cases())
def test_a_worked_situation_is_answered_as_it_says(name: str, worked: dict[str, Any]) -> None:
    agreement, expected = model(name), worked["expect"]
    assert agreement.article(worked["article"]), "a situation stands under an article that exists"
    assert {"verdict", "cause"} <= set(expected)
    verdict = rulebook(name).decide(worked["role"], worked["act"], worked["facts"])
    got = {
        "verdict": verdict.verdict.value,
        "cause": verdict.cause.value,
        "articles": list(verdict.articles),
        "norms": list(verdict.norms),
        "missing": [missing.fact for missing in verdict.missing],
        "ask_whom": list(verdict.ask_whom),
        "also_do": [duty.act for duty in verdict.also_do],
        "exceptions": list(verdict.exceptions),
    }
    assert {key: got[key] for key in expected} == expected


@pytest.mark.parametrize(("name", "worked"), worked_cases())
def test_a_worked_situation_uses_only_what_matters(name: str, worked: dict[str, Any]) -> None:
    """A fact that no norm of this act asks for would teach the reader something that is not so."""
    found = rulebook(name).slice(worked["role"], worked["act"])
    assert set(worked["facts"]) <= set(found.facts) | {f for norm in found.duties for f in norm.facts}


@pytest.mark.parametrize(("name", "article"), article_cases())
def test_an_article_is_explained_by_situations(name: str, article: Article) -> None:
    """At least three, with every verdict that can occur under it, and one in which something is unknown."""
    mine = [s["expect"] for s in situations(name) if s["article"] == article.number]
    assert len(mine) >= 3
    shown = {(e["verdict"], e["cause"]) for e in mine}
    assert possible(name, article) <= {verdict for verdict, cause in shown if cause != "missing_fact"}
    if any(norm.facts for norm in article.norms if not norm.is_duty):
        assert ("ask", "missing_fact") in shown


def possible(name: str, article: Article) -> set[str]:
    """The verdicts that the article's own norms bring about, and "allowed" where they leave room."""
    effects = {Effect.FORBIDS: "not_allowed", Effect.CONSULTS: "ask", Effect.ALLOWS: "allowed"}
    found = {effects[norm.effect] for norm in article.norms if not norm.is_duty}
    acts = {(role, act) for norm in article.norms if not norm.is_duty for role in norm.roles for act in norm.acts
            if role in model(name).roles}  # fmt: skip
    if any(v.verdict is Ruling.ALLOWED for role, act in acts for _, v in answers(name, role, act)):
        found.add("allowed")
    return found


@pytest.mark.parametrize("name", MODELS)
def test_situations_are_plain_stories(name: str) -> None:
    stories = [s["story"] for s in situations(name)]
    assert len(set(stories)) == len(stories)
    for story in stories:
        assert story.endswith((".", "?")) and "!" not in story, story


# The word list


def test_every_act_reads_in_a_sentence() -> None:
    for act in shipped_words().acts.values():
        assert act.phrase, act.name
        assert not act.phrase.endswith((".", "?")), act.phrase
        assert act.phrase[0] == "{" or act.phrase[0].islower() or act.phrase.split()[0].isupper(), act.phrase
        assert act.icon in ICONS, f"{act.name}: {act.icon}"
        assert all(role in shipped_words().roles and 1 <= rank <= 8 for role, rank in act.asked), act.name


@pytest.mark.parametrize("role", ["leerling", "medewerker", "ouder"])
def test_what_a_role_asks_most_is_ranked_once_and_said_something_about(role: str) -> None:
    ranks = {act.name: rank for act in shipped_words().acts.values() if (rank := act.rank(role))}
    assert sorted(ranks.values()) == list(range(1, len(ranks) + 1))
    binding = [rulebook(name) for name in MODELS if role in model(name).roles]
    for act in ranks:
        assert any(found.norms or found.duties for rules in binding if (found := rules.slice(role, act))), act


def test_every_fact_reads_in_a_sentence_and_asks_one_short_question() -> None:
    for fact in shipped_words().facts.values():
        assert fact.phrase and not fact.phrase.endswith("."), fact.name
        assert fact.question.endswith("?"), fact.name
        assert len(fact.question.split()) <= 16, fact.question
        assert not fact.answer_yes or fact.answer_yes.startswith("Ja"), fact.name
        assert not fact.answer_no or fact.answer_no.startswith("Nee"), fact.name


def test_every_person_can_be_spoken_of() -> None:
    for person in shipped_words().persons.values():
        assert person.phrase, person.name


def test_a_word_that_people_type_leads_to_one_act() -> None:
    words = shipped_words()
    typed = [word.casefold() for act in words.acts.values() for word in act.synonyms]
    names = [name.casefold() for name in words.acts]
    assert sorted(w for w in set(typed) if typed.count(w) > 1) == []
    assert sorted(set(typed) & set(names)) == []


@pytest.mark.parametrize(
    ("typed", "act"),
    [("Appen", "bericht sturen"), ("story", "story plaatsen"), ("retweeten", "herplaatsen"),
     ("filmen in de les", "foto of filmpje maken"), ("meme", "satire maken"),
     ("nepaccount", "zich voordoen als een ander"), ("Snap Map", "locatie delen"),
     ("wifi", "netwerk van school gebruiken")],
)  # fmt: skip
def test_acts_are_found_by_the_words_of_pupils(typed: str, act: str) -> None:
    assert shipped_words().find_act(typed) == act


def test_every_fact_is_used() -> None:
    used = {fact for name in MODELS for norm in model(name).norms for fact in norm.facts}
    assert set(shipped_words().facts) - used == set()


# How many questions people get


@pytest.mark.parametrize("name", MODELS)
def test_slices_stay_small(name: str) -> None:
    words = shipped_words()
    for role, act in bearing(name):
        bound = SLICE_OF_POSTING if "plaatsen" in words.ancestors(act) else SLICE
        assert len(rulebook(name).slice(role, act).facts) <= bound, (role, act)


def harmless(act: str, answer: dict[str, bool]) -> tuple[list[str], Verdict]:
    """The questions a pupil gets, one after the other, whose plan hurts nobody."""
    known: dict[str, bool] = {}
    while missing := rulebook("leerlingen").decide("leerling", act, known).missing:
        known[missing[0].fact] = answer.get(missing[0].fact, False)
    return list(known), rulebook("leerlingen").decide("leerling", act, known)


KIND = {"toestemming van die ander": True, "op school": True, "weet hoe de app werkt": True,
        "instellingen nagekeken": True, "om iets te weten te komen": True, "later ook goed": True}  # fmt: skip


@pytest.mark.parametrize("act", [act for role, act in bearing("leerlingen") if role == "leerling"])
def test_a_harmless_plan_takes_few_questions_and_accuses_nobody(act: str) -> None:
    questions, _ = harmless(act, KIND)
    assert len(questions) <= HARMLESS_QUESTIONS
    assert "ernstige inhoud" not in questions


def test_a_photo_is_asked_about_in_a_natural_order() -> None:
    questions, verdict = harmless("foto plaatsen", KIND | {"op school": False})
    assert questions == ["over een ander", "iemand kan er last van krijgen", "raakt de goede naam", "op school"]
    assert verdict.verdict is Ruling.ALLOWED


def test_a_photo_of_friends_who_agree_takes_five_questions() -> None:
    questions, verdict = harmless("foto plaatsen", KIND | {"over een ander": True})
    asked = [
        "over een ander",
        "toestemming van die ander",
        "iemand kan er last van krijgen",
        "raakt de goede naam",
        "les",
    ]
    assert questions == asked
    assert verdict.verdict is Ruling.ALLOWED


def test_a_phone_is_asked_about_in_a_natural_order() -> None:
    questions, verdict = harmless("telefoon gebruiken", {"les": True, "toestemming leraar": True})
    assert questions == ["les", "toestemming leraar", "toetsmoment"]
    assert verdict.verdict is Ruling.ALLOWED


# Care: what the agreements never say


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("act", VOICE)
def test_speaking_up_is_never_forbidden(name: str, act: str) -> None:
    """Criticism, satire, protest, a complaint, union work, whistle-blowing, a safe nickname, a report."""
    for role in model(name).roles:
        if act not in shipped_words().acts or not rulebook(name).slice(role, act).norms:
            continue
        for facts, verdict in answers(name, role, act):
            if not any(facts.get(fact) for fact in SERIOUS):
                assert verdict.verdict is not Ruling.NOT_ALLOWED, (role, act, facts)


@pytest.mark.parametrize("act", SPOKEN_ACTS)
def test_an_opinion_about_somebody_is_never_forbidden_for_what_it_says(act: str) -> None:
    for facts, verdict in answers("leerlingen", "leerling", act, {SPOKEN: True, "les": False}):
        if not any(facts.get(fact) for fact in SERIOUS):
            assert verdict.verdict is not Ruling.NOT_ALLOWED, facts


@pytest.mark.parametrize("act", ["melden", "anoniem melden", "hulp vragen", "klacht indienen", "misstand melden"])
def test_reporting_and_asking_for_help_need_no_answers_first(act: str) -> None:
    assert rulebook("leerlingen").decide("leerling", act, {}).verdict is Ruling.ALLOWED


@pytest.mark.parametrize(
    "act", ["iemand pesten", "iemand bedreigen", "iemand stalken", "haat verspreiden", "hacken",
            "naaktbeeld van een ander delen", "netwerk hacken"],
)  # fmt: skip
def test_no_exception_lifts_a_serious_act(act: str) -> None:
    assert {v.verdict for _, v in answers("leerlingen", "leerling", act)} == {Ruling.NOT_ALLOWED}


@pytest.mark.parametrize(
    "act", ["iemand lastigvallen", "flamen", "zich voordoen als een ander", "schadelijk materiaal verspreiden",
            "bloot beeld van jezelf sturen", "wegkijken"],
)  # fmt: skip
def test_a_green_answer_is_never_given_where_somebody_may_be_hurt(act: str) -> None:
    """Article 9 speaks of school; at home the answer is to talk, not a promise that it is all right."""
    assert Ruling.ALLOWED not in {v.verdict for _, v in answers("leerlingen", "leerling", act)}


def test_the_own_no_of_the_one_pictured_settles_it() -> None:
    known = {"over een ander": True, "toestemming van die ander": False}
    for facts, verdict in answers("leerlingen", "leerling", "foto plaatsen", known):
        assert verdict.verdict is Ruling.NOT_ALLOWED, facts


@pytest.mark.parametrize("act", ["gamen in de pauze", "muziek luisteren in de pauze", "app installeren thuis"])
def test_some_things_are_left_to_people(act: str) -> None:
    verdict = rulebook("leerlingen").decide("leerling", act, {})
    assert (verdict.verdict, verdict.cause) == (Ruling.ALLOWED, Cause.UNREGULATED)


# The topics


def topics() -> dict[str, Any]:
    return tomllib.loads(text_of("onderwerpen.toml"))


def test_every_topic_has_a_title_and_a_place() -> None:
    found = topics()
    table = found.get("onderwerpen", found)
    assert set(table) == TOPICS
    for topic, places in table.items():
        assert any(isinstance(value, str) and value for value in places.values()), topic
        numbers = [(name, number) for name in MODELS for number in places.get(name, [])]
        assert numbers or len(MODELS) < len(MODELS), topic
        for name, number in numbers:
            assert model(name).article(number), f"{topic}: {name} {number}"


def every_text() -> str:
    shipped = [f"{n}.md" for n in MODELS] + [f"{n}.situaties.jsonl" for n in MODELS]
    return "\n".join(text_of(name) for name in [*shipped, "woordenlijst.md"])


def test_the_texts_speak_calmly() -> None:
    assert "!" not in every_text()
    words = {w.casefold() for w in re.findall(r"\w+", every_text())}
    assert words.isdisjoint({"reglement", "sanctie", "teneinde", "dienen", "derhalve", "desbetreffende"} - typed())


def typed() -> set[str]:
    """Words that only stand there because people type them."""
    return {w.casefold() for act in shipped_words().acts.values() for s in act.synonyms for w in s.split()}


@pytest.mark.parametrize("name", MODELS)
def test_each_line_of_situations_is_one_object(name: str) -> None:
    for line in text_of(f"{name}.situaties.jsonl").splitlines():
        assert set(json.loads(line)) == {"article", "story", "role", "act", "facts", "expect"}


def test_the_agreements_share_one_word_list() -> None:
    agreements: list[Agreement] = [model(name) for name in MODELS]
    assert not any(agreement.has_own_words for agreement in agreements)


def test_a_model_with_additions_is_one_agreement() -> None:
    text, told = with_additions("leerlingen", ("A1", "A9"))
    found = read(text)
    numbers = [article.number for article in found.articles]
    assert numbers[-2:] == ["A1", "A9"]
    assert len(numbers) == len(model("leerlingen").articles) + 2
    assert any('"article": "A1"' in line for line in told.splitlines())


def test_a_model_without_additions_is_the_model() -> None:
    text, _ = with_additions("ouders", ())
    assert text == text_of("ouders.md")


def test_glasses_that_somebody_needs_to_see_are_talked_about_also_where_the_model_forbids_phones() -> None:
    text, _ = with_additions("leerlingen", ("A5",))
    facts = {"les": True, "toetsmoment": True, "bril op sterkte": True, "vrijstelling": False}
    answer = Rulebook(read(text)).decide("leerling", "slimme bril gebruiken", facts)
    assert (answer.verdict, answer.ask_whom) == (Ruling.ASK, ("mentor",))
