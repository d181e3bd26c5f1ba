"""presidio-analyzer told what a Dutch school needs: the peer of the check. Measured in a process of its own.

It has no Dutch model that can be had without a download, so it works on a blank pipeline. What it lacks for a school is
given to it as a developer would: BSN with its eleven-test, postcode, street, an e-mail address by its form (its own
rejects `.example` and looks for a list of suffixes on the network), telephone numbers of the Netherlands, and the names
of the school as a deny-list: whole and first names.
"""

import json
import sys
import time
from collections.abc import Iterable
from typing import Any

KINDS = {
    "PERSON": "person",
    "PHONE_NUMBER": "phone",
    "SCHOOL_EMAIL": "email",
    "IBAN_CODE": "iban",
    "NL_BSN": "bsn",
    "NL_POSTCODE": "postcode",
    "NL_STREET": "address",
}
STREET = (
    r"\b[a-z]{2,30}(?:straat|laan|weg|plein|gracht|kade|dijk|singel|hof|pad|steeg|park|dreef|plantsoen|boulevard|markt)"
    r" \d{1,4}(?: ?[a-h])?\b"
)


def engine(names: Iterable[str]) -> Any:
    """The analyzer with its recognizers, ready to be asked."""
    import spacy
    from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import IbanRecognizer, PhoneRecognizer

    class Blank(SpacyNlpEngine):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(models=[{"lang_code": "nl", "model_name": "blank"}])
            self.nlp = {"nl": spacy.blank("nl")}

        def load(self) -> None:
            return None

    class Bsn(PatternRecognizer):  # type: ignore[misc]
        def validate_result(self, pattern_text: str) -> bool:
            digits = [int(each) for each in pattern_text if each.isdigit()]
            weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
            return len(digits) == 9 and sum(a * b for a, b in zip(digits, weights, strict=True)) % 11 == 0

    def pattern(entity: str, regex: str) -> PatternRecognizer:
        return PatternRecognizer(entity, patterns=[Pattern(entity, regex, 0.6)], supported_language="nl")

    people = {each for name in names for each in (name, name.split()[0])}
    registry = RecognizerRegistry(
        recognizers=[
            PatternRecognizer("PERSON", deny_list=sorted(people, key=len, reverse=True), supported_language="nl"),
            PhoneRecognizer(supported_language="nl", supported_regions=("NL",)),
            IbanRecognizer(supported_language="nl"),
            pattern("SCHOOL_EMAIL", r"\b[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+\b"),
            Bsn("NL_BSN", patterns=[Pattern("bsn", r"\b\d{9}\b", 0.4)], context=["bsn"], supported_language="nl"),
            pattern("NL_POSTCODE", r"\b[1-9]\d{3} ?[a-z]{2}\b"),
            pattern("NL_STREET", STREET),
        ],
        supported_languages=["nl"],
    )
    return AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["nl"])


def found(analyzer: Any, text: str) -> list[tuple[str, int, int]]:
    """What it found, in our kinds; of the same kind at the same place one."""
    results = analyzer.analyze(text, language="nl", entities=list(KINDS))
    kept: list[tuple[str, int, int]] = []
    for each in sorted(results, key=lambda r: (r.start - r.end, r.start)):
        kind = KINDS[each.entity_type]
        if all(k != kind or each.end <= start or each.start >= end for k, start, end in kept):
            kept.append((kind, each.start, each.end))
    return kept


def measure(size: int) -> None:
    """One size, in a process of its own; prints one line of JSON."""
    import resource
    import statistics

    from bench.check import drafts, names, timed

    people = names(size)
    texts = drafts(people)
    start = time.process_time()
    analyzer = engine(people)
    analyzer.analyze("sanne belt 0612345678", language="nl", entities=list(KINDS))
    ready = time.process_time() - start
    few = 4 if size > 10_000 else 20
    took = timed(lambda text: analyzer.analyze(text, language="nl", entities=list(KINDS)), texts[:few], rounds=3)
    process = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"median": statistics.median(took), "ready": ready, "process": process}))


SETS = {
    "chat": ("chat", "later-chat", "third-chat", "fourth-chat"),
    "street language": ("street",),
    "staff": ("staff", "later-staff", "third-staff", "fourth-staff"),
    "English": ("english", "more-english"),
    "nothing to find": ("clean", "later-clean", "third-clean", "fourth-clean"),
}


def accuracy() -> None:
    """Both on the development texts, on the kinds that the peer was told of; prints one line of JSON."""
    from netjes.checks.tests.marked import TEXTS, roster
    from netjes.checks.text import check_text

    written = json.loads((TEXTS / "roster.json").read_text(encoding="utf-8"))
    analyzer, ours = engine([*written["students"], *written["staff"]]), roster()

    def of_ours(text: str, role: str) -> list[tuple[str, int, int]]:
        looked = check_text(text, role, ours, tone=False)
        return [(each.kind.value, each.start, each.end) for each in looked]

    def of_peer(text: str, _role: str) -> list[tuple[str, int, int]]:
        return found(analyzer, text)

    rows = []
    for name, styles in SETS.items():
        for lowered in (False, True):
            row: dict[str, Any] = {"set": name, "lowered": lowered}
            for who, look in (("ours", of_ours), ("peer", of_peer)):
                row[who] = _scored(styles, lowered, look)
            rows.append(row)
    print(json.dumps(rows))


def _scored(styles: tuple[str, ...], lowered: bool, look: Any) -> dict[str, int]:
    """Hits, misses and what was found in vain; how many texts without anything in them raised something."""
    from netjes.checks.tests.marked import texts

    kinds = frozenset(KINDS.values())
    counts = {"texts": 0, "hits": 0, "missed": 0, "vain": 0, "clean": 0, "alarms": 0}
    for each in texts():
        if each.style not in styles:
            continue
        here = each.lowered if lowered else each
        left = [f for f in look(here.text, here.role) if f[0] in kinds]
        counts["texts"] += 1
        if not here.expected:
            counts["clean"] += 1
            counts["alarms"] += bool(left)
        for want in (w for w in here.expected if w.kind in kinds):
            half = (want.end - want.start) / 2
            hit = next(
                (f for f in left if f[0] == want.kind and min(f[2], want.end) - max(f[1], want.start) >= half), None
            )
            if hit is not None:
                left.remove(hit)
                counts["hits"] += want.needed
            else:
                counts["missed"] += want.needed
        counts["vain"] += len(left)
    return counts


if __name__ == "__main__":
    accuracy() if sys.argv[1] == "accuracy" else measure(int(sys.argv[1]))
