"""Pack the built website and offer it there: `make offline`."""

from tools import downloads
from tools.build import SITE, build, is_current
from tools.offline.packing import NAME, pack
from tools.steps import main, say, step


def _command() -> None:
    if not is_current():
        build()
    with step("offline archive: the whole site, and its own little server"):
        pack(SITE, SITE / NAME)
        downloads.offer(SITE)
    say(f"✓ {SITE / NAME} ({downloads.size(SITE / NAME)}), offered on the site itself")


if __name__ == "__main__":
    main(_command)
