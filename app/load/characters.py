"""Bytes to characters, and the one normalisation of a text."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

import charset_normalizer

from app.errors import UnusableInput
from app.load.language import identify

REPLACED = "characters_replaced"  # U+FFFD stands for bytes or code points that are no text
GUESSED = "decoded_as_"  # followed by the encoding that the bytes, which name none, were taken for

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = {
    b"\x89PNG\r\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF89a": "a GIF image",
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"PK\x05\x06": "a ZIP archive",
    b"\x1f\x8b": "a gzip archive",
    b"\xfd7zXZ\x00": "an xz archive",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "an SQLite database",
}
_STRAYS = 7  # so many control characters, or one byte in twenty, make no binary of a text
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
# Languages that Windows writes in code page 1252 (Microsoft, "Code Page Identifiers").
_WESTERN = frozenset(
    ("af", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "gl", "is", "it", "nl", "no", "pt", "sv")
)


@dataclass(frozen=True, slots=True)
class Characters:
    """A text and what had to be done to read it."""

    text: str
    flags: frozenset[str] = frozenset()


def normalised(raw: str) -> Characters:
    r"""Return *raw* with newlines as ``\n``, in NFC, and U+FFFD for NUL and lone surrogates, which are flagged."""
    text, replaced = _NOT_TEXT.subn("\ufffd", raw.replace("\r\n", "\n").replace("\r", "\n"))
    return Characters(unicodedata.normalize("NFC", text), frozenset({REPLACED} if replaced else ()))


def decoded(raw: bytes, declared: str | None = None) -> Characters:
    """Return the characters that *raw* stands for: by its byte order mark, as UTF-8, as *declared*, as what it seems.

    Bytes that stand for nothing become U+FFFD and are flagged, and so is an encoding that was guessed.

    Raises:
        UnusableInput: the bytes are no text.
    """
    for signature, kind in _SIGNATURES.items():
        if raw.startswith(signature):
            raise UnusableInput(f"not text but {kind}")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _replacing(raw.removeprefix(mark), encoding)
    if _many_controls(raw):
        return _as_wide(raw)
    mended = _replacing(raw, "utf-8")
    if not mended.flags or _mostly_utf8(raw, mended.text):
        return mended
    return _as_declared(raw, declared) or _as_guessed(raw) or mended


def _many_controls(raw: bytes) -> bool:
    controls = len(_CONTROLS.findall(raw))
    return controls > max(_STRAYS, len(raw) / 20)


def _as_wide(raw: bytes) -> Characters:
    """Read *raw*, half of whose bytes may be NUL, as UTF-16 or UTF-32 without a mark."""
    guess = charset_normalizer.from_bytes(raw).best()
    if guess is None or not guess.encoding.startswith(("utf_16", "utf_32")):
        raise UnusableInput("not text but binary: full of control characters")
    return Characters(str(guess), frozenset({GUESSED + guess.encoding}))


def _replacing(raw: bytes, encoding: str) -> Characters:
    try:
        return Characters(raw.decode(encoding))
    except UnicodeDecodeError:
        return Characters(raw.decode(encoding, "replace"), frozenset({REPLACED}))


def _mostly_utf8(raw: bytes, mended: str) -> bool:
    """Tell whether more of the bytes beyond ASCII are good UTF-8 than not; other encodings seldom form any."""
    bad = mended.count("\ufffd") - raw.count("\ufffd".encode())
    return sum(character > "\x7f" for character in mended) > 2 * bad


def _as_declared(raw: bytes, declared: str | None) -> Characters | None:
    try:
        return Characters(raw.decode(declared)) if declared else None
    except (UnicodeDecodeError, LookupError):
        return None


def _as_guessed(raw: bytes) -> Characters | None:
    """Read *raw* as charset-normalizer guesses, but a Western language in Windows-1252 where that is possible.

    Its first guess is often the Central European 1250, where Spanish or Portuguese letters are others.
    """
    guesses = charset_normalizer.from_bytes(raw)
    best = guesses.best()
    if best is None:
        return None
    for guess in guesses:
        if "cp1252" in guess.could_be_from_charset and identify(str(guess)) in _WESTERN:
            return Characters(raw.decode("cp1252"), frozenset({GUESSED + "cp1252"}))
    return Characters(str(best), frozenset({GUESSED + best.encoding}))
