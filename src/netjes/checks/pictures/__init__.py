"""Looking at a picture before it goes out: what is hidden goes, and faces are found so that they can be covered.

Pure: no Django, no network, no files written, and nothing kept. Faces are found and never recognised.
`clean` first; what it gives is what the others take. `clean_apart` and `faces_apart` do the same in a child process
under limits, and are what a page uses for files of strangers.
"""

from netjes.checks.pictures.apart import Faces, clean_apart, faces_apart
from netjes.checks.pictures.box import Box, Face
from netjes.checks.pictures.cleaning import MAX_BYTES, MAX_PIXELS, Cleaned, clean
from netjes.checks.pictures.covering import cover, crop
from netjes.checks.pictures.faces import faces_in

__all__ = [
    "MAX_BYTES",
    "MAX_PIXELS",
    "Box",
    "Cleaned",
    "Face",
    "Faces",
    "clean",
    "clean_apart",
    "cover",
    "crop",
    "faces_apart",
    "faces_in",
]
