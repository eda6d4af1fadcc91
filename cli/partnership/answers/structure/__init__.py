"""Who answers to whom on a day, what became of what, and who sits where; each answer has a module of its own."""
