"""Restructures walked through: what ends, what replaces it, what becomes of each thing, and on which days."""
