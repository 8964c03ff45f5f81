"""What zizmor has to say about the workflows: nothing, or this fails."""

from tools.extra_environment import make_tools
from tools.steps import main, run, say, step


def _command() -> None:
    with step("zizmor on .github/workflows"):
        pedantic = ("--offline", "--persona=pedantic")
        run(make_tools() / "zizmor", *pedantic, ".github/workflows")
    say("✓ no finding")


if __name__ == "__main__":
    main(_command)
