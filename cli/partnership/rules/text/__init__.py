"""Rules about files, their text and their shape: each module is a page; the floors below find them."""

from __future__ import annotations

from partnership.rules.text import (
    conflicting_fields,
    duplicate_key,
    empty_record,
    idle_acceptance,
    linked_file,
    malformed_value,
    misnamed_file,
    missing_field,
    not_utf_8,
    oversized_file,
    stray_file,
    unknown_field,
    unknown_word,
    unreadable_file,
    wrong_type,
    yaml_depth,
    yaml_documents,
    yaml_reference,
    yaml_syntax,
    yaml_tag,
)

TEXT = (
    conflicting_fields,
    duplicate_key,
    empty_record,
    idle_acceptance,
    linked_file,
    malformed_value,
    misnamed_file,
    missing_field,
    not_utf_8,
    oversized_file,
    stray_file,
    unknown_field,
    unknown_word,
    unreadable_file,
    wrong_type,
    yaml_depth,
    yaml_documents,
    yaml_reference,
    yaml_syntax,
    yaml_tag,
)
