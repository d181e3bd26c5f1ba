"""A whole case by its pages: from taking it up to closing it."""

from datetime import timedelta

from django.urls import reverse

from netjes.cases.actions.measures import begin_measure, decide_measure
from netjes.cases.actions.opening import add_party
from netjes.cases.models import Case, CatalogueEntry, Letter, Measure, Objection
from netjes.cases.papers import fingerprint_of
from netjes.cases.states import CaseState, Gravity, MeasureState, PartyRole, StepKind
from netjes.cases.tests.conftest import ACTOR
from netjes.lib.clock import now, standing_still_at
from netjes.notices.models import Notice
from netjes.printing.tests.reading_a_pdf import read
from netjes.schools.actions import give_role
from netjes.schools.queries import today
from netjes.schools.states import Role


def at(name: str, *args, **query) -> str:
    return reverse(f"cases:{name}", args=args, query=query)


def page(client, name: str, *args, **query) -> str:
    answer = client.get(at(name, *args, **query))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def does(client, name: str, *args, **given):
    answer = client.post(at(name, *args), given)
    assert answer.status_code == 302, answer.content.decode().split('id="fout"')[-1][:600]
    return answer


def the_case(school) -> Case:
    return Case.objects.for_school(school).select_related("school", "handler").get()


def test_it_works(others, agreed, people, client_of):
    """Taken up, talked about, heard, decided by the head, parents spoken with, letters, begun, ended and closed."""
    visser, head = client_of(people.visser), client_of(people.terpstra)
    found = visser.post(at("new"), {"doe": "zoek", "naam": "sam"}).content.decode()
    assert "Haddad, Sami" in found
    does(visser, "new", title="Nepaccount", happened_on=today().isoformat(), place="school_online", over=people.sami.pk)
    case = the_case(agreed)
    does(visser, "weigh", case.pk, articles=["9d"], gravity=2, because="Het ging lang door.")
    assert "Praat eerst met Sami" in page(visser, "case", case.pk)
    does(visser, "step", case.pk, wat="talk", woorden="Over het account.")
    assert "Hoe ging het volgens Sami?" in page(visser, "case", case.pk)
    does(visser, "step", case.pk, wat="heard", woorden="Ik vond het grappig.")
    choosing = page(visser, "case", case.pk)
    assert "Welke maatregel past hierbij?" in choosing and "Het is de eerste keer." in choosing
    entry = CatalogueEntry.objects.for_school(agreed).get(code="opdracht")
    does(visser, "propose", case.pk, maatregel=entry.pk, artikel="9d", waarom="Het is rechtgezet.", dagen="2")
    measure = Measure.objects.for_school(agreed).get()
    does(visser, "measure", measure.pk, doe="besluit")
    assert "Is het thuis veilig voor Sami?" in page(visser, "case", case.pk)
    does(visser, "step", case.pk, wat="safety_asked")
    does(visser, "step", case.pk, wat="parents_told", woorden="Met beide ouders gebeld.")
    assert "Stuur de brief" in page(visser, "case", case.pk)
    for reader in (people.sami, people.karima, people.youssef):
        made = does(
            visser, "write", case.pk, "measure", aan=reader.pk, doe="maak", gebeurde="Er was een account van een ander."
        )
        letter = Letter.objects.for_school(agreed).get(to=reader)
        assert made.headers["Location"] == at("letter", letter.pk)
        does(visser, "letter", letter.pk, hoe="mail")
    assert "Alles is klaar" in page(visser, "case", case.pk)
    assert "Laat je dit ingaan voor Sami" in page(visser, "begin", measure.pk)
    does(visser, "begin", measure.pk, begin=today().isoformat(), eind=(today() + timedelta(days=1)).isoformat())
    measure.refresh_from_db()
    assert measure.state == MeasureState.RUNNING
    does(visser, "measure", measure.pk, doe="klaar")
    assert "Bezwaar kan tot en met" in page(visser, "case", case.pk)
    refused = visser.post(at("close", case.pk), {"hoe": "measure"})
    assert refused.status_code == 400 and "Bezwaar kan tot en met" in refused.content.decode()
    with standing_still_at(now() + timedelta(weeks=7)):
        does(client_of(people.visser), "close", case.pk, hoe="measure")
        assert "Afgesloten op" in page(client_of(people.terpstra), "case", case.pk)
    assert the_case(agreed).state == CaseState.CLOSED
    assert head.get(at("case", case.pk)).status_code == 200


def decided(hand, people, code: str = "opdracht", days: int = 2) -> tuple[object, Measure]:
    """A measure of Sami that Visser decided, with everything done but the letters."""
    it = hand().weighs(Gravity.SERIOUS).did(StepKind.TALK, StepKind.HEARD)
    measure = decide_measure(actor=ACTOR, by=people.visser, measure=it.proposes(code, days=days))
    it.did(StepKind.SAFETY_ASKED, StepKind.PARENTS_TOLD)
    return it, measure


def sent(visser, case: Case, reader, kind: str = "measure", **given) -> Letter:
    """A letter made and sent by mail."""
    does(visser, "write", case.pk, kind, aan=reader.pk, doe="maak", gebeurde="Er was een account.", **given)
    letter = Letter.objects.for_school(case.school).filter(to=reader).latest("pk")
    does(visser, "letter", letter.pk, hoe="mail")
    return letter


def test_a_closed_gate_says_what_opens_it(hand, people, client_of):
    it = hand()
    shown = page(client_of(people.visser), "case", it.case.pk)
    assert "Praat eerst met Sami" in shown and "Welke maatregel past hierbij?" not in shown
    refused = client_of(people.visser).post(at("propose", it.case.pk), {"maatregel": "1"})
    assert refused.status_code == 400 and "Kies wat hierbij past." in refused.content.decode()


def test_a_letter_says_what_was_decided_with_the_article_and_the_last_day_for_objecting(hand, people, client_of):
    it, _measure = decided(hand, people)
    letter = sent(client_of(people.visser), it.case, people.sami, vanaf="2026-11-30", tot="2026-12-01")
    pdf = read(client_of(people.visser).get(at("letter_pdf", letter.pk)).content)
    for said in ("maandag 30 november 2026", "Artikel 2", "Waarom dit past", "5 januari 2027", "klachtencommissie"):
        assert said in " ".join(pdf.text.split()), said
    assert "Sami" in pdf.text and "Karima" not in pdf.text


def test_to_a_parent_with_u_and_to_a_pupil_with_je(hand, people, client_of):
    it, _measure = decided(hand, people)
    visser = client_of(people.visser)
    to_parent, to_pupil = sent(visser, it.case, people.karima), sent(visser, it.case, people.sami)
    assert "Wat u kunt doen" in dict(to_parent.body["parts"]) and "Wat je kunt doen" in dict(to_pupil.body["parts"])
    said = " ".join(text for _label, text in to_parent.body["parts"])
    assert " je bezwaar" not in said and "uw bezwaar" in said


def test_who_it_is_about_sees_it_from_the_letter_on_and_not_before(hand, people, client_of):
    it, _measure = decided(hand, people)
    sami = client_of(people.sami)
    assert sami.get(at("mine", it.party.pk)).status_code == 404
    assert "Een zaak" not in sami.get("/ik/").content.decode()
    sent(client_of(people.visser), it.case, people.sami)
    shown = page(sami, "mine", it.party.pk)
    assert "Wat er is besloten" in shown and "Maak bezwaar" in shown
    assert "Een zaak: Nepaccount" in sami.get("/ik/").content.decode()
    does(sami, "reply", it.party.pk, woorden="Zo was het niet helemaal.")
    assert "Zo was het niet helemaal." in page(client_of(people.visser), "case", it.case.pk)


def test_what_is_not_shared_and_who_told_it_stay_unseen(hand, people, client_of):
    it, _measure = decided(hand, people)
    add_party(actor=ACTOR, case=it.case, person=people.noor, role=PartyRole.HELPER)
    it.did(StepKind.CALLED, words="Met de moeder van Noor.", shared=False).did(
        StepKind.NOTE, words="Noor vertelde dit."
    )
    sent(client_of(people.visser), it.case, people.sami)
    shown = page(client_of(people.sami), "mine", it.party.pk)
    assert "Noor" not in shown and "Noor" in page(client_of(people.visser), "case", it.case.pk)


def test_home_reads_along_only_when_somebody_decided_that_and_never_what_the_child_told(hand, people, client_of):
    it, _measure = decided(hand, people)
    it.did(StepKind.HEARD, words="Thuis weten ze van niets.")
    karima, visser = client_of(people.karima), client_of(people.visser)
    sent(visser, it.case, people.sami)
    letter = sent(visser, it.case, people.karima)
    assert karima.get(at("mine", it.party.pk)).status_code == 404
    assert "Beste mevrouw Haddad" in page(karima, "my_letter", letter.pk)
    assert client_of(people.youssef).get(at("my_letter", letter.pk)).status_code == 404
    does(visser, "tell", it.case.pk, over=it.party.pk, thuis="ja")
    shown = page(karima, "mine", it.party.pk)
    assert "Thuis weten ze van niets." not in shown and "veilig" not in shown and "u" in shown


def test_an_objection_is_weighed_by_somebody_else(hand, people, others, client_of):
    it, measure = decided(hand, people)
    sent(client_of(people.visser), it.case, people.sami)
    does(client_of(people.sami), "object", it.party.pk, woorden="Anderen kregen niets.")
    visser = client_of(people.visser)
    assert "Er loopt een bezwaar" in page(visser, "case", it.case.pk) or "Alles is klaar" in page(
        visser, "case", it.case.pk
    )
    refused = visser.post(at("give_objection", measure.pk), {"wie": people.visser.pk})
    assert refused.status_code == 400
    does(visser, "give_objection", measure.pk, wie=others.board.pk)
    objection = Objection.objects.for_school(it.case.school).get()
    board = client_of(others.board)
    assert "Anderen kregen niets." in page(board, "objection", objection.pk)
    assert client_of(people.terpstra).get(at("objection", objection.pk)).status_code == 404
    does(board, "objection", objection.pk, besluit="dismissed", waarom="Ieder geval is anders.")
    assert "Ieder geval is anders." in page(client_of(people.sami), "mine", it.party.pk)


def test_an_emergency_shows_for_ever(hand, people, client_of):
    it = hand()
    visser = client_of(people.visser)
    assert "Je naam en je reden blijven" in page(visser, "emergency", it.case.pk, it.party.pk, "talk")
    does(visser, "emergency", it.case.pk, it.party.pk, "talk", waarom="Er is nu gevaar voor een ander.")
    shown = page(visser, "case", it.case.pk)
    assert "in nood" in shown and "Er is nu gevaar voor een ander." in shown
    assert visser.get(at("emergency", it.case.pk, it.party.pk, "measure")).status_code == 404


def test_an_invitation_fits_in_a_calendar(hand, people, client_of):
    it = hand()
    letter = sent(
        client_of(people.visser), it.case, people.sami, "invitation", dag="2026-12-01", tijd="10:00", plek="Kamer 4"
    )
    ics = client_of(people.sami).get(at("my_letter", letter.pk, als="ics"))
    assert ics["Content-Type"].startswith("text/calendar")
    assert b"DTSTART:20261201T090000Z" in ics.content and b"Nepaccount" not in ics.content


def test_a_title_has_no_names(people, others, client_of):
    given = {
        "title": "Nepaccount van Sami",
        "happened_on": today().isoformat(),
        "place": "school",
        "over": people.sami.pk,
    }
    refused = client_of(people.visser).post(at("new"), given)
    assert refused.status_code == 400 and "Zet geen namen in de titel" in refused.content.decode()


def test_the_law_cannot_be_listed_away(people, others, begin, client_of):
    begin(people.sami)
    entry = CatalogueEntry.objects.for_school(people.sami.school).get(code="schorsen")
    given = {"name": "Schorsen", "text": "Niet komen.", "weight": 3, "decided_by": "mentor", "needs_second": "on"}
    head = client_of(people.terpstra)
    refused = head.post(at("entry", entry.pk), given)
    assert refused.status_code == 400 and "beslist de rector" in refused.content.decode()
    longer = head.post(at("entry", entry.pk), given | {"decided_by": "head", "most_days": 9})
    assert longer.status_code == 400 and "hooguit een week" in longer.content.decode()


def test_everybody_reads_what_is_for_them_on_the_list(people, others, client_of):
    pupil, parent = page(client_of(people.sami), "measures"), page(client_of(people.karima), "measures")
    assert "Voor leerlingen" in pupil and "Voor medewerkers" not in pupil and "Voor ouders" not in pupil
    assert "Voor ouders" in parent and "Vertelt uw kind het zelf" in parent
    assert "Voor medewerkers" in page(client_of(people.ruud), "measures")


def test_the_whole_case_goes_on_paper_with_the_fingerprint_of_every_letter(hand, people, client_of):
    it, _measure = decided(hand, people)
    letter = sent(client_of(people.visser), it.case, people.sami)
    pdf = read(client_of(people.visser).get(at("whole", it.case.pk)).content)
    assert fingerprint_of(letter)[:20] in "".join(pdf.text.split())


def test_who_opened_the_case_is_read_at_ik_once_it_was_told(hand, people, client_of):
    it, _measure = decided(hand, people)
    page(client_of(people.terpstra), "case", it.case.pk)
    assert "las de zaak" not in client_of(people.sami).get("/ik/").content.decode()
    sent(client_of(people.visser), it.case, people.sami)
    page(client_of(people.terpstra), "case", it.case.pk)
    assert "las de zaak die over je gaat" in client_of(people.sami).get("/ik/").content.decode()


def test_who_may_decide_hears_that_something_waits_and_not_what(hand, people, client_of):
    it = hand().weighs(Gravity.GRAVE).did(StepKind.HEARD)
    entry = CatalogueEntry.objects.for_school(it.case.school).get(code="schorsen")
    given = {"maatregel": entry.pk, "artikel": "2", "waarom": "Dit past.", "dagen": "2", "uiterste": "ja"}
    does(client_of(people.visser), "propose", it.case.pk, **given)
    notice = Notice.objects.for_school(it.case.school).get(person=people.terpstra, key__startswith="cases.decide")
    assert "Sami" not in notice.subject + notice.text and "schors" not in notice.text.lower()
    assert "Besluit dit" in page(client_of(people.terpstra), "case", it.case.pk)
    assert "Dit beslist een ander" in page(client_of(people.visser), "case", it.case.pk)
    assert "Wat besluit je?" not in client_of(people.visser).get("/vandaag/").content.decode()


def test_who_keeps_the_network_reads_who_and_when_and_not_why(hand, people, others, client_of):
    give_role(actor=ACTOR, person=others.care, role=Role.NETWORK)
    it, measure = decided(hand, people, code="netwerk", days=3)
    visser = client_of(people.visser)
    sent(visser, it.case, people.sami)
    does(visser, "begin", measure.pk, begin=today().isoformat(), eind=today().isoformat())
    network = client_of(others.care)
    shown = page(network, "network")
    assert "Sami Haddad" in shown and "Nepaccount" not in shown
    does(network, "settle_task", measure.network_tasks.first().pk)
    assert "Wat al gedaan is" in page(network, "network")


def test_a_case_without_a_measure_ends_with_a_letter(hand, people, client_of):
    it = hand().did(StepKind.TALK, StepKind.HEARD)
    visser = client_of(people.visser)
    does(visser, "settle", it.case.pk)
    assert "Vertel Sami hoe het is afgelopen" in page(visser, "case", it.case.pk)
    sent(visser, it.case, people.sami, "closing")
    does(visser, "close", it.case.pk, hoe="talked")
    assert "opgelost met een gesprek" in page(visser, "case", it.case.pk)


def test_what_proved_untrue_is_said_so_before_it_closes(hand, people, client_of):
    it, measure = decided(hand, people)
    visser = client_of(people.visser)
    sent(visser, it.case, people.sami)
    does(visser, "measure", measure.pk, doe="trek-in", waarom="Het was een ander.")
    refused = visser.post(at("close", it.case.pk), {"hoe": "unfounded"})
    assert refused.status_code == 400 and "het niet zo was" in refused.content.decode()
    sent(visser, it.case, people.sami, "unfounded")
    does(visser, "close", it.case.pk, hoe="unfounded")


def test_nothing_of_a_case_is_in_what_somebody_asks_of_their_data_before_they_were_told(hand, people, client_of):
    it, _measure = decided(hand, people)
    sami = client_of(people.sami)
    assert "Verteld op" not in sami.get("/ik/alles.html").content.decode()
    sent(client_of(people.visser), it.case, people.sami)
    assert "Verteld op" in sami.get("/ik/alles.html").content.decode()


def test_a_measure_of_tomorrow_has_not_begun(suspended, people, client_of):
    it, measure = suspended
    begin_measure(
        actor=ACTOR, measure=measure, starts_on=today() + timedelta(days=1), ends_on=today() + timedelta(days=3)
    )
    page = client_of(people.visser).get(f"/zaken/{it.case.pk}/").content.decode()
    assert "Deze maatregel begint nog" in page and "</b> begint." in page
    assert "Deze maatregel loopt" not in page and "</b> begon." not in page
