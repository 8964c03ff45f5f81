"""Operations as points under the roofs of a machine."""

from softmax_lib.teaching.palette import LIGHT


def plot_roofline(bandwidth, peak, points, *, ax):
    """Draw a slope and a level on log axes, and for each point what it fell short of.

    Parameters
    ----------
    bandwidth : float
        10⁹ bytes a second, the slope.
    peak : float
        10⁹ operations a second, the level.
    points : list of dict
        ``name``, ``x`` in operations for a byte, ``least`` and ``y``, the 10⁹
        operations a second that are allowed and that were measured, and ``offset``
        from the point to its name, in points.
    ax : Axes
        Where to draw.
    """
    low, high = (edge(point["x"] for point in points) for edge in (min, max))
    low, high = low / 3, max(high, peak / bandwidth) * 3
    xs = [low, peak / bandwidth, high]
    ys = [low * bandwidth, peak, peak]
    ax.plot(xs, ys, color=LIGHT["ink"], linewidth=1.8)
    for point in points:
        x, least, y = point["x"], point["least"], point["y"]
        ax.plot([x, x], [least, y], color=LIGHT["edge"], linewidth=1.2)
        ring = {"color": LIGHT["edge"], "markerfacecolor": "white"}
        ax.plot(x, least, "o", markersize=5, **ring)
        ax.plot(x, y, "o", markersize=6, color=LIGHT["error"])
        above = abs(point["offset"][0]) < 5
        side = "center" if above else "left" if point["offset"][0] > 0 else "right"
        ax.annotate(
            point["name"],
            (x, y),
            xytext=point["offset"],
            textcoords="offset points",
            ha=side,
            va="center",
        )
    ax.set(xscale="log", yscale="log", xlim=(low, high), ylim=(None, 2.5 * peak))
    ax.set(xlabel="operations for a byte (log scale)")
    ax.set(ylabel="billion operations a second (log)")
    ax.minorticks_off()
    return ax
