"""An OpenAI-compatible endpoint: one question about one article, one JSON object back."""

import time
from dataclasses import dataclass, field
from typing import Any

import httpx
import orjson

LONGEST_ANSWER = 8_000_000  # bytes
LONGEST_WAIT = 600.0  # seconds, for a whole answer


class Unanswered(Exception):  # noqa: N818  # names what happened
    """The endpoint gave no answer that can be used; the message says why, and never holds the key."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask: ``url`` is what stands before ``/chat/completions``, ``key``, if any, the bearer token."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)

    def ask(self, instructions: str, article: str, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the model's answer about *article*, a JSON object that should fit *schema*.

        Raises:
            Unanswered: no connection, an error status, too long or too late, or no JSON object.
        """
        question = {
            "model": self.model,
            "temperature": 0,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": article}],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "facts", "strict": True, "schema": schema},
            },
        }
        return _object(_content(_object(self._post(question))))

    def _post(self, question: dict[str, Any]) -> bytes:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        by = time.monotonic() + LONGEST_WAIT
        body = bytearray()
        try:
            with (
                httpx.Client(timeout=httpx.Timeout(LONGEST_WAIT, connect=10)) as client,
                client.stream(
                    "POST", f"{self.url.rstrip('/')}/chat/completions", json=question, headers=headers
                ) as response,
            ):
                if response.status_code != httpx.codes.OK:
                    raise Unanswered(f"the endpoint answered {response.status_code} {response.reason_phrase}")
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > LONGEST_ANSWER or time.monotonic() > by:
                        raise Unanswered("the endpoint's answer is too long or took too long")
        except httpx.HTTPError as error:
            raise Unanswered(f"the endpoint does not answer: {error or type(error).__name__}") from error
        return bytes(body)


def _content(reply: dict[str, Any]) -> str:
    """Return the text of the first choice of *reply*, without the fence that some models put around JSON."""
    try:
        choice = reply["choices"][0]
        content, ended = choice["message"]["content"], choice.get("finish_reason")
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise Unanswered("the endpoint's reply is not shaped like a chat completion") from error
    if ended == "length":
        raise Unanswered("the model's answer was cut off at its longest length")
    if not isinstance(content, str):
        raise Unanswered("the model declined to answer")
    return content.strip().removeprefix("```json").removeprefix("```").removesuffix("```")


def _object(text: bytes | str) -> dict[str, Any]:
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Unanswered("the answer is no JSON") from error
    if not isinstance(value, dict):
        raise Unanswered("the answer is no JSON object")
    return value
