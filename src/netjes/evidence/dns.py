"""Looking a sender's key up where domains publish them. The only thing here that uses the network; nobody calls it but
whoever passes it to `read_letter` or `read_apart`."""

PATIENCE = 4  # seconds


def published_key(name: str) -> bytes | None:
    """The text record of a name such as ``mei._domainkey.school.example``; None when there is none.

    Raises when nobody answers in time. Whoever runs that domain's name server can see that somebody asks for this key.
    """
    from dkim.dnsplug import get_txt

    found: bytes | None = get_txt(f"{name.rstrip('.')}.".encode("ascii"), timeout=PATIENCE)
    return found
