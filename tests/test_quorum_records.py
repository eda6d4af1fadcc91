"""Rules as real bodies have them, each on a board that is invented, with meetings that say what they come to."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from partnership.answers.load import Records
from partnership.answers.quorum.opened import Quorums
from partnership.checking.check import check
from partnership.quorum.judging import Answer
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from partnership.answers.quorum.opened import Held

FOLDER = Path(__file__).parent / "quorum_rules" / "records"
OTHERWISE = {
    "access-forum/2024-01-10": Answer.CANNOT_TELL,
    "committee-by-itself/2024-01-10": Answer.CANNOT_TELL,
    "corporate-parenting-board/2024-03-10": Answer.CANNOT_TELL,
    "corporate-parenting-board/2024-05-10": Answer.CANNOT_TELL,
    "county-wellbeing-board-unstated/2022-01-25": Answer.CANNOT_TELL,
    "fabric-committee/2025-06-01": Answer.CANNOT_TELL,
    "forest-committee/2024-05-10": Answer.CANNOT_TELL,
    "formal-board/2024-03-10": Answer.CANNOT_TELL,
    "governing-body/2024-05-10": Answer.SOME,
    "governing-body/2024-07-10": Answer.SOME,
    "mayoral-authority/2024-05-10": Answer.SOME,
    "overview-committee/2024-01-10": Answer.SOME,
    "patient-commission/2024-03-10": Answer.SOME,
    "practice-council/2024-03-10": Answer.CANNOT_TELL,
    "safeguarding-executive/2024-05-10": Answer.SOME,
    "schools-forum/2024-03-10": Answer.CANNOT_TELL,
    "town-board/2024-05-10": Answer.CANNOT_TELL,
}
"""The meetings whose minutes do not say what they come to: they cannot."""
MINUTED = {"quorate": Answer.QUORATE, "inquorate": Answer.INQUORATE, "no-rule": Answer.NO_RULE}


@cache
def each() -> dict[str, Held]:
    """Return every meeting of the folder, by board and day."""
    records = Records(FOLDER)
    opened = Quorums(records)
    found = {}
    for board_id in records.boards_with_meetings():
        board, meetings = records.board(board_id), records.meetings(board_id)
        assert board is not None
        found.update({one.judged.meeting.id.partition("/")[2]: one for one in opened.held(board, meetings)})
    assert not records.faults
    return found


@pytest.mark.parametrize(
    "name", [f"{path.parent.name}/{path.stem}" for path in sorted(FOLDER.glob("meetings/*/*/*.yaml"))]
)
def test_the_answer_is_what_the_meeting_says(name: str) -> None:
    """Each meeting comes to what its minutes say, by the rule alone, and nothing that they say is contradicted."""
    found = each()[name]
    minuted = found.judged.meeting.quorum.minuted
    assert found.judged.answer is (OTHERWISE[name] if minuted == "not-said" else MINUTED[minuted or ""])
    assert found.contradictions == ()


def test_every_rule_is_met_and_not_met() -> None:
    """Nothing is quorate for want of a meeting that is not."""
    answers: dict[str, set[Answer]] = {}
    for name, found in each().items():
        answers.setdefault(name.partition("/")[0], set()).add(found.judged.answer)
    one_sided = {board for board, each in answers.items() if len(each) == 1}
    assert one_sided == {
        "access-forum",  # set elsewhere
        "county-wellbeing-board-heads",  # one room, three ways of counting
        "county-wellbeing-board-seats",
        "county-wellbeing-board-unstated",
        "highland-conference",  # twice in a row
        "overview-committee",  # quorate for some items
        "strategic-partnership",  # no rule
    }


def test_nothing_is_found_in_them() -> None:
    """The records are sound, and what the rules of check say of a quorum agrees with the answers."""
    assert check(FOLDER).findings == ()


def points(name: str) -> str:
    """Return what came of each point of a meeting: y, n or ?."""
    return "".join({Truth.YES: "y", Truth.NO: "n", Truth.UNKNOWN: "?"}[one.met] for one in each()[name].judged.points)


@pytest.mark.parametrize(
    ("name", "met"),
    [
        ("governing-body/2024-05-10", "yyn"),
        ("governing-body/2024-07-10", "yny"),
        ("overview-committee/2024-01-10", "yyyny"),
        ("mayoral-authority/2024-05-10", "yn"),
        ("safeguarding-executive/2024-05-10", "ny"),
        ("forest-committee/2024-05-10", "y?"),
    ],
)
def test_lost_and_regained(name: str, met: str) -> None:
    """Arrivals, departures, interests and kinds of business are followed item by item."""
    assert points(name) == met


def test_readings_of_what_is_not_said() -> None:
    """Each reading of an open clause is told, and only of those that matter."""
    found = {
        name: {one.reading: one.answer for one in each()[name].judged.versions[0].applied.readings}
        for name in ("practice-council/2024-03-10", "corporate-parenting-board/2024-05-10", "schools-forum/2024-03-10")
    }
    assert found == {
        "practice-council/2024-03-10": {
            (("round", "up"),): Answer.INQUORATE,
            (("round", "down"),): Answer.QUORATE,
        },
        "corporate-parenting-board/2024-05-10": {
            (("co_opted", "yes"),): Answer.QUORATE,
            (("co_opted", "no"),): Answer.INQUORATE,
        },
        "schools-forum/2024-03-10": {
            (("base", "seats-total"),): Answer.INQUORATE,
            (("base", "seats-filled"),): Answer.QUORATE,
        },
    }


def test_one_room_and_three_ways_of_counting() -> None:
    """One person in two seats is one head and two seats; where the text does not say which, it depends."""
    names = [f"county-wellbeing-board-{way}/2022-01-25" for way in ("heads", "seats", "unstated")]
    assert [each()[name].judged.answer for name in names] == [Answer.INQUORATE, Answer.QUORATE, Answer.CANNOT_TELL]


def test_a_failed_meeting_held_again() -> None:
    """The steps after a meeting without a quorum have their days, and the meeting that holds it again."""
    adjourn, reconvene = each()["town-deal-board/2024-01-10"].follows
    assert (adjourn.step.step, reconvene.step.step) == ("adjourn", "reconvene")
    assert reconvene.done == "exampleshire/town-deal-board/2024-01-20"
    assert [(by.counting, str(by.last)) for by in reconvene.by] == [
        ("calendar", "Moment(earliest=738909, latest=738909)")  # 24 January 2024
    ]


def test_a_ruling_is_honoured_where_the_rule_lets_it() -> None:
    """The chair may proceed: the count stays, and the decision stands."""
    found = each()["highland-conference/2024-01-24"]
    assert found.judged.answer is Answer.INQUORATE
    assert found.honoured is Answer.QUORATE
    assert [one.note for one in found.follows] == ["the meeting before was inquorate too"]
    taken = each()["conference-by-profession/2024-09-10"].taken_without
    assert [(one.id, one.excused) for one in taken] == [
        ("review", "ruled by chair: A delay would have left the plan without a review.")
    ]


def test_a_decision_that_waits_for_absent_members() -> None:
    """Nine of ten discussed; what they decided awaits ratification."""
    taken = each()["county-wellbeing-board/2024-09-04"].taken_without
    assert [(one.id, one.excused) for one in taken] == [("strategy", "awaiting ratification")]


def test_only_the_item_is_put_off() -> None:
    """The step about items is about the one without a quorum."""
    (defer,) = each()["overview-committee/2024-01-10"].follows
    assert [point.item for point in defer.items] == ["4"]


def test_no_rule_cites_the_minutes() -> None:
    """A partnership without a rule is neither quorate nor inquorate, and the minutes that say so are named."""
    found = each()["strategic-partnership/2014-02-24"].judged
    assert found.answer is Answer.NO_RULE
    assert found.why == "the text has no quorum rule; the minutes say so too"
    assert [one.document for one in found.sources] == ["rule"]
