"""What headlines quote: "Ana Ruiz: “We are late”", "“We are late”, says Ruiz", an interview's best line."""

from collections.abc import Iterator

from app.extract.actors import Actor
from app.extract.layout import Block, BlockKind
from app.extract.mentions.quotations import Quotation
from app.extract.statements.drafts import Draft
from app.extract.statements.scene import Scene
from app.extract.statements.voice import Voice
from app.text import Span
from app.vocabulary import RecordType

_WORDS = 3  # fewer words between quotation marks are a name or a term
_LABEL_WORDS = 14
_NOTHING = " \u00a0\u202f.,:;–—-|"


def of_headlines(scene: Scene, guest: Voice | None) -> Iterator[Draft]:
    """Yield what each headline quotes; *guest* is whose interview it heads, and says what stands there alone."""
    told: set[str] = set()
    for block in scene.reading.blocks:
        if block.kind is not BlockKind.TITLE:
            continue
        quotation = next(scene.quotations.inside(block.span), None)
        if quotation is None or len(quotation.words.quote(scene.text).split()) < _WORDS:
            continue
        draft = _quoted(scene, block, quotation, guest)
        if draft is not None and quotation.words.quote(scene.text) not in told:
            told.add(quotation.words.quote(scene.text))
            yield draft


def _quoted(scene: Scene, block: Block, quotation: Quotation, guest: Voice | None) -> Draft | None:
    start, end = block.span.start, block.span.end
    around = scene.text[start : quotation.span.start] + scene.text[quotation.span.end : end]
    if not around.strip(_NOTHING):
        voice = guest
    else:
        voice = _label(scene, start, quotation.span.start) or _tag(scene, quotation.span.end, end)
    return Draft([quotation.words], voice, None, "statement.headline", [block.span]) if voice is not None else None


def _label(scene: Scene, start: int, end: int) -> Voice | None:
    """Return whom the words before a colon name."""
    colon = scene.rskip(end) - 1
    return _person(scene, start, colon) if colon > start and scene.text[colon] == ":" else None


def _tag(scene: Scene, start: int, end: int) -> Voice | None:
    """Return whom a verb of speech names behind a quotation, or what stands there with no other verb."""
    start = scene.skip(start, ",:;–—-|")
    if start >= end:
        return None
    verb = next(scene.cues("speech", Span(start, end)), None)
    named = scene.actors.at(start) or scene.starts_with("titles", start) or scene.starts_with("ranks", start)
    return _person(scene, start, end) if verb is not None or named is not None else None


def _person(scene: Scene, start: int, end: int) -> Voice | None:
    """Return the person whom a few words name, or the body when they name no person."""
    if len(scene.text[start:end].split()) > _LABEL_WORDS:
        return None
    actors = list(scene.actors.inside(Span(start, end)))
    people = [actor for actor in actors if actor.kind is RecordType.PERSON]
    actor: Actor | None = next(iter(people or actors), None)
    return Voice(actor, actor.span) if actor is not None else None
