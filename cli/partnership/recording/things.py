"""What can be added inside a record: where it stands, what has to be said of it, and what else may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.documents import shapes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.documents.shapes import Shape
    from partnership.words.finding import Pointer

SEAT, HOLDER = "SEAT", "WHO"
"""What stands in a place for a seat and for one of its holders, who are asked for."""
_ANY = "any"


class Asked(NamedTuple):
    """A field that is given in its place on the command line, and asked for where it is not, nor any of the fields `instead` of it."""

    field: str
    metavar: str
    question: str
    instead: tuple[str, ...] = ()


class Thing(NamedTuple):
    """One kind of thing that stands inside a record.

    `under` leads to the mapping or list that it joins, or to where it stands alone. `asked` are fields in the order of
    the command line, `needs` those that are options and asked for all the same; `named` says whose text the id comes from.
    `then` is what is usually done next, with {record} and {own} for the ids.
    """

    name: str
    kind: str
    under: tuple[str, ...]
    says: str
    asked: tuple[Asked, ...]
    examples: tuple[str, ...]
    needs: Mapping[str, str] = {}
    named: str | None = None
    more: Mapping[str, str] = {}
    unlike: bool = False
    then: str = ""

    def shape(self) -> Shape:
        """Return the shape of one such thing."""
        place: Pointer = tuple(_ANY if part == SEAT else 0 if part == HOLDER else part for part in self.under)
        around = shapes.at(self.kind, place)
        assert around is not None  # noqa: S101 - the tests hold the places below to the schemas
        return around.row


NAME = Asked("name", "NAME", "Name")
PERSON = Asked("person", "WHO", "Who, a person of the place; --post for a post", ("post", "people"))
_REPLACES = "Who is replaced, by name or id: their time ends on the day before."
_INSTEAD = "What is replaced: its last day is the day before."
_REASON = (
    "Why they leave: term-ended, stood-down, replaced, left-post, organisation-ended, board-ended, removed or not-said."
)

OF_A_PLACE = (
    Thing(
        "person",
        "place",
        ("people",),
        "Add a person in office, by name. One who is called much like somebody who is there has to be said to be another.",
        (NAME._replace(question="Name of the person"),),
        ('new person exampleshire "Siân O\'Brien"', 'new person exampleshire "J Allen" --printed-as "Cllr J Allen" --another'),
        named="name",
        unlike=True,
    ),
    Thing(
        "organisation",
        "place",
        ("organisations",),
        "Add a partner organisation.",
        (NAME._replace(question="Name of the organisation"),),
        ('new organisation exampleshire "Elm Housing Trust" --sector housing --short EHT',),
        named="name",
        unlike=True,
    ),
    Thing("district", "place", ("districts",), "Add a district.", (NAME,), ('new district exampleshire "Larch"',), named="name"),
    Thing(
        "document",
        "place",
        ("documents",),
        "Add a document, for records to cite.",
        (Asked("title", "TITLE", "Title of the document"),),
        ('new document exampleshire "Minutes of the Youth Council, 2026" --kind minutes --dated 2026-03 --url https://exampleshire.invalid/youth',),
        named="title",
        then="`--source {own}` cites it.",
    ),
    Thing(
        "function",
        "place",
        ("functions",),
        "Add something that boards are for. `new function-of` gives it to a board.",
        (Asked("title", "TITLE", "What is done, in a few words"),),
        ('new function exampleshire "Review of school exclusions"',),
        named="title",
        then="Next: `partnership new function-of BOARD {own}`.",
    ),
    Thing(
        "duty",
        "place",
        ("duties",),
        "Add a statutory duty. `new duty-of` gives it to a board.",
        (Asked("title", "TITLE", "What must be done, in a few words"),),
        ('new duty exampleshire "Publish a neglect strategy" --act example-children-act-2004 --section 9',),
        needs={"act": "The Act or regulation, a document"},
        named="title",
        then="Next: `partnership new duty-of BOARD {own}`.",
    ),
)  # fmt: skip
OF_A_BOARD = (
    Thing(
        "seat",
        "board",
        ("seats",),
        "Add a seat to a board. Its organisation and its holder can be given at once.",
        (Asked("title", "TITLE", "Title of the seat"),),
        ('new seat esp "Housing" --standing member --organisation exampleshire-voluntary-action --holder "Drew Pattern" --since 2026-04-01',),
        named="title",
        more={"organisation": "Whose seat it is.", "holder": "Who holds it from its first day: a person of the place."},
    ),
    Thing(
        "holder",
        "board",
        ("seats", SEAT, "holders"),
        "Appoint somebody to a seat from a day. A vacancy that goes on ends the day before.",
        (PERSON,),
        (
            'new holder esp police "Drew Pattern" --since 2026-04-01 --replaces "Harper Figment" --reason left-post',
            'new holder esp probation --post "Head of Probation" --since 2026-04-01 --replaces "Head of Probation"',
        ),
        needs={"since": "From which day"},
        more={"replaces": _REPLACES, "reason": _REASON},
    ),
    Thing(
        "vacancy",
        "board",
        ("seats", SEAT, "vacant"),
        "Record that a seat has no holder from a day.",
        (),
        ('new vacancy esp scrutineer --since 2026-04-01 --left "Bo Conjecture" --reason stood-down',),
        needs={"since": "From which day"},
        more={"left": "Who left, by name or id: their time ends on the day before.", "reason": _REASON},
    ),
    Thing(
        "substitute",
        "board",
        ("seats", SEAT, "substitutes"),
        "Name a substitute for a seat.",
        (PERSON._replace(instead=("post",)),),
        ('new substitute esp police "Drew Pattern" --named-on 2026-03-02 --since 2026-04-01',),
    ),
    Thing(
        "leave",
        "board",
        ("seats", SEAT, "holders", HOLDER, "leave"),
        "Record a holder's leave of absence.",
        (),
        ('new leave esp police "Harper Figment" --since 2026-04-01 --until 2026-06-30',),
        needs={"since": "From which day"},
    ),
    Thing(
        "officer",
        "board",
        ("officers",),
        "Record who chairs a board, or has another office.",
        (Asked("office", "OFFICE", "Which office"), PERSON._replace(instead=("post", "seat", "organisation"))),
        (
            'new officer esp chair "Blair Sample" --seat council --since 2026-04-01 --replaces "Harper Figment"',
            "new officer esp vice-chair --seat icb --since 2026-04-01",
        ),
        needs={"since": "From which day"},
        more={"replaces": _REPLACES},
    ),
    Thing(
        "link",
        "board",
        ("links",),
        "Record whose sub-group a board is, or whom it reports to. A link may be to an organisation or a post as well.",
        (Asked("to", "BODY", "To which board", ("to_organisation", "to_post", "to_described")),),
        ("new link school-clusters childrens-trust --type reports-to --since 2026-04-01",),
        needs={"type": "What kind of link"},
    ),
    Thing(
        "frequency",
        "board",
        ("frequency",),
        "Record how often a board meets, from a day.",
        (Asked("says", "TEXT", "How often, as the source says it"),),
        ('new frequency esp "four times a year" --per-year 4 --since 2026-04-01 --replaces "three times a year"',),
        more={"replaces": _INSTEAD},
    ),
    Thing(
        "function-of",
        "board",
        ("functions",),
        "Give a board a function of its place.",
        (Asked("function", "FUNCTION", "Which function"),),
        ("new function-of esp school-transport-review --since 2026-04-01",),
    ),
    Thing(
        "duty-of",
        "board",
        ("duties",),
        "Give a board a duty of its place.",
        (Asked("duty", "DUTY", "Which duty"),),
        ("new duty-of esp child-death-learning --since 2026-04-01",),
    ),
    Thing(
        "group",
        "board",
        ("groups",),
        "Add a group of seats, for rules to name. `set BOARD seats/SEAT/groups --add GROUP` puts a seat into it.",
        (NAME,),
        ('new group esp "Health members"',),
        named="name",
        then="Next: `partnership set {record} seats/SEAT/groups --add {own}` puts a seat into it.",
    ),
)  # fmt: skip
OF_A_MEASURE = (
    Thing(
        "reading",
        "measure",
        ("readings",),
        "Record one figure by hand. `partnership measures import` reads many.",
        (Asked("period", "PERIOD", "Which period"), Asked("value", "VALUE", "The figure", ("missing",))),
        (
            "new reading assessments-on-time 2026-Q1 84.1 --published 2026-05-20",
            "new reading suspensions 2025/26 --missing suppressed",
        ),
    ),
    Thing(
        "target",
        "measure",
        ("target",),
        "Give a measure a target. `partnership set` changes one that it has.",
        (Asked("value", "VALUE", "The figure to be reached"),),
        ("new target missing-from-home 40 --by 2028",),
    ),
    Thing(
        "owner",
        "measure",
        ("owners",),
        "Record who answers for a measure.",
        (Asked("board", "BOARD", "Which board", ("organisation",)),),
        ("new owner suspensions childrens-trust --since 2026-04-01",),
        more={"replaces": _INSTEAD},
    ),
    Thing(
        "break",
        "measure",
        ("breaks",),
        "Record where a series breaks. Nothing is compared across it.",
        (Asked("at", "PERIOD", "From which period"), Asked("reason", "TEXT", "Why")),
        ('new break suspensions 2025/26 "Counted by pupil, and no longer by suspension"',),
    ),
)  # fmt: skip


def _of_a_plan(name: str, field: str, says: str) -> Thing:
    example = f'new {name} children-and-young-peoples-plan "Safe at home"'
    return Thing(name, "plan", (field,), says, (NAME,), (example,), named="name")


OF_A_PLAN = (
    _of_a_plan("outcome", "outcomes", "Add an outcome to a plan."),
    _of_a_plan("priority", "priorities", "Add a priority to a plan."),
    _of_a_plan("theme", "themes", "Add a theme to a plan."),
    _of_a_plan("way-of-working", "ways_of_working", "Add a way of working to a plan."),
)
THINGS = {thing.name: thing for thing in (*OF_A_PLACE, *OF_A_BOARD, *OF_A_MEASURE, *OF_A_PLAN)}
