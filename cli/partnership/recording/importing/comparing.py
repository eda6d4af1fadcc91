"""What a file says of one person, compared with what the record has of them, and put into the roll."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.recording.importing.names import forms
from partnership.recording.meeting.invited import PRINTED, folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.recording.importing.heard import Came, Saying
    from partnership.recording.meeting.invited import Invited, Who
    from partnership.recording.meeting.roll import Presence, Roll

Verdict = Literal["new", "same", "differs", "left-out"]
_CAME = {"present", "part"}
_THERE = {"present", "virtual", "part"}
_MARKS: Mapping[Came | None, Presence] = {
    "present": "present", "virtual": "virtual", "part": "part", "apologies": "apologies", "absent": "absent",
}  # fmt: skip
_HAS = {
    "present": "present", "part": "there for a part", "apologies": "with apologies", "absent": "absent", "not-recorded": "not recorded",
}  # fmt: skip


class Compared(NamedTuple):
    """Whether the record has it already, lacks it, or says otherwise, and what it says then.

    What differs can be `replaced`, unless that would leave somebody else's row that speaks against it.
    """

    verdict: Verdict
    why: str = ""
    replaced: bool = True


def compared(saying: Saying, who: Who, roll: Roll, invited: Invited, *, whole: bool) -> Compared:
    """Return how what a file says of somebody stands to the roll; `whole` says that whoever the record does not list was away."""
    if who.capacity == "substitute" and saying.came not in _THERE:
        own = "has no substitute" if saying.came == "substituted" else "sends no apologies"
        return Compared("left-out", f"{who.label} is a substitute, and {own}")
    if saying.came == "substituted":
        return _deputised(saying, who, roll, invited, whole=whole)
    row = roll.row_of(who)
    if row is None or row["presence"] == "not-recorded":
        return _unlisted(saying, who, roll, whole=whole and who.expected and row is None)
    return _listed(saying, who, row)


def taken(saying: Saying, who: Who, roll: Roll, invited: Invited) -> Roll:
    """Return the roll with what a file says of somebody instead of what it had of them; what is only added leaves the rest."""
    row = roll.row_of(who)
    there = row is not None and row["presence"] in _CAME
    if saying.came == "substituted":
        # The mark does not say whether the member sent apologies.
        cleared = roll.marked(who, "not-recorded") if there else roll
        return cleared.substituted(who.seats[0], _stand_in(saying, who, invited))
    if row is not None and _listed(saying, who, row).verdict == "new":
        return roll.added(who, _facts(saying))
    roll = roll.marked(who, _MARKS[saying.came], saying.apology)
    if saying.arrived is not None and saying.came in _THERE:
        roll = roll.moved(who, "arrived", saying.arrived)
    if saying.left is not None and saying.came in _THERE:
        roll = roll.moved(who, "left", saying.left)
    return roll


def _facts(saying: Saying) -> dict[str, str]:
    """Return what a file says of somebody beside whether they came."""
    said = {
        "mode": "virtual" if saying.came == "virtual" else None,
        "apology": saying.apology,
        "arrived": saying.arrived,
        "left": saying.left,
    }
    return {field: value for field, value in said.items() if value is not None}


def _deputised(saying: Saying, who: Who, roll: Roll, invited: Invited, *, whole: bool) -> Compared:
    if len(who.seats) != 1:
        seats = "no seat" if not who.seats else "more than one seat"
        return Compared("left-out", f"{who.label} has {seats}, so the record cannot say whose place was taken")
    row = roll.row_of(who)
    if row is not None and row["presence"] in _CAME:
        return Compared("differs", f"the record has {who.label} themselves {_HAS[row['presence']]}")
    there = roll.stand_ins(who)
    if not there:
        away = whole and row is None
        return Compared("differs", "the record is whole, and has nobody in their place") if away else Compared("new")
    named = _stand_in(saying, who, invited)
    if named is None or any(_is(one, named) for one in there):
        return Compared("same")
    why = "the record has somebody else in their place, or does not name them; mend it with `partnership record`"
    return Compared("differs", why, replaced=False)


def _stand_in(saying: Saying, who: Who, invited: Invited) -> str | None:
    """Return who came in somebody's place: one who is named for the seat, or else the name as printed; None where it is not said."""
    if saying.substitute is None:
        return None
    wanted = forms(saying.substitute)
    named = [person for person in invited.named_for(who.seats[0]) if wanted & invited.names(person)]
    return named[0] if len(named) == 1 else f"{PRINTED}{saying.substitute}"


def _is(row: dict[str, Any], named: str) -> bool:
    printed = named.removeprefix(PRINTED)
    return row.get("person") == named or (printed != named and folded(row.get("printed_as", "")) == folded(printed))


def _unlisted(saying: Saying, who: Who, roll: Roll, *, whole: bool) -> Compared:
    """Compare with a record that does not list somebody, or not whether they came."""
    there = roll.stand_ins(who)
    if there and saying.came in _THERE:
        who_came = (
            "somebody else in that seat as a substitute"
            if who.capacity == "substitute"
            else "a substitute in their place"
        )
        return Compared("differs", f"the record has {who_came}; mend it with `partnership record`", replaced=False)
    if whole and not there:
        return (
            Compared("same")
            if saying.came == "absent"
            else Compared("differs", "the record is whole and does not list them, so they are absent in it")
        )
    return Compared("new")


def _listed(saying: Saying, who: Who, row: dict[str, Any]) -> Compared:
    has = f"the record has them {_HAS[row['presence']]}"
    came = row["presence"] in _CAME
    if (saying.came in _THERE) is not came:
        return Compared("differs", has)
    if came:
        return _came(saying, who, row)
    if saying.came != row["presence"]:
        return Compared("differs", has)
    apology = row.get("apology", "not-said")
    if saying.apology is None or saying.apology == apology:
        return Compared("same")
    return (
        Compared("new", "whether the apology was accepted")
        if apology == "not-said"
        else Compared("differs", f"the record has the apology as {apology.replace('-', ' ')}")
    )


def _came(saying: Saying, who: Who, row: dict[str, Any]) -> Compared:
    part = saying.came == "part" or saying.arrived is not None or saying.left is not None
    times = {way: at for way, at in (("arrived", saying.arrived), ("left", saying.left)) if at is not None}
    if part and (row["presence"] != "part" or any(row.get(way, at) != at for way, at in times.items())):
        return Compared(
            "differs",
            "the record has them there for the whole meeting"
            if row["presence"] != "part"
            else "the record has other times",
        )
    arrived, left = (str(times.get(way, row.get(way, ""))) for way in ("arrived", "left"))
    if times and ":" in arrived and ":" in left and left <= arrived:
        return Compared("differs", f"with what the record has they would arrive at {arrived} and leave at {left}")
    if saying.came == "virtual" and row.get("mode", "not-said") == "in-person":
        return Compared("differs", "the record has them in the room")
    adds = [
        *(["how they took part"] if saying.came == "virtual" and row.get("mode", "not-said") == "not-said" else []),
        *(["who it was"] if who.person is not None and "person" not in row else []),
        *(f"when they {way}" for way in times if way not in row),
    ]
    return Compared("new", f"adds {' and '.join(adds)}") if adds else Compared("same")
