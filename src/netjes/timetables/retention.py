"""What this room keeps about people, and for how long."""

from netjes.records.retention import OWN_CHOICE, Kept, Rule, Shown
from netjes.records.states import Needed

RULES = (
    Rule(
        code="timetables.lesson", model="timetables.Lesson", what="Welke les wanneer was, voor welke klas en van wie.",
        clocks=("ends_at",), since="na de les", days=400,
        why="Om te zien wat er gold op een moment waar later verschil over is.", source=OWN_CHOICE, needed=Needed.NOT,
        shows=(),
    ),
)  # fmt: skip
KEPT = (
    Kept(model="timetables.Holiday", why="Dagen zonder school; geen mensen."),
    Kept(
        model="timetables.Timetable",
        why="Waar het rooster vandaan komt. Een bestand dat nog wordt nagekeken, is er hoogstens een dag.",
    ),
    Kept(model="timetables.LessonName", why="Welke naam bij een les iemand moest aanwijzen; gaat met de les weg."),
    Kept(
        model="timetables.NameFor", personal=True, what="Hoe een docent in het rooster heet.",
        why="Nodig zolang er een rooster is; gaat met de docent weg.",
        shows=(Shown(link="person", title="Hoe je in het rooster heet", fields={"text": "Naam"}),),
    ),
    Kept(model="timetables.LessonGroup", why="Gaat met de les weg; geen mensen."),
    Kept(
        model="timetables.LessonTeacher", personal=True, what="Wie een les geeft.", why="Gaat met de les weg.",
        shows=(Shown(link="person", title="Lessen die je geeft", fields={"lesson": "Les"}),),
    ),
)  # fmt: skip
