"""Toont de woordenlijst die met Netjes meekomt: handelingen, feiten, personen en wat samenhangt."""

import argparse
import sys

from netjes.norms.library import WORDS, text_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments: there is one word list."""


def run(args: argparse.Namespace) -> int:
    sys.stdout.write(text_of(WORDS))
    return 0
