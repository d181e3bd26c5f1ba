"""Two pictures that wait on the photo desk of the example school: drawn here, so nobody real is on them."""

from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from netjes.checks.pictures import clean
from netjes.consents.models import Purpose
from netjes.consents.queries import purposes_of, standings
from netjes.consents.states import PurposeKind, Standing
from netjes.lib.clock import now
from netjes.photos.actions.taking_in import STAYS
from netjes.photos.drawing import small_of
from netjes.photos.models import Box, Photo, Pictured
from netjes.photos.states import Origin
from netjes.schools.models import Person
from netjes.site.demo_school.people import Town

WIDTH, HEIGHT, TWICE = 1440, 880, 2  # drawn twice as large, and made smaller for smooth edges
SKY, FAR, GRASS, NEAR, WATER, RIPPLE = "#D5E3EA", "#E7EEF0", "#A9BA8B", "#8FA971", "#7FA6B4", "#B7D0D8"
BRICK, ROOF, GLASS, DOOR = "#B98F78", "#9C7560", "#E9E2D6", "#6F5346"
# Coat and head: figures without a face.
LOOKS = (
    ("#4E6E8E", "#DCE4EC"), ("#C08A3E", "#F0E0C2"), ("#5B7F6B", "#DAE8DF"), ("#7B5B7E", "#E8DCEA"),
    ("#A8555A", "#F0D9DA"), ("#3F6C78", "#D8E6EA"),
)  # fmt: skip
Figure = tuple[int, int]  # the middle of a head


def hang_photos(town: Town) -> None:
    """Both by Anneke Bos, of her own class 2A: one for social media that needs something, one that nobody is on."""
    by = town.named("Anneke Bos")
    places = {purpose.code: purpose for purpose in purposes_of(town.school, PurposeKind.PICTURE)}
    ditch = [(192 + 220 * at, 392 - 28 * (at % 2)) for at in range(6)]
    social = places["sociale-media"]
    photo = _hang(town, by, social, ditch, _ditch(ditch))
    boxes = list(Box.objects.for_school(town.school).filter(photo=photo))
    for box, person in zip(boxes, _cast(town, social), strict=False):
        Pictured.objects.create(school=town.school, photo=photo, person=person, box=box, added_at=now())
    empty = _hang(town, by, places["website"], [], _ditch([]))
    empty.nobody_recognisable = True
    empty.save(update_fields=["nobody_recognisable"])


def _cast(town: Town, purpose: Purpose) -> list[Person]:
    """Six of 2A with as many different answers as there are: so that there is something to mend."""
    people = [pupil.person for pupil in town.of_class("2A")]
    stands = standings(purpose, people)
    by_standing = {each: [p for p in people if stands[p.pk] is each] for each in Standing}
    asked = [*by_standing[Standing.UNANSWERED], *by_standing[Standing.ASK_ME]]
    asked.sort(key=lambda person: person.given_name != "Noor")  # her mother stands in the strip, and can answer
    return [*by_standing[Standing.YES][:4], *asked[:1], *by_standing[Standing.NO][:1]]


def _hang(town: Town, by: Person, purpose: Purpose, figures: Sequence[Figure], drawn: bytes) -> Photo:
    cleaned = clean(drawn)
    moment = now()
    photo = Photo.objects.create(
        school=town.school, by=by, picture=cleaned.jpeg, small=small_of(cleaned.jpeg), width=cleaned.width,
        height=cleaned.height, removed=[], purpose=purpose, group=town.groups.classes["2A"],
        created_at=moment - timedelta(minutes=12), goes_at=moment + STAYS,
    )  # fmt: skip
    for number, (x, y) in enumerate(figures, start=1):
        Box.objects.create(
            school=town.school, photo=photo, number=number, x=x - 50, y=y - 50, w=100, h=100, origin=Origin.FOUND
        )
    return photo


def _ditch(figures: Sequence[Figure]) -> bytes:
    """Pupils with buckets at the ditch behind the school."""
    image = Image.new("RGB", (WIDTH * TWICE, HEIGHT * TWICE), SKY)
    pen = ImageDraw.Draw(image)
    _place(pen)
    for (x, y), look in zip(figures, LOOKS, strict=False):
        _figure(pen, x, y, look)
    _shore(pen)
    out = BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "JPEG", quality=92)
    return out.getvalue()


def _at(*places: float) -> list[float]:
    return [each * TWICE for each in places]


def _place(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle(_at(0, 300, WIDTH, 480), fill=FAR)
    for x, y, r, green in ((222, 212, 116, "#92A67C"), (152, 256, 68, "#86996F"), (532, 260, 80, "#A3B48C")):
        pen.rectangle(_at(x - 9, y, x + 9, 430), fill="#7D8B6B")
        pen.ellipse(_at(x - r, y - r, x + r, y + r), fill=green)
    pen.rectangle(_at(820, 156, 1320, 410), fill=BRICK)
    pen.rectangle(_at(800, 132, 1340, 160), fill=ROOF)
    for x in (860, 968, 1076, 1184):
        for y in (196, 300):
            pen.rectangle(_at(x, y, x + 72, y + 68), fill=GLASS)
    pen.rectangle(_at(1080, 296, 1144, 410), fill=DOOR)
    pen.ellipse(_at(-200, 370, 1640, 1000), fill=GRASS)


def _figure(pen: ImageDraw.ImageDraw, x: int, y: int, look: tuple[str, str]) -> None:
    coat, head = look
    pen.ellipse(_at(x - 100, y + 28, x + 100, y + 420), fill=coat)
    pen.rectangle(_at(x - 100, y + 220, x + 100, y + 330), fill=coat)
    pen.ellipse(_at(x - 54, y - 54, x + 54, y + 54), fill=head, outline=coat, width=6 * TWICE)


def _shore(pen: ImageDraw.ImageDraw) -> None:
    pen.ellipse(_at(-300, 618, 1740, 1180), fill=NEAR)
    pen.ellipse(_at(-340, 706, 1780, 1300), fill=WATER)
    for x, y, w in ((80, 782, 340), (600, 812, 400), (1120, 770, 260)):
        pen.arc(_at(x, y - 30, x + w, y + 30), 30, 150, fill=RIPPLE, width=8 * TWICE)
    for x in (342, 1176):
        pen.arc(_at(x - 44, 556, x + 44, 660), 180, 360, fill="#EDEBE4", width=7 * TWICE)
        pen.polygon(_at(x - 44, 604, x + 44, 604, x + 32, 686, x - 32, 686), fill="#EDEBE4")
