"""The buttons that need the repository's address, shown if there is one."""

BUTTONS = ("use_repository_button", "use_issues_button")


def offer_repository(app, config):
    """Switch on the repository's buttons where `repository: url` is set."""
    options = config.html_theme_options
    for button in BUTTONS:
        options[button] = bool(options.get("repository_url"))


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("config-inited", offer_repository)
