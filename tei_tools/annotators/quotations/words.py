"""Words that tell who speaks and who writes: reporting verbs, verbs of writing, documents, words about words."""

import re
from typing import Final


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=lambda word: (-len(word), word)))


SPEAKING: Final = _any("""
    said say says saying told tell tells telling asked ask asks asking answered answers answering replied
    replies replying cried cries crying exclaimed exclaims exclaiming shouted shouts shouting called calling
    whispered whispers whispering murmured murmurs murmuring muttered mutters muttering added adds adding continued
    continues continuing returned returns returning rejoined rejoins remarked remarks remarking observed observes observing
    inquired inquires inquiring enquired enquires demanded demands demanding declared declares declaring announced announces
    announcing repeated repeats repeating insisted insists insisting protested protests protesting explained explains
    explaining suggested suggests suggesting responded responds responding retorted retorts retorting resumed resumes
    resuming began begins begged begs begging pleaded pleads pleading urged urges urging implored admitted admits
    admitting agreed agrees agreeing confessed confesses interrupted interrupts interposed interjected ejaculated gasped
    gasps gasping groaned groans groaning moaned moans sighed sighs sighing sobbed sobs laughed laughs laughing chuckled
    smiled growled growls growling grumbled grumbles snapped snaps snapped snarled sneered hissed roared yelled yells
    yelling screamed screams screaming shrieked bawled bellowed thundered stammered stuttered faltered drawled mumbled
    breathed panted piped squeaked chimed commented commanded commands ordered warned warns promised promises
    persisted pursued proceeded went broke put spoke speaks speaking wondered assured reassured informed informs
    concluded conceded corrected countered objected reminded reflected proffered hinted mused quoth prayed pronounced
    protested queried questioned quavered ventured vowed volunteered vociferated wailed whimpered complained complain
    complains complaining apologized apologised argued asserted affirmed assented advised acknowledged chanted
    challenged cautioned coaxed crooned croaked echoed encouraged entreated blurted boasted bragged bantered barked
    greeted grunted grinned invited joked lamented maintained mentioned nodded opined pointed prompted proposed rasped
    recited related rebuked recollected remonstrated reproached scolded snorted soliloquized sputtered stated states
    stormed summoned swore taunted teased testified threatened uttered utters whined flashed burst
""")
THINKING: Final = _any("thought thinks think thinking mused reflected wondered pondered reasoned soliloquized meditated")
WRITING: Final = _any("""
    wrote write writes writing written dictated dictates dictating cabled cables cabling telegraphed telegraphs
    telegraphing wired wires wiring signed published publishes printed prints quoted quotes quote inscribed engraved
    proclaimed decreed reads cites cited
""")
DOCUMENT: Final = _any("""
    letter letters note notes telegram telegrams cable cablegram dispatch despatch message postscript article articles
    book books pamphlet document documents memorandum memo diary diaries journal newspaper papers proclamation
    manifesto decree resolution orders report treaty will testament notebook essay memoirs preface chapter
    verse verses lines poem poet song stanza epitaph inscription placard poster leaflet circular constitution clause
    paragraph text statement speech appeal editorial communique communiqué bulletin declaration motto proverb
    wire page passage headline placards scripture psalm
""")
PERSONS: Final = "he|she|I|they|we|you|it|who"
_VERB: Final = rf"(?:{SPEAKING}|{THINKING}|{WRITING})"
_SUBJECT: Final = (
    rf"(?:{PERSONS}|(?:the|The|a|an|his|her|my|our|their|another|one)\s(?:[\w’'-]+\s){{0,3}}?[\w’'-]+|"
    r"(?:(?:Mr|Mrs|Miss|Dr|Sir|Lady|Lord|Captain|Professor|M|Mme|St)\.?\s)?[A-Z][\w’'-]*\.?(?:\s[A-Z][\w’'-]*\.?){0,3})"
)
REPORTING_CLAUSE: Final = re.compile(
    rf"[,?!—…-]\s+(?:{_SUBJECT}\s(?:\w+ly\s)?{_VERB}\b|{_VERB}\s{_SUBJECT}\b)[^.?!\"“”]{{0,60}}?(?=[,.:;—-]|$)"
)
"""A clause that reports speech, after the stop that ends the speech."""

SPEAKING_VERB: Final = re.compile(rf"\b(?:{SPEAKING})\b", re.IGNORECASE)
THINKING_VERB: Final = re.compile(rf"\b(?:{THINKING})\b", re.IGNORECASE)
WRITING_VERB: Final = re.compile(rf"\b(?:{WRITING})\b", re.IGNORECASE)
DOCUMENT_WORD: Final = re.compile(rf"\b(?:{DOCUMENT})\b", re.IGNORECASE)
MENTION: Final = re.compile(
    r"\b(?:word|words|term|terms|name|names|expression|letter|adjective|noun|verb|syllable|title|phrase|epithet|"
    r"spelled|spelt|pronounced)\s*[,:]?\s*$",
    re.IGNORECASE,
)
TITLE: Final = re.compile(
    r"\b(?:entitled|titled|called|in|from|of|to|read|reads|reading|sing|sang|sung|singing|play|played|playing|wrote|novel|"
    r"poem|song|opera|essay|article|play|book|hymn|overture|duet|story|paper|newspaper|magazine|journal)\s*[,:]?\s*$",
    re.IGNORECASE,
)
LETTER: Final = re.compile(r"\s*[\"'“‘_]*(?:(?:My\s)?(?:[Dd]ear|[Dd]earest)\s[A-Z]|My\s(?:Friend|Lord|Lady)\b\s*[.:—-]|Gentlemen:|Sir[,:]--?)")
PERSON: Final = re.compile(
    r"\s*(?:(?:he|she|I|they|we|you|it|one|everybody|someone|another|both|the|The|a|an|his|her|my|our|their|your|old|young|"
    r"poor|little|another|some|each|Mr|Mrs|Miss)\b|[A-Z])"
)
REPORTING_VERB: Final = re.compile(rf"\b{_VERB}\b")
PREPOSITION: Final = re.compile(
    r"\b(?:of|to|with|for|from|at|in|on|by|about|after|before|against|between|behind|beside|into|like|near|over|than|toward|"
    r"towards|under|upon|without|his|her|my|their|our|your|its)\b",
    re.IGNORECASE,
)
MEN: Final = _any("""
    man gentleman boy lad fellow father papa uncle brother husband son nephew grandfather king prince lord duke count baron
    captain colonel major general sergeant lieutenant officer soldier sailor doctor clergyman priest parson vicar bishop
    minister butler footman coachman driver clerk porter waiter policeman inspector constable judge lawyer
    merchant landlord innkeeper saloon-keeper undertaker master squire monk professor schoolmaster youth
    peasant stranger visitor guest youngster chap
""")
WOMEN: Final = _any("""
    woman lady girl lass mother mamma aunt sister wife daughter niece grandmother queen princess duchess countess
    baroness maid nurse landlady housekeeper governess mistress widow nun schoolmistress hostess
    stranger visitor guest child
""")
DESCRIPTION: Final = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Mm]y|[Oo]ur|[Tt]heir|[Aa]nother|[Tt]his|[Tt]hat)\s(?:[a-z][\w-]*\s){{0,2}}?"
    rf"(?:(?P<man>{MEN})|(?P<woman>{WOMEN}))\b"
)
