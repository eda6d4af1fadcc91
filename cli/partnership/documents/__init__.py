"""Records as plain data: their schemas, what they refer to, their dates and texts."""
