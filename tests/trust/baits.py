"""Texts that are made to take a pattern long: runs of one sort of characters, alone and in the midst of sentences."""

from __future__ import annotations

from collections.abc import Iterator

BEFORE = "Velor said 12 soldiers were killed near Tovin. "

# What is said over and over. Each is a start of something that some pattern or rule looks for.
RUNS = (
    *(
        " ",
        "\t",
        "\n",
        "\u00a0",
        "\u2028",
        ",",
        " ,",
        ", ",
        ";",
        ": ",
        ".",
        ". ",
        "… ",
        "-",
        " - ",
        "— ",
        "/",
        " / ",
        "|",
    ),
    *(
        "'",
        "a'",
        '"',
        "“",
        "”",
        "“a” ",
        "“a,” he said, ",
        "’",
        "(",
        ")",
        "()",
        "[",
        "<",
        "<p>",
        "&amp;",
        "$",
        "% ",
        "#",
        "@",
    ),
    *(
        "1",
        "1,",
        "1,000,",
        "1 ",
        "0.",
        "1/",
        "12 ",
        "12 and ",
        "1st ",
        "half of ",
        "hundred and ",
        "from 1 to ",
        "\uff11",
        "\u0663",
    ),
    *(
        "a",
        "A",
        "A ",
        "Aa ",
        "A. ",
        "U.S.",
        "Mr. ",
        "St. A ",
        "Kestrin ",
        "Kestrin\n",
        "A\n\n",
        "SOLDIERS KILLED ",
        "a-",
        "IX ",
    ),
    *("and ", ", and ", "the ", "of ", "that ", "who ", "if ", "not ", "by ", "said ", "said that ", "denied that "),
    *(
        "May ",
        "Mon ",
        "1 Jan ",
        "2020-",
        "between ",
        "killed ",
        "12 killed ",
        "killed, wounded, ",
        "soldiers ",
        "ceasefire ",
    ),
    *(
        "violated the ceasefire ",
        "according to ",
        "more than ",
        "at least one of ",
        "10 km north of ",
        "Prime Minister ",
    ),
    *(
        "Minister of ",
        "Photo: ",
        "(Reporting by ",
        "By A. B. ",
        "(AP) - ",
        "http://a.b/",
        "a@",
        "é",
        "\u0301",
        "\u200b",
        "\u202e",
    ),
    *("\u200d", "\x01", "\ufffd", "α", "Ж ", "殺", "😀"),
)

SENTENCES = (
    "Officials in Kestrin{}said 12 soldiers were killed.",
    "At least 12{}soldiers were killed{}, officials said.",
    "“We held on,{}” said{}Ilo Vant, a spokesman.",
    "KESTRIN, April 5{}(Wire) - Officials{}said 12 died.",
    "On April{}5, 2021, between 10{}and 20 men died on Monday{}evening.",
    "By{}Ilo Vant\n\nOfficials said 12 died.\n\n(Reporting by{}Ilo Vant; editing by{}A. B.)",
    "Photo:{}A. Person/Wire{}via{}Post",
    "FILE -{}In this photo a man stands. (A. Person{}/{}Wire)",
    "Orlenia’s{}ministry of{}defence denied{}that it lost{}12 men.",
    "A ceasefire{}brokered by{}Sandavia was violated{}by Orlenia.",
    "Officials said,{}citing the ministry,{}that 12 died.",
    "The dead include{}five women,{}two men{}and a child.",
    "Prime Minister{}Ilo Vant met{}President A. Bor in{}Lom.",
    "the{}village{}of{}Tovin,{}10 km{}north of{}Kestrin{}fell",
    "people{}who{}were{}killed{}by{}shelling{}",
    "according to{}a statement{}carried by{}the agency{}, 12 died",
)


def alone(size: int) -> Iterator[str]:
    """Each run between two sentences."""
    for run in RUNS:
        yield BEFORE + run * (size // len(run)) + " " + BEFORE


def amidst(size: int) -> Iterator[str]:
    """Each sentence with each run in its gaps."""
    for sentence in SENTENCES:
        for run in RUNS:
            gaps = sentence.count("{}")
            yield sentence.replace("{}", run * (size // gaps // len(run)))
