"""Two messages that their writers keep for a week in the example school."""

from netjes.publishing.actions.drafts import keep_draft
from netjes.publishing.states import Voice
from netjes.schools.viewer import viewer_for
from netjes.site.demo_school.opening import ACTOR
from netjes.site.demo_school.people import Town

KEPT = (
    ("Anneke Bos", Voice.SCHOOL,
     "Wat een middag bij de sloot! 2A vond elf soorten waterdieren, en zelfs een kamsalamander. Sami Haddad was na zijn"
     " hersenschudding eindelijk weer zichzelf. Ik vind dat elke school meer buitenles moet geven."),
    ("Noor de Vries", Voice.OWN,
     "yo wie gaat er vrijdag mee naar het strand? app sami ff op 06-12345678, hij regelt t"),
)  # fmt: skip


def keep_messages(town: Town) -> None:
    """Of a teacher and of a pupil: both with something to mend."""
    for name, voice, text in KEPT:
        author = town.named(name)
        role = viewer_for(author, "account").role or "leerling"
        keep_draft(actor=ACTOR, author=author, role=role, text=text, voice=voice)
