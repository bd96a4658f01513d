"""What WeasyPrint may fetch: the resources handed to it by name, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reporter.rendering.resource import Resource


class OwnedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """Gives out the resources of one edition; any other address, file or network, is refused."""

    def __init__(self, resources: Mapping[str, Resource]) -> None:
        super().__init__()
        self._resources = resources

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """Return a resource; raises FatalURLFetchingError for what the edition does not own."""
        resource = self._resources.get(url)
        if resource is None:
            raise FatalURLFetchingError(f"siden beder om {url}, som udgaven ikke ejer")
        return URLFetcherResponse(url, resource.content, {"Content-Type": resource.mime})
