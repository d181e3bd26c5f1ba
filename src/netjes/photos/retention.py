"""What this room keeps about people, and for how long."""

from netjes.photos.chores import forget_up_to
from netjes.records.retention import OWN_CHOICE, Kept, Rule, Shown
from netjes.records.states import Needed

RULES: tuple[Rule, ...] = (
    Rule(
        code="photos.pictured", model="photos.Pictured",
        what="Dat een medewerker je aankruiste als iemand die op een foto te herkennen is.",
        clocks=("photo__goes_at",), since="tegelijk met de foto", days=0,
        why="Alleen nodig om te zien of de foto ergens heen mag.", source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="person", title="Foto’s waarop iemand je herkende", fields={"added_at": "Aangekruist op"}),
        ),
    ),
    Rule(
        code="photos.box", model="photos.Box", what="Waar op een foto een hoofd is. Niet van wie.",
        clocks=("photo__goes_at",), since="tegelijk met de foto", days=0,
        why="Alleen nodig om een hoofd te kunnen afdekken.", source=OWN_CHOICE, needed=Needed.NOT,
    ),
    Rule(
        code="photos.photo", model="photos.Photo",
        what="Een foto die een medewerker laat nakijken, zonder de gegevens die erin verstopt zaten.",
        clocks=("goes_at",), since="een dag na het kiezen, of een dag nadat de vraag aan anderen sluit", days=0,
        why="Nakijken duurt geen dag. Alleen een foto die geplaatst is of waarover een vraag loopt, blijft langer.",
        source=OWN_CHOICE, needed=Needed.NOT, carry_out=forget_up_to,
        shows=(
            Shown(link="by", title="Foto’s die je laat nakijken", fields={
                "created_at": "Gekozen op", "goes_at": "Gaat weg op", "published_at": "Geplaatst op",
            }),
        ),
    ),
)  # fmt: skip
KEPT: tuple[Kept, ...] = ()
