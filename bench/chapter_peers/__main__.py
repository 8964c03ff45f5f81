"""Ask every question of the chapters, and write the answers down."""

from bench import asking
from bench.chapter_peers import FILE, STATEMENTS


def entry(statement):
    """Return what the file keeps of a statement."""
    where = {"place": statement.place, "quotes": list(statement.quotes)}
    if statement.source:
        found = {"version": statement.version, "source": statement.source}
        return where | {"library": statement.library} | found | {"read": statement.says}
    found = {"version": asking.installed(statement.library), "asked": statement.asked}
    return (
        where | {"library": statement.library} | found | {"answer": statement.answer()}
    )


if __name__ == "__main__":
    asking.store([entry(statement) for statement in STATEMENTS], FILE)
