"""`python -m bench [name] [--json]`: each figure with its peer's and the ratio."""

import argparse
import sys
from importlib import import_module

from bench.adapters import PEERS
from bench.adapters.twosided import TwoSided
from bench.decisions import disagreements
from bench.mix import agreement, nothing_known, requests
from bench.report import Table, missing_peers, print_all
from netjes.norms.table import Rulebook

BENCHES = (
    "decisions",
    "batch",
    "reading",
    "memory",
    "changes",
    "rosters",
    "check",
    "pictures",
    "login",
    "load",
    "lessons",
    "reports",
)
MODULES = {"lessons": "lesson_change"}  # where the file has another name


def main() -> int:
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=BENCHES, help="one bench; all of them without")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument("--check", action="store_true", help="only compare fifty answers of every peer with ours")
    parser.add_argument(
        "--seconds", type=float, help="load: how long people arrive (60); lessons: how long they ask (30)"
    )
    args = parser.parse_args()
    if args.check:
        return check()
    tables: list[Table] = []
    for name in [args.name] if args.name else BENCHES:
        print(f"measuring {name} …", file=sys.stderr)
        given = {"seconds": args.seconds} if name in ("load", "lessons") and args.seconds else {}
        tables += import_module(f"bench.{MODULES.get(name, name)}").run(**given)
    print_all(tables, as_json=args.json)
    return 0


def check() -> int:
    """Exit status 1 when a peer answers otherwise; one that is not installed is said, and no disagreement."""
    rulebook, rules, failed = Rulebook(agreement()), TwoSided.of(agreement()), False
    some = [*nothing_known()[:10], *requests("asked")[:20], *requests("sent")[:20]]
    for peer in PEERS:
        if peer.version is None:
            continue
        engine = peer.engine()(rules)
        wrong = disagreements(rulebook, engine, some)
        print(f"{peer.name}: {len(some) - len(wrong)} of {len(some)} as ours")
        for (role, act, facts), ours, its in wrong:
            print(f"  {role}, {act}, {facts}: ours {ours}, its {its}")
        failed = failed or bool(wrong)
    for line in missing_peers():
        print(line, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
