"""The structure in the terms of published standards: W3C's ORG, and Popolo."""
