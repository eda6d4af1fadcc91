"""A new repository of records: what is in it besides the records, so that editors, git and CI know them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from partnership.documents import schemas
from partnership.words.kinds import KINDS
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_IGNORED = """\
# What `partnership` needs for the moment in which it writes.
.partnership.lock
.partnership-*
"""
_ATTRIBUTES = """\
# The same line ends on every computer.
*.yaml text eol=lf
*.json text eol=lf
"""
_HOOKS = """\
# `pre-commit install` has git run these before every commit. They use the partnership that is installed here.
repos:
  - repo: local
    hooks:
      - id: partnership-fmt
        name: partnership fmt
        entry: partnership fmt
        language: system
        require_serial: true
        files: ^records/.*\\.yaml$
      - id: partnership-check
        name: partnership check
        entry: partnership check
        language: system
        pass_filenames: false
        files: ^(records|schemas)/
"""
_WORKFLOW = """\
name: records
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0
        with:
          python-version: "3.13"
      - name: Install partnership
        env:
          PARTNERSHIP: %s
        run: python -m pip install "$PARTNERSHIP"
      - run: partnership fmt --check
      - name: Findings beside the lines of the change
        if: github.event_name == 'pull_request'
        env:
          BASE: ${{ github.event.pull_request.base.sha }}
        run: partnership check --format github --since "$BASE"
      - if: github.event_name != 'pull_request'
        run: partnership check --format github
"""
_VARIABLE = "${{ vars.PARTNERSHIP }}"
_README = """\
# %s

Records of who meets, by which rules, who came, and what was decided: plain text under `records/`, read and checked by `partnership`.

First what the records rest on, then seats, then meetings. `PLACE` and `BOARD` stand for ids or parts of names (`partnership list boards`):

```
partnership new document PLACE "Terms of reference, 2026" --kind terms-of-reference
partnership set BOARD source/document terms-of-reference-2026
partnership new seat BOARD "Police" --since 2026-04-01
partnership new holder BOARD police --post "Superintendent" --since 2026-04-01
partnership new meeting BOARD 2026-12-09
partnership check
```

`partnership new terms BOARD` adds its quorum and other rules. Then, month by month: `partnership schedule BOARD` proposes days for a year's
meetings, `partnership prepare BOARD` is for the next one (agenda, replies, papers), and `partnership record BOARD` for who came, what was
decided, and its minutes. On a terminal what is left out is asked for. `partnership undo` takes the last change back; `partnership --help` has
everything else, and each command's `--help` has examples.

| folder | what it holds |
| :-- | :-- |
| `records/places` | districts, organisations, people in office, and the documents that records cite |
| `records/boards` | boards: seats, who holds them when, links to other boards, terms of reference |
| `records/meetings` | meetings: who came, what was decided, actions, papers, minutes |
| `records/measures`, `records/plans`, `records/restructures` | what is measured, what it serves, and what became of boards |
| `schemas` | the shapes of records, for editors; `partnership schema --write` brings them up to date |

A record holds only what a source says, and never anything about a child, a family, or why somebody was away.

Editors that know YAML schemas (Visual Studio Code with the extension it suggests here) show what each field means and complete it.
Before every commit: `pre-commit install`, once. On GitHub, `.github/workflows/records.yml` checks every pull request%s.
"""
_SET = "; set the repository's\nvariable `PARTNERSHIP` to what pip is to install"


def around_records(title: str, install: str | None) -> Mapping[str, bytes]:
    """Return the files beside the folder of records, by path.

    `install` is what pip installs in CI; left out, it is a variable of the repository, because only whoever keeps
    it knows where their `partnership` comes from.
    """
    files = {
        ".gitignore": _IGNORED,
        ".gitattributes": _ATTRIBUTES,
        ".pre-commit-config.yaml": _HOOKS,
        ".github/workflows/records.yml": _WORKFLOW % (json.dumps(install) if install else _VARIABLE),
        ".vscode/settings.json": _settings(),
        ".vscode/extensions.json": json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n",
        "README.md": _README % (plain(title), "" if install else _SET),
        **{f"schemas/{schemas.file_name(name)}": schemas.text(name) for name in schemas.NAMES},
    }
    return {path: text.encode() for path, text in files.items()}


def _settings() -> str:
    """Return the settings that have an editor hold each record to its schema, also one without a first line that says so."""
    by_schema = {f"./schemas/{schemas.file_name(kind.name)}": f"records/{kind.folder}/**/*.yaml" for kind in KINDS}
    return json.dumps({"yaml.schemas": by_schema, "[yaml]": {"editor.tabSize": 2}}, indent=2) + "\n"
