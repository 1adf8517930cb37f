"""The connections of one organization, and the domains that lead to them."""

import uuid
from dataclasses import dataclass

from generator import catalog, modes

LENT = "group-login"


@dataclass(slots=True)
class Connection:
    """One connection: which population it serves, and whether it logs in or only pushes."""

    id: str
    type: str
    population: str
    cell: modes.Cell
    vendor: bool = False


def decide(place, draft, rng):
    """The connections that the populations need: one each, none twice."""
    declared = []
    for population, cell in draft.cells.items():
        if cell.source == "directory":
            name = "hr" if population == "staff" else "registry"
            declared.append(Connection(name, "directory", population, cell))
        elif cell.source in ("login", "scim"):
            name = "workforce" if population == "staff" else "patients"
            if draft.shares_connection and population == "staff":
                name = LENT
            kind = "saml" if rng.random() < 0.3 else "oidc"
            vendor = kind == "oidc" and population == "staff" and rng.random() < 0.25
            declared.append(Connection(name, kind, population, cell, vendor))
    return declared


def domains(place, draft, declared, rng):
    """A domain for each population, which leads to its login."""
    logins = {c.population: c.id for c in declared if c.type != "directory"}
    if draft.cells.get("staff") == modes.BORROWED:
        logins["staff"] = f"{place.root.id}/{LENT}"
    alone = len(draft.cells) == 1
    if alone and logins.get("staff", "").count("/") == 0 and rng.random() < 0.5:
        return [f"domains: [{place.domain}]"]
    lines = ["domains:"]
    for population in draft.cells:
        name = place.domain
        if population == "consumers" and not alone:
            name = f"patients.{name}"
        route = f"via: {logins[population]}" if population in logins else f"for: {population}"
        lines.append(f"  - {{ name: {name}, {route} }}")
        if population == "staff" and rng.random() < 0.05:
            lines.append(f'  - {{ name: "*.sites.{name}", {route} }}')
    return lines


def written(connection, place, draft, rng):
    """The lines of one connection."""
    lines = [f"  - id: {connection.id}", f"    type: {connection.type}"]
    # Without `for` a connection serves every population: the short form where there is one.
    if len(draft.cells) > 1 or rng.random() < 0.5:
        lines.append(f"    for: [{connection.population}]")
    variable = f"{place.id}_{connection.id}".replace("-", "_").upper()
    if connection.type == "oidc":
        lines += _oidc(connection, place, variable, rng)
    elif connection.type == "saml":
        base = f"https://sts.{place.domain}/{connection.population}"
        lines += [f"    entityId: {base}", f"    metadata: {base}/metadata.xml"]
        if rng.random() < 0.5:
            lines.append("    nameId: persistent")
    if connection.population == "consumers" and connection.type != "directory":
        if rng.random() < 0.25:
            lines.append("    emailDomains: any")
        if rng.random() < 0.25:
            lines.append("    button: true")
    groups = _groups(connection, draft, rng)
    lines.append(f"    claims: {_claims(connection, bool(groups))}")
    if connection.cell.provisioning == "scim":
        lines.append(f"    scim: {{ token: env:{variable}_SCIM_TOKEN }}")
    if connection.cell.authorization == modes.CLAIMS:
        lines += _grants(connection, draft, groups)
    return lines


def _oidc(connection, place, variable, rng):
    if connection.vendor:
        tenant = uuid.UUID(int=rng.getrandbits(128), version=4)
        client = uuid.UUID(int=rng.getrandbits(128), version=4)
        issuer, pin = f"https://login.microsoftonline.com/{tenant}/v2.0", f"{{ tid: {tenant} }}"
    else:
        issuer = f"https://id.{place.domain}/realms/{connection.population}"
        client, pin = "healthyfoods", None
    lines = [
        f"    issuer: {issuer}",
        f"    clientId: {client}",
        f"    clientSecret: env:{variable}_SECRET",
    ]
    return lines + ([f"    pin: {pin}"] if pin else [])


def _claims(connection, with_groups):
    email = {"oidc": "email", "saml": "mail", "directory": "emails.work"}[connection.type]
    fields = [f"email: {email}"]
    if connection.population == "consumers":
        fields.append("ward: ward")
    if with_groups:
        claim = {"oidc": "groups", "saml": "memberOf", "directory": "groups"}[connection.type]
        # A large vendor's `groups` claim vanishes above some number of groups (rule MAP012).
        fields.append(f"groups: {'roles' if connection.vendor else claim}")
    return "{ " + ", ".join(fields) + " }"


def _groups(connection, draft, rng):
    """Group to role, at most one role a service so that none includes another."""
    if connection.cell.authorization != modes.CLAIMS:
        return {}
    offered = catalog.GROUPS[connection.population]
    return {
        f"HF-{service}": f"{service}/{rng.choice(offered[service])}"
        for service in draft.available
        if service in offered
    }


def _grants(connection, draft, groups):
    lowest = catalog.LOWEST[connection.population]
    services = ["support-desk", *(s for s in draft.available if s in lowest)]
    everyone = ", ".join(f"{service}/{lowest[service]}" for service in services)
    lines = ["    grants:", f"      everyone: [{everyone}]"]
    if groups:
        lines.append("      groups:")
        lines += [f"        {group}: [{role}]" for group, role in groups.items()]
    return lines
