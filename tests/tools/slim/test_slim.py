"""What the site does not load is swept away."""

from tools.slim.__main__ import sweep


def test_idle_files_are_swept_and_ours_are_kept(tmp_path):
    kept = ["favicon.svg", "fonts/text.woff2", "site.css", "lib/softmax.mjs"]
    idle = ["plus.png", "scripts/a.js.map", "katex/fonts/K.ttf", "locales/de/x.mo"]
    for name in kept + idle:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    sweep(tmp_path)
    left = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.*")}
    assert left == set(kept)
