# The one list of commands. `make book` and `make test` need Python 3.11 or newer,
# git and make; everything else they set up themselves, once.

PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin

# Python's settings in a reader's shell (warnings as errors, another path, no bytecode)
# are for other projects; tools/child_environment.py leaves behind those of pip, uv and npm.
unexport $(filter-out PYTHON PYTHONHASHSEED PYTHONUNBUFFERED, \
    $(filter PYTHON%,$(.VARIABLES)))
export PYTHONUTF8 = 1

.DEFAULT_GOAL = help
.PHONY: help prepare book live read write pdf offline test steady run store lab lock peers \
    accuracy bench audit audit-live robust bounds thorough mutants links advisories workflows release clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1|/p' Makefile | awk -F'|' '{printf "%-12s %s\n", $$1, $$2}'

prepare:
	@command -v $(PYTHON) >/dev/null || { echo "✗ there is no $(PYTHON): install Python 3.11 or newer"; exit 1; }
	@$(PYTHON) -m tools.prepare

book: prepare ## from nothing to the website in _build/html
	@$(BIN)/python -m tools.build

live: prepare ## the website with Python in its pages (PYODIDE_PACKAGES=folder: its packages)
	@$(BIN)/python -m tools.live

read: prepare ## serve the website on this machine and open it (PORT=8000)
	@$(BIN)/python -m tools.build --if-needed
	@$(BIN)/python -m tools.serve $(PORT)

write: prepare ## build what changed as you write and reload the browser (PORT=8000)
	@$(BIN)/python -m tools.write $(PORT)

offline: prepare ## the built website as one archive that works without a network
	@$(BIN)/python -m tools.offline

pdf: prepare ## the whole book as one PDF, _build/softmax.pdf
	@$(BIN)/python -m tools.pdf

test: prepare ## from nothing to a green suite (ONLY="lint unit": these steps)
	@$(BIN)/python -m tools.test $(ONLY)

steady: prepare ## the browser step while the processors are full (TIMES=5)
	@$(BIN)/python -m tools.steady $(TIMES)

run: prepare ## execute a notebook in place (NB=book/02_softmax.ipynb)
	@$(BIN)/python -m tools.run_notebook "$$NB"

store: prepare ## after changes of prose: store notebooks without executing them (NB=…: one)
	@$(BIN)/python -m tools.store_notebook "$$NB"

lab: prepare ## JupyterLab on the chapters
	@$(BIN)/python -m tools.trust
	@$(BIN)/jupyter lab --LabApp.default_url=/lab/tree/book

lock: prepare ## resolve what we ask for again (UPGRADE=--upgrade: to the newest)
	@$(BIN)/python -m tools.lock $(UPGRADE)

peers: prepare ## ask other libraries again, and measure their errors (bench/*.json)
	@$(BIN)/python -m tools.extra_environment peers bench/peers.txt
	@.venv-peers/bin/python -m bench.peers
	@.venv-peers/bin/python -m bench.errors
	@.venv-peers/bin/python -m bench.calibration_peers
	@.venv-peers/bin/python -m bench.museum_peers
	@.venv-peers/bin/python -m bench.chapter_peers

accuracy: prepare ## measure the library's errors again and keep the worst (tests/accuracy.json)
	@$(BIN)/python tests/accuracy.py

audit-live: prepare ## all of the library and every chapter on WebAssembly, and measures
	@$(BIN)/python -m tools.live.audit

bench: prepare ## time ours beside scipy, scikit-learn and torch (QUICK=--quick: in a minute)
	@$(BIN)/python -m tools.extra_environment bench bench/speed.txt
	@.venv-bench/bin/python -m bench.speed $(QUICK)

audit: prepare ## Lighthouse and axe on every page, beside stock Jupyter Book (RUNS=1 PAGES="index" STOCK=no)
	@$(BIN)/python -m tools.audit --runs $(or $(RUNS),3) --pages "$(PAGES)" --stock $(or $(STOCK),yes)

robust: prepare ## every notebook twice in one kernel, elsewhere, strictly; interrupted
	@$(BIN)/python -m tools.robust $(NB)

bounds: prepare ## with other packages (WITH=oldest, WITH=newest) or PYTHONS="3.12 3.13"
	@$(BIN)/python -m tools.bounds $(WITH) $(PYTHONS)

thorough: prepare ## what make test leaves out, coverage, 1000 examples (ONLY="live": this)
	@$(BIN)/python -m tools.thorough $(ONLY)

mutants: prepare ## the share of deliberate faults that the tests find (SINCE=main: changed functions)
	@$(BIN)/python -m tools.mutants $(SINCE)

links: prepare ## links to other sites that no longer answer
	@$(BIN)/python -m tools.links

advisories: prepare ## known weaknesses of what is locked
	@$(BIN)/python -m tools.advisories

workflows: prepare ## what zizmor and actionlint find in .github/workflows
	@$(BIN)/python -m tools.workflows

release: prepare ## archives, wheel, PDF, checksums, lists of parts (PDF=--no-pdf)
	@$(BIN)/python -m tools.release $(PDF)

clean: ## remove what was built; .venv and node_modules stay
	@rm -rf _build .write .coverage .hypothesis .pytest_cache .ruff_cache
	@find . -name __pycache__ -not -path './.venv/*' -not -path './node_modules/*' -exec rm -rf {} +
