"""Made-up news articles, any number of them, the same ones for the same numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator

FIRST = [
    "Ada",
    "Bo",
    "Carla",
    "Dov",
    "Edda",
    "Femi",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Kaya",
    "Lionel",
    "Mara",
    "Nils",
]
LAST = [
    "Holm",
    "Roe",
    "Tafur",
    "Okpara",
    "Lindqvist",
    "Varga",
    "Castell",
    "Brandt",
    "Nakano",
    "Osei",
    "Pell",
    "Quist",
]
TITLES = ["Mayor", "Senator", "Professor", "Inspector", "Dr", "Minister"]
PLACES = ["Norhaven", "Port Calder", "Estrada Bay", "Lower Wick", "Tarn", "Villa Oro"]
BODIES = ["the council", "the company", "the union", "the hospital", "the ministry"]
SAID = ["said", "told reporters", "announced", "added", "insisted", "warned"]
SAYINGS = [
    "We will rebuild the bridge before the winter",
    "Nobody asked the people who live there",
    "The figures do not add up, and they never did",
    "It was a decision taken in an office",
    "We have started talks with the owners of the plant",
    "Our children deserve a school with a roof",
    "I have seen the report and I do not believe it",
    "There is no money left for the harbour",
]
FACTS = [
    "the repairs would cost 40 million crowns",
    "the gates had been inspected in March",
    "two of the pumps were out of order",
    "the vote would be held again",
    "no one had been told about the leak",
    "talks had broken down over pay",
]
PROSE = [
    "The road to the lake was closed for most of the afternoon.",
    "Rain had fallen for nine days, and the river stood a metre above its mark.",
    "The building, put up in the seventies, has been empty for three years.",
    "About two hundred people gathered in the square, many of them with umbrellas.",
    "The plan goes back to a study of the year before last.",
    "Prices for timber rose by a tenth over the same months.",
]


def article(number: int, paragraphs: int | None = None) -> str:
    """The article of a number; ~3,000 characters, or as many paragraphs as wanted."""
    chance = random.Random(number)
    pick = chance.choice
    place = pick(PLACES)
    people = [(pick(TITLES), pick(FIRST), pick(LAST)) for _ in range(3)]
    out = [f"{pick(BODIES).capitalize()} under fire over repairs in {place}", ""]
    named: set[int] = set()
    for _ in range(paragraphs or chance.randint(8, 22)):
        who = chance.randrange(3)
        title, first, last = people[who]
        name = last if who in named else f"{title} {first} {last}"
        named.add(who)
        kind = chance.randrange(5)
        if kind == 0:
            line = f"“{pick(SAYINGS)},” {name} {pick(SAID)} on Monday. {pick(PROSE)}"
        elif kind == 1:
            line = f"{name} said that {pick(FACTS)}. {pick(PROSE)}"
        elif kind == 2:
            line = f"“{pick(SAYINGS)},” {name} said. “{pick(SAYINGS)}.” {pick(PROSE)}"
        elif kind == 3:
            line = f"According to {pick(BODIES)}, {pick(FACTS)}. {pick(PROSE)} {pick(PROSE)}"
        else:
            line = f"{pick(PROSE)} {pick(PROSE)} {pick(PROSE)}"
        out += [line, ""]
    return "\n".join(out)


def articles(count: int, first: int = 0) -> Iterator[str]:
    """So many articles."""
    return map(article, range(first, first + count))
