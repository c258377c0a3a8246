"""Finds number phrases: their words, value, bounds, and what they count with."""

from counterclaim.language.numbers.find import find_numbers

__all__ = ["find_numbers"]
