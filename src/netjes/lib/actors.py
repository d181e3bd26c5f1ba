"""Who does something. Every action that writes asks for one.

An actor is an opaque reference and the role it had at that moment, never a person's row: what is written
about it must be able to outlive the person's data.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """`ref` names the actor (`person:81`, `system:demo`), `role` in what capacity it acted."""

    ref: str
    role: str


def system(name: str) -> Actor:
    """The named actor of work that no person does by hand, such as a chore or the set-up of the demo."""
    return Actor(ref=f"system:{name}", role="system")
