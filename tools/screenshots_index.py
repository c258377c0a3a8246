"""What each picture of `docs/screenshots` shows, and the page there that shows them all."""

from __future__ import annotations

VIEWS = {
    "dossier-overview": "Overview. How much was read and how much of it is contested, withheld or agreed; the questions"
    " disputed most widely, each with the two figures farthest apart on one line; who is said to hold disputed places.",
    "dossier-toll": "Toll. Each claimant's series over time: steps, bounds as arrows, rounded figures hollow, a day"
    " without a figure as a crossed circle; beside it, set apart, what nobody states but other figures imply.",
    "dossier-disputes": "Disputes. Questions by sources: a cell has what a source said last, and opens on its claims.",
    "dossier-truces": "Truces. Each truce on a line of days, with what is said of it and who accuses whom.",
    "dossier-map": "Map. Who is said to hold what on a day, and where attacks are said to have been; a place that is"
    " known roughly is drawn as an area.",
    "dossier-statements": "Statements. Who demanded what of whom, denied what, met whom.",
    "dossier-claim": "A claim. Its words, its speaker and its cue marked in the paragraph; beside it where it stands,"
    " the rule that found it, and who says otherwise.",
    "dossier-methods": "Methods. What standings mean, what was read and refused, what the program can't see.",
    "dossier-filtered": "Filters. The toll of what is contested alone; the address keeps the filter.",
    "desk-queue": "The queue. The doubtful first, each row with its reasons.",
    "desk-claim": "A claim beside its report, on which two reviewers are at odds.",
    "desk-edit": "Its fields, open for editing.",
    "desk-add": "A claim that the program missed, made of chosen words.",
    "desk-decisions": "Decisions. Every one of them, the latest first; nothing is ever erased.",
    "desk-agreement": "Agreement. How far reviewers agree, by percentage, kappa and alpha.",
    "desk-keys": "The keys, and whose name is written beside decisions.",
}
TITLES = {"dossier": "The dossier", "desk": "The review desk"}
_WIDTHS = {"wide": "37%", "narrow": "12%"}


def index() -> str:
    """Markdown."""
    out = [
        "# Pictures of both pages",
        "",
        "Every view of the bundled example, light and dark, at 1440 by 1000 and at 390 by 844 pixels, made by",
        "`make screenshots`. Each is an SVG whose boxes and words stand where Debian's Chromium laid them out; charts",
        "are drawn by the page on a canvas and are embedded as it drew them. Fields of forms are redrawn alike. Fonts",
        "are those of the machine that shows a picture, each line as wide as on the page.",
    ]
    for part, title in TITLES.items():
        out += ["", f"## [{title}](../{part}.md)"]
        for name, words in VIEWS.items():
            if name.startswith(part + "-"):
                head, _, rest = words.partition(". ")
                out += ["", f"### {head.rstrip('.')}", ""]
                out += [rest[:1].upper() + rest[1:], ""] if rest else []
                out += [
                    f'<a href="{name}-{size}-{scheme}.svg"><img src="{name}-{size}-{scheme}.svg" width="{wide}"'
                    f' alt="{head.rstrip(".")}, {size}, {scheme}"></a>'
                    for scheme in ("light", "dark")
                    for size, wide in _WIDTHS.items()
                ]
    return "\n".join(out) + "\n"
