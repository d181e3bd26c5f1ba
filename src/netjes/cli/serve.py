"""Toont de site van de school."""

import argparse

from netjes.cli.database import port_number, ready
from netjes.cli.main import fail


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--address", default="127.0.0.1", help="het adres om op te luisteren (127.0.0.1)")
    parser.add_argument("--port", type=port_number, default=8000, help="de poort (8000)")
    parser.add_argument(
        "--workers",
        type=int,
        default=0,
        help="hoeveel processen antwoorden (zonder: wat bij database en computer past)",
    )


def run(args: argparse.Namespace) -> int:
    ready()
    from django.core.management import call_command

    from netjes.site import messages
    from netjes.site.serve import CannotListen, serve

    messages.main(["compile"])
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    try:
        serve(
            args.address,
            args.port,
            workers=max(0, args.workers),
            when_ready=lambda: print(f"Netjes luistert op http://{args.address}:{args.port}", flush=True),
        )
    except CannotListen as error:
        return fail(f"netjes serve: {error}")
    return 0
