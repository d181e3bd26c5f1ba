"""What can be done with a picture: taking it in, saying who is on it, covering, cutting, asking, letting it go."""

from netjes.photos.actions.asking import ask_about, stop_asking
from netjes.photos.actions.boxes import add_box, cover_heads, cut_out, move_boxes, remove_box, uncut
from netjes.photos.actions.changing import Saying, say
from netjes.photos.actions.keeping import keep_for_publication, let_go, note_download, throw_away
from netjes.photos.actions.taking_in import take_in

__all__ = [
    "Saying",
    "add_box",
    "ask_about",
    "cover_heads",
    "cut_out",
    "keep_for_publication",
    "let_go",
    "move_boxes",
    "note_download",
    "remove_box",
    "say",
    "stop_asking",
    "take_in",
    "throw_away",
    "uncut",
]
