"""The options of `partnership record`, under the headings that its help has them."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Status = Literal["planned", "held", "held-informally", "cancelled", "postponed", "abandoned"]
Recorded = Literal["whole", "apologies-only", "part", "none"]
Rest = Literal["present", "virtual", "apologies", "absent", "not-recorded"]
_DAILY = "What most meetings need"
_CAME = "Who came (seats, people, posts or organisations; commas and repeats allowed)"
_MORE = "More of who came"
_MEETING = "The meeting"
_DONE = "What was done"
_MINUTES = "Its minutes"
_WRONG = "What is wrong on record"

PresentOption = Annotated[
    list[str] | None, typer.Option("--present", metavar="WHO", help="Who was in the room.", rich_help_panel=_CAME)
]
VirtualOption = Annotated[
    list[str] | None,
    typer.Option("--virtual", metavar="WHO", help="Who took part from elsewhere.", rich_help_panel=_CAME),
]
ApologiesOption = Annotated[
    list[str] | None, typer.Option("--apologies", metavar="WHO", help="Who sent apologies.", rich_help_panel=_DAILY)
]
AbsentOption = Annotated[
    list[str] | None,
    typer.Option("--absent", metavar="WHO", help="Who did not come and sent no apologies.", rich_help_panel=_CAME),
]
NotRecordedOption = Annotated[
    list[str] | None,
    typer.Option("--not-recorded", metavar="WHO", help="Of whom it is not known after all.", rich_help_panel=_CAME),
]
RestOption = Annotated[
    Rest | None,
    typer.Option(
        "--rest", help="Everybody expected of whom nothing else is said or on record.", rich_help_panel=_DAILY
    ),
]
SubstituteOption = Annotated[
    list[str] | None,
    typer.Option(
        "--substitute",
        metavar="SEAT=WHO[,virtual]",
        help="Who came in a member's place; a name that the place does not record is printed:NAME. SEAT alone: somebody whom nothing names.",
        rich_help_panel=_DAILY,
    ),
]
AlsoOption = Annotated[
    list[str] | None,
    typer.Option(
        "--also",
        metavar="WHO[=AS]",
        help="Who else was there, without a seat: in-attendance (left out), adviser, observer, co-opted, public, or unknown where their seat is not known; after a comma an organisation, or virtual.",
        rich_help_panel=_MORE,
    ),
]
ArrivedOption = Annotated[
    list[str] | None,
    typer.Option(
        "--arrived",
        metavar="WHO@ITEM",
        help="Who came later, from which item or time on (HH:MM).",
        rich_help_panel=_MORE,
    ),
]
LeftOption = Annotated[
    list[str] | None,
    typer.Option(
        "--left", metavar="WHO@ITEM", help="Who left before the end, at which item or time.", rich_help_panel=_MORE
    ),
]
DetailOption = Annotated[
    list[str] | None,
    typer.Option(
        "--detail",
        metavar="WHO=WORD[,WORD]",
        help="More of somebody on the roll: part (nobody says which), voting, not-voting, virtual-agreed, virtual-not-agreed; of apologies accepted, not-accepted, leave-approved, other-business, other-meeting. WHO may be `apologies`, for all who sent them.",
        rich_help_panel=_MORE,
    ),
]
InterestOption = Annotated[
    list[str] | None,
    typer.Option(
        "--interest",
        metavar="WHO@ITEM[=KIND]",
        help="An interest declared in an item: pecuniary, non-pecuniary, personal, prejudicial; with `,left` where they left the room.",
        rich_help_panel=_MORE,
    ),
]
RecordedOption = Annotated[
    Recorded | None,
    typer.Option(
        "--recorded",
        help="How much of the attendance the minutes give; who is not listed was absent where it is the whole of it. Left out: whole once everybody expected is said, else part.",
        rich_help_panel=_MORE,
    ),
]
StatusOption = Annotated[
    Status | None,
    typer.Option(
        "--status",
        help="What became of it. Left out: held, once somebody is recorded as there.",
        rich_help_panel=_MEETING,
    ),
]
PostponedToOption = Annotated[
    str | None,
    typer.Option(
        "--postponed-to",
        metavar="DAY",
        help="It is put off to this day, which gets a planned meeting with the same agenda.",
        rich_help_panel=_MEETING,
    ),
]
ChairOption = Annotated[
    str | None,
    typer.Option(
        "--chair",
        metavar="WHO",
        help="Who chaired it; post:WORDS for a post that nobody on record holds.",
        rich_help_panel=_MEETING,
    ),
]
EndedOption = Annotated[
    str | None, typer.Option("--ended", metavar="HH:MM", help="When it ended.", rich_help_panel=_MEETING)
]
QuorumOption = Annotated[
    str | None,
    typer.Option(
        "--quorum",
        metavar="WORDS",
        help="What the minutes say of the quorum: `quorate, 9 counted, 7 needed`; or inquorate, not-said, no-rule.",
        rich_help_panel=_MEETING,
    ),
]
CountOption = Annotated[
    list[str] | None,
    typer.Option(
        "--count",
        metavar="ITEM=NUMBER[,OUTCOME]",
        help="A count taken at an item or a time: 4=6,inquorate.",
        rich_help_panel=_MEETING,
    ),
]
RulingOption = Annotated[
    str | None,
    typer.Option(
        "--ruling",
        metavar="RULED[@ITEM]=REASON",
        help="The chair's ruling on the quorum: quorate, proceed or inquorate; for these items only, with commas.",
        rich_help_panel=_MEETING,
    ),
]
EligibleOption = Annotated[
    str | None,
    typer.Option(
        "--eligible",
        metavar="NUMBER|SEATS",
        help="Who was entitled to attend, where the minutes say it.",
        rich_help_panel=_MEETING,
    ),
]
DecisionOption = Annotated[
    list[str] | None,
    typer.Option("--decision", metavar="[ITEM=]TEXT", help="A decision, in your own words.", rich_help_panel=_DAILY),
]
DecisionIsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--decision-is",
        metavar="DECISION=STATE",
        help="How a decision stands: made, awaiting-ratification, ratified or noted-only; kind:KIND where a rule names its kind.",
        rich_help_panel=_DONE,
    ),
]
RatifiesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--ratifies",
        metavar="[ITEM=]DECISION",
        help="An earlier decision that this meeting ratified, by its id or a part of its words.",
        rich_help_panel=_DONE,
    ),
]
ActionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--action",
        metavar="OWNER[@ITEM]=TEXT[@DUE]",
        help="An action: whose, what, and by which day. Said again, its day is changed.",
        rich_help_panel=_DAILY,
    ),
]
ProgressOption = Annotated[
    list[str] | None,
    typer.Option(
        "--progress",
        metavar="ACTION=TEXT",
        help="How far an open action has come; kept in its note, with the day.",
        rich_help_panel=_DONE,
    ),
]
ClosedOption = Annotated[
    list[str] | None,
    typer.Option(
        "--closed",
        metavar="ACTION[=OUTCOME][@DAY]",
        help="An action that is done, dropped, carried-elsewhere or no-longer-needed; with the day, where that was before the meeting.",
        rich_help_panel=_DONE,
    ),
]
MinutesDraftedOption = Annotated[
    str | None,
    typer.Option("--minutes-drafted", metavar="DATE", help="When the draft was finished.", rich_help_panel=_MINUTES),
]
MinutesDistributedOption = Annotated[
    str | None,
    typer.Option("--minutes-distributed", metavar="DATE", help="When they were sent round.", rich_help_panel=_MINUTES),
]
MinutesAgreedOption = Annotated[
    str | None,
    typer.Option(
        "--minutes-agreed",
        metavar="DATE",
        help="When they were agreed, where no meeting on record confirmed them.",
        rich_help_panel=_MINUTES,
    ),
]
MinutesPublishedOption = Annotated[
    str | None,
    typer.Option("--minutes-published", metavar="DATE", help="When they were published.", rich_help_panel=_MINUTES),
]
NoMinutesOption = Annotated[bool, typer.Option("--no-minutes", help="No minutes were taken.", rich_help_panel=_MINUTES)]
ConfirmsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--confirms",
        metavar="DAY",
        help="The earlier meeting whose minutes this one agreed.",
        rich_help_panel=_MINUTES,
    ),
]
RemoveOption = Annotated[
    list[str] | None,
    typer.Option(
        "--remove",
        metavar="WHAT",
        help="Say nothing of it any more: attendance:WHO, interest:WHO, reply:WHO, item:NUMBER, decision:ID, action:ID, closed:ACTION; or a field, such as venue or papers.sent.",
        rich_help_panel=_WRONG,
    ),
]
