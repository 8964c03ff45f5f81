"""What a page fetches: files of the site, all of them there, whatever is clicked."""

# All buttons and folded parts at once; links would leave the page.
CLICK = """() => {
  for (const part of document.querySelectorAll("button, summary, [data-print]")) {
    if (!part.closest("dialog")) part.click();
  }
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
}"""
RESOURCES = "performance.getEntriesByType('resource').map(({ name }) => name)"
# Half a second without a new file.
QUIET = """() => new Promise((done) => {
  let wait = setTimeout(done, 500);
  new PerformanceObserver(() => {
    clearTimeout(wait);
    wait = setTimeout(done, 500);
  }).observe({ type: "resource" });
})"""


def no_click_fetches_from_elsewhere(opened):
    """Nothing a reader clicks, on any page."""
    opened.page.evaluate(CLICK)
    opened.page.evaluate(QUIET)
    found = opened.page.evaluate(RESOURCES)
    inside = opened.watch.site + "/"
    return [f"fetches {url}" for url in found if not url.startswith(inside)]


def it_keeps_its_policy_and_is_quiet(opened):
    """No other host, no script error, no file missing, from its opening on."""
    policies = opened.page.locator('meta[http-equiv="Content-Security-Policy"]').count()
    complaints = [] if policies == 1 else [f"it has {policies} policies"]
    return complaints + opened.watch.complaints()
