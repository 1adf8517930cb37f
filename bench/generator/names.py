"""Identifiers and names that can be told apart.

Rule ORG008 warns about identifiers or names one edit apart, or with the same confusable skeleton.
So every organization carries a code over an alphabet without look-alikes (no 0/o, 1/i/l, m, w),
whose last sign is the sum of the others: two codes differ in at least two places.
"""

ALPHABET = "23456789abcdefghjknpqrstuvxyz"
RADIX = len(ALPHABET)
# Not a multiple of RADIX (29, a prime), so multiplying is a permutation of the codes.
STRIDE = 48271

PLACES = [
    "alder", "amber", "aspen", "birch", "bridge", "castle", "cedar", "copper", "coral", "elm",
    "falcon", "fern", "garden", "harbor", "hazel", "heron", "ivory", "juniper", "lake", "laurel",
    "linden", "maple", "meadow", "mercy", "north", "olive", "orchard", "quarry", "river", "rowan",
    "saffron", "silver", "south", "spring", "summit", "valley", "violet", "walnut", "west",
    "willow",
]
KINDS = ["hospital", "clinic", "carehome", "canteen", "hospice", "rehab", "school", "campus"]
GIVEN = [
    "ada", "ben", "cleo", "dov", "eva", "finn", "greta", "hugo", "ines", "jonas", "kira", "leo",
    "mara", "nils", "olga", "paul", "rosa", "sven", "tara", "uwe", "vera", "wim", "yara", "zoe",
]
FAMILY = [
    "adler", "berg", "cole", "diaz", "eck", "fry", "graf", "haas", "iten", "jung", "koch", "lang",
    "moser", "nagel", "otto", "pohl", "roth", "sauer", "thiel", "ulrich", "vogt", "weber", "zeller",
]


def code_width(count):
    """How many signs, without the check sign, `count` distinct codes need (at least four)."""
    width = 4
    while RADIX**width < count:
        width += 1
    return width


def code(index, width, seed):
    """The code of the organization with this index: a permutation, so it never repeats."""
    value = (index * STRIDE + seed * 7919) % RADIX**width
    digits = []
    for _ in range(width):
        value, digit = divmod(value, RADIX)
        digits.append(digit)
    digits.append(sum(digits) % RADIX)
    return "".join(ALPHABET[digit] for digit in digits)


def person(rng):
    """A display name and the local part of its e-mail address."""
    given, family = rng.choice(GIVEN), rng.choice(FAMILY)
    return f"{given.capitalize()} {family.capitalize()}", f"{given}.{family}"


def people(rng, count):
    """So many different people."""
    chosen = {}
    while len(chosen) < count:
        name, local = person(rng)
        chosen[local] = name
    return [(name, local) for local, name in chosen.items()]
