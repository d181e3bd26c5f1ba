"""Laat zien wat er voor mensen verandert tussen twee versies: strenger, ruimer, vager, duidelijker."""

import argparse
import json

from netjes.cli.main import fail
from netjes.norms.changes import Change, Changes, DutyChange, as_json, meaning_changes
from netjes.norms.errors import NotationError, suggestion
from netjes.norms.explain import act_phrase, articles, listed
from netjes.norms.norm import Agreement
from netjes.norms.notation import read_file
from netjes.norms.spoken import spoken_when
from netjes.norms.verdict import Ruling
from netjes.norms.vocabulary import Vocabulary

RULINGS = {Ruling.ALLOWED: "mag", Ruling.NOT_ALLOWED: "mag niet", Ruling.ASK: "overleg"}
KINDS = (
    ("stricter", "Strenger"),
    ("looser", "Ruimer"),
    ("vaguer", "Vaker overleg"),
    ("clearer", "Minder vaak overleg"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OUD.md")
    parser.add_argument("new", metavar="NIEUW.md")
    parser.add_argument("--role", metavar="ROL", help="alleen wat er voor deze rol verandert")
    parser.add_argument("--json", action="store_true", help="het resultaat als JSON")


def run(args: argparse.Namespace) -> int:
    try:
        old, new = read_file(args.old), read_file(args.new)
    except NotationError as error:
        return fail(error)
    role = None
    if args.role is not None:
        roles = tuple(dict.fromkeys((*new.roles, *old.roles)))
        role = new.vocabulary.find_person(args.role) or old.vocabulary.find_person(args.role)
        if role not in roles:
            near = suggestion(args.role, roles, f"Kies uit: {', '.join(roles)}.")
            return fail(f'netjes compare: deze afspraken gelden niet voor "{args.role}".{near}')
    changes = meaning_changes(old, new, role)
    if args.json:
        print(json.dumps(as_json(changes), ensure_ascii=False))
    else:
        print(
            "\n".join(
                _told(changes, _Words(old, new)) or ["Er verandert niets, niet in de tekst en niet in de normen."]
            )
        )
    return 0


class _Words:
    """The words of both versions, those of the new one first."""

    def __init__(self, old: Agreement, new: Agreement) -> None:
        before, after = old.vocabulary, new.vocabulary
        self.all = Vocabulary({**before.acts, **after.acts}, {**before.facts, **after.facts}, after.persons)

    def act(self, name: str) -> str:
        return act_phrase(self.all.acts[name], "zijn")

    def acts(self, names: tuple[str, ...]) -> str:
        return listed([self.act(name) for name in names])


def _told(changes: Changes, words: _Words) -> list[str]:
    lines = [f"{title}: {_verdict(each, words)}" for name, title in KINDS for each in getattr(changes, name)]
    lines += [_duty(each, words) for each in changes.duties]
    lines += [
        f"Norm {each.norm} ({articles((each.article,))}) noemt nu {each.after or 'niemand'} om het aan te vragen, "
        f"en dat was {each.before or 'niemand'}."
        for each in changes.asks
    ]
    lines += [
        f"Let op: de tekst van {articles((each.article,))} bleef gelijk, maar de normen niet ({', '.join(each.norms)})."
        for each in changes.meaning_only
    ]
    if changes.text_only:
        lines.append(f"Alleen anders opgeschreven, zonder dat een antwoord verandert: {articles(changes.text_only)}.")
    for each in changes.not_compared:
        what = f'"{words.act(each.act)}"' if each.act else "de plichten bij alles"
        lines.append(f"Niet vergeleken voor {each.role}: {what}, want {each.reason}. Splits de handeling.")
    return lines


def _verdict(each: Change, words: _Words) -> str:
    before = "geen afspraak" if each.before_open else RULINGS[each.before]
    after = "geen afspraak" if each.after_open else RULINGS[each.after]
    when = spoken_when(each.when, words.all)
    said = f"voor een {each.role} gaat “{words.act(each.act)}” van {before} naar {after}{f', {when}' if when else ''}"
    where = f", door {articles(each.articles)}" if each.articles else ""
    return f"{said}{where}.{_reach(each, words)}"


def _duty(each: DutyChange, words: _Words) -> str:
    when = spoken_when(each.when, words.all)
    place = f"bij “{words.act(each.act)}”" if each.act else "altijd"
    start = "Nieuwe plicht" if each.after else "Vervallen plicht"
    said = f"{start}: voor een {each.role} hoort {place} ook “{words.act(each.duty)}”"
    verb = "" if each.after else ", en dat hoeft niet meer"
    where = f", door {articles(each.articles)}" if each.articles else ""
    return f"{said}{f', {when}' if when else ''}{where}{verb}.{_reach(each, words)}"


def _reach(each: Change | DutyChange, words: _Words) -> str:
    """What falls under the act and changes too, or does not."""
    also = f" Ook voor: {words.acts(each.also)}." if each.also else ""
    return also + (f" Niet zo voor: {words.acts(each.not_for)}." if each.not_for else "")
