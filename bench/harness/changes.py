"""What changes in a workspace before a plan that has something to do: files by path."""

import re


def one_file(folder):
    """An organization gets another name."""
    path = _organizations(folder)[0]
    return {path: re.sub(rb"(?m)^(name: .*)$", rb"\1 Annex", path.read_bytes(), count=1)}


def customer(folder):
    """An organization is new, and pays for itself: a file, and an entry in the catalog."""
    path = _organizations(folder)[0]
    old = path.stem.rsplit("-", 1)[1]
    text = path.read_text()
    for form in (old, old.upper()):
        text = text.replace(form, re.sub("[^-]", "z" if form == old else "Z", form))
    name = path.stem.replace(old, "z" * len(old))
    billing = sorted(folder.glob("catalog/billing-*.yaml"))[0]
    account = f"  - {{ id: bill-{name}, owner: {name}, currency: {_currency(text)} }}\n"
    return {
        path.with_name(f"{name}.yaml"): text.encode(),
        billing: billing.read_bytes() + account.encode(),
    }


def catalog(folder):
    """The provider gets another name: all that is said about organizations may be another thing."""
    path = folder / "catalog/provider.yaml"
    return {path: re.sub(rb"(?m)^(  name: .*)$", rb"\1 Group", path.read_bytes(), count=1)}


CASES = {
    "plan, one file changed": one_file,
    "plan, a customer more": customer,
    "plan, the catalog changed": catalog,
}


def _organizations(folder):
    return sorted(folder.glob("organizations/*/*.yaml"))


def _currency(text):
    return "CHF" if "-chf" in text else "EUR"
