"""How time and memory grow with the size of an array."""

from softmax_lib.teaching.palette import LIGHT

LOOKS = (("-", "o"), ("--", "s"))


def plot_growth(gigabytes, cpu_seconds, peak_mb, *, axes):
    """Draw two panels on log axes: CPU time, and memory beside the array itself.

    Parameters
    ----------
    gigabytes : array of shape (n,)
        Sizes of the arrays.
    cpu_seconds, peak_mb : dict of str to arrays of shape (n,)
        By who computed, two of them at most.
    axes : pair of Axes
        Where to draw.
    """
    for ax, measured in zip(axes, (cpu_seconds, peak_mb), strict=True):
        for (who, values), (style, mark) in zip(measured.items(), LOOKS, strict=False):
            look = {"color": LIGHT["prob"], "markeredgecolor": "white"}
            ax.plot(gigabytes, values, style, marker=mark, label=who, **look)
        ax.set(xscale="log", yscale="log", xlabel="size of the array, GB (log)")
        ax.set_xticks(gigabytes, [f"{size:.2g}" for size in gigabytes])
        ax.minorticks_off()
    megabytes = [1e3 * size for size in gigabytes]
    axes[1].plot(gigabytes, megabytes, ":", color=LIGHT["edge"], label="the array")
    axes[0].set_ylabel("CPU seconds (log)")
    axes[1].set_ylabel("peak MB of a process (log)")
    for ax in axes:
        ax.legend()
    return axes
