import json
import subprocess
import sys

import pytest

from netjes.norms.library import text_of

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
