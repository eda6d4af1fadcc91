"""Attendance from files of elsewhere: what they say, whom they mean, and what that changes in the records."""
