"""Which part of a sentence tells of which items: lists under one act, and the words before, among and behind them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.extract.equipment_deals.acts import INSTRUMENTS
from app.extract.equipment_deals.scene import Scene
from app.extract.equipment_deals.sides import Ground
from app.extract.equipment_deals.told import Told
from app.extract.reading import Sentence
from app.text import Span

_SUMS_UP = INSTRUMENTS | {"matter"}
_DELIMITER = re.compile(r"[,;:–—]\s|\(")


def groups_of(found: Sequence[Told]) -> list[list[Told]]:
    """Put together the items that one act before them governs, as a list."""
    groups: list[list[Told]] = []
    for told in found:
        last = groups[-1][-1].government.chain if groups else ()
        if last and told.government.chain and last[-1] == told.government.chain[-1]:
            groups[-1].append(told)
        else:
            groups.append([told])
    return groups


def starts_of(scene: Scene, sentence: Sentence, groups: Sequence[Sequence[Told]]) -> Iterator[int]:
    """Yield where the part of the sentence that tells of each group begins: behind the last mark before its acts."""
    end = sentence.span.start
    for place, group in enumerate(groups):
        if place == 0:
            yield sentence.span.start
        else:
            first = min((start for told in group for start in _openings(told) if start >= end), default=end)
            marks = list(_DELIMITER.finditer(scene.reading.text, end, first))
            joints = [
                cue.span.end
                for cue in scene.reading.cues.inside("deal_grammar", Span(end, max(first, end + 1)), "and", "clause")
            ]
            start = max([*(mark.end() for mark in marks), *joints, end]) if marks or joints else first
            start = _behind_apposition(scene, start, group[0])
            yield min(start, group[0].item.span.start)  # one act may reach over the next one's items
        end = max(told.span.end for told in group)


def _behind_apposition(scene: Scene, start: int, told: Told) -> int:
    """Step over the sum of what an apposition sums up: "54 guns, a package worth 900 million with 36 trucks"."""
    act = scene.first_act(start, told.item.span.start)
    if act is None or act.tense != "noun" or act.action not in _SUMS_UP:
        return start
    article = (
        scene.reading.cues.first("deal_grammar", Span(start, act.span.start), "one", "the")
        if start < act.span.start
        else None
    )
    sums = list(scene.inside(scene.sums, act.span.end, told.item.span.start))
    return sums[0].span.end if article and sums and article.span.start <= start + 3 else start


def _openings(told: Told) -> Iterator[int]:
    """Yield where an item and each of its acts begin; an act it shares with the items before it lies behind us."""
    yield told.item.span.start
    yield from (act.span.start for act in told.government.acts)


def ground_of(scene: Scene, told: Told, group: Sequence[Told], region: Span) -> Ground:
    """Return the words that tell of one item of a list: those behind it, or those before it where each has its own."""
    places = [other.item.span for other in group]
    at = group.index(told)
    ends = [*(span.start for span in places[1:]), region.end]
    gaps = [
        (max(region.start, _acts_end(group[0])), places[0].start),
        *((one.end, two.start) for one, two in pairwise(places)),
    ]
    leads = len(places) > 1 and all(_has_partner(scene, *gap) for gap in gaps)
    own = [Span(gap[0], place.end) for gap, place in zip(gaps, places, strict=True)] if leads else None
    own = own or [Span(place.start, max(end, place.end)) for place, end in zip(places, ends, strict=True)]
    others = tuple(span for place, span in enumerate(own) if place != at and (leads or place < len(own) - 1))
    return Ground(
        region.start,
        region.end,
        own[at].start,
        own[at].end,
        told.item.beside.span if told.item.beside else None,
        others,
    )


def _acts_end(told: Told) -> int:
    return told.government.chain[-1].span.end if told.government.chain else told.item.span.start


def _has_partner(scene: Scene, start: int, end: int) -> bool:
    return any(party.mark in ("with", "from", "to") for party in scene.inside(scene.parties, start, end))
