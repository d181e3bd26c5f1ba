"""Every page that somebody of the example school comes to by following links, each kind of page once."""

import re
from collections import deque
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import APIRequestContext

EYES = (
    "bezoeker", "leerling", "ouder", "mentor", "teamleider", "communicatie", "vertrouwenspersoon", "rector",
    "beheerder", "raad",
)  # fmt: skip
QUESTION = "/mag-ik/telefoon-gebruiken/?rol=leerling&les=ja"
START = ("/", "/vandaag/", "/ik/", "/mag-ik/", QUESTION, f"{QUESTION}&toestemming-leraar=nee", "/bestaat/niet/")
NO_PAGE = re.compile(r"\.(pdf|md|json|css|svg|png|html)$|^/(static|taal|uitloggen|beeldmerk)")
LINK = re.compile(r"""<a\b[^>]*?\bhref="(/[^"#]*)""")
DOCUMENT = """Afspraken over je telefoon

Op onze school gaan we goed met elkaar om. Dit spreken we af.

1. Tijdens de les zit je telefoon in je tas. Wil je hem gebruiken, dan vraag je dat aan je leraar.
2. Je plaatst geen foto's van anderen zonder toestemming.
3. Word je gepest? Ga dan naar je mentor. Die helpt je verder.
4. Je deelt geen wachtwoorden met anderen.
"""


@dataclass(frozen=True, slots=True)
class Found:
    eyes: str
    path: str

    @property
    def name(self) -> str:
        kind = kind_of(self.path).strip("/").replace("/", "-") or "begin"
        return f"{self.eyes}-{kind}"


def kind_of(path: str) -> str:
    """Pages that differ only in which article, person, class or question they show are of one kind."""
    if re.match(r"/mag-ik/[a-z]", path):
        return "/mag-ik/antwoord/" if "toestemming-leraar=nee" in path else "/mag-ik/vraag/"
    kind = re.sub(r"(?<=/)[A-Z]?\d[\d.]*[a-z]?(?=/)", "n", urlsplit(path).path)
    return re.sub(r"/(leerlingen|medewerkers|ouders)/(?=.)", "/wie/", kind)


def look_as(request: APIRequestContext, base: str, eyes: str) -> None:
    """Take the eyes that the strip on top of the example school offers."""
    if eyes != "bezoeker":
        request.post(f"{base}/voorbeeld/kijk-als/", form={"rol": eyes, "csrfmiddlewaretoken": token(request, base)})


def token(request: APIRequestContext, base: str) -> str:
    request.get(base + "/")
    return next(each["value"] for each in request.storage_state()["cookies"] if each["name"] == "csrftoken")


def hand_in(request: APIRequestContext, base: str) -> str:
    """A document of the school's own, so that the pages on which it is confirmed are there; gives the first one."""
    answer = request.post(f"{base}/opstellen/nieuw/", multipart={
        "csrfmiddlewaretoken": token(request, base),
        "from": "document",
        "document": {"name": "telefoon.txt", "mimeType": "text/plain", "buffer": DOCUMENT.encode()},
    })  # fmt: skip
    assert "/nieuw/" not in answer.url, "docs/walk.py: het document is niet aangenomen."
    return answer.url.removeprefix(base)


def pages_of(request: APIRequestContext, base: str, eyes: str, first: tuple[str, ...] = ()) -> list[Found]:
    """In the order in which they are met; what leads elsewhere for these eyes is left out."""
    start = (*first, *START)
    waiting, kinds, found = deque(start), {kind_of(each) for each in start}, []
    while waiting:
        path = waiting.popleft()
        answer = request.get(base + path)
        if "html" not in answer.headers.get("content-type", ""):
            continue
        if answer.url.removeprefix(base) == path:
            found.append(Found(eyes, path))
        for link in LINK.findall(answer.text()):
            target = link.replace("&amp;", "&")
            kind = kind_of(target)
            if kind not in kinds and not NO_PAGE.search(urlsplit(target).path):
                kinds.add(kind)
                waiting.append(target)
    return found
