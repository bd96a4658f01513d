"""What WeasyPrint may fetch: the resources handed to it by name, and nothing else."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "udgave:"
"""Scheme of the addresses an edition's own resources have in print: ``udgave:figur-1.svg``."""


@dataclass(frozen=True)
class Resource:
    """A file held in memory, and its media type."""

    content: bytes
    mime: str

    @property
    def data_uri(self) -> str:
        """Return the file as an address that holds it."""
        return f"data:{self.mime};base64,{base64.b64encode(self.content).decode()}"


class OwnedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """Gives out the resources of one edition; any other address, file or network, is refused."""

    def __init__(self, resources: Mapping[str, Resource]) -> None:
        super().__init__()
        self._resources = resources

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return a resource; raises FatalURLFetchingError for what the edition does not own."""
        resource = self._resources.get(url)
        if resource is None:
            raise FatalURLFetchingError(f"siden beder om {url}, som udgaven ikke ejer")
        return URLFetcherResponse(url, resource.content, {"Content-Type": resource.mime})
