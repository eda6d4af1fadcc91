"""A command whose options stand in its help under headings: each option's `rich_help_panel` is the heading that it is under."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

if TYPE_CHECKING:
    import typer

_OTHERS = "Options"


class Panelled(TyperCommand):
    """A command with its options under headings, in the order in which they are declared; those without one come last."""

    def format_options(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # its own context
        """Write the arguments, then the options heading by heading."""
        panels: dict[str, list[tuple[str, str]]] = {"Arguments": []}
        others: list[tuple[str, str]] = []
        for param in self.get_params(ctx):
            said = param.get_help_record(ctx)
            if said is None:
                continue
            panel = "Arguments" if param.param_type_name == "argument" else getattr(param, "rich_help_panel", None)
            (others if panel is None else panels.setdefault(panel, [])).append(said)
        for title, rows in {**panels, _OTHERS: others}.items():
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
