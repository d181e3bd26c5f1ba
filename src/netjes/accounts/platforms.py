"""The places where an account can be, and how a handle is written in one way: without @, capitals and addresses. Pure.

Whoever pastes `https://www.instagram.com/Lindekade.Biologie/?hl=nl` means the same as who types `@lindekade.biologie`.
Letters that only look alike stay different: a Cyrillic а is no a.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST = 120  # characters of a handle
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


class CannotRead(Exception):
    """This is no account of that place; `str()` says how one looks."""


@dataclass(frozen=True, slots=True)
class Platform:
    """`paths` say how a handle stands in an address, with what is written down for it; `h` is the handle itself."""

    code: str
    name: str | Promise
    example: str
    bare: str  # what may be typed by itself
    hosts: tuple[str, ...] = ()
    paths: tuple[tuple[str, str], ...] = (("@?(?P<h>[^/]+)", "{h}"),)
    link: str = ""
    sign: str = "@"
    stands_for: str = "{h}"  # what something typed by itself is written down as


NAME = r"[a-z0-9._]{1,30}"
PLATFORMS = (
    Platform(
        "instagram", "Instagram", "@lindekade", NAME, ("instagram.com", "instagr.am"),
        ((r"stories/(?P<h>[^/]+)", "{h}"), (r"(?!(?:p|reel|reels|tv|explore|accounts)(?:/|$))(?P<h>[^/]+)", "{h}")),
        "https://www.instagram.com/{h}/",
    ),
    Platform(
        "tiktok", "TikTok", "@lindekade", r"[a-z0-9._]{2,24}", ("tiktok.com",), ((r"@(?P<h>[^/]+)", "{h}"),),
        "https://www.tiktok.com/@{h}",
    ),
    Platform(
        "youtube", "YouTube", "@lindekade", r"[\w.·-]{3,30}", ("youtube.com",),
        (
            (r"@(?P<h>[^/]+)", "{h}"), (r"channel/(?P<as_is>UC[\w-]{22})", "channel/{h}"),
            (r"(?:c|user)/(?P<h>[^/]+)", "{h}"),
        ),
        "https://www.youtube.com/@{h}",
    ),
    Platform(
        "linkedin", "LinkedIn", "linkedin.com/in/anneke-bos", r"[\w-]{3,100}", ("linkedin.com",),
        tuple((rf"{kind}/(?P<h>[^/]+)", f"{kind}/{{h}}") for kind in ("in", "company", "school")),
        "https://www.linkedin.com/{h}/", "", "in/{h}",
    ),
    Platform(
        "x", "X", "@lindekade", r"[a-z0-9_]{1,15}", ("x.com", "twitter.com"),
        ((r"(?!(?:i|home|search|hashtag|intent)(?:/|$))@?(?P<h>[^/]+)", "{h}"),), "https://x.com/{h}",
    ),
    Platform("mastodon", "Mastodon", "@lindekade@school.social", r"[a-z0-9_.-]+@[\w-]+(?:\.[\w-]+)+"),
    Platform(
        "bluesky", "Bluesky", "@lindekade.bsky.social", r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", ("bsky.app",),
        ((r"profile/(?P<h>[^/]+)", "{h}"),), "https://bsky.app/profile/{h}",
    ),
    Platform(
        "threads", "Threads", "@lindekade", NAME, ("threads.net", "threads.com"), ((r"@(?P<h>[^/]+)", "{h}"),),
        "https://www.threads.net/@{h}",
    ),
    Platform(
        "facebook", "Facebook", "facebook.com/lindekade", r"[a-z0-9.]{5,50}", ("facebook.com", "fb.com"),
        (
            (r"groups/(?P<h>[^/]+)", "groups/{h}"),
            (r"(?!(?:groups|watch|events|photo|share)(?:/|$))(?P<h>[^/]+)", "{h}"),
        ),
        "https://www.facebook.com/{h}", "",
    ),
    Platform(
        "snapchat", "Snapchat", "lindekade", r"[a-z][a-z0-9._-]{2,14}", ("snapchat.com",),
        ((r"(?:add/|@)(?P<h>[^/]+)", "{h}"),), "https://www.snapchat.com/add/{h}", "",
    ),
    Platform(
        "discord", "Discord", "discord.gg/lindekade", r"[a-z0-9._]{2,32}", ("discord.gg", "discord.com"),
        ((r"(?:invite/)?(?P<as_is>[\w-]{2,32})", "invite/{h}"),), "", "",
    ),
    Platform("website", gettext_lazy("Website"), "lindekade.example", r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", sign=""),
)  # fmt: skip
BY_CODE = {platform.code: platform for platform in PLATFORMS}


@dataclass(frozen=True, slots=True)
class Handle:
    """An account as it is written down, once for every way to type it."""

    platform: str
    name: str


def read_handle(platform: str, text: str) -> Handle:
    """What somebody typed or pasted. An address tells its own place, whatever was chosen. Raises `CannotRead`."""
    typed = INVISIBLE.sub("", unicodedata.normalize("NFKC", text[:2000])).strip()
    if platform not in BY_CODE:
        raise CannotRead(_("Kies waar het account is."))
    if not typed:
        raise CannotRead(_("Vul de naam van het account in."))
    url = _as_url(typed)
    if url and not _host(url):
        raise CannotRead(_("Dit adres klopt niet. Kijk het na, of typ alleen de naam."))
    place = next((each for each in PLATFORMS if url and _host(url) in each.hosts), BY_CODE[platform])
    found = _from_url(place, typed, url) if url and (place.hosts or place.code != "mastodon") else ""
    if not found and place.code == "mastodon" and url:
        found = _of_mastodon(url)
    if not found and not _is_url(typed):
        bare = typed.lstrip("@").casefold()
        if re.fullmatch(place.bare, bare):
            found = place.stands_for.format(h=_without_dots(place, bare))
    if not found or len(found) > LONGEST:
        raise CannotRead(
            _("Bij %(where)s ziet een account er anders uit. Schrijf het als %(example)s.")
            % {"where": place.name, "example": place.example}
        )
    return Handle(place.code, found)


def _is_url(text: str) -> bool:
    return "://" in text


def _as_url(text: str) -> str:
    """An address, also one typed without https; empty when it is none."""
    if _is_url(text):
        return text
    host = text.split("/")[0].casefold().removeprefix("www.").removeprefix("m.")
    known = any(host in each.hosts for each in PLATFORMS)
    return f"https://{text}" if known and "/" in text else ""


def _host(url: str) -> str:
    try:
        host = (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("mobile.").removeprefix("nl.")


def _from_url(place: Platform, typed: str, url: str) -> str:
    if place.code == "website":
        parts = urlsplit(url)
        return (
            f"{_host(url)}{parts.path.rstrip('/')}" if parts.scheme in ("http", "https") and "." in _host(url) else ""
        )
    if _host(url) not in place.hosts:
        return ""
    parts = urlsplit(url)
    if place.code == "facebook" and parts.path.strip("/") == "profile.php":
        number = parse_qs(parts.query).get("id", [""])[0]
        return number if number.isascii() and number.isdigit() else ""
    for pattern, stands_for in place.paths:
        match = re.match(f"{pattern}(?:/|$)", parts.path.strip("/"), re.IGNORECASE)
        if match:
            groups = match.groupdict()
            name = groups.get("as_is") or _without_dots(place, groups["h"].casefold())
            fits = bool(groups.get("as_is")) or re.fullmatch(place.bare, name)
            return stands_for.format(h=name) if fits else ""
    return ""


def _of_mastodon(url: str) -> str:
    """`https://school.social/@lindekade`: every server is its own address."""
    match = re.fullmatch(r"/@([\w.-]+)/?", urlsplit(url).path)
    return f"{match[1].casefold()}@{_host(url)}" if match and _host(url) else ""


def _without_dots(place: Platform, name: str) -> str:
    """For Facebook jan.jansen and janjansen are one."""
    return name.replace(".", "") if place.code == "facebook" else name


def shown(platform: str, name: str) -> str:
    """As people write it."""
    place = BY_CODE.get(platform)
    return f"{place.sign if place else ''}{name}"


def link_to(platform: str, name: str) -> str:
    """Where it can be seen; empty where that has no address of its own."""
    if platform == "mastodon":
        user, _at, server = name.partition("@")
        return f"https://{server}/@{user}"
    if platform == "website":
        return f"https://{name}"
    if platform == "youtube" and name.startswith("channel/"):
        return f"https://www.youtube.com/{name}"
    place = BY_CODE.get(platform)
    return place.link.format(h=name) if place and place.link else ""
