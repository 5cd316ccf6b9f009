"""What letters begin and end with: datelines, salutations, valedictions, signatures.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSOC
"""

import re
from typing import Final

_MONTH: Final = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|y?\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?|7ber|8ber|9ber|10ber|xber)"
)
_DAY: Final = r"(?:the[ ])?\d{1,2}(?:[ ]?(?:st|nd|rd|th|d))?"
_YEAR: Final = r"(?:1\d{3}|20\d\d)(?:[/-]\d{1,4})?"
_WEEKDAY: Final = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon\.|tues?\.|wed\.|thurs?\.|fri\.|sat\.|sun\.)"
DATE: Final = rf"""(?:
      {_DAY}(?:[ ]day)?(?:[ ]of)?,?[ ]{_MONTH}(?:[ ]?,?[ ]{_YEAR})?
    | {_MONTH},?[ ]{_DAY}(?:[ ]?,?[ ]{_YEAR})?
    | {_MONTH},?[ ]{_YEAR}
    | \d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}
)"""
"""A date of a dateline or an entry."""
MONTH: Final = re.compile(rf"(?i)\b{_MONTH}(?![a-z])")
"""A month, in full or abbreviated."""
DATED: Final = rf"(?:{_WEEKDAY},?[ ])?{DATE}(?:,?[ ]{_WEEKDAY})?"
_NOTE: Final = r"(?:[ ]?[\[(](?:\d{1,3}|\*)[\])]|\*)?"
_WORD: Final = r"(?:[A-Z](?:[\w'’-]|\.(?=\w))*|of|the|at|near|on|in|de|la|le|from|off|\d{1,4}|&)"
_HOUR: Final = r"\d{1,2}(?:[:.]\d\d)?[ ]?(?:o['’]clock|[ap]\.?[ ]?m\.?)"
_CLOCK: Final = rf"(?:,?[ ](?:at[ ])?(?:{_HOUR}|noon|midnight|morning|evening|night)[^\n]{{0,20}})?"
DATELINE: Final = re.compile(
    rf"""(?x) ["“”'‘_(\[]* (?:{_WORD}[,.;:]?{_NOTE}[ ]){{0,12}}
    (?: (?i:{DATED}) | (?i:{_WEEKDAY})(?:[ ](?:morning|evening|night|noon))? | {_YEAR} | undated )
    {_CLOCK}{_NOTE} [.,:;]?[\])_"”]*"""
)
"""Where and when a letter was written, and nothing else."""
_DEAR: Final = (
    r"(?:(?:my|our|most|very|ever|and|much)[ ])*"
    r"(?:dear(?:est)?|honou?red|honou?rable|rev(?:erend|\.)|beloved|esteemed|respected|worthy|loving)\b"
    r"(?:,?[ ][\w.'’-]+){0,7}?"
)
_RANK: Final = (
    r"(?:(?:my|mr\.?|madam|madame|mister|your(?=[ ](?:excell|high|maj|grace|lordsh|hono)))[ ])*"
    r"(?:sirs?|madam|madame|gentlemen|friends?|brethren|brothers?|sisters?|comrades?|citizens|countrymen|lords?|lord"
    r"|lady|excellency|highness|majesty|grace|lordship|honou?r|president|chairman|secretary|children|son|daughter|mother|father)"
    r"(?:(?:,|[ ]and)[ ](?:[\w-]+[ ])?(?:sirs?|madam|gentlemen|friends|brethren|comrades|citizens|countrymen|lords))*"
)
_ENDS: Final = r"(?:[,:;!.]?_?(?:—|–|--)|[,:;!.—–]_?)"
SALUTE_ALONE: Final = re.compile(rf"(?i)[\"“'‘_]*(?:{_DEAR}{_ENDS}?|{_RANK}{_ENDS})[\"”_]*")
"""A salutation that has its lines for itself."""
SALUTE: Final = re.compile(rf"(?i)[\"“'‘_]*(?:{_DEAR}|{_RANK})(?:[,.]?_?(?:—|–|--)|:_?)(?=\s?\S)")
"""A salutation with the letter behind it, in the same line."""
WEAK_SALUTE: Final = re.compile(
    r"[\"“'‘_]*(?:(?:My |Our )?(?:Dear|DEAR)(?:est|EST)?(?: [A-Z][\w.'’-]*){1,5}"
    r"|(?:MR|MRS|MISS|SIR|MADAM|MY|OUR|YOUR|GENTLEMEN|COMRADES?|EXCELLENCY)\b\.?(?: [A-Z]{2,}){0,4})[,:](?=\s?\S)"
)
"""What may be one, below a dateline; elsewhere it rather opens a speech or a chapter."""
_LEAVE: Final = (
    r"(?:very|most|ever|always|as|i|am|and|remain|dear|my|sirs?|madam|gentlemen|sincerely|respectfully|faithfully|truly"
    r"|cordially|affectionately|fraternally|obediently|gratefully|devotedly|lovingly|best|kind|kindest|warm|warmest"
    r"|wishes|regards|love|your|yours|his|her|loving|affectionate|devoted|faithful|sincere|obliged|obedient|humble"
    r"|grateful|own|old|true|friend|friends|servants?|ob['’]?t|obed['’]?t|hum['’]?l|serv['’]?ts?|brother|sister|son"
    r"|daughter|mother|father|husband|wife|cousin|nephew|niece|uncle|aunt|excellency['’]s|lordship['’]s|majesty['’]s"
    r"|in|haste|adieu|farewell|till|death|for|to|command|&c\.?|etc\.?|well-wisher|with|respect|esteem|admirer|lord)"
)
VALEDICTION: Final = re.compile(
    rf"""(?ix) ["“'‘_]* (?:
      (?:and[ ])? (?: (?:i|we)[ ](?:am|are|remain|have[ ]the[ ]hono) | believe[ ]me
                    | with[ ](?:\w+[ ]){{0,4}}(?:respects?|regards?|love|wishes|esteem|affection)\b ) [^\n]*
    | {_LEAVE} (?:[,.;:]?[ ]{_LEAVE}){{0,9}} [,.;:!—-]* ["”_]*
    )"""
)
"""A line that takes leave."""
LEAVING: Final = re.compile(
    r"(?i)\b(?:yours|servants?|serv['’]?ts?|sincerely|respectfully|faithfully|truly|affectionate(?:ly)?|i remain|i am,"
    r"|regards|wishes|adieu|farewell|well-wisher|believe me|with love|fraternally|cordially|hono"
    r"|your (?:\w+ ){0,3}(?:friend|brother|sister|son|daughter|mother|father|husband|wife))"
)
"""What tells it from other short lines."""
_PARTICLE: Final = r"(?:of|the|and|de|la|von|van|du|y|for|to|&|at|in)"
SIGNATURE: Final = re.compile(
    rf"""(?x) ["“'‘_(\[]* (?: [Ss](?:igned|IGNED) [,:.)\]_]* (?:[ ]+|$) )?
    ["“'‘_(\[]* (?: (?!.*\.\.) [A-Z][\w.'’&-]* (?: ,?[ ] (?:{_PARTICLE}|[(\[_]*[A-Z][\w.'’&-]*[)\]_]*) ){{0,8}} )?
    ["”'’_.,)\]]*"""
)
"""A line that might be a name, with what its bearer is."""
SIGNED: Final = re.compile(r"[\"“_(\[]*[Ss](?:igned|IGNED)\b|/s/|.*\b[A-Z]\.")
"""A signature that says so, or has initials."""
SIGNED_BELOW: Final = re.compile(r"[\"“_(\[]*[Ss](?:igned|IGNED)[:,._)\]]*")
"""The word alone: who signed follows."""
POSTSCRIPT: Final = re.compile(r"[\"“‘_]*(?:P\.? ?)+S\b\.?")

ENTRY: Final = re.compile(
    rf"""(?ix) ["“_\[]* (?: {DATED} | {_WEEKDAY}[,.]?[ ]{_DAY} | \d{{1,2}}(?:st|nd|rd|th|d) )
    (?:[.][ ]{_WEEKDAY}(?=[.:,_]))? (?:[ ]\([^()]{{1,30}}\))? ["”_\]]*
    (?: (?:[.:]?_?(?:—|–|--)|[.:]_?)[ ]?(?=\S) | [.,:]?_?$ | ,[ ](?=\S) )"""
)
"""The date that an entry of a diary begins with, in a line of its own or before the text."""
