"""What this room keeps about people, and for how long. A connection check keeps nothing: it stays in the browser."""

from netjes.records.retention import OWN_CHOICE, Kept, Rule, Shown
from netjes.records.states import Needed

RULES: tuple[Rule, ...] = (
    Rule(
        code="accounts.question", model="accounts.ContactQuestion",
        what="Wat je de vertrouwenspersoon vroeg over iemand die zegt van school te zijn, en het antwoord.",
        clocks=("goes_on",), since="na de dag die erbij staat: vier weken na het antwoord, anders een kwartaal", days=0,
        why="Om antwoord te geven, en om dat even te kunnen teruglezen. Je kunt het zelf eerder weghalen.",
        source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="asked_by", title="Vragen over een contact",
                  fields={"asked_at": "Op", "text": "Je vraag", "answer": "Het antwoord", "goes_on": "Weg op"}),
            Shown(link="adviser", title="Vragen die je kreeg", fields={"asked_at": "Op"}),
            Shown(link="answered_by", title="Vragen die je beantwoordde", fields={"answered_at": "Op"}),
        ),
    ),
    Rule(
        code="accounts.account", model="accounts.ProfessionalAccount",
        what="Welk werkaccount je hebt, waarvoor, en wie het mag zien.",
        clocks=("ended_at",), since="nadat het account is gestopt", days=30,
        why="Zolang een account van school is, moet iemand dat kunnen nagaan.", source=OWN_CHOICE,
        shows=(
            Shown(link="owner", title="Werkaccounts",
                  fields={"platform": "Waar", "handle": "Naam", "purpose": "Waarvoor", "may_be_found": "Te vinden",
                          "is_listed": "Op de lijst", "names_owner": "Met je naam", "confirmed_at": "Bevestigd op",
                          "ended_at": "Gestopt op"}),
            Shown(link="entered_by", title="Werkaccounts die je opgaf", fields={"entered_at": "Op"}),
        ),
    ),
)  # fmt: skip
KEPT: tuple[Kept, ...] = (
    Kept(model="accounts.ContactPoint", why="Waar iemand van buiten school het kan navragen; geen mensen."),
)
