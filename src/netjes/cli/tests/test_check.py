import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

import netjes.checks.pictures
from netjes.checks.pictures.cleaning import hidden_in
from netjes.norms.library import text_of

FACE = Path(netjes.checks.pictures.__file__).parent / "tests" / "face.jpg"

NAMES = {"students": ["Sanne de Boer", "Zoë van den Berg"], "staff": ["Henk Wassink"]}
FIELDS = {"kind", "start", "end", "text", "articles", "certainty", "advice"}


@pytest.fixture
def names(tmp_path):
    path = tmp_path / "namen.json"
    path.write_text(json.dumps(NAMES), encoding="utf-8")
    return path


@pytest.fixture
def check(netjes, names, tmp_path):
    def act(text: str, *words: object, role: str = "leerling"):
        path = tmp_path / "bericht.txt"
        path.write_text(text, encoding="utf-8")
        return netjes("check", "--text", path, "--role", role, "--roster", names, "--no-tone", *words)

    return act


def test_it_works(check):
    said = check("het nr van zoë is 06-12345678", "--json")
    answer = json.loads(said.out)
    assert (said.status, said.err, answer["verdict"]) == (0, "", "ask")
    assert [(f["kind"], f["start"], f["end"], f["text"]) for f in answer["findings"]] == [
        ("person", 11, 14, "zoë"),
        ("phone", 18, 29, "06-12345678"),
    ]
    assert all(set(f) == FIELDS for f in answer["findings"])


def test_people_see_the_text_marked_and_what_to_do(check):
    said = check("mn ww is hondje123 zeg het niet tegen sanne").out
    assert said.startswith("Mag niet. ")
    assert "mn ww is [hondje123] zeg het niet tegen [sanne]" in said
    assert "L9c. Hier staat een wachtwoord" in said
    assert "verander het nu" in said


def test_nothing_found_says_what_that_is_worth(check):
    said = check("morgen eerste uur vrij").out
    assert said == "Niets gevonden. Niets gevonden is niet hetzelfde als in orde. Lees het zelf nog één keer door.\n"


def test_what_would_steer_a_terminal_is_not_shown(check):
    assert "\x1b" not in check("\x1b[2J\x1b]0;x\x07 sanne").out


def test_an_agreement_gives_the_verdict(check, tmp_path):
    path = tmp_path / "medewerkers.md"
    path.write_text(text_of("medewerkers.md"), encoding="utf-8")
    answer = json.loads(check("Sanne heeft adhd.", "--agreement", path, "--json", role="medewerker").out)
    assert answer["verdict"] == "not_allowed"
    assert "8" in answer["articles"]


def test_an_agreement_that_does_not_bind_the_role_is_said(check, tmp_path):
    path = tmp_path / "ouders.md"
    path.write_text(text_of("ouders.md"), encoding="utf-8")
    said = check("sanne heeft adhd", "--agreement", path)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("netjes check: ")


def test_what_the_school_made_public_is_no_finding(check):
    assert check("bel 030-2345678, thuis bij ons", "--own", "+31 30 234 56 78").out.startswith("Niets gevonden.")


def test_a_batch_answers_line_by_line(netjes, names, tmp_path):
    path = tmp_path / "teksten.jsonl"
    rows = [
        '{"id": "a", "text": "hoi sanne", "role": "leerling"}',
        "",
        "geen json",
        '{"id": "c", "text": 7, "role": "leerling"}',
        '{"id": "d", "text": "hoi", "role": "bezoeker"}',
        '{"id": "e", "text": "half \\ud83d teken", "role": "medewerker"}',
        '{"text": "hoi"}',
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    said = netjes("check", "--batch", path, "--roster", names, "--no-tone")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert said.status == 2
    assert [answer["id"] for answer in answers] == ["a", 3, "c", "d", "e", 7]
    assert [answer.get("verdict") for answer in answers] == ["ask", None, None, None, "allowed", None]
    assert "regel 3" in said.err
    assert "bezoeker" in answers[3]["error"]


def test_a_batch_can_have_one_role_for_all(netjes, tmp_path):
    path = tmp_path / "teksten.jsonl"
    path.write_text('{"id": 1, "text": "hoi"}\n', encoding="utf-8")
    assert netjes("check", "--batch", path, "--role", "leerling", "--no-tone").status == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "--text"),
        (["--text", "x", "--batch", "y", "--role", "leerling"], "--text"),
        (["--text", "{here}"], "--role"),
        (["--text", "{here}", "--role", "ouder"], "leerling, medewerker"),
        (["--text", "{here}.niet", "--role", "leerling"], "Kijk de naam na"),
        (["--text", "{wrong}", "--role", "leerling"], "UTF-8"),
        (["--text", "{here}", "--role", "leerling", "--roster", "{here}"], "students"),
        (["--text", "{big}", "--role", "leerling"], "5 MB"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(netjes, tmp_path, words, says):
    (tmp_path / "here").write_text("hoi", encoding="utf-8")
    (tmp_path / "wrong").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "big").write_bytes(b"a" * 5_000_001)
    files = {name: str(tmp_path / name) for name in ("here", "wrong", "big")}
    said = netjes("check", *(word.format(**files) for word in words))
    assert (said.status, said.out) == (2, "")
    assert says in said.err


def test_standard_input_is_read(started, names):
    said = started(
        "check", "--text", "-", "--role", "leerling", "--roster", names, "--no-tone", "--json", stdin=b"hoi sanne"
    )
    assert json.loads(said.out)["findings"][0]["text"] == "sanne"


def test_checking_wakes_no_django(names):
    program = (
        "import sys; from netjes.cli.main import main; "
        f"status = main(['check', '--text', '-', '--role', 'leerling', '--roster', {str(names)!r}]); "
        "sys.exit(status or any(name.split('.')[0] in ('django', 'socket') or name.startswith('netjes.site') "
        "for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=b"bel sanne op 0612345678", capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def test_the_schools_own_confidential_words_are_read(check, tmp_path):
    (tmp_path / "geheim.txt").write_text("Project Zeemeeuw\n\n", encoding="utf-8")
    text = "Project Zeemeeuw komt eraan."
    said = check(text, "--confidential", tmp_path / "geheim.txt", "--json", role="medewerker")
    (found,) = json.loads(said.out)["findings"]
    assert (found["kind"], found["articles"], found["certainty"]) == ("confidential", ["M8"], "possible")
    assert json.loads(check(text, "--json", role="medewerker").out)["findings"] == []


def test_for_whom_somebody_writes_is_asked(check):
    text = "Namens de school: wij vinden dat het onderwijs beter moet."
    assert json.loads(check(text, "--voice", "school", "--json", role="medewerker").out)["findings"] == []
    (found,) = json.loads(check(text, "--voice", "own", "--json", role="medewerker").out)["findings"]
    assert found["kind"] == "voice"


@pytest.fixture
def photo(tmp_path):
    """A face, and the place where it was photographed."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    path = tmp_path / "foto.jpg"
    Image.open(FACE).save(path, exif=exif, comment=b"bij oma")
    return path


@pytest.fixture
def look(netjes, photo, tmp_path):
    def act(*words: object, image: object = photo, out: object = tmp_path / "schoon.jpg", role: str = "leerling"):
        return netjes("check", "--image", image, "--out", out, "--role", role, *words)

    return act


def test_a_picture_is_cleaned_into_another_file_and_told_about(look, photo, tmp_path):
    before = photo.read_bytes()
    said = look("--json")
    answer = json.loads(said.out)
    assert (said.status, said.err, answer["verdict"]) == (0, "", "ask")
    assert answer["image"]["removed"] == ["gps", "exif", "comment"]
    assert [sorted(face) for face in answer["image"]["faces"]] == [["h", "score", "w", "x", "y"]]
    assert [(f["kind"], f["start"], f["end"]) for f in answer["findings"]] == [
        ("metadata", 0, 0),
        ("location", 0, 0),
        ("face", 0, 0),
    ]
    assert all(set(f) == FIELDS for f in answer["findings"])
    assert photo.read_bytes() == before
    assert hidden_in((tmp_path / "schoon.jpg").read_bytes()) == ()


def test_people_read_what_was_taken_out_and_where_the_clean_picture_is(look):
    said = look().out
    assert said.startswith("Overleg. ")
    assert "Uit de foto gehaald: de plaats waar de foto is gemaakt, " in said
    assert "1 gezicht gevonden, L8. " in said
    assert "schoon.jpg" in said


def test_a_picture_with_nothing_in_it_says_what_that_is_worth(look, tmp_path):
    Image.new("RGB", (64, 48), "olive").save(tmp_path / "gras.png")
    said = look(image=tmp_path / "gras.png").out
    assert said.startswith("Niets gevonden. Niets gevonden is niet hetzelfde als in orde.")
    assert "Er zat niets verborgen in de foto.\nGeen gezichten gevonden.\n" in said


def test_a_text_goes_with_its_picture(look, tmp_path):
    (tmp_path / "bericht.txt").write_text("bel 0612345678", encoding="utf-8")
    answer = json.loads(look("--text", tmp_path / "bericht.txt", "--no-tone", "--json", role="medewerker").out)
    assert [f["kind"] for f in answer["findings"]] == ["phone", "metadata", "location", "face"]


def test_an_agreement_judges_the_picture_as_it_goes_out(look, tmp_path):
    """The place was taken out, so that it is no private data any more."""
    path = tmp_path / "leerlingen.md"
    path.write_text(text_of("leerlingen.md"), encoding="utf-8")
    assert json.loads(look("--agreement", path, "--json").out)["verdict"] == "ask"


def test_the_picture_itself_is_never_written_over(look, photo, tmp_path):
    before = photo.read_bytes()
    (tmp_path / "link.jpg").symlink_to(photo)
    for out in (photo, tmp_path / "link.jpg"):
        said = look(out=out)
        assert (said.status, said.out) == (2, "")
        assert "is de foto zelf" in said.err
    assert photo.read_bytes() == before


def test_a_picture_that_cannot_be_looked_at_is_named(look, tmp_path):
    (tmp_path / "foto.png").write_bytes(b"GIF89a" + bytes(40))
    for image, why in ((tmp_path / "foto.png", "GIF"), (tmp_path / "weg.jpg", "niet te lezen"), (tmp_path, "niet te")):
        said = look(image=image)
        assert (said.status, said.out) == (2, "")
        assert why in said.err
    assert not (tmp_path / "schoon.jpg").exists()


def test_a_picture_needs_a_place_for_the_clean_one(netjes, look, photo, tmp_path):
    assert "--out" in netjes("check", "--image", photo, "--role", "leerling").err
    said = look(out=tmp_path / "weg" / "schoon.jpg")
    assert said.status == 2
    assert "een map die bestaat" in said.err
    assert look(role="rector").status == 2
    assert not (tmp_path / "schoon.jpg").exists()
