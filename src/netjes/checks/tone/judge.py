"""A stronger judge of tone that a school may plug in: off by default, never fetched, never waited for long.

The rules always stay: a judge adds questions about whole texts, and when it fails or is slow nothing else changes.
"""

import hashlib
import importlib
import json
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.tone.finder import find_tone

SECONDS = 2.0
THRESHOLD = 0.8
_MOST_CHARACTERS = 4000
_ADVICE = "Hoe leest de ander dit? Het programma van de school twijfelt over de toon van deze tekst."
_NEEDS = "Installeer eerst onnxruntime en tokenizers, want het taalmodel heeft ze nodig."
KINDS = {kind.value: kind for kind in (Kind.INSULT, Kind.THREAT, Kind.BULLYING, Kind.DISCRIMINATION, Kind.SEXUAL)}


class Judge(Protocol):
    """`score` gives a chance between 0 and 1 for each label; the labels are the kinds of tone."""

    def score(self, text: str) -> Mapping[str, float]: ...


class CannotJudge(Exception):
    """The judge that the school set cannot be used. The message says how to mend it."""


def with_judge(
    judge: Judge, *, seconds: float = SECONDS, threshold: float = THRESHOLD
) -> Callable[[str], list[Finding]]:
    """A finder of tone that asks the rules and then `judge`. Whatever the judge does, the rules' questions come."""
    busy = threading.Semaphore(1)

    def find(text: str) -> list[Finding]:
        found = find_tone(text)
        seen = {each.kind for each in found}
        for label, chance in _in_time(judge, text[:_MOST_CHARACTERS], seconds, busy).items():
            kind = KINDS.get(label)
            if kind and kind not in seen and chance >= threshold and text.strip():
                found.append(Finding(kind, 0, len(text), text, Certainty.POSSIBLE, (), _ADVICE))
        return found

    return find


def _in_time(judge: Judge, text: str, seconds: float, busy: threading.Semaphore) -> Mapping[str, float]:
    """What the judge said within `seconds`, else nothing. A judge that hangs is not asked a second time meanwhile."""
    said: list[Mapping[str, float]] = []

    def ask() -> None:
        try:
            said.append({str(label): float(chance) for label, chance in judge.score(text).items()})
        except Exception:  # noqa: S110 - a judge of the school's own may fail in any way; the rules stay
            pass
        finally:
            busy.release()

    if not busy.acquire(blocking=False):
        return {}
    thread = threading.Thread(target=ask, daemon=True, name="tone-judge")
    thread.start()
    thread.join(seconds)
    return said[0] if said else {}


class OnnxJudge:
    """A folder of the school's own: `model.onnx`, `tokenizer.json` and `labels.json` (a list, in the model's order).

    Needs `onnxruntime` and `tokenizers`, which Netjes does not install. Raises `CannotJudge` where something is
    missing or `sha256` is not that of the model.
    """

    def __init__(self, folder: Path, *, sha256: str) -> None:
        model, tokenizer, labels = (folder / name for name in ("model.onnx", "tokenizer.json", "labels.json"))
        for each in (model, tokenizer, labels):
            if not each.is_file():
                raise CannotJudge(f"In de map van het taalmodel ontbreekt {each.name}. Zet het bestand erbij.")
        if hashlib.sha256(model.read_bytes()).hexdigest() != sha256.lower():
            raise CannotJudge("Het taalmodel is een ander bestand dan is ingesteld. Kijk na waar het vandaan komt.")
        try:
            runtime: Any = importlib.import_module("onnxruntime")
            tokenizers: Any = importlib.import_module("tokenizers")
        except ImportError as missing:
            raise CannotJudge(_NEEDS) from missing
        self._labels: list[str] = json.loads(labels.read_text(encoding="utf-8"))
        self._tokenizer = tokenizers.Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(512)
        self._session = runtime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
        self._inputs = [each.name for each in self._session.get_inputs()]

    def score(self, text: str) -> Mapping[str, float]:
        numpy: Any = importlib.import_module("numpy")
        read = self._tokenizer.encode(text)
        given = {"input_ids": read.ids, "attention_mask": read.attention_mask, "token_type_ids": read.type_ids}
        rows = {name: numpy.array([given[name]], dtype="int64") for name in self._inputs}
        logits = self._session.run(None, rows)[0][0]
        return dict(zip(self._labels, (1 / (1 + numpy.exp(-logits))).tolist(), strict=True))
