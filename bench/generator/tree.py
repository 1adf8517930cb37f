"""Which organizations there are, and which stands below which."""

from dataclasses import dataclass

from generator import names


@dataclass(slots=True)
class Place:
    """One organization's place, before anything else about it is decided."""

    id: str
    name: str
    domain: str
    # The root of a family, or None for an organization that is a root itself.
    root: "Place | None" = None
    parent: "Place | None" = None
    # "single": no family. "lending": the root lends its connection, its staff profiles and its
    # services. "loose": the root pays for all and lends at most a service.
    family: str = "single"
    currency: str = "EUR"
    lent: tuple = ()
    has_children: bool = False


def families(count, seed, rng):
    """Yields lists of places, parents before children, `count` places in all."""
    width = names.code_width(count)
    made = 0

    def place(parent):
        nonlocal made
        code = names.code(made, width, seed)
        made += 1
        word, kind = rng.choice(names.PLACES), rng.choice(names.KINDS)
        name = f"{word.capitalize()} {kind.capitalize()} {code.upper()}"
        if parent is None:
            return Place(f"{word}-{kind}-{code}", name, f"{word}-{code}.example")
        root = parent.root or parent
        return Place(
            f"{word}-{kind}-{code}", name, f"{word}-{code}.{root.domain}", root, parent,
            root.family, root.currency)

    while made < count:
        shape = _shape(rng)
        if made + _size(shape) > count:
            shape = []
        root = place(None)
        root.currency = "CHF" if rng.random() < 0.1 else "EUR"
        if shape:
            root.family = "lending" if rng.random() < 0.5 else "loose"
        members = [root]
        _fill(root, shape, members, place)
        yield members


def _shape(rng):
    """Nested lists, one a child. No level has an only child: rule ORG015 warns about those."""
    if rng.random() >= 0.07:
        return []
    shape = [[] for _ in range(rng.randint(2, 6))]
    if rng.random() < 0.3:
        shape[0] = [[] for _ in range(rng.randint(2, 3))]
        if rng.random() < 0.4:
            shape[0][1] = [[], []]
    return shape


def _size(shape):
    return 1 + sum(_size(child) for child in shape)


def _fill(parent, shape, members, place):
    parent.has_children = bool(shape)
    for inner in shape:
        child = place(parent)
        members.append(child)
        _fill(child, inner, members, place)
