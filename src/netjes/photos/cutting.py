"""Which part of a picture is left when somebody is cut off: from the left or the right, over the whole height. Pure.

A head is narrower than who it belongs to, so as much again is cut on either side of it.
"""

from collections.abc import Iterable

from netjes.photos.models import Part

BESIDE = 1.0  # of the head's width, on each side: a shoulder and a coat
LEAST = 0.2  # of the picture's width; what is left of less is no picture


def cut_off(whole: Part, heads: Iterable[Part], keep: Iterable[Part]) -> Part | None:
    """The widest strip of `whole` without these heads; of two, the one with more of those to keep.

    None when hardly anything would be left.
    """
    unwanted = [_body(head) for head in heads]
    kept = list(keep)
    edges = sorted({whole.x, whole.x + whole.w, *(e for left, right in unwanted for e in (left, right))})
    edges = [edge for edge in edges if whole.x <= edge <= whole.x + whole.w]
    strips = [
        Part(left, whole.y, right - left, whole.h)
        for at, left in enumerate(edges) for right in edges[at + 1 :]
        if not any(left < r and le < right for le, r in unwanted)
    ]  # fmt: skip
    strips = [strip for strip in strips if strip.w >= whole.w * LEAST]
    return max(strips, key=lambda strip: (_whole_in(strip, kept), strip.w), default=None)


def _body(head: Part) -> tuple[int, int]:
    beside = round(head.w * BESIDE)
    return head.x - beside, head.x + head.w + beside


def _whole_in(strip: Part, kept: list[Part]) -> int:
    return sum(strip.x <= part.x and part.x + part.w <= strip.x + strip.w for part in kept)
