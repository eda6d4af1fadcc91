"""Quorums that an Act or regulations set, by name: to be asked for, never applied unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.records import decode
from partnership.words.wording import nearest

if TYPE_CHECKING:
    from partnership.records.model.quorum import Quorum


class Statutory(NamedTuple):
    """A statutory quorum: its name, the body it is for, the provision, and how sure the wording is.

    `seen` is whether the wording of the provision was read; `note` says what is not confirmed, or what else it says.
    `data` is the rule as records write it.
    """

    name: str
    body: str
    provision: str
    seen: bool
    data: dict[str, Any]
    note: str = ""

    @property
    def rule(self) -> Quorum:
        """The rule."""
        return decode.quorum(self.data)


class UnknownStatuteError(Exception):
    """No statutory quorum has this name."""


def _share(share: str, base: str, **rest: Any) -> dict[str, Any]:
    return {"at_least": {"share": share, "of": base, "round": "up", **rest}, "counting": "heads"}


STATUTORY: tuple[Statutory, ...] = (
    Statutory(
        "schools-forum",
        "Schools forum, England",
        "Schools Forums (England) Regulations 2012 (SI 2012/2261), regulation 8(3)",
        seen=True,
        data={
            "need": {
                "at_least": {
                    "share": "2/5",
                    "of": "unstated",
                    "round": "up",
                    "less": {"standings": ["observer", "participating-observer"]},
                },
                "counting": "heads",
            },
            "who_counts": {"observers": "no"},
        },
        note=(
            "Two fifths of the total membership. Whether vacant seats are left out is not in the regulation; both readings are worked out. "
            "That substitutes may attend and vote is there; whether they count is not said."
        ),
    ),
    Statutory(
        "principal-council",
        "Principal council, England and Wales",
        "Local Government Act 1972, Schedule 12, paragraphs 6 and 45",
        seen=False,
        data={
            "need": {
                "when": {"disqualified_over": "1/3"},
                "then": _share("1/4", "qualified"),
                "else": _share("1/4", "seats-total"),
            },
            "who_counts": {"substitutes": "none"},
        },
        note=(
            "A quarter of the whole number of members. The text of both paragraphs was not read: the share is confirmed by councils' own figures "
            "(43 councillors, quorum 11); that the base becomes those who remain where more than a third are disqualified is told of paragraph 45."
        ),
    ),
    Statutory(
        "parish-council",
        "Parish council, England",
        "Local Government Act 1972, Schedule 12, paragraph 12",
        seen=True,
        data={"need": _share("1/3", "seats-total", min=3), "who_counts": {"substitutes": "none"}},
        note="A third of the whole number of members, and never fewer than three. Read as quoted by an association of local councils.",
    ),
    Statutory(
        "governing-body",
        "Governing body of a maintained school, England",
        "School Governance (Roles, Procedures and Allowances) (England) Regulations 2013 (SI 2013/1624), regulation 14",
        seen=False,
        data={
            "need": _share("1/2", "seats-filled"),
            "who_counts": {"associates": "no", "substitutes": "none"},
            "timing": {"counted": "throughout"},
        },
        note=(
            "Half of the membership without vacancies, rounded up, for the meeting and for each vote. The text of the regulation was not read; "
            "the Welsh one (SI 2014/1132, regulation 58) was, and leaves out governors suspended from the meeting too."
        ),
    ),
    Statutory(
        "governing-body-wales",
        "Governing body of a maintained school, Wales",
        "Federation of Maintained Schools (Wales) Regulations 2014 (SI 2014/1132), regulation 58(1)",
        seen=True,
        data={
            "need": _share("1/2", "seats-filled"),
            "who_counts": {"suspended": "out-of-base", "substitutes": "none"},
            "timing": {"counted": "throughout"},
        },
        note="Half, rounded up, of the members without vacancies and without governors suspended from the meeting.",
    ),
    Statutory(
        "governing-body-committee",
        "Committee of a governing body, England",
        "School Governance (Roles, Procedures and Allowances) (England) Regulations 2013 (SI 2013/1624), regulations 22(2) and 26(4)",
        seen=True,
        data={
            "need": {
                "all": [
                    {
                        "at_least": {"greater_of": [{"set_by": "the committee"}, 3]},
                        "of": {"standings": ["member", "ex-officio", "co-opted", "unknown"]},
                        "counting": "heads",
                        "section": "22(2)",
                    },
                    {
                        "at_least": {"share": "1/2", "of": "present", "round": "down", "plus": 1},
                        "of": {"standings": ["member", "ex-officio", "co-opted", "unknown"]},
                        "counting": "heads",
                        "section": "26(4)",
                    },
                ]
            },
            "floor": 3,
            "who_counts": {"associates": "no", "observers": "no", "substitutes": "none"},
            "timing": {"counted": "throughout"},
        },
        note=(
            "The committee sets the number, never below three governors. No vote is taken unless most of the members of the committee who are "
            "present are governors. Associate members are those whose standing is `associate`."
        ),
    ),
    Statutory(
        "health-board-scotland",
        "Health board, Scotland",
        "Health Boards (Membership and Procedure) (Scotland) Regulations 2001 (SSI 2001/302), Schedule, paragraph 4",
        seen=True,
        data={
            "need": {
                "all": [
                    _share("1/3", "seats-total"),
                    {"at_least": 2, "of": {"but_not": {"groups": ["listed-posts"]}}, "counting": "heads"},
                ]
            },
            "who_counts": {"non_voting": "no", "conflicted": "no"},
        },
        note=(
            "A third of the members, present and entitled to vote, among them two who hold none of the listed posts: the board's group "
            "`listed-posts`. Whether vacant seats are in the base was not read; all seats are taken."
        ),
    ),
    Statutory(
        "primary-care-trust",
        "Primary care trust, England (until 2013)",
        "Primary Care Trusts (Membership, Procedure and Administration Arrangements) Regulations 2000 (SI 2000/89), Schedule 2, paragraph 6",
        seen=True,
        data={
            "need": {
                "all": [
                    _share("1/3", "seats-total"),
                    {"present": {"groups": ["officer-members"]}},
                    {"present": {"groups": ["non-officer-members"]}},
                ]
            }
        },
        note=(
            "A third of the whole membership, the chair among it, with an officer and a non-officer member: the board's groups `officer-members` "
            "and `non-officer-members`."
        ),
    ),
    Statutory(
        "fabric-advisory-committee",
        "Fabric advisory committee of a cathedral",
        "Care of Cathedrals Measure 2011 (No. 1), Schedule 2, paragraph 10",
        seen=True,
        data={
            "need": {
                "at_least": {
                    "table": {
                        "by": "seats-total",
                        "rows": [{"from": 10, "need": 6}, {"from": 8, "need": 5}, {"from": 6, "need": 4}],
                    }
                },
                "counting": "heads",
            }
        },
        note="Six of ten, five of eight, four of six; other sizes have no row.",
    ),
    Statutory(
        "school-board-scotland",
        "School board, Scotland (until 2007)",
        "School Boards (Scotland) Act 1988, section 6(6)",
        seen=True,
        data={"need": {"at_least": {"share": "1/3", "of": "unstated", "round": "up"}, "counting": "heads"}},
        note="A third of the members; whether vacant seats are members is not said. A vacancy does not undo what is done.",
    ),
)
"""Every statutory quorum whose number is known, by name."""


def named(name: str) -> Statutory:
    """Return the statutory quorum of this name, or with a part of it that only it has. Raises UnknownStatuteError, which lists them."""
    typed = name.strip().lower()
    whole = [one for one in STATUTORY if one.name == typed]
    found = whole or [one for one in STATUTORY if typed and typed in one.name]
    if len(found) != 1:
        near = nearest(name, [one.name for one in STATUTORY])
        names = ", ".join(one.name for one in found or STATUTORY)
        hint = f"did you mean `{near}`?" if near and not found else f"there are {names}"
        message = f"there is no statutory quorum `{name}`; {hint}"
        raise UnknownStatuteError(message)
    return found[0]
