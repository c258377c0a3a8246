"""Finds date phrases and works out the days they name: the project's own grammar of newswire dates."""

from counterclaim.language.dates.find import find_dates

__all__ = ["find_dates"]
