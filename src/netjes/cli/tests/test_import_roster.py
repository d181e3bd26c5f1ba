import json
import zipfile

import pytest

from netjes.rosters.tests.samples import LIST, ONEROSTER_11, SDS
from netjes.schools.models import Person
from netjes.schools.queries import class_of, today

pytestmark = pytest.mark.usefixtures("still_now")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "leerlingen.csv"
    path.write_text(LIST.replace("mw. Bos", "").replace("Kaya, Emre", ""), encoding="utf-8")
    return path


def people(school) -> int:
    return Person.objects.for_school(school).count()


def test_it_works(netjes, school, file):
    said = netjes("import-roster", file)
    assert said.status == 0 and said.out.startswith("Overgenomen.") and "5 leerlingen komen erbij" in said.out
    assert people(school) == 10
    again = netjes("import-roster", file)
    assert again.status == 0 and "5 leerlingen blijven hetzelfde" in again.out and "komen erbij" not in again.out


def test_a_dry_run_changes_nothing(netjes, school, file):
    said = netjes("import-roster", file, "--dry-run")
    assert said.status == 0 and "Er is niets veranderd" in said.out and people(school) == 0


def test_as_json(netjes, school, file):
    found = json.loads(netjes("import-roster", file, "--json").out)
    assert found["applied"] and found["people"]["pupil"]["new"] == 5 and found["groups"]["new"] == ["2A", "3B"]
    assert len(found["sha256"]) == 64 and found["problems"] == []


def test_a_problem_is_named_by_file_line_and_column_and_the_rest_goes_on(netjes, school, file):
    file.write_text(file.read_text().replace("9-3-2012", "31-02-2011"))
    said = netjes("import-roster", file)
    assert said.status == 1 and people(school) > 0
    assert "leerlingen.csv, regel 2, kolom Geboortedatum (Noor de Vries): Deze dag bestaat niet." in said.err


def test_removing_more_than_a_tenth_asks_for_the_number(netjes, school, file):
    netjes("import-roster", file)
    file.write_text("\n".join(file.read_text().splitlines()[:4]))
    said = netjes("import-roster", file)
    assert said.status == 1 and "--yes-remove 2" in said.err and "Er is niets veranderd" in said.out
    assert "1 leerlingen" not in netjes("import-roster", file, "--yes-remove", "2").err
    assert Person.objects.for_school(school).filter(left_on=today()).count() == 3  # two pupils, and Eva's father


def test_a_part_and_a_day_and_a_year(netjes, school, file):
    netjes("import-roster", file)
    file.write_text("Stamnr;Roepnaam;Achternaam;Klas\n1001;Noor;de Vries;3A\n")
    assert netjes("import-roster", file, "--part", "--from", "2027-08-01").status == 0
    noor = Person.objects.for_school(school).get(external_id="1001")
    assert class_of(noor).name == "2A"


def test_a_folder_and_a_zip(netjes, school, tmp_path):
    folder = tmp_path / "sds"
    folder.mkdir()
    for name, text in SDS.items():
        (folder / name).write_text(text)
    assert netjes("import-roster", folder).status == 0
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as archive:
        for name, text in ONEROSTER_11.items():
            archive.writestr(name, text)
    said = netjes("import-roster", tmp_path / "one.zip", "--dry-run", "--yes-remove", "9")
    assert said.status == 1 and "Is dit Noor de Vries?" in said.err  # another administration has other numbers
    assert "kennen" in netjes("import-roster", tmp_path / "one.zip", "--same", "--yes-remove", "9").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--from", "gisteren"], "geen datum"),
        (["--year", "2026"], "geen schooljaar"),
        (["--school", "andere"], "Bekend: lindekade"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(netjes, school, file, words, says):
    said = netjes("import-roster", file, *words)
    assert said.status == 2 and says in said.err and people(school) == 0


def test_what_is_no_list(netjes, school, tmp_path):
    said = netjes("import-roster", tmp_path / "niets.csv")
    assert said.status == 2 and "Kijk de naam na." in said.err
    (tmp_path / "leeg.csv").write_text("")
    assert netjes("import-roster", tmp_path / "leeg.csv").status == 2
