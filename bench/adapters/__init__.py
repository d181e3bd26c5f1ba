"""The peers: each is told our norms in its own language and asked the same questions.

Every adapter is generated from the agreement as we read it, so that it follows when the agreement changes.
What a peer is told comes from `twosided`; how it is told is the adapter's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

from bench.adapters.twosided import TwoSided

Facts = Mapping[str, bool]


class Engine(Protocol):
    """A prepared peer. `decide` gives `allowed`, `not_allowed` or `ask`."""

    def __init__(self, rules: TwoSided) -> None: ...

    def decide(self, role: str, act: str, facts: Facts) -> str: ...


@dataclass(frozen=True)
class Peer:
    """One way to ask one package; `first` is how many requests of the mix it is given."""

    name: str
    package: str
    path: str  # module:class
    first: int
    unknown: str  # how it comes to *overleg*
    missing: str  # whether it names the missing facts
    reasons: str  # what it says of the norms that decide
    yardstick: bool = False  # our ratio is to the faster of these

    @property
    def version(self) -> str | None:
        """The installed version, or None."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None

    def engine(self) -> type[Engine]:
        module, _, name = self.path.partition(":")
        return getattr(import_module(f"bench.adapters.{module}"), name)


PEERS = (
    Peer("cedarpy, two calls", "cedarpy", "cedar:Cedar", 1000, "two-sided", "no", "policy ids", yardstick=True),
    Peer("zen-engine, table", "zen-engine", "zen_table:ZenTable", 1000, "third value", "no", "the row", yardstick=True),
    Peer("clingo, grounded once", "clingo", "asp:Clingo", 200, "two atoms", "no", "norm atoms"),
    Peer("regopy (Rego)", "regopy", "rego:Rego", 60, "undefined", "no", "norm sets"),
    Peer("pycasbin (ABAC)", "casbin", "abac:Casbin", 30, "two-sided", "no", "one rule"),
    Peer("cedarpy, a set per act", "cedarpy", "cedar:CedarPerAct", 1000, "two-sided", "no", "policy ids"),
    Peer("zen-engine, a table per act", "zen-engine", "zen_table:ZenPerAct", 1000, "third value", "no", "the row"),
)
