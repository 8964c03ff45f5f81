# The one list of commands. `make book` and `make test` need Python 3.11 or newer,
# git and make; everything else they set up themselves, once.

PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin
NOTEBOOKS = $(shell find book -name '*.ipynb' -not -path '*/.ipynb_checkpoints/*')

# Without stored bytecode each command would compile its packages again, for seconds.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL = help
.PHONY: help prepare book read test run lab lock peers accuracy bench clean \
    robust bounds thorough mutants links advisories workflows release

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /make \1|/p' Makefile | awk -F'|' '{printf "%-12s %s\n", $$1, $$2}'

prepare:
	@command -v $(PYTHON) >/dev/null || { echo "✗ there is no $(PYTHON): install Python 3.11 or newer"; exit 1; }
	@$(PYTHON) -m tools.prepare

book: prepare ## from nothing to the website in _build/html
	@$(BIN)/python -m tools.build

read: prepare ## serve the website on this machine and open it (PORT=8000)
	@$(BIN)/python -m tools.build --if-needed
	@$(BIN)/python -m tools.serve $(PORT)

test: prepare ## from nothing to a green suite (ONLY="lint unit": these steps)
	@$(BIN)/python -m tools.test $(ONLY)

run: prepare ## execute a notebook in place (NB=book/02_softmax.ipynb)
	@$(BIN)/python -m tools.run_notebook $(NB)

lab: prepare ## JupyterLab on the chapters
	@$(BIN)/jupyter trust $(NOTEBOOKS)
	@$(BIN)/jupyter lab --LabApp.default_url=/lab/tree/book

lock: prepare ## resolve requirements.in and package.json again (UPGRADE=--upgrade: to the newest)
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
	    --custom-compile-command "make lock" --output-file requirements.txt requirements.in
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
	    --custom-compile-command "make lock" --output-file tools/requirements.txt tools/requirements.in
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --ignore-scripts --no-audit --no-fund \
	    --omit-lockfile-registry-resolved

peers: ## ask scipy, torch and jax again, and measure their errors (bench/*.json)
	@$(PYTHON) -m venv .venv-peers
	@.venv-peers/bin/pip install --quiet --requirement bench/peers.txt
	@.venv-peers/bin/python -m bench.peers
	@.venv-peers/bin/python -m bench.errors

accuracy: prepare ## measure the library's errors again and keep the worst (tests/accuracy.json)
	@$(BIN)/python tests/accuracy.py

bench: ## time ours beside scipy, scikit-learn and torch (QUICK=--quick: in a minute)
	@$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/pip install --quiet --editable '.[bench]'
	@.venv-bench/bin/python -m bench.speed $(QUICK)

robust: prepare ## every notebook twice in one kernel, elsewhere, strictly; interrupted
	@$(BIN)/python -m tools.robust $(NB)

bounds: prepare ## library and notebooks with other packages (WITH=oldest, WITH=newest)
	@$(BIN)/python -m tools.bounds $(WITH)

thorough: prepare ## 1000 examples, three runs, other processors (ONLY="examples": these)
	@$(BIN)/python -m tools.thorough $(ONLY)

mutants: prepare ## the share of deliberate faults that the tests find
	@$(BIN)/python -m tools.mutants $(ONLY)

links: prepare ## links to other sites that no longer answer
	@$(BIN)/python -m tools.links

advisories: prepare ## known weaknesses of what is locked
	@$(BIN)/python -m tools.advisories

workflows: prepare ## what zizmor finds in .github/workflows
	@$(BIN)/python -m tools.workflows

release: prepare ## archives, wheel, checksums, list of parts (_build/release)
	@$(BIN)/python -m tools.release

clean: ## remove what was built; .venv and node_modules stay
	@rm -rf _build .coverage .hypothesis .pytest_cache .ruff_cache
	@find . -name __pycache__ -not -path './.venv/*' -not -path './node_modules/*' -exec rm -rf {} +
