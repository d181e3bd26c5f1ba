"""A rectangle in a picture, in whole pixels from the upper left corner."""

from dataclasses import dataclass
from typing import Any, NamedTuple


class Box(NamedTuple):
    """As somebody drew it; it may stick out of the picture."""

    x: int
    y: int
    w: int
    h: int

    def grown(self, share: float) -> "Box":
        """Larger by this share of its own size on every side."""
        right, down = round(self.w * share), round(self.h * share)
        return Box(self.x - right, self.y - down, self.w + 2 * right, self.h + 2 * down)

    def within(self, width: int, height: int) -> "Box | None":
        """The part that lies in a picture of this size; None where nothing does."""
        left, top = max(0, self.x), max(0, self.y)
        right, bottom = min(width, self.x + self.w), min(height, self.y + self.h)
        return Box(left, top, right - left, bottom - top) if right > left and bottom > top else None


@dataclass(frozen=True, slots=True)
class Face:
    """Where a face seems to be. `score` runs from 0 to 1; whose face it is, nothing here knows or wants to know."""

    x: int
    y: int
    w: int
    h: int
    score: float

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.w, self.h)

    def as_json(self) -> dict[str, Any]:
        return {"x": self.x, "y": self.y, "w": self.w, "h": self.h, "score": self.score}
