"""Other words for figures that are withheld or that nobody has: "keeps its losses secret", "is not known"."""

from __future__ import annotations

import re

# What has no figure, with the words that may stand before it and behind it.
_WHAT = (
    r"(?P<what>losses|casualties|casualty|fatalities|deaths|death\ toll|death\ tolls|dead|wounded|injured"
    r"|victims|toll)"
    r"(?:\ (?:figures?|numbers?|tolls?|counts?|statistics|data))?"
)
_OF_WHAT = (
    r"(?:(?:its|their|his|the|any|all|a|own|full|exact|total|true|real|precise|official|overall|recent|military"
    r"|combat|"
    r"battlefield|army|troops?|civilian|battle|human|scale|extent|number|numbers|count|size|level|figures?|data"
    r"|details?|"
    r"information|statistics|breakdown|of|on|about|for|over|or|deaths|and)\ )*" + _WHAT
)
_HAVE_NOT = (
    r"(?:has|have|had|did|does|do|is|are|was|were|will|would|could)(?:n't|\ not|\ yet\ to|\ never"
    r"|\ so\ far\ not|\ rarely|"
    r"\ seldom)(?:\ yet|\ so\ far|\ publicly|\ officially|\ immediately|\ been|\ be|\ made)*"
)
_TELL = (
    r"(?:disclose|disclosed|reveal|revealed|release|released|publish|published|provide|provided|give|given|announce|"
    r"announced|specify|specified|divulge|share|shared|detail|detailed|say|said|report|reported|"
    r"comment\ on|commented\ on|elaborate\ on|elaborated\ on)"
)
_PASSIVE_TELL = (
    r"(?:disclosed|revealed|released|published|provided|given|announced|specified|made\ public|made\ known|available|"
    r"known|clear|determined|established)"
)
_HARMED = (
    r"(?:(?:people|civilians|soldiers|troops|servicemen|fighters|militants|rebels|policemen|officers|men|passengers|"
    r"workers|residents|villagers|children|women|others|(?:of\ )?(?:its|their|the)(?:\ own)?(?:\ \w+)?)\ )?"
)
_SUFFERED = (
    r"(?:(?:it|they|he|has|have|had|were|was|are|been|may|might)\ )*(?P<what>lost|killed|died|wounded"
    r"|injured|dead|missing|hurt)"
)
_FLAGS = re.IGNORECASE | re.VERBOSE

# A body that withholds: (pattern). What stands before the match in its clause is the body.
BY_A_BODY = tuple(
    re.compile(pattern, _FLAGS)
    for pattern in (
        # "does not comment on casualties", "has not revealed the scale of its losses", "would not discuss its losses"
        rf"{_HAVE_NOT}\ (?:{_TELL}|discuss|discussed|comment\ on|made\ public|make\ public"
        rf"|acknowledged?)\ (?:on\ )?{_OF_WHAT}",
        # "would not say how many troops it had lost", "did not say how many had died"
        rf"(?:{_HAVE_NOT}\ |(?:refus|declin|fail)(?:es|ed|ing)\ to\ |without\ )"
        rf"(?:say|said|saying|specify|specified|specifying|disclose|disclosed|disclosing|reveal|revealed"
        rf"|revealing)\ how\ many\ "
        rf"{_HARMED}{_SUFFERED}",
        # "has so far refused to reveal the extent of its casualties", "stopped publishing"
        rf"(?:(?:so\ far|repeatedly|consistently|routinely)\ )?(?:(?:refus|declin|fail)(?:e|es|ed|ing)\ to\ {_TELL}"
        rf"|(?:has|have)\ stopped\ (?:disclosing|releasing|publishing|providing|giving|announcing|reporting)"
        rf"|(?:rarely|seldom|never|no\ longer)\ (?:discloses?|reveals?|releases?|publish(?:es)?|provides?"
        rf"|gives?|announces?|"
        rf"reports?|comments?\ on|acknowledges?|discuss(?:es)?))\ {_OF_WHAT}",
        # "keeps its losses secret", "treats its losses as a state secret"
        rf"(?:keeps?|kept|keeping|has\ kept|have\ kept|treats?|treated|guards?|conceals?|concealed|hides?|hid"
        rf"|hidden)\ {_OF_WHAT}"
        rf"(?:\ (?:a\ |as\ a\ |as\ )?(?:closely\ guarded\ |well-kept\ |state\ |military\ )?"
        rf"(?:secrets?|secret|under\ wraps|classified|hidden|to\ itself|to\ themselves))"
        rf"(?:\ secret)?",
        # "is secretive about its losses", "has remained silent on"
        rf"(?:is|are|has\ been|have\ been|remains?|remained|has\ remained|have\ remained|stays?|stayed)\ "
        rf"(?:\w+ly\ )?(?:secretive|silent|tight-lipped|tightlipped|mum|quiet|vague|evasive)\ (?:about|on|over"
        rf"|regarding)\ {_OF_WHAT}",
    )
)
# "Neither side has disclosed its losses": the denial stands in the subject.
BY_NEITHER = re.compile(
    rf"""neither\ (?P<who>[^,.;]{{2,60}}?)\ (?:(?:has|have|had|is|are|was|were)\ )?(?:(?:so\ far|yet|publicly
      |immediately)\ )?
    (?:{_TELL}|discloses|reveals|releases|publishes|provides|gives|gave|says|reports|made\ public)[ ]
    (?:{_OF_WHAT}|how\ many\ {_HARMED}{_SUFFERED.replace("P<what>", "P<what2>")})""",
    _FLAGS,
)
# Nobody gives a figure: the voice is that of the sentence.
BY_NOBODY = tuple(
    re.compile(pattern, _FLAGS)
    for pattern in (
        # "The number of dead is not known", "the death toll was not immediately clear"
        rf"(?:the\ )?(?:(?:exact|precise|total|full|final|overall|official|true)\ )?(?:number|toll|count|scale"
        rf"|extent|death\ toll)"
        rf"(?:\ of\ (?:{_OF_WHAT}|(?:people|those|civilians|soldiers|troops|fighters)\ (?:killed|dead|wounded"
        rf"|injured)))?"
        rf"\ (?:is|was|remains?|remained|were|are)\ (?:still\ )?(?:not(?:\ (?:immediately|yet"
        rf"|officially))?(?:\ be)?(?:en)?\ "
        rf"(?:known|clear|available|disclosed|released|announced|given)|unknown|unclear)",
        # "its own losses have not been disclosed", "casualty figures were not available"
        rf"(?:(?:its|their|his|the|own|military|combat|civilian|full|exact|official|total)\ )*{_WHAT}"
        rf"\ (?:has|have|had|was|were|is|are)(?:n't|\ not)(?:\ (?:yet|so\ far|immediately|publicly|officially))*"
        rf"(?:\ been)?(?:\ (?:yet|immediately|publicly|officially))?\ {_PASSIVE_TELL}",
        # "Oman's casualties are a closely guarded secret"
        rf"(?:(?:its|their|own|military|combat)\ )*{_WHAT}\ (?:is|are|remain|remains|were|was)\ (?:a\ )?"
        rf"(?:closely\ guarded\ |state\ |military\ |well-kept\ )?(?:secrets?|classified)",
        # "No official toll has been given"
        rf"no\ (?:(?:official|immediate|exact|precise|reliable|independent|overall)\ )*{_WHAT}\ (?:has|have|had"
        rf"|was|were|is|are)"
        rf"(?:\ yet)?(?:\ been)?(?:\ (?:immediately|yet))?\ {_PASSIVE_TELL}",
        # "There was no official word on casualties"
        rf"(?:there\ (?:was|were|has\ been|have\ been|is|are)\ )?no\ (?:(?:official|immediate|exact|precise"
        rf"|further)\ )*"
        rf"(?:word|details|information|figures?|data)\ (?:on|of|about|for|regarding)\ "
        rf"(?:(?:the|any|possible|its|their|military|civilian|number|of)\ )*{_WHAT}",
        # "It is not known how many people died"
        rf"it\ (?:is|was|remains?|remained)\ (?:still\ )?(?:not(?:\ (?:immediately|yet))?\ (?:known|clear)"
        rf"|unclear|unknown)"
        rf"\ how\ many\ {_HARMED}{_SUFFERED}",
    )
)
# Behind words of harm: "said its troops were killed, without giving a figure".
WITHOUT = re.compile(
    r"""(?:without\ (?:giving|providing|offering|specifying|disclosing)
      |(?:but\ )?(?:did|does|has|have|had)\ not\ (?:give|provide|offer|specify|disclose|given|provided
      |specified|disclosed)
      |(?:but\ )?(?:gave|provided|offered)\ no)
    \ (?:(?:a|an|any|the|exact|precise|specific|further|casualty|concrete)\ )*(?:figures?|numbers?|toll
      |breakdown|count)
    (?!\ (?:of|for|on|about))
    |without\ (?:saying|specifying|disclosing)\ how\ many(?=[.,;]|$)""",
    _FLAGS,
)
HARMED_BEFORE = re.compile(
    r"\b(?:(?P<injured>wounded|injured|injuries)|(?P<casualties>casualties)|killed|died|dead|deaths|losses|lost)\b",
    re.IGNORECASE,
)
