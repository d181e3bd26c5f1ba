from datetime import date

import pytest

from netjes.lib.cells import NotADay, day_of, strange
from netjes.rosters.formats import Asked, CannotRead, read
from netjes.rosters.formats.folder import folder_at, folder_of
from netjes.rosters.formats.names import Name, split_family, split_whole
from netjes.rosters.formats.roster import GroupRow
from netjes.rosters.tests.samples import DAY, LIST, ONEROSTER_11, ONEROSTER_12, SDS, YEAR, zipped


def reading(text: str | bytes | dict[str, str], mends=None, name: str = "lijst.csv", **asked):
    if isinstance(text, dict):
        text, name = zipped(text), "lijst.zip"
    content = text.encode() if isinstance(text, str) else text
    return read(folder_of(name, content, mends or {}), Asked(DAY, YEAR, mends or {}, **asked))


def names(roster) -> dict[str, str]:
    return {entry.number: entry.name for entry in roster.entries.values() if entry.pupil}


def test_it_works():
    roster = reading(LIST)
    assert not roster.problems
    assert names(roster) == {
        "1001": "Noor de Vries", "1002": "Sami Haddad", "1003": "Lotte Jansen", "1004": "Daan de Vries",
        "1005": "Eva Mulder",
    }  # fmt: skip
    noor = roster.entries["1001"]
    assert (noor.infix, noor.family_name, noor.born, noor.email) == (
        "de", "Vries", date(2012, 3, 9), "noor@school.example",
    )  # fmt: skip
    assert noor.groups == (GroupRow("2A"),)
    assert roster.unread == ["BSN", "Straat"]


def test_parents_come_with_and_without_authority_and_one_of_two_children_is_one_human():
    roster = reading(LIST)
    ties = {(roster.entries[t.guardian].name, roster.entries[t.child].name): t.authority for t in roster.ties}
    assert ties["Piet Jansen", "Lotte Jansen"] is False
    assert ties["Ruud Mulder", "Eva Mulder"] is None
    assert len({t.guardian for t in roster.ties if roster.entries[t.guardian].name == "Marieke de Vries"}) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_letters_and_separators_of_every_program(encoding, separator):
    text = 'nummer;voornaam;achternaam;klas\n1;Zoë;"de Graaf";"2A"\n2;Chloé;Müller;2A\n'.replace(";", separator)
    assert names(reading(text.encode(encoding))) == {"1": "Zoë de Graaf", "2": "Chloé Müller"}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Noor de Vries", Name("Noor", "de", "Vries")),
        ("Vries, Noor de", Name("Noor", "de", "Vries")),
        ("de Vries, Noor", Name("Noor", "de", "Vries")),
        ("Anna Maria van der Berg", Name("Anna Maria", "van der", "Berg")),
        ("Karim El Amrani", Name("Karim", "", "El Amrani")),
        ("Madonna", None),
    ],
)
def test_a_whole_name_comes_apart(written, name):
    assert split_whole(written) == name


@pytest.mark.parametrize(
    ("family", "infix", "parts"),
    [
        ("Vries, de", "", ("de", "Vries")),
        ("Vries (de)", "", ("de", "Vries")),
        ("Van den Berg", "", ("van den", "Berg")),
        ("de Vries", "de", ("de", "Vries")),
        ("Vries", "DE", ("de", "Vries")),
        ("In 't Veld", "", ("in 't", "Veld")),
        ("Jansen-de Vries", "", ("", "Jansen-de Vries")),
        ("Vries, Noor", "", ("", "Vries, Noor")),
    ],
)
def test_an_infix_is_found_wherever_it_stands(family, infix, parts):
    assert split_family(family, infix) == parts


@pytest.mark.parametrize(
    "written", ["9-3-2012", "09/03/2012", "2012-03-09", "9.3.2012", "2012-03-09 00:00:00", "20120309"]
)
def test_days_as_administrations_write_them(written):
    assert day_of(written) == date(2012, 3, 9)


@pytest.mark.parametrize("written", ["31-02-2011", "9-3-12", "gisteren", "13/13/2012", "0-0-0000"])
def test_what_is_no_day_is_said(written):
    with pytest.raises(NotADay):
        day_of(written)


def test_letters_that_went_wrong_are_seen_and_the_right_ones_proposed():
    assert strange("ZoÃ« de Graaf") == "Zoë de Graaf"
    assert strange("Zoë") is None and strange("Søren Åberg Ünal Łukasz") is None
    assert strange("Zo\ufffd") == "Zo"


def test_a_row_that_is_wrong_waits_and_the_others_go_on():
    roster = reading(LIST.replace("9-3-2012", "31-02-2011").replace("Sami;", "SamÃ­;"))
    assert set(names(roster)) == {"1003", "1004", "1005"}
    first, second = roster.problems
    assert (first.file, first.line, first.column, first.value) == ("lijst.csv", 2, "Geboortedatum", "31-02-2011")
    assert first.what == "Deze dag bestaat niet." and first.who == "Noor de Vries" and first.waits
    assert (second.line, second.column, second.value) == (3, "Roepnaam", "Samí")
    mended = reading(LIST.replace("9-3-2012", "31-02-2011"), {first.key: "28-02-2011"})
    assert mended.entries["1001"].born == date(2011, 2, 28) and not mended.problems


def test_who_is_in_two_classes_waits_until_one_is_chosen():
    text = "nummer;voornaam;achternaam;klas\n4;Yusuf;Demir;1A\n5;Eva;Mulder;1A\n4;Yusuf;Demir;1C\n"
    roster = reading(text)
    (problem,) = roster.problems
    assert problem.options == ("1A", "1C") and set(names(roster)) == {"5"}
    assert reading(text, {problem.key: "1C"}).entries["4"].groups == (GroupRow("1C"),)


def test_a_number_of_two_people_waits_for_both():
    roster = reading("nummer;voornaam;achternaam\n4;Yusuf;Demir\n4;Eva;Mulder\n")
    assert not roster.entries and "Yusuf Demir" in roster.problems[0].what


def test_a_formula_is_a_name_like_any_other():
    roster = reading('nummer;voornaam;achternaam\n4;"=HYPERLINK(""http://x"")";+31 Jansen\n')
    assert roster.entries["4"].given_name == '=HYPERLINK("http://x")'


def test_more_cells_than_columns_is_said():
    (problem,) = reading("nummer;voornaam;achternaam\n4;Yusuf;Demir;x;y\n").problems
    assert problem.line == 2 and "meer vakjes dan kolommen" in problem.what


def test_a_quote_that_does_not_close_stops_before_rows_vanish_into_it():
    with pytest.raises(CannotRead, match="regel 3"):
        reading('nummer;voornaam;achternaam\n4;Yusuf;Demir\n5;"Eva;Mulder\n6;Jip;Smit\n')


def test_a_line_number_counts_lines_inside_a_cell_too():
    (problem,) = reading('nummer;voornaam;achternaam;geboren\n4;Yusuf;"De\nmir";\n5;Eva;Mulder;x\n').problems
    assert problem.line == 4


def test_a_citizen_service_number_is_never_read_whatever_somebody_chooses():
    roster = reading("BSN;voornaam;achternaam\n123;Eva;Mulder\n", columns=["number", "given", "family"])
    assert [entry.number for entry in roster.entries.values()] == [""]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is leeg"),
        (b"a;b\n1;2\n", "geen kolom met namen"),
        (b"PK\x03\x04kapot", "beschadigd"),
        (b"%PDF-1.7", "geen lijst"),
        (zipped({"[Content_Types].xml": "", "xl/x.csv": ""}), "Excel"),
        (zipped({"lees.md": "niets"}), "geen enkele lijst"),
        (zipped({"a.csv": "x\n1\n", "b.csv": "y\n1\n"}), "kennen deze bestanden niet"),
        (zipped({"a/users.csv": "x\n", "b/users.csv": "x\n"}), "twee keer"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(content, says):
    with pytest.raises(CannotRead, match=says):
        reading(content)


def test_school_data_sync():
    roster = reading(SDS)
    assert roster.kind == "sds" and not roster.problems
    assert len(names(roster)) == 5
    assert set(roster.entries["1001"].groups) == {GroupRow("2A", True), GroupRow("2A-wi", False)}
    teacher = roster.entries["staff:1001"]  # the same number as a pupil, and another human
    assert teacher.name == "Ans van Dam" and teacher.teaches == (GroupRow("2A-wi", False),)


def test_school_data_sync_in_a_folder_with_semicolons_and_old_letters(tmp_path):
    for name, text in SDS.items():
        (tmp_path / name.lower()).write_bytes(text.replace(",", ";").replace("Eva", "Éva").encode("cp1252"))
    roster = read(folder_at(tmp_path, {}), Asked(DAY, YEAR))
    assert roster.entries["1005"].given_name == "Éva"


def test_a_number_that_is_nobody_is_told_and_nothing_else_is_lost():
    files = SDS | {"StudentEnrollment.csv": SDS["StudentEnrollment.csv"] + "s1,9999\ns9,1001\n"}
    roster = reading(files)
    assert len(names(roster)) == 5
    assert [(p.line, p.waits) for p in roster.problems] == [(9, True), (10, True)]
    assert "9999" in roster.problems[0].what and "s9" in roster.problems[1].what


def test_oneroster_1_1():
    roster = reading(ONEROSTER_11)
    assert roster.kind == "oneroster" and not roster.problems
    assert roster.entries["u3"].gone
    assert set(roster.entries["u1"].groups) == {GroupRow("2A", True), GroupRow("wi-2A", False)}
    assert roster.entries["u5"].leads == (GroupRow("2A", True),)
    assert {(t.guardian, t.child): t.authority for t in roster.ties} == {
        ("u8", "u1"): None, ("u9", "u2"): None, ("u10", "u2"): False,
    }  # fmt: skip


def test_oneroster_1_2_says_roles_and_authority_apart():
    roster = reading(ONEROSTER_12)
    bos = roster.entries["u5"]
    assert bos.staff and not bos.pupil
    assert {(t.guardian, t.child): t.authority for t in roster.ties} == {("u5", "u1"): True, ("u9", "u2"): False}


def test_of_an_association_only_the_school_with_this_number_is_read():
    files = ONEROSTER_11 | {
        "orgs.csv": ONEROSTER_11["orgs.csv"] + "o2,active,,Havenlyceum,school,02CD,\n",
        "users.csv": ONEROSTER_11["users.csv"] + "u20,active,,true,o2,student,x,,Jip,Smit,,,,,,,,\n",
        "classes.csv": ONEROSTER_11["classes.csv"] + "c9,active,,2A,,,,homeroom,,o2,t1,,,\n",
    }
    assert "u20" not in reading(files, brin="01AB").entries
    everybody = reading(files)
    assert "u20" in everybody.entries
    assert {row.name for row in everybody.entries["u1"].groups} == {"2A (Lindekade College)", "wi-2A"}
