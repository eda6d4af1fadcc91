"""Rules about one record, in the light of what is known of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from partnership.rules.record import (
    ambiguous_frequency,
    attendance_rule_of_n,
    attendance_without_meeting,
    baseline_after_first_reading,
    carried_to_absent_board,
    circular_place,
    contradicting_claims,
    contradicting_fates,
    coverage_contradicted,
    dates_out_of_order,
    deadline_before_trigger,
    decision_without_quorum,
    directionless_measure,
    duplicate_link,
    duplicate_reading,
    empty_office,
    ends_but_not_dissolved,
    fate_of_nothing,
    figures_disagree,
    hidden_character,
    holder_outside_seat,
    impossible_date,
    impossible_period,
    impossible_reading,
    impossible_share,
    left_before_arriving,
    link_outside_life,
    malformed_age_band,
    meeting_outside_life,
    minutes_agreed_earlier,
    misdated_meeting,
    nameless_board,
    namesakes,
    overlapping_holders,
    overlapping_terms,
    owner_dissolved,
    ownerless_measure,
    personal_data,
    present_and_absent,
    private_reason,
    quorum_below_floor,
    quorum_contradicted,
    reports_outpacing_meetings,
    seat_of_ended_organisation,
    seat_sat_in_twice,
    seats_and_line_differ,
    small_number,
    sourceless_record,
    stages_out_of_order,
    stranger_interest,
    stranger_present,
    substitute_for_nobody,
    successor_not_established,
    target_against_direction,
    unknown_group,
    unknown_item,
    unknown_outcome,
    unknown_reference,
    unnamed_attendee,
    unnamed_link_end,
    unnamed_substitute,
    unplaced_attendee,
    unreachable_quorum,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Fault, Level


class RecordRule(Protocol):
    """A module that looks at one record of the kinds it names."""

    __name__: str
    __doc__: str | None

    CODE: str
    LEVEL: Level

    @property
    def KINDS(self) -> tuple[str, ...]: ...  # noqa: N802 - the name of a constant, which every rule has of a length of its own

    def check(self, record: Document, known: Known) -> Iterator[Fault]:
        """Yield what is wrong in the record."""


RECORD: tuple[RecordRule, ...] = (
    ambiguous_frequency,
    attendance_rule_of_n,
    attendance_without_meeting,
    baseline_after_first_reading,
    carried_to_absent_board,
    circular_place,
    contradicting_claims,
    contradicting_fates,
    coverage_contradicted,
    dates_out_of_order,
    deadline_before_trigger,
    decision_without_quorum,
    directionless_measure,
    duplicate_link,
    duplicate_reading,
    empty_office,
    ends_but_not_dissolved,
    fate_of_nothing,
    figures_disagree,
    hidden_character,
    holder_outside_seat,
    impossible_date,
    impossible_period,
    impossible_reading,
    impossible_share,
    left_before_arriving,
    link_outside_life,
    malformed_age_band,
    meeting_outside_life,
    minutes_agreed_earlier,
    misdated_meeting,
    nameless_board,
    namesakes,
    overlapping_holders,
    overlapping_terms,
    owner_dissolved,
    ownerless_measure,
    personal_data,
    present_and_absent,
    private_reason,
    quorum_below_floor,
    quorum_contradicted,
    reports_outpacing_meetings,
    seat_of_ended_organisation,
    seat_sat_in_twice,
    seats_and_line_differ,
    small_number,
    sourceless_record,
    stages_out_of_order,
    stranger_interest,
    stranger_present,
    substitute_for_nobody,
    successor_not_established,
    target_against_direction,
    unknown_group,
    unknown_item,
    unknown_outcome,
    unknown_reference,
    unnamed_attendee,
    unnamed_link_end,
    unnamed_substitute,
    unplaced_attendee,
    unreachable_quorum,
)
