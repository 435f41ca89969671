"""Which tellings are of one thing: a pure function of the set of tellings, whatever the order they came in.

Tellings that may be of one thing are linked. Only tellings that hang together by links can change each other's
record, so that a connected set of them is resolved by itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.claims import Telling

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Matcher(Generic[F]):
    """How the tellings of one kind of record meet.

    ``features`` are what counts of a telling, hashable. ``keys`` are what two linked tellings share at least one
    of. ``score`` says how much speaks for one thing, 0 for nothing; ``clash`` that something speaks against it; both
    are symmetric. ``detail`` orders: those that say more come first and the vague ones join them. ``alone`` tells
    which are too vague to choose between two things that they fit alike.
    """

    features: Callable[[Telling], F]
    keys: Callable[[F], frozenset[str]]
    score: Callable[[F, F], float]
    clash: Callable[[F, F], bool]
    detail: Callable[[F], tuple[float, ...]]
    alone: Callable[[F], bool] = lambda _: False

    def linked(self, left: F, right: F) -> bool:
        """Tell whether two tellings may be of one thing."""
        return self.score(left, right) > 0 and not self.clash(left, right)

    def reached(self, known: Iterable[Telling], others: Iterable[Telling]) -> list[Telling]:
        """Return those of *others* that are linked to one of *known*."""
        features = {self.features(telling) for telling in known}
        cache: dict[F, bool] = {}
        found = []
        for telling in others:
            mine = self.features(telling)
            if mine not in cache:
                cache[mine] = any(self.linked(mine, one) for one in features)
            if cache[mine]:
                found.append(telling)
        return found

    def clusters(self, tellings: Iterable[Telling]) -> list[list[Telling]]:
        """Return *tellings* by the thing they tell of, each in order."""
        return [
            sorted((telling for one in cluster for telling in one.tellings), key=lambda telling: telling.rank)
            for block in self._blocks(self._alike(tellings))
            for cluster in self._clusters(block)
        ]

    def _blocks(self, every: "Sequence[_Alike[F]]") -> "list[list[_Alike[F]]]":
        """Return what shares a key with what shares a key: nothing else can be linked."""
        leads: dict[str, str] = {}

        def lead(key: str) -> str:
            while (above := leads.setdefault(key, key)) != key:
                leads[key] = key = leads[above]
            return key

        own = [sorted(self.keys(alike.features)) or [alike.tellings[0].rank] for alike in every]
        for first, *others in own:
            for key in others:
                leads[lead(key)] = lead(first)
        blocks: defaultdict[str, list[_Alike[F]]] = defaultdict(list)
        for alike, keys in zip(every, own, strict=True):
            blocks[lead(keys[0])].append(alike)
        return list(blocks.values())

    def _clusters(self, block: "Iterable[_Alike[F]]") -> "list[list[_Alike[F]]]":
        clusters: list[list[_Alike[F]]] = []
        for alike in sorted(block, key=lambda one: one.order):
            home = self._home(alike.features, clusters)
            if home is None:
                clusters.append([alike])
            else:
                home.append(alike)
        return clusters

    def _alike(self, tellings: Iterable[Telling]) -> "list[_Alike[F]]":
        """Put tellings together that say the same, unless saying the same is not enough."""
        groups: dict[tuple[F, str], list[Telling]] = {}
        for telling in sorted(tellings, key=lambda telling: telling.rank):
            features = self.features(telling)
            lone = "" if self.linked(features, features) else telling.id
            groups.setdefault((features, lone), []).append(telling)
        return [
            _Alike(features, same, (*(-degree for degree in self.detail(features)), same[0].rank))
            for (features, _), same in groups.items()
        ]

    def _home(self, features: F, clusters: "Sequence[list[_Alike[F]]]") -> "list[_Alike[F]] | None":
        """Return the cluster that most speaks for, the earliest of several; None if none does or all do alike."""
        best: list[_Alike[F]] | None = None
        highest, ties = 0.0, 0
        for cluster in clusters:
            if any(self.clash(features, one.features) for one in cluster):
                continue
            score = max(self.score(features, one.features) for one in cluster)
            if score > highest:
                best, highest, ties = cluster, score, 1
            elif score == highest > 0:
                ties += 1
        return None if ties > 1 and self.alone(features) else best


@dataclass(frozen=True, slots=True)
class _Alike(Generic[F]):
    features: F
    tellings: list[Telling]
    order: tuple[float | str, ...]
