"""The 21 valid ways to manage the users of a population, and how a file writes each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One valid cell of the grid of mode, facets, provisioning and authorization."""

    mode: str
    provisioning: str
    authorization: str
    # What the population needs: "none", "login" (oidc or saml), "scim" (the same, with a SCIM
    # token) or "directory" (SCIM only).
    source: str
    credential: str = ""
    lifecycle: str = ""


def _cells(mode, provisioning, authorizations, source, credential="", lifecycle=""):
    return [
        Cell(mode, provisioning, authorization, source, credential, lifecycle)
        for authorization in authorizations
    ]


ASSIGNED, CLAIMS, APPLICATION = "assigned", "claims", "application"
ALL = [ASSIGNED, CLAIMS, APPLICATION]

CELLS = [
    *_cells("provider", "none", [ASSIGNED, APPLICATION], "none"),
    *_cells("federated", "none", [CLAIMS], "login"),
    *_cells("federated", "jit", [CLAIMS, APPLICATION], "login"),
    *_cells("business", "scim", ALL, "scim"),
    *_cells("business", "none", [ASSIGNED, APPLICATION], "none"),
    *_cells("hybrid", "scim", ALL, "directory", "provider", "business"),
    *_cells("hybrid", "none", ALL, "login", "business", "provider"),
    *_cells("hybrid", "jit", ALL, "login", "business", "provider"),
    *_cells("hybrid", "jit", [ASSIGNED, APPLICATION], "login", "provider", "provider"),
]

# How often a cell is chosen, in the order of CELLS: the common ways are common, none is absent.
STAFF_WEIGHTS = [18, 3, 4, 8, 3, 8, 20, 3, 11, 2, 3, 6, 2, 2, 2, 1, 3, 5, 2, 3, 2]
CONSUMER_WEIGHTS = [22, 4, 4, 26, 4, 2, 4, 1, 4, 1, 1, 2, 1, 2, 2, 1, 4, 6, 2, 4, 3]

# What the children of a lending root write: people come through the connection that it lends.
BORROWED = Cell("business", "scim", CLAIMS, "lent")


def choose(rng, population):
    """A cell for a population, common ones more often."""
    weights = STAFF_WEIGHTS if population == "staff" else CONSUMER_WEIGHTS
    return rng.choices(CELLS, weights)[0]


def is_hosted(cell):
    """Whether the business keeps accounts in a directory of ours, which needs an administrator."""
    return cell.mode == "business" and cell.source == "none"


def written(cell, default_roles, inactive_days):
    """The flow mapping (or the one word) that declares the population."""
    fields = [f"mode: {cell.mode}"]
    if cell.mode == "hybrid":
        fields += [f"credential: {cell.credential}", f"lifecycle: {cell.lifecycle}"]
    if cell.mode == "hybrid" or cell.source == "lent" or (
        (cell.mode, cell.provisioning) in {("federated", "none"), ("business", "none")}
    ):
        fields.append(f"provisioning: {cell.provisioning}")
    default = CLAIMS if cell.mode == "federated" else ASSIGNED
    if cell.mode == "hybrid" or cell.authorization != default:
        fields.append(f"authorization: {cell.authorization}")
    if cell.authorization == ASSIGNED and default_roles:
        fields.append(f"defaultRoles: [{', '.join(default_roles)}]")
    if cell.provisioning == "jit":
        fields.append(f"inactiveDays: {inactive_days}")
    if len(fields) == 1:
        return cell.mode
    return "{ " + ", ".join(fields) + " }"
