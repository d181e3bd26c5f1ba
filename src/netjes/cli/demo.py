"""Zet een voorbeeldschool klaar en toont die in de browser, alleen op deze computer."""

import argparse
import os
import sys

from netjes.cli.database import port_number, ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=port_number, default=8000, help="de poort (8000)")
    parser.add_argument("--data", metavar="MAP", help="waar de gegevens komen (anders NETJES_DATA, of var/)")


def run(args: argparse.Namespace) -> int:
    if args.data:
        os.environ["NETJES_DATA"] = args.data
    os.environ["NETJES_DEMO"] = "1"
    os.environ["NETJES_ADDRESS"] = f"http://127.0.0.1:{args.port}"  # what its letters and squares lead to
    os.environ.pop("NETJES_HOSTS", None)  # a school's own addresses are not the example's
    ready()
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command

    from netjes.site import demo_school, messages
    from netjes.site.serve import CannotListen, serve

    try:
        messages.main(["compile"])
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        school = demo_school.ready_school()
    except demo_school.NotADemoDatabase as error:
        print(f"netjes demo: {error}", file=sys.stderr)
        return 2

    def say_ready() -> None:
        print(f"{school.name} (een voorbeeld) staat klaar: http://127.0.0.1:{args.port}", flush=True)
        print("Bovenaan elke pagina kies je met wiens ogen je kijkt. Stoppen: Ctrl-C.", flush=True)

    try:
        serve("127.0.0.1", args.port, when_ready=say_ready)
    except (CannotListen, ImproperlyConfigured) as error:
        print(f"netjes demo: {error}", file=sys.stderr)
        return 2
    print("Gestopt.")
    return 0
