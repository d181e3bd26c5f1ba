import io
import json
import subprocess
import sys

import pytest

from netjes.norms.library import text_of

KEYS = {"verdict", "cause", "articles", "norms", "missing", "ask_whom", "also_do", "exceptions", "explanation"}
PHONE = '{"role": "leerling", "act": "telefoon gebruiken", "facts": {"les": %s}}'


@pytest.fixture
def pupils(tmp_path):
    path = tmp_path / "leerlingen.md"
    path.write_text(text_of("leerlingen.md"), encoding="utf-8")
    return path


@pytest.fixture
def decide(netjes, pupils):
    def act(*words: object):
        return netjes("decide", pupils, *words)

    return act


@pytest.fixture
def batch(decide, tmp_path):
    def act(*lines: str | bytes):
        path = tmp_path / "vragen.jsonl"
        path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
        said = decide("--batch", path)
        return said, [json.loads(line) for line in said.out.splitlines()]

    return act


def test_it_works(decide):
    said = decide("--role", "leerling", "--act", "telefoon gebruiken", "--fact", "les=nee")
    assert (said.status, said.out, said.err) == (0, "Dat mag.\n", "")


def test_an_answer_for_programs_has_every_part_and_is_all_there_is(decide):
    said = decide("--role", "leerling", "--act", "telefoon gebruiken", "--fact", "les=ja", "--json")
    answer = json.loads(said.out)
    assert (said.status, said.err, set(answer)) == (0, "", KEYS)
    assert (answer["verdict"], answer["cause"]) == ("ask", "missing_fact")
    assert answer["missing"][0] == {
        "fact": "toestemming leraar",
        "question": "Heeft je leraar vooraf gezegd dat het mag?",
        "who_knows": "leraar",
    }


def test_a_fact_may_be_unknown_and_written_in_any_case(decide):
    words = ("--role", "Leerling", "--act", "Telefoon Gebruiken", "--json")
    unknown = json.loads(decide(*words, "--fact", "LES=weet ik niet").out)
    assert unknown == json.loads(decide(*words).out)
    assert json.loads(decide(*words, "--fact", "Les=NEE").out)["verdict"] == "allowed"


def test_an_other_word_for_an_act_gets_the_same_answer(decide):
    same = [decide("--role", "leerling", "--act", act, "--json").out for act in ("foto plaatsen", "foto posten")]
    assert same[0] == same[1]


def test_without_a_role_the_role_is_what_is_missing(decide):
    answer = json.loads(decide("--act", "bellen", "--json").out)
    assert answer["missing"][0]["question"] == "Wie ben je op school?"


def test_a_day_on_which_it_holds_changes_nothing(decide):
    words = ("--role", "leerling", "--act", "bellen", "--json")
    assert decide(*words, "--at", "2026-11-22").out == decide(*words).out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--role", "leerling", "--act", "telefoon gebruken"], 'Bedoelt u "telefoon gebruiken"?'),
        (["--role", "leerlin", "--act", "bellen"], 'Bedoelt u "leerling"?'),
        (["--role", "ouder", "--act", "bellen"], "Kies uit: leerling, medewerker."),
        (
            ["--role", "leerling", "--act", "bellen", "--fact", "toestemming lerar=ja"],
            'Bedoelt u "toestemming leraar"?',
        ),
        (
            ["--role", "leerling", "--act", "bellen", "--fact", "les=ja", "--fact", "op school=nee"],
            "dit kan niet samen",
        ),
        (["--role", "leerling", "--act", "bellen", "--fact", "les"], "schrijf het feit, een is-teken"),
        (["--role", "leerling", "--act", "bellen", "--fact", "les=soms"], "ja, nee of weet ik niet"),
        (["--role", "leerling", "--act", "bellen", "--at", "22-11-2026"], "Schrijf jaar-maand-dag"),
        (["--role", "leerling"], "zeg met --act wat iemand wil doen"),
        (["--role", "leerling", "--act", ""], "zeg met --act wat iemand wil doen"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_with_a_way_on(decide, words, says):
    said = decide(*words)
    assert said.status == 2 and said.out == ""
    assert said.err.startswith("netjes decide: ") and says in said.err and len(said.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("day", "status"), [("2026-08-31", 2), ("2026-09-01", 0), ("2027-07-31", 0), ("2027-08-01", 2)]
)
def test_outside_its_days_an_agreement_gives_no_answer(netjes, pupils, day, status):
    dated = text_of("leerlingen.md").replace("versie: 1", "versie: 1\ngeldt vanaf: 2026-09-01\ngeldt tot: 2027-08-01")
    pupils.write_text(dated, encoding="utf-8")
    said = netjes("decide", pupils, "--role", "leerling", "--act", "bellen", "--at", day)
    assert said.status == status
    if status:
        assert f"op {day} gelden deze afspraken niet; ze gelden vanaf 2026-09-01 tot 2027-08-01." in said.err


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.unlink(), "dit bestand is er niet"),
        (lambda path: (path.unlink(), path.mkdir()), "dit is een map"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x00\xff"), "geen tekst in UTF-8"),
        (lambda path: path.write_text(""), 'hier hoort "---"'),
        (lambda path: path.write_text("zomaar een tekst"), 'hier hoort "---"'),
    ],
    ids=["missing", "folder", "picture", "empty", "prose"],
)
def test_a_file_that_is_no_agreement_is_refused_by_name(decide, pupils, make, says):
    make(pupils)
    said = decide("--role", "leerling", "--act", "bellen")
    assert said.status == 2 and said.err.startswith("leerlingen.md: ") and says in said.err


def test_every_mistake_in_an_agreement_has_its_line(decide, pupils):
    pupils.write_text(text_of("leerlingen.md").replace("als: les\n", "als: lesje\n"), encoding="utf-8")
    said = decide("--role", "leerling", "--act", "bellen")
    assert said.status == 2
    assert all(line.startswith("leerlingen.md: regel ") for line in said.err.splitlines())


def test_a_batch_is_answered_in_its_own_order(batch):
    said, answers = batch(PHONE % "false", PHONE % "true", "", PHONE % "false")
    assert (said.status, said.err) == (0, "")
    assert [answer["verdict"] for answer in answers] == ["allowed", "ask", "allowed"]
    assert all(set(answer) == KEYS for answer in answers)


def test_a_batch_and_one_question_agree(batch, decide):
    _, answers = batch(PHONE % "true")
    one = decide("--role", "leerling", "--act", "telefoon gebruiken", "--fact", "les=ja", "--json")
    assert answers == [json.loads(one.out)]


def test_an_empty_batch_has_no_answers(batch):
    said, answers = batch("")
    assert (said.status, said.out, said.err, answers) == (0, "", "", [])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{kapot", "dit is geen JSON (teken 2)"),
        ("[]", "niet de goede vorm"),
        ("7", "niet de goede vorm"),
        ('{"role": "leerling"}', "niet de goede vorm"),
        ('{"role": "leerling", "act": 7}', '"7" staat niet in de woordenlijst'),
        ('{"role": ["leerling"], "act": "bellen"}', "niet de goede vorm"),
        ('{"role": "leerling", "act": "bellen", "facts": ["les"]}', "niet de goede vorm"),
        ('{"role": "leerling", "act": "bellen", "facts": {"les": "ja"}}', "Kies true, false"),
        ('{"role": "leerling", "act": "bellen", "facts": {"les": [1]}}', "Kies true, false"),
        ('{"role": "leerling", "act": "bellen", "at": 7}', '"7" is geen datum'),
        ('{"role": "leerling", "act": "belen"}', 'Bedoelt u "bellen"?'),
        (b'{"role": "\xff\xfe"}', "niet de goede vorm"),
        ('{"role": "leerling", "act": "\\ud800"}', "staat niet in de woordenlijst"),
        ("[" * 200_000, "niet de goede vorm"),
    ],
)
def test_a_wrong_line_is_told_and_the_others_are_answered(batch, line, says):
    said, answers = batch(PHONE % "false", line, PHONE % "false")
    assert said.status == 2
    assert "vragen.jsonl, regel 2: " in said.err and says in said.err and len(said.err.splitlines()) == 1
    assert [answer.get("verdict") for answer in answers] == ["allowed", None, "allowed"]
    assert said.err.rstrip("\n").endswith(answers[1]["error"])


def test_the_last_of_a_doubled_key_counts(batch):
    said, answers = batch('{"role": "ouder", "role": "leerling", "act": "bellen", "facts": {"les": 1, "les": false}}')
    assert said.status == 0 and answers[0]["verdict"] == "allowed"


def test_a_line_may_say_its_day_or_leave_the_facts_out(batch):
    said, answers = batch('{"role": "leerling", "act": "bellen", "facts": null, "at": "2026-11-22"}')
    assert said.status == 0 and answers[0]["cause"] == "missing_fact"


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()], ids=["missing", "folder"])
def test_a_batch_that_cannot_be_read_is_named(decide, tmp_path, make):
    path = tmp_path / "weg.jsonl"
    make(path)
    said = decide("--batch", path)
    assert said.status == 2 and "weg.jsonl" in said.err and "Kijk de naam na." in said.err


def test_a_batch_can_come_from_the_standard_input(decide, monkeypatch):
    typed = io.TextIOWrapper(io.BytesIO((PHONE % "false").encode()))
    monkeypatch.setattr(sys, "stdin", typed)
    said = decide("--batch", "-")
    assert said.status == 0 and json.loads(said.out)["verdict"] == "allowed"


def test_it_works_as_a_program_too(started, pupils):
    said = started("decide", pupils, "--batch", "-", stdin=(PHONE % "false").encode() + b"\n{\n")
    first, second = said.out.splitlines()
    assert said.status == 2 and said.err.startswith("-, regel 2: ")
    assert json.loads(first)["verdict"] == "allowed" and "error" in json.loads(second)


def test_answering_wakes_no_django(pupils):
    code = (
        "import sys\nfrom netjes.cli.main import main\n"
        f"status = main(['decide', {str(pupils)!r}, '--role', 'leerling', '--act', 'bellen'])\n"
        "sys.exit(status or any(name.split('.')[0] in ('django', 'netjes.site') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
