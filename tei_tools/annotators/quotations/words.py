"""Words that tell who speaks and who writes: reporting verbs, verbs of writing, documents, words about words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def occurrences(vocabulary: frozenset[str], text: str) -> Iterator[re.Match[str]]:
    """Where words of a vocabulary stand in a text, whatever their case; ask’d is asked."""
    return (match for match, forms in _words_of(text) if not vocabulary.isdisjoint(forms))


# One stretch of a text is asked for several vocabularies in a row.
@lru_cache(maxsize=16)
def _words_of(text: str) -> list[tuple[re.Match[str], tuple[str, ...]]]:
    """The words of a text, with what each may be in a vocabulary."""
    return [(match, _forms(match[0].lower())) for match in WORD.finditer(text)]


def _forms(word: str) -> tuple[str, ...]:
    return (word, word[:-2] + "ed", word[:-2] + "d", word[:-3] + "ied") if word[-2:] in {"'d", "’d"} else (word,)


WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+|['’]d\b)*")

SPEAKING: Final = words("""
    acknowledged added adding adds admits admitted admitting advised affirmed agreed agreeing agrees announced
    announces announcing answered answering answers apologised apologized argued ask asked asking asks assented
    asserted assured bantered barked bawled began begged begging begins begs bellowed blurted boasted bragged
    breathed broke burst called calling cautioned challenged chanted chimed chuckled coaxed commanded commands
    commented complain complained complaining complains conceded concluded confessed confesses continued
    continues continuing corrected countered cried cries croaked crooned crying declared declares declaring
    demanded demanding demands drawled echoed ejaculated encouraged enquired enquires entreated exclaimed
    exclaiming exclaims explained explaining explains faltered flashed gasped gasping gasps greeted grinned
    groaned groaning groans growled growling growls grumbled grumbles grunted hinted hissed implored informed
    informs inquired inquires inquiring insisted insisting insists interjected interposed interrupted interrupts
    invited joked lamented laughed laughing laughs maintained mentioned moaned moans mumbled murmured murmuring
    murmurs mused muttered muttering mutters nodded objected observed observes observing opined ordered panted
    persisted piped pleaded pleading pleads pointed prayed proceeded proffered promised promises prompted
    pronounced proposed protested protesting protests pursued put quavered queried questioned quoth rasped
    reassured rebuked recited recollected reflected rejoined rejoins related remarked remarking remarks reminded
    remonstrated repeated repeating repeats replied replies replying reproached responded responding responds
    resumed resumes resuming retorted retorting retorts returned returning returns roared said say saying says
    scolded screamed screaming screams shouted shouting shouts shrieked sighed sighing sighs smiled snapped
    snaps snarled sneered snorted sobbed sobs soliloquized speaking speaks spoke sputtered squeaked stammered
    stated states stormed stuttered suggested suggesting suggests summoned swore taunted teased tell telling
    tells testified threatened thundered told urged urges urging uttered utters ventured vociferated volunteered
    vowed wailed warned warns went whimpered whined whispered whispering whispers wondered yelled yelling yells
""")
THINKING: Final = words(
    "thought thinks think thinking mused reflected wondered pondered reasoned soliloquized meditated"
)
WRITING: Final = words("""
    cabled cables cabling cited cites decreed dictated dictates dictating engraved inscribed printed prints
    proclaimed published publishes quote quoted quotes reads signed telegraphed telegraphing telegraphs wired
    wires wiring write writes writing written wrote
""")
DOCUMENT: Final = words("""
    appeal article articles book books bulletin cable cablegram chapter circular clause communique communiqué
    constitution declaration decree despatch diaries diary dispatch document documents editorial epitaph essay
    headline inscription journal leaflet letter letters lines manifesto memo memoirs memorandum message motto
    newspaper note notebook notes page pamphlet papers paragraph passage placard placards poem poet
    poster postscript preface proclamation proverb psalm report resolution scripture song stanza
    statement telegram telegrams testament text treaty verse verses
""")
REPORTING: Final = SPEAKING | THINKING | WRITING
PREPOSITIONS: Final = words("""
    of to with for from at in on by about after before against between behind beside into like near over than toward
    towards under upon without his her my their our your its
""")
"""Words after which a name is no subject: prepositions and possessives."""

MENTION: Final = re.compile(
    r"\b(?:word|words|term|terms|name|names|expression|letter|adjective|noun|verb|syllable|title|phrase|epithet|"
    r"spelled|spelt|pronounced)\s*[,:]?\s*$",
    re.IGNORECASE,
)
OUTCRY: Final = re.compile(
    r"\b(?:cry|cries|shouts?|yells?|exclamations?|whispers?|murmurs?|calls?|voices?|chorus)\s(?:of\s|that\s)?_?\Z",
    re.IGNORECASE,
)
WORK: Final = re.compile(
    r"\b(?:entitled|titled|called|in|from|of|to|read|reads|reading|sing|sang|sung|singing|play|played|playing|wrote|novel|"
    r"poem|song|opera|essay|article|play|book|hymn|overture|duet|story|paper|newspaper|magazine|journal)\s*[,:]?\s*$",
    re.IGNORECASE,
)
"""What stands before a word about words, an outcry, and the title of a work."""
SO_CALLED: Final = re.compile(r"\bso-called\s*$", re.IGNORECASE)
LETTER: Final = re.compile(
    r"\s*[\"'“‘_]*(?:(?:My\s)?(?:[Dd]ear|[Dd]earest)\s[A-Z]|My\s(?:Friend|Lord|Lady)\b\s*[.:—-]|Gentlemen:|Sir[,:]--?)"
)
PERSON: Final = re.compile(
    r"\s*(?:(?:he|she|I|they|we|you|it|one|everybody|someone|another|both|the|The|a|an|his|her|my|our|their|your|old|young|"
    r"poor|little|another|some|each|Mr|Mrs|Miss)\b|[A-Z])"
)
MEN: Final = words("""
    baron bishop boy brother butler captain chap clergyman clerk coachman colonel constable count doctor driver
    duke father fellow footman general gentleman grandfather guest husband innkeeper inspector judge king lad
    landlord lawyer lieutenant lord major man master merchant minister monk nephew officer papa parson peasant
    policeman porter priest prince professor sailor saloon-keeper schoolmaster sergeant soldier son squire
    stranger uncle undertaker vicar visitor waiter youngster youth
""")
WOMEN: Final = words("""
    aunt baroness child countess daughter duchess girl governess grandmother hostess housekeeper lady
    landlady lass maid mamma mistress mother niece nun nurse princess queen schoolmistress sister
    widow wife woman
""")
TITLES: Final = (MEN | WOMEN) - {"boy", "girl", "child"} | words("mr mrs miss dr sir mme mlle m st comrade saint don")
# The first letters come first, because a pattern that begins with characters is found more quickly.
DESCRIPTION: Final = re.compile(
    rf"[TAHMOtahmo](?<!\w.)(?:(?<=[Tt])h(?:e|eir|is|at)|(?<=[Aa])(?:n|nother)?|(?<=[Hh])(?:is|er)|(?<=[Mm])y|(?<=[Oo])ur)"
    rf"\s(?:[a-z][\w-]*\s){{0,2}}?"
    rf"(?:(?P<man>{'|'.join(sorted(MEN))})|(?P<woman>{'|'.join(sorted(WOMEN))}))\b"
)
TITLED: Final = {
    "dr": "doctor", "doctor": "doctor", "capt": "captain", "captain": "captain", "col": "colonel", "colonel": "colonel",
    "prof": "professor", "professor": "professor", "lieut": "lieutenant", "lieutenant": "lieutenant", "king": "king",
    "queen": "queen", "prince": "prince", "princess": "princess", "count": "count", "countess": "countess",
    "duke": "duke", "duchess": "duchess", "baron": "baron", "baroness": "baroness", "general": "general",
    "gen": "general", "major": "major", "sergeant": "sergeant", "inspector": "inspector", "judge": "judge",
    "squire": "squire", "bishop": "bishop", "constable": "constable", "father": "priest", "nurse": "nurse",
}  # fmt: skip
"""What a person with each title is called without a name."""
