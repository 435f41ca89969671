"""Answers packed with gzip: the same content, under a tag of its own."""

import gzip

import pytest
from fastapi.testclient import TestClient

from app.api.encodings import accepts_gzip

PLAIN, PACKED = {"Accept-Encoding": "identity"}, {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip;q=0.000, *", False),
        ("*;q=0", False),
        ("br", False),
        ("", False),
    ],
)
def test_gzip_is_for_those_who_take_it(header: str, accepted: bool) -> None:  # noqa: FBT001
    """A weight of nought refuses, a star takes what is not named."""
    assert accepts_gzip(header) is accepted


@pytest.mark.parametrize("path", ["/v1/people", "/v1/claims?format=csv", "/v1/claims?format=jsonl", "/openapi.json"])
def test_a_packed_answer_is_the_plain_one(reader: TestClient, path: str) -> None:
    """Unpacked it is byte for byte the same, and says that it varies."""
    plain = reader.get(path, headers=PLAIN)
    with reader.stream("GET", path, headers=PACKED) as packed:
        raw = b"".join(packed.iter_raw())

    assert (plain.headers.get("content-encoding"), packed.headers["content-encoding"]) == (None, "gzip")
    assert gzip.decompress(raw) == plain.content
    assert len(raw) < len(plain.content) / 2
    assert all("Accept-Encoding" in one.headers["vary"] for one in (plain, packed))


def test_a_small_answer_is_not_packed(reader: TestClient) -> None:
    """What fits a packet anyway stays as it is."""
    assert "content-encoding" not in reader.get("/healthz", headers=PACKED).headers


def test_each_encoding_has_its_own_strong_tag(reader: TestClient) -> None:
    """The tag of a packed answer stands for its bytes alone; either way, what is unchanged is not sent again."""
    tags = [reader.get("/v1/people", headers=how).headers["etag"] for how in (PLAIN, PACKED)]

    answers = {
        (asked, held): reader.get("/v1/people", headers={**how, "If-None-Match": tag})
        for asked, how in (("plain", PLAIN), ("packed", PACKED))
        for held, tag in zip(("plain", "packed"), tags, strict=True)
    }

    assert len(set(tags)) == 2
    assert {place: answer.status_code for place, answer in answers.items()} == {
        ("plain", "plain"): 304,
        ("plain", "packed"): 200,
        ("packed", "plain"): 304,
        ("packed", "packed"): 304,
    }
    assert answers["packed", "packed"].headers["etag"] == tags[1]
    assert answers["plain", "plain"].headers["etag"] == answers["packed", "plain"].headers["etag"] == tags[0]


def test_a_head_says_what_a_get_would(reader: TestClient) -> None:
    """HEAD has the headers of the packed answer and no body."""
    head, get = (reader.request(method, "/v1/people", headers=PACKED) for method in ("HEAD", "GET"))

    assert head.content == b""
    assert {name: head.headers.get(name) for name in ("etag", "content-encoding")} == {
        name: get.headers.get(name) for name in ("etag", "content-encoding")
    }
