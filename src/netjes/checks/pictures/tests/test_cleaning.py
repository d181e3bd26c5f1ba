import io

from PIL import Image

from netjes.checks.pictures import clean
from netjes.checks.pictures.cleaning import hidden_in


def test_it_works():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(out, "JPEG", exif=exif, comment=b"bij oma")
    cleaned = clean(out.getvalue())
    assert (cleaned.width, cleaned.height) == (20, 40)
    assert cleaned.removed == ("gps", "exif", "comment")
    assert hidden_in(cleaned.jpeg) == ()
