"""What a list does to a school: shown first, all or nothing, and the second time nothing."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjes.lib.actors import system
from netjes.records.models import LogRow
from netjes.rosters import actions
from netjes.rosters.actions import look_at, take_over_at_once
from netjes.rosters.errors import TooManyLeave
from netjes.rosters.formats import Asked, read
from netjes.rosters.formats.folder import folder_of
from netjes.rosters.planned import Plan
from netjes.rosters.states import Fate
from netjes.rosters.tests.samples import DAY, LIST, ONEROSTER_11, ONEROSTER_12, SDS, YEAR, zipped
from netjes.schools.actions import add_guardian, add_person, shield
from netjes.schools.models import Group, Guardianship, Membership, Person, Position
from netjes.schools.queries import children_of, class_of, classes_of, held_by, members_of, mentors_of, people_of
from netjes.schools.states import Role

ACTOR = system("tests")
pytestmark = pytest.mark.usefixtures("still_now")


def roster_of(content, mends=None, *, day: date = DAY, year: str = YEAR, **asked):
    name = "lijst.csv" if isinstance(content, str) else "lijst.zip"
    raw = content.encode() if isinstance(content, str) else zipped(content)
    return read(folder_of(name, raw, mends or {}), Asked(day, year, mends or {}, **asked))


def look(school, content, *, day: date = DAY, year: str = YEAR, complete: bool = True, answers=None) -> Plan:
    roster = roster_of(content, day=day, year=year)
    return look_at(school=school, roster=roster, day=day, year=year, complete=complete, answers=answers)


def take(school, content, *, day: date = DAY, year: str = YEAR, may_leave: int = 99, **more) -> Plan:
    roster = roster_of(content, day=day, year=year)
    return take_over_at_once(
        actor=ACTOR, school=school, roster=roster, sha256="0" * 64, day=day, year=year, may_leave=may_leave, **more
    )


def picture(school, day: date = DAY) -> set[tuple[object, ...]]:
    """Everything a list can change, without primary keys."""
    found: set[tuple[object, ...]] = set()
    for person in Person.objects.for_school(school):
        found.add(
            ("person", person.external_id, person.name, person.email, person.left_on, person.turns_on, person.turns)
        )
    for m in Membership.objects.for_school(school).select_related("person", "group"):
        found.add(("in", m.person.name, m.group.name, m.group.year, m.starts_on, m.ends_on))
    for p in Position.objects.for_school(school).select_related("person", "group"):
        found.add(("is", p.person.name, p.role, p.group.name if p.group else "", p.starts_on, p.ends_on))
    for g in Guardianship.objects.for_school(school).select_related("guardian", "child"):
        found.add(("parent", g.guardian.name, g.child.name, g.has_authority, g.starts_on, g.ends_on))
    return found


def named(school, name: str) -> Person:
    (found,) = [person for person in people_of(school) if person.name == name]
    return found


def test_it_works(school):
    shown = look(school, LIST)
    assert Person.objects.for_school(school).count() == 0
    done = take(school, LIST)
    assert done.counts == shown.counts and done.count("pupil", Fate.NEW) == 5 and done.count("guardian", Fate.NEW) == 5
    noor = named(school, "Noor de Vries")
    assert class_of(noor, DAY).name == "2A" and (noor.turns, noor.turns_on) == (16, date(2028, 3, 9))
    assert [held.role for held in held_by(noor)] == [Role.PUPIL]
    assert children_of(named(school, "Marieke de Vries")) == [named(school, "Daan de Vries"), noor]
    assert children_of(named(school, "Piet Jansen")) == []  # without authority
    assert {group.name for group in classes_of(school)} == {"2A", "3B"}


def test_a_mentor_nobody_knows_is_said_and_the_rest_goes_on(school):
    done = take(school, LIST)
    assert "We weten niet wie ‘mw. Bos’ is, de mentor van 2A." in {problem.what for problem in done.problems}
    assert done.waiting == 0


@pytest.mark.parametrize("content", [LIST, SDS, ONEROSTER_11, ONEROSTER_12])
def test_the_second_time_nothing_changes(school, content):
    take(school, content)
    before = picture(school)
    assert look(school, content).is_empty
    take(school, content)
    assert picture(school) == before
    assert take(school, content, day=DAY + timedelta(days=5)).is_empty


def test_into_a_school_with_people_each_is_recognised_by_name_and_class(people, school):
    shown = look(school, LIST)
    assert len(shown.questions) == 5 and shown.count("pupil", Fate.LEFT) == 0
    assert {question.entry.name for question in shown.questions} >= {"Noor de Vries", "Eva Mulder"}
    done = take(school, LIST, answers={"*": "same"})
    assert done.count("pupil", Fate.MERGED) == 5 and done.count("pupil", Fate.NEW) == 0
    people.noor.refresh_from_db()
    assert people.noor.external_id == "1001" and people.noor.turns == 16
    assert mentors_of(people.class_2a) == [people.bos] and mentors_of(people.class_3b) == [people.kaya]
    assert set(children_of(people.marieke)) == {people.noor, people.daan}
    assert children_of(people.ruud) == [people.eva]
    assert look(school, LIST).is_empty


def test_without_an_answer_who_may_be_somebody_waits_and_stays(people, school):
    before = picture(school)
    done = take(school, LIST)
    assert done.waiting == 5 and picture(school) == before


def test_who_is_said_to_be_another_is_new(people, school):
    shown = look(school, LIST)
    key = next(question.key for question in shown.questions if question.entry.name == "Noor de Vries")
    done = take(school, LIST, answers={key: "new"})
    assert done.count("pupil", Fate.NEW) == 1 and done.count("pupil", Fate.LEFT) == 1  # the other Noor is not on it


def test_a_list_without_numbers_finds_everybody_again(people, school):
    text = "voornaam;achternaam;klas\nNoor;de Vries;2A\nSami;Haddad;2a\nLotte;Jansen;2A\nDaan;Vries, de;3B\n"
    text += "Eva;Mulder;3B\n"
    shown = look(school, text)
    assert shown.count("pupil", Fate.SAME) == 5 and not shown.questions and shown.is_empty


def test_moved_left_and_come_back(school):
    take(school, LIST)
    without_eva = "\n".join(line for line in LIST.splitlines() if "Eva" not in line).replace(
        "Lotte;;Jansen;2A", "Lotte;;Jansen;3B"
    )
    later = DAY + timedelta(days=10)
    done = take(school, without_eva, day=later)
    assert done.seen["pupil", Fate.MOVED][0].detail == "2A → 3B"
    assert [seen.name for seen in done.seen["pupil", Fate.LEFT]] == ["Eva Mulder"]
    assert [seen.name for seen in done.seen["guardian", Fate.LEFT]] == ["Ruud Mulder"]
    eva = Person.objects.for_school(school).get(external_id="1005")
    assert eva.left_on == later and class_of(eva, DAY).name == "3B" and class_of(eva, later) is None
    lotte = named(school, "Lotte Jansen")
    assert (class_of(lotte, DAY).name, class_of(lotte, later).name) == ("2A", "3B")
    back = take(school, LIST, day=later + timedelta(days=10))
    assert [seen.name for seen in back.seen["pupil", Fate.RETURNED]] == ["Eva Mulder"]
    eva.refresh_from_db()
    assert eva.left_on is None and class_of(eva, later + timedelta(days=10)).name == "3B"
    assert Person.objects.for_school(school).filter(family_name="Mulder").count() == 2


def test_there_and_back_on_one_day_leaves_no_doubles(school):
    take(school, LIST)
    start = picture(school)
    take(school, LIST.replace("Lotte;;Jansen;2A", "Lotte;;Jansen;3B").replace("Sami;;Haddad;2A", "Sami;;Haddad;3B"))
    take(school, LIST)
    assert {row for row in picture(school) if row[-1] is None} == {row for row in start if row[-1] is None}
    assert look(school, LIST).is_empty


def test_a_row_that_waits_keeps_who_it_is_about(school):
    take(school, LIST)
    done = take(school, LIST.replace("9-3-2012", "31-02-2011"))
    assert done.waiting == 1 and done.is_empty


def test_more_than_a_tenth_leaving_asks_first(school):
    take(school, LIST)
    short = "\n".join(LIST.splitlines()[:5])
    before = picture(school)
    with pytest.raises(TooManyLeave, match="1 mensen") as refusal:
        take(school, short, may_leave=0)
    assert refusal.value.leaving == 1 and picture(school) == before
    take(school, short, may_leave=1)
    assert len(members_of(Group.objects.for_school(school).get(name="3B"), DAY)) == 1


def test_a_part_of_the_school_makes_nobody_leave(school):
    take(school, LIST)
    assert take(school, "\n".join(LIST.splitlines()[:2]), may_leave=0, complete=False).is_empty


def test_who_keeps_the_school_and_who_came_by_hand_stays(people, school):
    done = take(school, SDS, answers={"*": "same"})
    assert done.count("staff", Fate.LEFT) == 0
    assert {"Karin Oosthoek", "Ilse Terpstra", "Petra Visser"} <= {seen.name for seen in done.kept}


def test_staff_who_came_with_a_list_go_with_a_list(school):
    take(school, SDS)
    files = SDS | {"Teacher.csv": SDS["Teacher.csv"].replace("1001,01AB,vdam@school.example,Ans,van Dam\n", ""),
                   "TeacherRoster.csv": "Section SIS ID,SIS ID\ns1,BOS\n"}  # fmt: skip
    done = take(school, files)
    assert [seen.name for seen in done.seen["staff", Fate.LEFT]] == ["Ans van Dam"]


def test_oneroster_makes_the_one_a_mentor_and_nobody_a_head(school):
    take(school, ONEROSTER_11)
    (group,) = [each for each in classes_of(school) if each.name == "2A"]
    assert [mentor.name for mentor in mentors_of(group)] == ["Anneke Bos"]
    assert {held.role for held in held_by(named(school, "Ilse Terpstra"))} == {Role.TEACHER}


def test_one_human_who_teaches_here_and_has_a_child_here(school):
    take(school, ONEROSTER_12)
    bos = named(school, "Anneke Bos")
    assert {held.role for held in held_by(bos)} >= {Role.TEACHER, Role.GUARDIAN}
    assert [child.name for child in children_of(bos)] == ["Noor de Vries"]


def test_the_shield_and_what_the_list_does_not_say_stay(school):
    take(school, LIST)
    noor = named(school, "Noor de Vries")
    shield(actor=ACTOR, person=noor, on=True)
    ruud = Guardianship.objects.for_school(school).get(guardian__given_name="Ruud")
    add_guardian(actor=ACTOR, guardian=ruud.guardian, child=ruud.child, has_authority=False)
    take(school, LIST.replace("noor@school.example", "").replace("Roepnaam", "Voornaam"))
    noor.refresh_from_db()
    ruud.refresh_from_db()
    assert noor.shielded and noor.email == "noor@school.example" and not ruud.has_authority


def test_a_parent_whom_somebody_put_here_by_hand_stays(school):
    take(school, LIST)
    noor = named(school, "Noor de Vries")
    aunt = add_person(actor=ACTOR, school=school, given_name="Tante", family_name="Bakker")
    add_guardian(actor=ACTOR, guardian=aunt, child=noor)
    changed = LIST.replace(
        "Karima Haddad;karima@ouders.example;ja;Youssef Haddad;ja", "Karima Haddad;karima@ouders.example;nee;;"
    )
    done = take(school, changed)
    assert [seen.name for seen in done.seen["guardian", Fate.LEFT]] == ["Youssef Haddad"]
    assert noor in children_of(aunt) and children_of(named(school, "Karima Haddad")) == []


def test_a_number_given_to_somebody_else_is_asked(school):
    take(school, LIST)
    shown = look(school, LIST.replace("Eva;;Mulder", "Jip;;Smeets"))
    (question,) = shown.questions
    assert not question.can_be_new and "andere naam" in question.why and shown.count("pupil", Fate.LEFT) == 0


def test_a_new_school_year_can_be_rehearsed_and_then_done(people, school):
    take(school, LIST, answers={"*": "same"})
    next_year = LIST.replace(";2A;", ";3A;").replace(";3B;", ";4B;")
    day, year = date(2027, 8, 1), "2027-2028"
    before = picture(school)
    shown = look(school, next_year, day=day, year=year)
    assert shown.count("pupil", Fate.MOVED) == 5 and len(shown.new_groups) == 2 and picture(school) == before
    take(school, next_year, day=day, year=year)
    assert class_of(people.noor, DAY).name == "2A" and class_of(people.noor, day).name == "3A"
    assert mentors_of(people.class_2a, DAY) == [people.bos] and mentors_of(people.class_2a, day) == []
    assert [mentor.name for mentor in mentors_of(class_of(people.noor, day), day)] == ["Anneke Bos"]
    # Until then the lists of this year go on, and do not undo what is planned.
    assert look(school, LIST).is_empty
    assert look(school, next_year, day=day, year=year).is_empty


def test_a_class_of_the_same_name_keeps_its_department(people, school):
    take(school, LIST, answers={"*": "same"})
    take(school, LIST, day=date(2027, 8, 1), year="2027-2028")
    fresh = Group.objects.for_school(school).get(name="2A", year="2027-2028")
    assert fresh.parent == people.class_2a.parent and class_of(people.noor, date(2027, 8, 1)) == fresh


def test_who_will_leave_already_is_not_called_back_by_the_list_of_today(school):
    take(school, LIST)
    day = date(2027, 8, 1)
    take(school, "\n".join(LIST.splitlines()[:5]).replace(";2A;", ";3A;"), day=day, year="2027-2028")
    assert look(school, LIST).is_empty
    assert Person.objects.for_school(school).get(external_id="1005").left_on == day


def test_a_crash_half_way_leaves_nothing(school, monkeypatch):
    take(school, LIST)
    before, rows = picture(school), LogRow.objects.for_school(school.pk).count()

    def fall(*args, **kwargs):
        raise RuntimeError("stroom uit")

    monkeypatch.setattr(actions, "log", fall)
    with pytest.raises(RuntimeError):
        take(school, LIST.replace(";2A;", ";2C;") + "1009;Nieuw;;Kind;2C;;;;Een Ouder;;;;;;\n")
    assert picture(school) == before and LogRow.objects.for_school(school.pk).count() == rows


def test_the_log_says_how_many_and_of_which_file_in_one_row(school):
    take(school, LIST)
    (row,) = LogRow.objects.for_school(school.pk).filter(act="rosters.list.taken_over")
    assert '"new": 5' in row.detail and "0" * 64 in row.detail and "Noor" not in row.detail


def test_another_school_is_not_touched(school, other_school):
    take(other_school, LIST)
    before = picture(other_school)
    take(school, SDS)
    assert picture(other_school) == before


GIVEN = st.sampled_from(["Noor", "Sami", "Zoë", "=1+1", "Jip"])
FAMILY = st.sampled_from(["de Vries", "Vries, de", "Jansen", "El Amrani"])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "1", "2", "3", "4", "5", "6"]), GIVEN, FAMILY, st.sampled_from(["2A", "2B", "3C", ""]),
        st.sampled_from(["", "9-3-2012", "31-2-2011", "2008-01-01"]), st.sampled_from(["", "Jan Smit", "Els de Boer"]),
        st.sampled_from(["", "ouder@x.example", "geen adres"]), st.sampled_from(["", "ja", "nee"]),
    ),
    min_size=1, max_size=12,
)  # fmt: skip


def as_list(rows) -> str:
    head = "nummer;voornaam;achternaam;klas;geboortedatum;ouder 1 naam;ouder 1 mail;ouder 1 gezag"
    return "\n".join([head, *(";".join(row) for row in rows)]) + "\n"


@given(ROWS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_list_does_what_was_shown_once_and_in_any_order(school, rows, shuffle: random.Random):
    from django.db import transaction

    other = list(rows)
    shuffle.shuffle(other)
    pictures = []
    for each in (rows, other):
        with transaction.atomic():
            shown = look(school, as_list(each))
            done = take(school, as_list(each))
            assert done.counts == shown.counts and done.fingerprint == shown.fingerprint
            assert Person.objects.for_school(school).count() == done.count("pupil", Fate.NEW) + done.count(
                "guardian", Fate.NEW
            )
            pictures.append(picture(school))
            assert look(school, as_list(each)).is_empty
            transaction.set_rollback(True)
    assert pictures[0] == pictures[1]


@given(ROWS, ROWS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_second_list_over_a_first_settles_at_once(school, first, second):
    from django.db import transaction

    with transaction.atomic():
        take(school, as_list(first))
        later = DAY + timedelta(days=7)
        shown = look(school, as_list(second), day=later)
        done = take(school, as_list(second), day=later)
        assert done.counts == shown.counts
        again = look(school, as_list(second), day=later)
        assert again.is_empty, (again.changes, again.leave, again.joins, again.ties, again.reopened)
        transaction.set_rollback(True)
