"""Records what a page does during a test, and reports what it must not do."""

from dataclasses import dataclass, field

# a lazy picture under way when the page closes; a script where scripts are off
NO_FAILURES = {"net::ERR_ABORTED", "csp"}
# the console repeats that a request has failed
SAID_ALREADY = "Failed to load resource"


@dataclass
class Watch:
    """Requests, script errors and failed requests of one page."""

    site: str
    expected: str | None = None
    requests: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    failed: list = field(default_factory=list)

    def listen_to(self, page):
        """Note everything from now on."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._request_failed)
        page.on("response", self._response)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)

    def _request_failed(self, request):
        if request.failure not in NO_FAILURES:
            self.failed.append(f"{request.url}: {request.failure}")

    def _response(self, response):
        if response.status >= 400:
            self.failed.append(f"{response.url}: status {response.status}")

    def _console(self, message):
        if message.type == "error" and SAID_ALREADY not in message.text:
            self.errors.append(f"console: {message.text} ({message.location['url']})")

    def clear(self):
        """Forget what was noted."""
        for notes in (self.requests, self.errors, self.failed):
            notes.clear()

    def complaints(self):
        """Return one sentence for everything that must not happen."""
        inside = (self.site + "/", "data:", "blob:", "about:")
        errors = [e for e in self.errors if not self.expected or self.expected not in e]
        away = [url for url in self.requests if not url.startswith(inside)]
        return (
            [f"asks another host: {url}; ship the file with the site" for url in away]
            + [f"script error: {error}" for error in errors]
            + [f"failed request: {request}" for request in self.failed]
        )
