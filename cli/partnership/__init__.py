"""Plain-text records of partnership boards, checked and answered from."""

__version__ = "0.1.0"
