"""An HTTP request, read so that moto can read it again."""

import gzip
import io
from urllib.parse import parse_qsl


class Message:
    """What the readers need of a WSGI environment."""

    def __init__(self, environ: dict) -> None:
        self.environ = environ
        self.method: str = environ.get("REQUEST_METHOD", "GET")
        self.path: str = environ.get("PATH_INFO", "/")
        self.query: list[tuple[str, str]] = parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        self._body: bytes | None = None

    def header(self, name: str) -> str | None:
        key = name.upper().replace("-", "_")
        return self.environ.get(key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}")

    def headers_from(self, prefix: str) -> dict[str, str]:
        """Every header whose name begins so, by the rest of its name in small letters."""
        start = f"HTTP_{prefix.upper().replace('-', '_')}"
        found = {key: value for key, value in self.environ.items() if key.startswith(start) and key != start}
        return {key[len(start) :].lower().replace("_", "-"): value for key, value in found.items()}

    @property
    def content_type(self) -> str:
        return (self.header("content-type") or "").split(";")[0].strip().lower()

    @property
    def body(self) -> bytes:
        self.drain()
        return gzip.decompress(self._body) if self.header("content-encoding") == "gzip" else self._body

    def drain(self) -> None:
        """Takes the body off the connection."""
        if self._body is None:
            self._body = self._read()

    @property
    def form(self) -> list[tuple[str, str]]:
        """Parameters of the query protocols: of the address, and of the body."""
        if not self.content_type.startswith("application/x-www-form-urlencoded"):
            return self.query
        return [*self.query, *parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)]

    def _read(self) -> bytes:
        stream = self.environ.get("wsgi.input")
        if stream is None:
            return b""
        length = self.environ.get("CONTENT_LENGTH")
        # Without a length, only a chunked body has an end.
        body = stream.read(int(length)) if length else (stream.read() if self.environ.get("wsgi.input_terminated") else b"")
        self.environ["wsgi.input"] = io.BytesIO(body)
        return body
