"""A judge of the school's own may add questions; when it fails or is slow, the rules stay."""

import threading
import time
from importlib.util import find_spec

import pytest

from netjes.checks.finding import Certainty, Kind
from netjes.checks.tone import find_tone
from netjes.checks.tone.judge import CannotJudge, OnnxJudge, with_judge

from .tiny_model import written

HARSH = "Je bent een klootzak."


class Says:
    def __init__(self, **chances):
        self.chances = chances

    def score(self, text):
        return self.chances


class Fails:
    def score(self, text):
        raise RuntimeError(text)


class Hangs:
    def __init__(self):
        self.asked = 0
        self.free = threading.Event()

    def score(self, text):
        self.asked += 1
        self.free.wait(10)
        return {"threat": 1.0}


def test_it_works():
    found = with_judge(Says(bullying=0.9))("Wat een origineel shirt.")
    assert [(each.kind, each.certainty) for each in found] == [(Kind.BULLYING, Certainty.POSSIBLE)]
    assert "Hoe leest de ander dit?" in found[0].advice


def test_a_doubtful_judge_adds_nothing():
    assert with_judge(Says(bullying=0.5))("Wat een origineel shirt.") == []


def test_an_unknown_label_adds_nothing():
    assert with_judge(Says(sarcasm=1.0))("Wat een origineel shirt.") == []


def test_a_judge_never_takes_a_question_away():
    assert with_judge(Says(insult=0.0))(HARSH) == find_tone(HARSH)


@pytest.mark.parametrize("judge", [Fails(), Says(insult="much"), Says(insult=None)])
def test_when_the_judge_fails_the_rules_stay(judge):
    assert with_judge(judge)(HARSH) == find_tone(HARSH)


def test_a_slow_judge_is_not_waited_for_and_not_asked_again_meanwhile():
    judge = Hangs()
    find = with_judge(judge, seconds=0.05)
    begun = time.perf_counter()
    assert find(HARSH) == find(HARSH) == find_tone(HARSH)
    assert time.perf_counter() - begun < 2
    assert judge.asked == 1
    judge.free.set()


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(CannotJudge, match=r"ontbreekt model\.onnx"):
        OnnxJudge(tmp_path, sha256="0" * 64)


def test_another_model_than_was_set_is_refused(tmp_path):
    for name in ("model.onnx", "tokenizer.json", "labels.json"):
        (tmp_path / name).write_text("[]")
    with pytest.raises(CannotJudge, match="een ander bestand"):
        OnnxJudge(tmp_path, sha256="0" * 64)


def test_a_model_in_a_folder_is_asked(tmp_path):
    missing = [name for name in ("onnxruntime", "tokenizers") if find_spec(name) is None]
    sha = written(tmp_path)
    if missing:
        with pytest.raises(CannotJudge, match="onnxruntime en tokenizers"):
            OnnxJudge(tmp_path, sha256=sha)
        pytest.skip(f"NOT TRIED: the judge with a model of its own needs {' and '.join(missing)}")
    find = with_judge(OnnxJudge(tmp_path, sha256=sha.upper()), seconds=30)
    assert find("hallo jij") == []
    assert [each.kind for each in find("hallo kwal")] == [Kind.INSULT]
    assert [each.kind for each in find("straks pak kwal")] == [Kind.INSULT, Kind.THREAT]
    assert find("hallo " * 2_000) == []
    assert set(find_tone(HARSH)) <= set(find(HARSH))
