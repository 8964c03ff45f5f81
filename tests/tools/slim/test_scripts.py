"""One script and one module for the pages, in place of many."""

import pytest

from tools.slim import scripts
from tools.steps import StepFailed

HEAD = """<head>
  <link href="../_static/styles/theme.css?digest=1" rel="stylesheet" />
  <link rel="preload" as="script" href="../_static/scripts/bootstrap.js?digest=1" />
  <script defer src="../_static/scripts/fontawesome.js?digest=1"></script>
  <script src="../_static/doctools.js?v=3"></script>
  <script>DOCUMENTATION_OPTIONS.pagename = 'book/api';</script>
  <script type="module" src="../_static/hydrate.js?v=4"></script>
</head>
"""


def test_a_page_loads_one_module_for_all_its_own_and_no_script():
    html = scripts.load_one(HEAD, "book.js?v=8", ["lib/a.mjs"], joined=["hydrate.js"])
    assert html.count("<script") == 1
    assert '<script type="module" src="../_static/book.js?v=8"></script>' in html
    assert '<link rel="modulepreload" href="../_static/lib/a.mjs">' in html


def test_a_module_of_one_page_alone_stays():
    html = scripts.load_one(HEAD, "book.js")
    assert '<script type="module" src="../_static/hydrate.js?v=4">' in html


def test_scripts_of_the_theme_and_of_sphinx_are_idle_and_others_are_not():
    other = HEAD.replace("</head>", '<script src="../_static/clip.js?v=1"></script>')
    assert scripts.scripts(HEAD) == []
    assert scripts.scripts(other) == ["clip.js"]
    assert scripts.modules(HEAD) == ["hydrate.js"]


def test_modules_are_joined_in_blocks_and_import_each_name_once():
    one = 'import { a, b } from "./lib/x.mjs";\n\nconst at = a(b);\n'
    two = '// why\nimport {\n  b,\n  c,\n} from "./lib/x.mjs";\nconst at = c();\n'
    code, imports = scripts.join([one, two])
    assert imports == ["lib/x.mjs"]
    assert code == (
        'import { a, b, c } from "./lib/x.mjs";\n'
        "{\nconst at = a(b);\n}\n{\nconst at = c();\n}\n"
    )


def test_a_module_that_imports_otherwise_ends_the_build():
    with pytest.raises(StepFailed, match=r"lib/x\.mjs"):
        scripts.join(['import x from "./lib/x.mjs";\n'])


def test_modules_are_bundled_and_gone(tmp_path):
    static = tmp_path / "_static"
    static.mkdir()
    (static / "hydrate.js").write_text("two()\n")
    page = tmp_path / "page.html"
    page.write_text(HEAD)
    scripts.bundle(tmp_path, [page])
    assert (static / "book.js").read_text() == "{\ntwo()\n}\n"
    assert not (static / "hydrate.js").exists()
    assert "book.js?v=" in page.read_text()
    assert "doctools" not in page.read_text()
