"""The words everything else is said in: yes, no and unknown, dates half known, findings, kinds, text."""
