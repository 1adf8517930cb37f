"""The provider's side: services, administrator roles, partners, policy, billing accounts."""

from generator import names

# A file may have at most 10,000 nodes and a list at most 5,000 entries; an account is 9 nodes.
ACCOUNTS_A_FILE = 900

PROVIDER = """\
schema: 1
provider:
  id: healthyfoods
  name: HealthyFoods
  domains: [healthyfoods.example]
  issuer: https://login.healthyfoods.example
  credentials: [passkey, password+otp]
"""

POLICY = """\
schema: 1
policy:
  maxDepth: 4
  domains: { verified: off, allowReserved: true }
  collaboration: { maxDays: 90, maxTotalDays: 180, maxPeople: 5, warnDays: 14 }
"""

SERVICES = """\
schema: 1
services:
  - id: support-desk
    name: Support desk
    availability: everyone
    roles:
      - { id: requester, for: any }
  - id: allergen-notices
    name: Notices about allergens
    availability: everyone
  - id: meal-ordering
    name: Order meals to the room
    availability: subscription
    needs: [email]
    roles:
      - { id: patient, for: consumers, needs: [ward] }
      - { id: diet-patient, for: consumers }
      - { id: ward-clerk, for: staff }
    plans:
      - { id: standard-eur, price: "120.00 EUR", per: organization }
      - { id: standard-chf, price: "118.50 CHF", per: organization }
      - { id: large-eur, price: "450.00 EUR", per: organization }
      - { id: large-chf, price: "445.00 CHF", per: organization }
  - id: menu-planning
    name: Plan menus and diets
    availability: subscription
    requires: [meal-ordering]
    roles:
      - { id: viewer, for: staff }
      - { id: editor, for: staff }
      - { id: chief, for: staff, includes: [editor], privileged: true }
    plans:
      - { id: team-eur, price: "9.00 EUR", per: seat }
      - { id: team-chf, price: "8.90 CHF", per: seat }
  - id: nutrition-reports
    name: Reports on nutrition
    availability: subscription
    needs: [email]
    roles:
      - { id: analyst, for: staff }
      - { id: auditor, for: staff }
    plans:
      - { id: yearly-eur, price: "75.00 EUR", per: organization }
      - { id: yearly-chf, price: "74.00 CHF", per: organization }
  - id: recipe-library
    name: Library of recipes
    availability: subscription
    roles:
      - { id: reader, for: any }
      - { id: author, for: staff }
    plans:
      - { id: basic-eur, price: "30.00 EUR", per: organization }
      - { id: basic-chf, price: "29.50 CHF", per: organization }
  - id: visitor-meals
    name: Meals for visitors
    availability: subscription
    roles:
      - { id: guest, for: consumers }
      - { id: host, for: staff }
    plans:
      - { id: seats-eur, price: "4.50 EUR", per: seat }
      - { id: seats-chf, price: "4.40 CHF", per: seat }
adminRoles:
  - { id: org-admin, can: [users, connections, collaborators], privileged: true }
  - { id: org-setup, can: [connections, domains], delegable: true }
  - { id: user-support, can: [users.read, users.reset], delegable: true }
"""

# Service: plans without currency; whether they are sold by seat.
PLANS = {
    "meal-ordering": (["standard", "large"], False),
    "menu-planning": (["team"], True),
    "nutrition-reports": (["yearly"], False),
    "recipe-library": (["basic"], False),
    "visitor-meals": (["seats"], True),
}
# The role that everybody of a population gets, and those that a group gets, by service.
LOWEST = {
    "staff": {
        "support-desk": "requester", "meal-ordering": "ward-clerk", "menu-planning": "viewer",
        "nutrition-reports": "analyst", "recipe-library": "reader", "visitor-meals": "host",
    },
    "consumers": {
        "support-desk": "requester", "meal-ordering": "patient", "recipe-library": "reader",
        "visitor-meals": "guest",
    },
}
GROUPS = {
    "staff": {
        "menu-planning": ["editor", "chief"], "nutrition-reports": ["auditor"],
        "recipe-library": ["author"],
    },
    "consumers": {"meal-ordering": ["diet-patient"]},
}
# Services that ask for no attribute, so that a population which leaves no profile may use them.
UNDEMANDING = ["recipe-library", "visitor-meals"]

PARTNERS = [
    "onboardly", "setupworks", "helpwell", "idcraft", "carelink", "bluepath",
    "rolloutlab", "kitchenit", "trustbridge", "northdesk", "greenhands", "fastlane",
]


def staff_of(partner):
    """The people of a partner: identifiers are unique over all partners."""
    start = PARTNERS.index(partner) * 5
    return [
        f"{names.GIVEN[(start + i) % len(names.GIVEN)]}-{partner}" for i in range(5)
    ]


def teams_of(partner):
    """Two teams without a common member."""
    staff = staff_of(partner)
    return {"onboarding": staff[:3], "care": staff[3:]}


def partners():
    """The text of the catalog file that declares the partners."""
    lines = ["schema: 1", "partners:"]
    for partner in PARTNERS:
        lines += [
            f"  - id: {partner}",
            f"    name: {partner.capitalize()} GmbH",
            f"    domains: [{partner}.example]",
            "    people:",
        ]
        for number, person in enumerate(staff_of(partner)):
            until = ", until: 2028-06-30" if number == 4 else ""
            local = person.split("-")[0]
            lines.append(f"      - {{ id: {person}, email: {local}@{partner}.example{until} }}")
        lines.append("    teams:")
        for team, members in teams_of(partner).items():
            lines.append(f"      {team}: [{', '.join(members)}]")
    return "\n".join(lines) + "\n"


def billing(accounts):
    """Yields the texts of the files that declare accounts (id, owner, currency, required)."""
    for start in range(0, len(accounts), ACCOUNTS_A_FILE):
        lines = ["schema: 1", "billingAccounts:"]
        for account, owner, currency, required in accounts[start : start + ACCOUNTS_A_FILE]:
            consolidated = ", consolidated: required" if required else ""
            lines.append(
                f"  - {{ id: {account}, owner: {owner}, currency: {currency}{consolidated} }}")
        yield "\n".join(lines) + "\n"
