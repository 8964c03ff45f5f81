"""What a failed `expect` says, made short enough to read."""

LINES, COLUMNS = 30, 300
OUTLINE = "\n\nAria snapshot:"  # of the whole page, which may have thousands of lines


def shortened(message):
    """Return a message without the outline of the page, and no longer than `LINES`."""
    lines = message.partition(OUTLINE)[0].splitlines()
    left_out = [f"… {len(lines) - LINES} lines more"] if len(lines) > LINES else []
    return "\n".join([line[:COLUMNS] for line in lines[:LINES]] + left_out)
