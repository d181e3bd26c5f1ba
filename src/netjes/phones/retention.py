"""What this room keeps about people, and for how long."""

from netjes.records.retention import OWN_CHOICE, Kept, Rule, Shown
from netjes.records.states import Needed

RULES = (
    Rule(
        code="phones.sighting", model="phones.Sighting",
        what="Dat een docent je telefoon zag waar dat niet mocht, wat er toen gebeurde en wat jij ervan zegt.",
        clocks=("expires_on",), since="na de laatste dag dat het meetelt", days=0,
        why="De trap van school telt alleen wat kort geleden is.", source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="pupil", title="Keren dat je telefoon werd gezien",
                  fields={"seen_at": "Op", "suggested": "De trap stelde voor", "step": "De docent koos",
                          "because": "Omdat", "answer": "Je eigen woorden", "outcome": "Wat ervan werd",
                          "expires_on": "Telt tot"}),
            Shown(link="settled_by", title="Gesprekken over een telefoon die je voerde", fields={"settled_at": "Op"}),
            Shown(link="seen_by", title="Telefoons die je zag", fields={"seen_at": "Op", "step": "Je koos"}),
        ),
    ),
    Rule(
        code="phones.custodyslip", model="phones.CustodySlip",
        what="Dat je telefoon een tijd op school lag: waar, tot wanneer, en wie hem teruggaf.",
        clocks=("returned_at",), since="na het teruggeven", days=365,
        why="Bewijs van afgeven en teruggeven, voor als er iets mee is; hooguit een schooljaar.",
        source="Keuze van Netjes: een schooljaar, zolang er nog een vraag over kan komen", needed=Needed.PROOF,
        shows=(
            Shown(link="pupil", title="Keren dat je telefoon werd bewaard",
                  fields={"taken_at": "Afgegeven op", "place": "Lag in", "due_at": "Terug om",
                          "returned_at": "Teruggegeven op", "condition": "Opmerking over de telefoon",
                          "home": "Bericht naar huis"}),
            Shown(link="taken_by", title="Telefoons die je bewaarde", fields={"taken_at": "Op"}),
            Shown(link="returned_by", title="Telefoons die je teruggaf", fields={"returned_at": "Op"}),
        ),
    ),
)  # fmt: skip
# A parent is told of a phone that is kept, one by one and after a person thought of it; their own page has those. What
# was seen goes home by a person alone. So neither stands in what a parent gets about a child.
KEPT = (
    Kept(model="phones.KeepingRules", why="Waar telefoons liggen en wanneer de schooldag eindigt; geen mensen."),
    Kept(
        model="phones.Ladder", personal=True, what="Wie de trap van school vaststelde.",
        why="Een oude trap moet blijven staan, want die gold toen. Er staat een nummer in, geen naam.",
        shows=(Shown(link="set_by", title="Trappen die je vaststelde", fields={"holds_from": "Vanaf"}),),
    ),
)  # fmt: skip
