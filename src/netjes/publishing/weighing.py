"""May this go out in the school's name? Facts are gathered, the agreement decides.

Tone is no fact. Consent is the law's besides: without a yes of everybody who is in it nothing goes out, whatever the
agreement or a supervisor says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netjes.agreements.deciding import Decision, rules_for
from netjes.agreements.errors import NoAgreement
from netjes.checks.finding import Finding, Kind
from netjes.checks.text import check_text
from netjes.checks.verdict import LENDING, POSTING, facts_of, judge
from netjes.consents.models import Purpose
from netjes.consents.queries import answered_once, standings
from netjes.consents.states import Standing
from netjes.lib.verdicts import Code, code_for
from netjes.norms.errors import RequestError
from netjes.norms.verdict import Missing, Ruling
from netjes.publishing.fingerprint import fingerprint
from netjes.publishing.known_names import names_of, own_of
from netjes.publishing.models import Publication, PublicationPerson
from netjes.schools.models import Person, School

STAFF, POSTING_PICTURE = "medewerker", "foto plaatsen"
AUTHOR = "jijzelf"  # who knows what no list of the school knows
ABOUT_ANOTHER = "over een ander"
OUTSIDERS_AGREE = "wie niet in de lijst staat, vindt het goed"  # no word of the agreements: it joins the next two
AGREE = ("toestemming van die ander", "toestemming ouders")
# A channel of the school says of itself that the school speaks, and is an account for work.
OF_SCHOOL = {"duidelijk namens wie": True, "zakelijk account": True}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the agreement says, on what, and what still stands in the way."""

    ruling: Ruling
    code: Code
    decision: Decision | None
    to_answer: tuple[Missing, ...]  # what only the author can tell
    findings: tuple[Finding, ...]
    refused: tuple[Person, ...]  # who is in it and said no, or may never be shown
    unasked: tuple[Person, ...]  # who is in it and did not say yes
    sha256: str

    @property
    def articles(self) -> list[str]:
        return list(self.decision.verdict.articles) if self.decision else []

    @property
    def all_agree(self) -> bool:
        return not self.refused and not self.unasked


def people_in(publication: Publication) -> list[Person]:
    """Who can be recognised or is named in it, by first name."""
    found = PublicationPerson.objects.for_school(publication.school).filter(publication=publication)
    people = [row.person for row in found.select_related("person")]
    for person in people:
        person.school = publication.school
    return sorted(people, key=lambda each: (each.given_name, each.family_name, each.pk))


def hash_of(publication: Publication, people: Iterable[Person]) -> str:
    """Of everything that an approval is about."""
    return fingerprint(
        text=f"{publication.title}\n{publication.text}", link=publication.link, picture=bytes(publication.picture),
        channel=publication.channel_id, people=[each.pk for each in people],
    )  # fmt: skip


def weigh(publication: Publication) -> Weighed:
    """As it is prepared now, with what everybody chose until now."""
    school, people = publication.school, people_in(publication)
    text = f"{publication.title}\n{publication.text}"
    findings = check_text(text, STAFF, names_of(school), own_of(school), tone=False)
    refused, unasked = disagreeing(people, publication.purpose, publication.about)
    facts = {**publication.facts, **OF_SCHOOL, **facts_of(findings, STAFF)}
    outsiders = publication.facts.get(OUTSIDERS_AGREE)
    if people:
        facts[ABOUT_ANOTHER] = True
    if refused or ((people or outsiders) and not unasked and outsiders is not False):
        facts |= dict.fromkeys(AGREE, not refused)
    decision = _decide(school, POSTING_PICTURE if publication.picture else POSTING, facts)
    verdict = decision.verdict if decision else None
    code: Code = code_for(verdict.verdict.value, verdict.cause.value) if verdict else "geen"
    ruling = verdict.verdict if verdict and code != "geen" else Ruling.ASK
    if any(each.kind is Kind.SECRET for each in findings):
        judged = judge(findings, STAFF, decision.body.rulebook if decision else None)
        if judged.verdict is Ruling.NOT_ALLOWED:  # the agreement on passwords, or the promise of every check without it
            ruling, code = Ruling.NOT_ALLOWED, "niet"
            lent = _decide(school, LENDING, {})
            decision = lent if lent and lent.verdict.articles else decision
    missing = verdict.missing if verdict else ()
    return Weighed(
        ruling=Ruling.NOT_ALLOWED if refused else ruling, code="niet" if refused else code, decision=decision,
        to_answer=tuple(each for each in missing if each.who_knows == AUTHOR), findings=tuple(findings),
        refused=tuple(refused), unasked=tuple(unasked), sha256=hash_of(publication, people),
    )  # fmt: skip


def disagreeing(people: list[Person], purpose: Purpose | None, about: str = "") -> tuple[list[Person], list[Person]]:
    """Who said no (or is shielded), and who did not say yes; answers about this very picture count."""
    if not people:
        return [], []
    holds = standings(purpose, people) if purpose is not None else {}
    once = answered_once(about, people) if about else {}
    refused, unasked = [], []
    for person in people:
        standing = Standing.NO if person.shielded else holds.get(person.pk, Standing.UNANSWERED)
        said = {standing, once.get(person.pk, standing)}
        if Standing.NO in said:
            refused.append(person)
        elif Standing.YES not in said:
            unasked.append(person)
    return refused, unasked


def _decide(school: School, act: str, facts: Mapping[str, bool]) -> Decision | None:
    """None where no agreement holds, or it does not know the act or these facts together."""
    try:
        rules = rules_for(school, STAFF)
        bearing = rules.facts_for(act)
        return rules.decide(act, {fact: value for fact, value in facts.items() if fact in bearing})
    except (NoAgreement, RequestError):
        return None
