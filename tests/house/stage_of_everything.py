"""A school with one of everything, and the list of addresses: what the tests of access and of isolation share."""

from contextlib import suppress
from datetime import timedelta
from io import BytesIO
from secrets import token_bytes
from uuid import uuid4

from django.db import transaction
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from PIL import Image

from netjes.accounts.actions import ask_adviser, enter_account, set_contact
from netjes.accounts.actions.registering import Choices
from netjes.accounts.models import ProfessionalAccount
from netjes.agreements.actions import add_example, add_source, publish_safety, publish_version, save_translation
from netjes.agreements.models import Agreement, Audience, GoodExample, Source, Version
from netjes.agreements.queries import read_version
from netjes.cases.actions.opening import Happening, open_case
from netjes.cases.actions.telling import make_letter, send_letter, tell_party
from netjes.cases.models import CatalogueEntry, Measure, NetworkTask, Objection
from netjes.cases.queries import concerned_in
from netjes.cases.states import CasePlace, LetterKind, Sending
from netjes.consents.actions import Asked, ask_once, open_purpose
from netjes.consents.models import ChoiceList, Purpose, Question
from netjes.consents.states import PurposeKind, Reach
from netjes.drafting.actions.decisions import open_consultation, say_something
from netjes.drafting.models import Comment, Draft, Piece, Upload
from netjes.drafting.tests.drafts import draft_of_model
from netjes.keyring.actions import add_passkey, ask_recovery, make_key
from netjes.keyring.tests.device import Device
from netjes.lessons.models import ClassApp, Exemption, Regime
from netjes.lib.actors import Actor, system
from netjes.lib.clock import now
from netjes.notices.actions import Message, tell
from netjes.notices.models import Notice
from netjes.phones.models import CustodySlip, Ladder, Sighting
from netjes.photos.models import Photo
from netjes.privacy.actions import ask as ask_privacy
from netjes.privacy.actions import erase_person
from netjes.privacy.states import RequestKind
from netjes.publishing.actions.asking import Asked as AskedInDoubt
from netjes.publishing.actions.asking import ask_in_doubt
from netjes.publishing.actions.drafts import keep_draft
from netjes.publishing.models import Draft as KeptMessage
from netjes.publishing.models import Example, Publication, PublicationPerson, SchoolChannel, TakeDown
from netjes.records.holds import place_hold
from netjes.reports.actions.help_lines import take_over_lines
from netjes.reports.actions.intake import take_in
from netjes.reports.actions.noting import note_call, note_incident
from netjes.reports.bringing import brought_link
from netjes.reports.contents import First
from netjes.reports.routing import Concerned
from netjes.reports.states import CallWith, IncidentKind, IncidentPlace, Route
from netjes.rosters.models import RosterImport
from netjes.rosters.states import RosterKind
from netjes.schools.actions import add_person, give_role, let_stand_in
from netjes.schools.api_tokens import make_token
from netjes.schools.models import ApiToken, Guardianship, Person, Position, School
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.schools.tests.cast import Cast
from netjes.sealing import Keypair, ReceiptKeys
from netjes.signing.actions import open_class_moment, open_round
from netjes.signing.models import Round, Signature
from netjes.signing.queries import standing
from netjes.signing.states import ASKS
from netjes.timetables.models import Holiday, Lesson, LessonGroup, LessonTeacher, NameFor, Timetable

ACTOR = system("tests")
Parts = dict[str, dict[str, object]]


def names() -> set[str]:
    """Every address of the site by its name."""

    def walk(resolver: URLResolver, space: str = ""):
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
            else:
                yield f"{space}{pattern.name}"

    return set(walk(get_resolver()))


def address_of(name: str, parts: Parts) -> str:
    """Where an address is, with the objects of a school in it. A new one without any fails: say in `things_of` what."""
    with suppress(NoReverseMatch):
        return reverse(name)
    return reverse(name, kwargs=parts[max((each for each in parts if name.startswith(each)), key=len)])


def things_of(school: School, people: Cast, mark: str = "") -> Parts:
    """One of everything, about Sami of class 2A; what people wrote carries `mark`.

    Returns the keyword arguments of every address that has some, by the start of its name; a longer start goes first.
    """
    pupils = Agreement.objects.for_school(school).get(audience="leerling")
    version = Version.objects.for_school(school).get(agreement=pupils)
    slug = {"slug": pupils.slug}
    article, labelled = {**slug, "number": "7"}, {**slug, "label": version.label}
    add_source(
        actor=ACTOR,
        agreement=pupils,
        article="7",
        title=f"Bron {mark}",
        url=f"https://bron{mark.lower()}.example/",
        edition="2026",
    )
    add_example(
        actor=ACTOR, agreement=_of_staff(school), article="2", person=people.bos, text=f"Zo ging het goed {mark}."
    )
    publish_safety(
        actor=ACTOR, school=school, who=f"Wie {mark}", how=f"Hoe {mark}", for_pupils=f"a {mark}",
        for_staff=f"b {mark}", for_parents=f"c {mark}",
    )  # fmt: skip
    round_ = open_round(
        actor=ACTOR, version=version, parts=ASKS["leerling"], due_on=today() + timedelta(days=14)
    )  # fmt: skip
    signature = _signature(school, round_, people.sami, "agreed", "")
    question = _signature(school, round_, people.noor, "question", f"Hoe? {mark}")
    moment = open_class_moment(actor=ACTOR, by=people.bos, each=standing(school, round_.pk), group=people.class_2a)
    with transaction.atomic():
        tell(actor=ACTOR, school=school, people=[people.sami], message=Message("test:1", f"Iets {mark}"))
    save_translation(
        actor=ACTOR, source=read_version(version), number="7", language="en", title=f"Phones {mark}",
        text=f"Not in class {mark}.",
    )  # fmt: skip
    publish_version(
        actor=ACTOR, school=school, audience=Audience.PUPILS, text=version.text, words=version.words,
        situations=version.situations, in_force_from=today(), correction=True,
    )  # fmt: skip
    roster = RosterImport.objects.create(
        school=school, name=f"lijst{mark}.csv", kind=RosterKind.LISTING, content=b"naam;klas", sha256="0" * 64,
        day=today(), year="2026-2027", made_by=people.oosthoek, made_at=now(), expires_at=now() + timedelta(hours=1),
    )  # fmt: skip
    draft = draft_of_model(school)
    upload = Upload.objects.create(
        school=school,
        name=f"regels{mark}.txt",
        content=b"x",
        sha256="0" * 64,
        source_text=f"x {mark}",
        uploaded_at=now(),
    )
    Draft.objects.for_school(school).filter(pk=draft.pk).update(
        upload=upload, decision=b"%PDF-1.4", decision_name=f"besluit{mark}.pdf"
    )
    staff_round = open_round(
        actor=ACTOR, parts=ASKS["medewerker"], due_on=today() + timedelta(days=14),
        version=Version.objects.for_school(school).get(agreement__audience="medewerker"),
    )  # fmt: skip
    open_consultation(
        actor=Actor(people.oosthoek.ref, "administrator"),
        draft=draft,
        until=today(),
        people=[people.smit, people.lotte],
    )
    say_something(
        actor=Actor(people.smit.ref, "council"), draft=draft, person=people.smit, capacity="council", text=f"Hm {mark}."
    )  # fmt: skip
    make_token(actor=ACTOR, school=school, name=f"Rooster {mark}", scopes=["verdict"], days=10)
    asked = ask_privacy(
        actor=ACTOR, person=people.sami, about=people.sami, kind=RequestKind.ERASURE, text=f"Dit {mark}."
    )
    gone = add_person(actor=ACTOR, school=school, given_name="Iemand", family_name="Vertrokken")
    erasure = erase_person(actor=ACTOR, person=gone, why="request")
    hold = place_hold(
        actor=ACTOR, school_key=school.pk, about=people.sami.ref, reason="court", until_on=today() + timedelta(days=9)
    )  # fmt: skip
    position = Position.objects.for_school(school).get(person=people.sami)
    stand_in = let_stand_in(
        actor=ACTOR, absent=people.bos, person=people.ruud, starts_on=today() + timedelta(days=90), ends_on=None
    )  # fmt: skip
    bond = Guardianship.objects.for_school(school).get(guardian=people.karima)
    piece = Piece.objects.for_school(school).get(draft=draft, number="7")
    comment = Comment.objects.for_school(school).get(draft=draft)
    slip, sighting, lesson = _phone(school, people, mark)
    canteen = Regime.objects.create(school=school, circumstance="canteen", name=f"kantine {mark}")
    timetable = Timetable.objects.create(school=school, name=f"Agenda {mark}", format="ical", created_at=now())
    NameFor.objects.create(school=school, what="teacher", text=f"bs {mark}", person=people.bos)
    in_draft = {"pk": draft.pk, "piece": piece.pk}
    in_class = {"pk": round_.pk, "group": people.class_2a.pk}
    return {
        "asking:ask": {"slug": "telefoon-gebruiken"},
        "look": {"version": "x"},
        "logo": {"version": "x"},
        "agreements:version_article": {**labelled, "number": "7"},
        "agreements:version": labelled,
        "agreements:versions": slug,
        "agreements:changes": {**slug, "label": "1.1"},
        "agreements:article": article,
        "agreements:translations": article,
        "agreements:remove_translation": {**article, "language": "en"},
        "agreements:sources": article,
        "agreements:source": {"pk": Source.objects.for_school(school).get().pk},
        "agreements:remove_source": {"pk": Source.objects.for_school(school).get().pk},
        "agreements:example": {"slug": "medewerkers", "number": "2"},
        "agreements:withdraw_example": {"pk": GoodExample.objects.for_school(school).get().pk},
        "agreements:agreement": slug,
        "agreements:talk": slug,
        "agreements:paper": slug,
        "agreements:poster": slug,
        "notices:follow": {"pk": Notice.objects.for_school(school).get(key="test:1").pk},
        "signing:answer": {"pk": round_.pk},
        "signing:answer_child": {"pk": round_.pk, "child": people.sami.pk},
        "signing:done": {"pk": signature.pk},
        "signing:receipt": {"pk": signature.pk},
        "signing:receipt_pdf": {"pk": signature.pk},
        "signing:question": {"pk": question.pk},
        "signing:open": {"version": version.pk},
        "signing:chase": {"pk": round_.pk},
        "signing:remind": {"pk": round_.pk},
        "signing:close": {"pk": round_.pk},
        "signing:staff": {"pk": staff_round.pk},
        "signing:paper_staff": {"pk": staff_round.pk, "person": people.ruud.pk},
        "signing:paper": {**in_class, "person": people.sami.pk},
        "signing:paper_child": {**in_class, "person": people.karima.pk, "child": people.sami.pk},
        "signing:group": in_class,
        "signing:class_list": in_class,
        "signing:strips": in_class,
        "signing:letters": in_class,
        "signing:start_moment": in_class,
        "signing:board": {"pk": moment.pk},
        "signing:stop_moment": {"pk": moment.pk},
        "signing:together": {"pk": moment.pk},
        "signing:proof": {"person": people.sami.pk},
        "schools:revoke_token": {"pk": ApiToken.objects.for_school(school).get().pk},
        "schools:group": {"pk": people.class_2a.pk},
        "schools:person": {"pk": people.sami.pk},
        "schools:person_role_ends": {"pk": people.sami.pk, "position": position.pk},
        "schools:person_guardian_ends": {"pk": people.sami.pk, "bond": bond.pk},
        "schools:person_stand_in_ends": {"pk": people.bos.pk, "stand_in": stand_in.pk},
        "rosters:": {"pk": roster.pk},
        "timetables:": {"pk": timetable.pk},
        "privacy:paper": {"slug": "dpia"},
        "privacy:person": {"pk": people.sami.pk},
        "privacy:erase": {"pk": people.sami.pk},
        "privacy:hold": {"pk": people.sami.pk},
        "privacy:child": {"pk": people.sami.pk},
        "privacy:request": {"pk": asked.pk},
        "privacy:asked": {"pk": asked.pk},
        "privacy:lift": {"pk": hold.pk},
        "privacy:erased": {"pk": erasure.pk},
        "open_room": {"code": "api"},
        "close_room": {"code": "signing"},
        "app_icon": {"size": 192, "purpose": "any", "version": "x"},
        "lessons:board": {"pk": lesson.pk},
        "lessons:lesson": {"pk": lesson.pk},
        "lessons:standing": {"pk": lesson.pk},
        "lessons:another": {"pk": lesson.pk},
        "lessons:exempt": {"pk": people.sami.pk},
        "lessons:end_exemption": {"pk": _exemption(school, people).pk},
        "lessons:regime": {"pk": canteen.pk},
        "lessons:reset_regime": {"pk": canteen.pk},
        "lessons:new_regime": {"circumstance": "break"},
        "lessons:remove_app": {"pk": ClassApp.objects.create(school=school, name=f"App {mark}").pk},
        "consents:choose": {"pk": people.sami.pk},
        "consents:question": {"pk": _question(school, people, mark).pk},
        "consents:purpose": {"pk": _purpose(school, mark).pk},
        "consents:close_purpose": {"pk": _purpose(school, mark).pk},
        "consents:class": {"pk": people.class_2a.pk},
        "consents:paper": {"pk": people.sami.pk},
        "consents:list": {"pk": _choice_list(school, people, mark).pk},
        "consents:throw_away": {"pk": _choice_list(school, people, mark).pk},
        "photos:class": {"pk": people.class_2a.pk},
        "photos:": {"pk": _photo(school, people, mark).pk},
        "publishing:draft": {"pk": (kept := _kept_message(people, mark)).pk},
        "publishing:remove": {"pk": kept.pk},
        "phones:lesson": {"pk": lesson.pk},
        "phones:seen_lesson": {"pk": lesson.pk},
        "phones:see": {"pk": lesson.pk, "pupil": people.lotte.pk},
        "phones:take": {"pk": people.lotte.pk},
        "phones:refused": {"pk": people.lotte.pk},
        "phones:answer": {"pk": sighting.pk},
        "phones:sighting": {"pk": sighting.pk},
        "phones:withdraw": {"pk": sighting.pk},
        "phones:settle": {"pk": sighting.pk},
        "phones:": {"pk": slip.pk},
        **_of_accounts(school, people, mark),
        **_of_publishing(school, people, mark),
        **_of_keyring(people),
        **_of_reports(school, people, mark),
        **_of_cases(school, people, mark),
        "drafting:piece_": in_draft,
        "drafting:article": in_draft,
        "drafting:norm_new": in_draft,
        "drafting:norm": {**in_draft, "norm_id": "7-les"},
        "drafting:notation": {"pk": draft.pk},
        "drafting:comment_answer": {"pk": draft.pk, "comment": comment.pk},
        "drafting:": {"pk": draft.pk},
    }


def _purpose(school: School, mark: str) -> Purpose:
    code = f"website-{mark}"
    found = Purpose.objects.for_school(school).filter(code=code).first()
    return found or open_purpose(
        actor=ACTOR, school=school, asked=Asked(f"Website {mark}", "Iedereen kan ze zien."), code=code,
        kind=PurposeKind.PICTURE, reach=Reach.EVERYBODY,
    )  # fmt: skip


def _question(school: School, people: Cast, mark: str) -> Question:
    (asked,) = ask_once(
        actor=ACTOR, asked_by=people.ruud, people=[people.sami], purpose=_purpose(school, mark), about=f"photo:{mark}",
        for_what="De sportdag",
    )  # fmt: skip
    return asked


def _photo(school: School, people: Cast, mark: str) -> Photo:
    """A picture by Ruud about which Sami's family has an open question."""
    out = BytesIO()
    Image.new("RGB", (64, 48), "white").save(out, "JPEG")
    photo = Photo.objects.create(
        school=school, by=people.ruud, picture=out.getvalue(), small=out.getvalue(), width=64, height=48,
        purpose=_purpose(school, mark), group=people.class_2a, created_at=now(), goes_at=now() + timedelta(days=1),
    )  # fmt: skip
    ask_once(
        actor=ACTOR, asked_by=people.ruud, people=[people.sami], purpose=_purpose(school, mark), about=photo.ref,
        for_what=f"De sloot {mark}",
    )  # fmt: skip
    return photo


def _choice_list(school: School, people: Cast, mark: str) -> ChoiceList:
    content = f"e-mail;Website {mark}\nkarima@ouders.example;ja".encode()
    return ChoiceList.objects.create(
        school=school, name="keuzes.csv", content=content, uploaded_by=people.oosthoek, uploaded_at=now()
    )


def _kept_message(people: Cast, mark: str) -> KeptMessage:
    return keep_draft(actor=ACTOR, author=people.sami, role="leerling", text=f"Bijna af {mark}.")


def _exemption(school: School, people: Cast) -> Exemption:
    """One that begins later, so that nothing else here changes by it."""
    return Exemption.objects.create(
        school=school, person=people.noor, given_by=people.visser, starts_on=today() + timedelta(days=99),
        ends_on=today() + timedelta(days=199), created_at=now(),
    )  # fmt: skip


def _of_accounts(school: School, people: Cast, mark: str) -> Parts:
    """An account of Ruud's, how the school is reached, and what Sami asked Smit in confidence."""
    account = enter_account(
        actor=ACTOR, school=school, by=people.ruud, owner=people.ruud, platform="instagram", typed=f"ruud{mark}",
        purpose=f"biologie {mark}", choices=Choices(may_be_found=True, is_listed=True, names_owner=True),
    )  # fmt: skip
    ProfessionalAccount.objects.for_school(school).filter(pk=account.pk).update(confirmed_at=now())
    set_contact(actor=ACTOR, school=school, how=f"Bel {mark}.")
    give_role(actor=ACTOR, person=people.smit, role=Role.CONFIDENTIAL)
    question = ask_adviser(by=people.sami, adviser=people.smit, text=f"Wie is dit {mark}?")
    asked = {"pk": question.pk}
    return {
        "accounts:my_question": asked, "accounts:take_back": asked, "accounts:question": asked,
        "accounts:": {"pk": account.pk},
    }  # fmt: skip


def _of_reports(school: School, people: Cast, mark: str) -> Parts:
    """A report with a link that came along, a day off, an incident and a call. After the keys: they read it."""
    keys = ReceiptKeys(token_bytes(32), Keypair.new())
    report = take_in(
        school=school, first=First(words=f"Er is iets {mark}"), route=Route.CONFIDENTIAL, concerned=Concerned(),
        receipt=keys, brought=[brought_link("https://nep.example/")],
    ).report  # fmt: skip
    line = take_over_lines(actor=ACTOR, school=school)[-1]
    holiday = Holiday.objects.create(school=school, name=f"Vrij {mark}", starts_on=today(), ends_on=today())
    incident = note_incident(
        actor=ACTOR, by=people.ruud, kind=IncidentKind.FIGHT, place=IncidentPlace.YARD, on_day=today()
    )  # fmt: skip
    call = note_call(
        actor=ACTOR, by=people.ruud, pupil=people.lotte, spoke_with=CallWith.GUARDIAN, with_interpreter=False,
        on_day=today(),
    )  # fmt: skip
    return {
        "reports:help_line": {"pk": line.pk}, "reports:remove_help_line": {"pk": line.pk},
        "reports:remove_holiday": {"pk": holiday.pk}, "reports:withdraw_incident": {"pk": incident.pk},
        "reports:call": {"pk": people.lotte.pk}, "reports:withdraw_call": {"pk": call.pk},
        "reports:evidence": {"pk": report.pk, "number": 1}, "reports:original": {"pk": report.pk, "number": 1},
        "reports:remove_evidence": {"pk": report.pk, "number": 1},
        "reports:picture": {"pk": report.pk, "number": 1, "how": "waas"}, "reports:": {"pk": report.pk},
    }  # fmt: skip


def _of_cases(school: School, people: Cast, mark: str) -> Parts:
    """A case about Sami that Visser handles, told to him; a measure, a letter, and an objection that Smit weighs."""
    case = open_case(
        actor=ACTOR, handler=people.visser, concerned=[people.sami],
        what=Happening(title=f"Nepaccount {mark}", happened_on=today(), place=CasePlace.SCHOOL),
    )  # fmt: skip
    party = tell_party(actor=ACTOR, party=concerned_in(case)[0], home_sees=False)
    entry = CatalogueEntry.objects.for_school(school).get(code="netwerk")
    measure = Measure.objects.create(
        school=school, case=case, party=party, entry=entry, article="2", why=f"Zo {mark}.", state="decided",
        proposed_by=people.visser, decided_by=people.terpstra, decided_at=now(), added_at=now(),
    )  # fmt: skip
    body = {
        "subject": f"Gesprek {mark}", "salutation": "Beste Sami,", "intro": "Kom je praten?",
        "parts": [["Waar", "Hier."]], "addressee": ["Sami Haddad"], "signed_by": "Petra Visser", "role": "teamleider",
        "reference": "zaak 1, brief 1", "date": today().isoformat(),
        "polite": False, "meeting": [today().isoformat(), "10:00", f"Kamer {mark}"],
    }  # fmt: skip
    letter = make_letter(
        actor=ACTOR, by=people.visser, party=party, to=people.sami, kind=LetterKind.INVITATION, body=body
    )  # fmt: skip
    send_letter(actor=ACTOR, letter=letter, way=Sending.PRINT)
    objection = Objection.objects.create(
        school=school, measure=measure, by=people.sami, received_on=today(), words=f"Nee {mark}.", handler=people.smit
    )
    task = NetworkTask.objects.create(school=school, measure=measure, shuts=True, due_on=today())
    own, of_measure = {"pk": party.pk}, {"pk": measure.pk}
    return {
        "cases:emergency": {"pk": case.pk, "party": party.pk, "gate": "talk"}, "cases:measure": of_measure,
        "cases:write": {"pk": case.pk, "kind": "invitation"}, "cases:begin": of_measure,
        "cases:give_objection": of_measure, "cases:letter": {"pk": letter.pk}, "cases:my_letter": {"pk": letter.pk},
        "cases:objection": {"pk": objection.pk}, "cases:settle_task": {"pk": task.pk}, "cases:mine": own,
        "cases:reply": own, "cases:object": own, "cases:new_entry": {"audience": "leerling"},
        "cases:entry": {"pk": entry.pk}, "cases:retire_entry": {"pk": entry.pk}, "cases:": {"pk": case.pk},
    }  # fmt: skip


def _of_keyring(people: Cast) -> Parts:
    """Ruud has a reading key of which the head and the administrator each hold a half; a passkey opens it too, and he
    asks for it back.
    """
    words = "vier gele fietsen zwijgen"
    holders = [people.terpstra, people.oosthoek]
    for each in holders:
        make_key(actor=ACTOR, person=each, passphrase=words)
    key, private = make_key(actor=ACTOR, person=people.ruud, passphrase=words, holders=holders)
    passkey = add_passkey(
        actor=ACTOR, key=key, private=private, credential=bytes(Device().credential), salt=bytes(32), given=bytes(32)
    )
    recovery = ask_recovery(actor=ACTOR, key=key, passphrase=words)
    return {"keyring:help": {"pk": recovery.pk}, "keyring:remove_passkey": {"pk": passkey.pk}}


def _of_publishing(school: School, people: Cast, mark: str) -> Parts:
    """Ruud doubts, prepared a message for the school, and published one with Sami on it that has to go."""
    kept = KeptMessage.objects.create(
        school=school, author=people.ruud, role="medewerker", voice="school", text=f"Namens school {mark}.",
        goes_on=today() + timedelta(days=7), created_at=now(), updated_at=now(),
    )  # fmt: skip
    channel = SchoolChannel.objects.create(
        school=school, kind="feed", name=f"Nieuws {mark}", slug="nieuws", created_at=now()
    )  # fmt: skip
    asked_about = Publication.objects.create(
        school=school, channel=channel, key=uuid4(), title=f"Klaar {mark}", text="Mooi.", picture=b"\xff\xd8",
        published_by=people.ruud, created_at=now(),
    )  # fmt: skip
    doubt = ask_in_doubt(
        actor=ACTOR, asker=people.ruud, role="medewerker", asked=AskedInDoubt(words=f"Kan dit {mark}?"),
        publication=asked_about, sha256="0" * 64,
    )  # fmt: skip
    publication = Publication.objects.create(
        school=school, channel=channel, key=uuid4(), title=f"Musical {mark}", text="Mooi.", picture=b"\xff\xd8",
        published_by=people.ruud, state="out", created_at=now(), out_at=now(),
    )  # fmt: skip
    PublicationPerson.objects.create(school=school, publication=publication, person=people.sami)
    task = TakeDown.objects.create(
        school=school, publication=publication, person=people.sami, cause="withdrawn", opened_at=now(), due_on=today()
    )  # fmt: skip
    example = Example.objects.create(
        school=school, question=f"Mag dit {mark}?", answer="Ja.", role="medewerker", added_by=ACTOR.ref, added_at=now()
    )  # fmt: skip
    asked, placed = {"pk": doubt.pk}, {"pk": publication.pk}
    return {
        "publishing:question": asked, "publishing:answer": asked, "publishing:pass_on": asked,
        "publishing:asked_picture": asked,
        "publishing:withdraw": asked, "publishing:forget_example": {"pk": example.pk},
        "publishing:publish": {"pk": kept.pk}, "publishing:publication": placed, "publishing:placed": placed,
        "publishing:again": placed, "publishing:take_off": placed, "publishing:takedown": {"pk": task.pk},
        "publishing:new_channel": {"kind": "feed"}, "publishing:channel": {"pk": channel.pk},
        "publishing:close_channel": {"pk": channel.pk}, "publishing:feed": {"slug": "nieuws"},
        "publishing:feed_picture": {"slug": "nieuws", "pk": publication.pk},
    }  # fmt: skip


def _of_staff(school: School) -> Agreement:
    return Agreement.objects.for_school(school).get(audience="medewerker")


def _phone(school: School, people: Cast, mark: str) -> tuple[CustodySlip, Sighting, Lesson]:
    """A lesson of 2A that goes on, by Ruud, in which Sami's phone was seen and kept; home may not be safe."""
    moment = now()
    lesson = Lesson.objects.create(
        school=school, uid="nu", subject=f"biologie {mark}", starts_at=moment - timedelta(minutes=5),
        ends_at=moment + timedelta(minutes=45),
    )  # fmt: skip
    LessonGroup.objects.create(school=school, lesson=lesson, group=people.class_2a)
    LessonTeacher.objects.create(school=school, lesson=lesson, person=people.ruud)
    ladder = Ladder.objects.create(
        school=school, number=1, steps=["word", "talk"], article="12", counts_weeks=6, holds_from=today(),
        set_by=ACTOR.ref, created_at=moment,
    )  # fmt: skip
    sighting = Sighting.objects.create(
        school=school, pupil=people.sami, seen_by=people.ruud, lesson=lesson, ladder=ladder, seen_at=moment,
        suggested="talk", step="talk", answer=f"Nee {mark}.", expires_on=today() + timedelta(days=9), token=uuid4(),
    )  # fmt: skip
    slip = CustodySlip.objects.create(
        school=school, pupil=people.sami, taken_by=people.ruud, sighting=sighting, number="1", taken_at=moment,
        place=f"Kluis {mark}", due_at=moment + timedelta(minutes=45), home="waiting",
    )  # fmt: skip
    return slip, sighting, lesson


def _signature(school: School, round_: Round, person: Person, answer: str, words: str) -> Signature:
    return Signature.objects.create(
        school=school, round=round_, version=round_.version, person=person, answer=answer, way="screen",
        words=words, signed_at=now(), shown_to_mentor=True,
    )  # fmt: skip
