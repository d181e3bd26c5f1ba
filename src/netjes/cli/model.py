"""Toont de modelafspraken die met Netjes meekomen, als Markdown met normen."""

import argparse
import sys

from netjes.norms.library import MODELS, text_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("which", choices=MODELS, metavar="|".join(MODELS), help="voor wie de afspraken zijn")
    parser.add_argument("--situations", action="store_true", help="toon de uitgewerkte situaties, als JSON per regel")


def run(args: argparse.Namespace) -> int:
    sys.stdout.write(text_of(f"{args.which}.situaties.jsonl" if args.situations else f"{args.which}.md"))
    return 0
