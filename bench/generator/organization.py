"""One organization's file: decides what it declares, then writes it."""

from dataclasses import dataclass, field

from generator import catalog, connections, modes, names

REGIONS = ["alps", "baltic", "coast", "danube", "inland", "north", "rhine", "south"]
SEGMENTS = ["acute", "ambulatory", "education", "elderly-care", "rehabilitation"]
# Below 24 characters in all: rule SEC003 looks for secrets in longer free text.
ERRANDS = ["SCIM set-up", "Hand-over", "First users"]


@dataclass(slots=True)
class Draft:
    """What one organization declares, decided before any line is written."""

    cells: dict
    subscribed: list
    available: list
    admins: list
    owner: tuple
    state: str = "active"
    own_account: bool = False
    shares_connection: bool = False
    shared_services: list = field(default_factory=list)


def organization(place, rng):
    """The text of the file, the billing account to declare (or None), and the services lent."""
    draft = _suspended(rng) if _is_suspended(place, rng) else _active(place, rng)
    staff_mail = mail_domain(place, draft, "staff" if "staff" in draft.cells else "consumers")
    name, local = draft.owner
    lines = [
        "schema: 1",
        f"id: {place.id}",
        f"name: {place.name}",
    ]
    if place.parent:
        lines.append(f"parent: {place.parent.id}")
    if draft.state != "active":
        lines.append(f"state: {draft.state}")
    lines.append(f"owner: {{ name: {name}, email: {local}@{staff_mail} }}")
    lines += _labels(rng)
    declared = connections.decide(place, draft, rng)
    lines += connections.domains(place, draft, declared, rng)
    if declared:
        lines.append("connections:")
        for connection in declared:
            lines += connections.written(connection, place, draft, rng)
    lines += _users(draft, rng)
    lines += _subscriptions(place, draft, rng)
    lines += _share(draft, declared)
    account = None
    if draft.own_account:
        lines.append(f"billing: bill-{place.id}")
        required = place.family == "lending" and place.parent is None
        account = (f"bill-{place.id}", place.id, place.currency, required)
    if draft.admins:
        lines.append("admins:")
        second_role = rng.choice(["org-admin", "user-support"])
        for (_, admin), role in zip(draft.admins, ["org-admin", second_role]):
            lines.append(f"  - {{ email: {admin}@{staff_mail}, role: {role} }}")
    lines += _collaborators(draft, f"{local}@{staff_mail}", rng)
    return "\n".join(lines) + "\n", account, draft.shared_services


def mail_domain(place, draft, population):
    """The domain of a population: consumers have one of their own beside a staff's."""
    if population == "consumers" and "staff" in draft.cells:
        return f"patients.{place.domain}"
    return place.domain


def _is_suspended(place, rng):
    # Only where nobody else depends on it, and where it declares nothing that needs a service.
    return place.family == "single" and rng.random() < 0.01


def _suspended(rng):
    cells = {"staff": modes.CELLS[0]}
    return Draft(cells, [], [], [], names.person(rng), state="suspended")


def _active(place, rng):
    cells = _cells(place, rng)
    subscribed = _chosen_services(place, cells, rng)
    available = sorted({*subscribed, *place.lent})
    staff = names.people(rng, 2)
    admins = staff if "staff" in cells else []
    draft = Draft(cells, subscribed, available, admins, staff[0])
    # A group whose root lends pays for all of it; elsewhere a few children pay themselves.
    pays_itself = place.family == "loose" and rng.random() < 0.15
    draft.own_account = bool(subscribed) and (place.parent is None or pays_itself)
    if place.has_children and place.parent is None:
        if place.family == "lending":
            draft.shares_connection = True
            draft.shared_services = subscribed
        elif "recipe-library" in subscribed:
            draft.shared_services = ["recipe-library"]
    return draft


def _cells(place, rng):
    """Which populations there are, and how their users are managed."""
    if place.family == "lending":
        staff = modes.BORROWED if place.parent else modes.Cell(
            "business", "scim", modes.CLAIMS, "scim")
        cells = {"staff": staff}
        with_consumers = rng.random() < 0.3
    elif place.has_children:
        cells = {"staff": modes.choose(rng, "staff")}
        with_consumers = rng.random() < 0.4
    else:
        roll = rng.random()
        cells = {"staff": modes.choose(rng, "staff")} if roll < 0.85 else {}
        with_consumers = roll < 0.18 or roll >= 0.85
    if with_consumers:
        cell = modes.choose(rng, "consumers")
        # Hosted accounts need administrators, who are staff; a lending root's services need
        # attributes, which a population without any profile could not keep.
        while (not cells and modes.is_hosted(cell)) or (
            place.family == "lending" and _leaves_no_profile(cell)
        ):
            cell = modes.choose(rng, "consumers")
        cells["consumers"] = cell
    return cells


def _leaves_no_profile(cell):
    return (cell.mode, cell.provisioning) == ("federated", "none")


def _chosen_services(place, cells, rng):
    """Own subscriptions: reachable by a population, complete, and not also lent from above."""
    if place.family == "lending":
        if place.parent:
            return []
        extra = ["menu-planning", "nutrition-reports", "recipe-library"]
        return ["meal-ordering", *rng.sample(extra, rng.randint(1, 2))]
    if any(_leaves_no_profile(cell) for cell in cells.values()):
        pool = list(catalog.UNDEMANDING)
    else:
        pool = [s for s in catalog.PLANS if any(s in catalog.LOWEST[p] for p in cells)]
    pool = [service for service in pool if service not in place.lent]
    chosen = rng.sample(pool, min(len(pool), rng.choice([1, 1, 1, 2, 2, 3])))
    if "menu-planning" in chosen and "meal-ordering" not in chosen:
        chosen.append("meal-ordering")
    return chosen


def _labels(rng):
    if rng.random() < 0.4:
        return []
    lines = ["labels:", f"  region: {rng.choice(REGIONS)}", f"  segment: {rng.choice(SEGMENTS)}"]
    if rng.random() < 0.25:
        lines.append(f'  cost-centre: "{rng.randint(1000, 9999)}"')
    return lines


def _users(draft, rng):
    lines = ["users:"]
    for population, cell in draft.cells.items():
        lowest = catalog.LOWEST[population]
        roles = [f"{s}/{lowest[s]}" for s in draft.available if s in lowest]
        text = modes.written(cell, roles, rng.choice([60, 90, 180]))
        lines.append(f"  {population}: {text}")
    return lines


def _subscriptions(place, draft, rng):
    lines = ["subscriptions:"] if draft.subscribed else []
    for service in draft.subscribed:
        plans, by_seat = catalog.PLANS[service]
        plan = f"{rng.choice(plans)}-{place.currency.lower()}"
        fields = [f"plan: {plan}"]
        if by_seat:
            fields.append(f"seats: {rng.randint(5, 400)}")
        if rng.random() < 0.1:
            fields.append(f"until: {rng.randint(2028, 2031)}-12-31")
        text = plan if len(fields) == 1 else "{ " + ", ".join(fields) + " }"
        lines.append(f"  {service}: {text}")
    return lines


def _share(draft, declared):
    lines = []
    if draft.shares_connection:
        lent = [connection.id for connection in declared if connection.population == "staff"]
        lines += [f"  connections: [{', '.join(lent)}]", "  profiles: [staff]"]
    if draft.shared_services:
        lines.append(f"  services: [{', '.join(draft.shared_services)}]")
    return ["share:", *lines] if lines else []


def _collaborators(draft, sponsor, rng):
    if "staff" not in draft.cells or draft.state != "active":
        return []
    count = rng.choices([0, 1, 2], [77, 20, 3])[0]
    lines = ["collaborators:"] if count else []
    for partner in rng.sample(catalog.PARTNERS, count):
        team = rng.choice(["onboarding", "care"])
        if rng.random() < 0.5:
            whom = f"team: {team}"
        else:
            people = rng.sample(catalog.staff_of(partner), rng.randint(1, 2))
            whom = f"people: [{', '.join(people)}]"
        lines += [
            f"  - id: setup-{partner}",
            f"    partner: {partner}",
            f"    {whom}",
            f"    role: {rng.choice(['org-setup', 'user-support'])}",
        ]
        if draft.available and rng.random() < 0.3:
            lines.append(f"    services: [{rng.choice(draft.available)}]")
        if rng.random() < 0.9:
            lines.append(f"    from: 2026-12-{rng.randint(15, 31)}")
        lines += [
            f"    until: 2027-02-{rng.randint(10, 28)}",
            f"    sponsor: {sponsor}",
            f'    reason: "{rng.choice(ERRANDS)}, HF-{rng.randint(1000, 9999)}"',
        ]
    return lines
