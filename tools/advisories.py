"""Known weaknesses of the packages that the locks name."""

from tools.extra_environment import make_tools
from tools.steps import ROOT, StepFailed, main, run, say, step

LOCKS = (ROOT / "requirements.txt", ROOT / "tools" / "requirements.txt")


def _command() -> None:
    tools = make_tools()
    failed = []
    for lock in LOCKS:
        try:
            with step(f"Python packages of {lock.relative_to(ROOT)}"):
                run(
                    tools / "pip-audit", "--require-hashes", "--disable-pip", "-r", lock
                )
        except StepFailed as failure:
            failed.append(str(failure))
    try:
        with step("npm packages of package-lock.json"):
            run("npm", "audit")
    except StepFailed as failure:
        failed.append(str(failure))
    if failed:
        raise StepFailed("; ".join(failed))
    say("✓ no known weakness")


if __name__ == "__main__":
    main(_command)
