"""One look at one text, in memory: what stands out, what the agreement says of it, and what mends it.

Nothing is kept, counted or written in a log. What follows is asked of the agreement in force; whether somebody who
is named said yes to something is looked up nowhere: that is a question to that person.
"""

import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from netjes.agreements.deciding import Rules, rules_for
from netjes.agreements.errors import NoAgreement
from netjes.checks.errors import CannotCheck
from netjes.checks.finding import Finding
from netjes.checks.repairs import Mending, repairs_for
from netjes.checks.roster import NOBODY
from netjes.checks.text import Findings, check_text
from netjes.checks.verdict import POSTING, Judgement, judge
from netjes.norms.errors import RequestError
from netjes.norms.table import Rulebook
from netjes.norms.verdict import Ruling, Verdict
from netjes.publishing.errors import CannotLook, CheckBroke
from netjes.publishing.known_names import confidential_of, names_of, own_of, words_made
from netjes.publishing.second_judge import tone_by
from netjes.publishing.states import Voice
from netjes.publishing.wishes import Wish
from netjes.schools.models import School

LONGEST = 100_000  # characters of one text on this page; more than a message, and looked at in a second
FORWARDING = "doorsturen"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look gave: findings in the order of the text, each with its own verdict, and that of the whole."""

    wish: Wish
    findings: Findings
    judged: tuple[Judgement, ...]
    whole: Judgement
    rules: Rules | None
    school: str  # its name, for who speaks for it
    sent_on: Verdict | None = None  # what the agreement says of sending on as such
    named: bool = field(default=True)  # whether names of the school were looked for

    @property
    def ruling(self) -> Ruling:
        return self.whole.verdict

    @property
    def voice(self) -> str | None:
        """For whom the writer said to speak; a pupil speaks for nobody else."""
        return self.wish.voice if self.wish.is_staff else None

    def repairs(self, finding: Finding) -> tuple[Mending, ...]:
        """What mends this finding of this writer, the best first."""
        return repairs_for(finding, school=self.school, voice=self.voice)

    def at_once(self, finding: Finding) -> Mending | None:
        """What the one button for all repairs does here: nothing to what the writer says about himself."""
        return None if finding.own else next((each for each in self.repairs(finding) if not each.alone), None)


@sensitive_variables()
def look(wish: Wish, school: School, *, writer: str = "") -> Looked:
    """Raises `CannotLook` for an empty or endless text, and `CheckBroke` when the check itself fails."""
    if not wish.text.strip():
        raise CannotLook(_("Er staat nog niets. Typ of plak eerst je bericht."))
    if len(wish.text) > LONGEST:
        most = f"{LONGEST:,}".replace(",", ".")
        raise CannotLook(
            _("Dit is te lang om hier na te kijken. Neem een deel van hoogstens %(n)s tekens.") % {"n": most}
        )
    rules = _rules(school, wish.role)
    named = not wish.asks_role
    names = names_of(school)
    own_words = confidential_of(school) if wish.is_staff and named else ()
    try:
        findings = check_text(
            wish.text, wish.role, names if named else NOBODY, own_of(school), tone=tone_by(names, wanted=wish.tone),
            writer=writer, voice=wish.voice if wish.is_staff else None,
            confidential=words_made(own_words) if own_words else None,
        )  # fmt: skip
        rulebook = rules.bodies[0].rulebook if rules else None
        whole, judged = _judged(findings, wish, rulebook)
        sent_on = _sent_on(wish, rules)
    except CannotCheck as refusal:
        raise CannotLook(str(refusal)) from None
    except Exception as error:  # its message may hold words of the text
        raise CheckBroke(_where(error)) from None
    return Looked(wish, findings, judged, whole, rules, school.name, sent_on, named)


def _rules(school: School, role: str) -> Rules | None:
    try:
        return rules_for(school, role)
    except NoAgreement:
        return None


@sensitive_variables()
def _judged(findings: Findings, wish: Wish, rulebook: Rulebook | None) -> tuple[Judgement, tuple[Judgement, ...]]:
    """The whole text and each finding apart; equal findings are asked once."""
    act, known = FORWARDING if wish.forwards else POSTING, facts_said(wish)
    asked: dict[tuple[object, ...], Judgement] = {}

    def one(found: Iterable[Finding]) -> Judgement:
        try:
            return judge(found, wish.role, rulebook, act=act, known=known)
        except RequestError:  # the agreement does not bind this role, or has other words
            return judge(found, wish.role)

    def apart(finding: Finding) -> Judgement:
        key = (finding.kind, finding.certainty, finding.articles)
        if key not in asked:
            asked[key] = one([finding])
        return asked[key]

    return one(findings), tuple(apart(finding) for finding in findings)


def facts_said(wish: Wish) -> dict[str, bool]:
    """What the writer said beside the text, in the words of the agreements."""
    said = {}
    if wish.is_staff and wish.place != "eigen":
        said["zakelijk account"] = True
    if wish.is_staff and wish.place == "school" and wish.voice == Voice.SCHOOL:
        said["duidelijk namens wie"] = True
    return said


def _sent_on(wish: Wish, rules: Rules | None) -> Verdict | None:
    """What the agreement says of sending on something of somebody else, whatever stands in it."""
    if not wish.forwards or rules is None or FORWARDING not in rules.acts():
        return None
    try:
        return rules.decide(FORWARDING, {"over een ander": True}).verdict
    except RequestError:
        return None


def _where(error: Exception) -> str:
    """Which kind of error at which line; nothing of what was being looked at."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}, {last.filename.rpartition('netjes/')[2]}:{last.lineno}"
