"""`netjes`: finds the sub-command and leaves the rest to it."""

import argparse
import os
import sys
from importlib import import_module

from netjes.cli.dutch import speak_dutch
from netjes.cli.errors import CannotStart

# name: (module, what it is for). A module has `add_arguments(parser)` and `run(args) -> int`.
COMMANDS = {
    "model": ("netjes.cli.model", "toont de modelafspraken voor leerlingen, medewerkers of ouders"),
    "words": ("netjes.cli.words", "toont de woordenlijst"),
    "decide": ("netjes.cli.decide", "beantwoordt: mag dit, volgens deze afspraken?"),
    "review": ("netjes.cli.review", "kijkt afspraken na: fouten, en wat open blijft"),
    "compare": ("netjes.cli.compare", "laat zien wat er voor mensen verandert"),
    "read": ("netjes.cli.read", "leest een eigen document van een school"),
    "check": ("netjes.cli.check", "kijkt een bericht na voordat het weggaat"),
    "init": ("netjes.cli.init", "maakt de database klaar voor een school"),
    "association": ("netjes.cli.association", "zegt wie iets doet voor de vereniging van scholen"),
    "import-agreement": ("netjes.cli.import_agreement", "neemt afspraken op in de database"),
    "import-roster": ("netjes.cli.import_roster", "neemt een lijst met leerlingen, medewerkers en ouders over"),
    "import-timetable": ("netjes.cli.import_timetable", "neemt een rooster over"),
    "serve": ("netjes.cli.serve", "toont de site van de school"),
    "work": ("netjes.cli.work", "doet het werk dat op niemand wacht: mail, herinneringen"),
    "verify": ("netjes.cli.verify", "kijkt na of logboek en afspraken nog zijn zoals opgeschreven"),
    "backup": ("netjes.cli.backup", "bewaart alles in één versleuteld bestand"),
    "restore": ("netjes.cli.restore", "zet een reservekopie terug in een lege database"),
    "doctor": ("netjes.cli.doctor", "kijkt of alles goed staat, en zegt wat je kunt doen"),
    "demo": ("netjes.cli.demo", "zet een voorbeeldschool klaar en toont die"),
}


def main(argv: list[str] | None = None) -> int:
    """Runs one sub-command; returns its exit status (0 done, 1 there are problems, 2 wrong use or input)."""
    argv = sys.argv[1:] if argv is None else argv
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(usage())
        return 0 if argv else 2
    if argv[0] not in COMMANDS:
        from netjes.norms.errors import suggestion

        print(f'netjes: "{argv[0]}" is geen opdracht.{suggestion(argv[0], COMMANDS)}', file=sys.stderr)
        print(usage(), file=sys.stderr)
        return 2
    speak_dutch()
    module = import_module(COMMANDS[argv[0]][0])
    parser = argparse.ArgumentParser(prog=f"netjes {argv[0]}", description=module.__doc__)
    module.add_arguments(parser)
    try:
        status = int(module.run(parser.parse_args(argv[1:])))
        sys.stdout.flush()
    except CannotStart as error:
        return fail(f"netjes {argv[0]}: {error}")
    except BrokenPipeError:  # the reader closed early, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def usage() -> str:
    width = max(map(len, COMMANDS)) + 2
    rows = "\n".join(f"  {name:<{width}}{what}" for name, (_, what) in COMMANDS.items())
    return f"Gebruik: netjes OPDRACHT …\n\n{rows}\n\nHulp bij één opdracht: netjes OPDRACHT --help"


def fail(message: object) -> int:
    """Says on standard error what is wrong, one line each, and gives exit status 2."""
    for line in str(message).splitlines():
        print(line, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
