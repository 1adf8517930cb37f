"""What somebody may put into a pull request to exhaust whoever reads it.

    kit.py NAME SIZE > tenants/organizations/a.yaml

Each generator takes a size and gives bytes; `bench/doubling` takes them too, at sizes that double.
"""
import sys


# What is within all limits: an organization in which one thing cannot be read.
HEAD = "id: acme2\nname: Acme\nowner: 7\nusers: { staff: provider }\ndomains: [a.example]\n"


def repeated(text, size):
    return text * size


ATTACKS = {
    # Aliases: a tree of size 9^n, a chain, a cycle.
    "alias-bomb": lambda n: "a0: &a0 [x]\n"
    + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, n)),
    "alias-chain": lambda n: "k0: &a0 x\n"
    + "".join(f"k{i}: &a{i} *a{i - 1}\n" for i in range(1, n)),
    "alias-cycle": lambda n: "a: &a [" + "*a, " * n + "*a]\n",
    # Levels: what a reader that calls itself would not survive.
    "brackets": lambda n: "[" * n,
    "braces": lambda n: "{a: " * n,
    "dashes": lambda n: "- " * n,
    "questions": lambda n: "? " * n,
    "tags": lambda n: "!!a " * n,
    "indents": lambda n: "".join(" " * i + "a:\n" for i in range(n)),
    "nested": lambda n: "a: " + "[" * n + "]" * n + "\n",
    # Many small things.
    "items": lambda n: "a: [" + "b, " * n + "]\n",
    "lines": lambda n: "- b\n" * n,
    "keys": lambda n: "".join(f"k{i}: b\n" for i in range(n)),
    "same-keys": lambda n: "a: b\n" * n,
    "nodes": lambda n: "".join(f"k{i}: [a, b, c, d]\n" for i in range(n // 6)),
    "comments": lambda n: "# \n" * n,
    "blanks": lambda n: "\n" * n,
    "documents": lambda n: "--- a\n" * n,
    "directives": lambda n: "%YAML 9.9\n" * n + "--- a\n",
    "colons": lambda n: "a: " * n,
    "mistakes": lambda n: "".join(f"k{i}: \u200b\n" for i in range(n)),
    # Few large things.
    "scalar": lambda n: "name: " + "x" * n + "\n",
    "quoted": lambda n: 'name: "' + "\\x61" * n + '"\n',
    "folded": lambda n: "name: >\n" + "  x\n" * n,
    "key": lambda n: "k" * n + ": x\n",
    "number": lambda n: "schema: 1" + "0" * n + "\n",
    "hex": lambda n: "schema: 0x" + "f" * n + "\n",
    "zalgo": lambda n: "name: a" + "\u0301" * n + "\n",
    "unclosed": lambda n: 'name: "' + "x " * n,
    # One line on which everything is wrong, and a key of a secret that is looked for.
    "wide": lambda n: "a: [" + "\u200b, " * n + "]\n",
    "secret-line": lambda n: " " * n + "x secret " + "secret " * n + "*\n",
    "secret-keys": lambda n: "{" + "abc:" * n + " *}\n",
    "dashes-of-keys": lambda n: "-----BEGIN " * n + "\n",
    "bytes": lambda n: "#" * n,
    # Words that look like secrets, between which is counted; people who come again and again.
    "random-words": lambda n: HEAD + "".join(
        f"# {i:05}q7Xw2KbR9mT4vZc8Lp1JhY6s\n" for i in range(n)
    ),
    "renewals": lambda n: HEAD.replace("owner: 7", "owner: { name: A, email: a@a.example }")
    + "collaborators:\n"
    + "".join(
        f"  - {{ id: c-{i}, partner: onboardly, team: all, role: org-setup, until: 2099-01-01,"
        f" from: 2026-12-15, sponsor: a@a.example, reason: HF-{i} }}\n"
        for i in range(n)
    ),
    # What a rule finds again and again in a file that it has to read again.
    "strange-shares": lambda n: HEAD + "share: { connections: ["
    + ", ".join(f"cc-{i}" for i in range(n)) + "] }\n",
    "strange-vias": lambda n: HEAD.replace("[a.example]", "")
    + "".join(f"  - {{ name: a{i}.example, via: cc-{i} }}\n" for i in range(n)),
    "incomplete": lambda n: HEAD + "connections:\n"
    + "".join(f"  - {{ id: cc-{i}, type: oidc }}\n" for i in range(n)),
    "nobody": lambda n: HEAD + "connections:\n"
    + "".join(f"  - {{ id: cc-{i}, for: [consumers] }}\n" for i in range(n)),
}

# The largest sizes at which an attack is still within all limits.
WITHIN = {"strange-shares": 4096, "strange-vias": 1024, "incomplete": 1024, "nobody": 1024}


def attack(name, size):
    return ATTACKS[name](size).encode()


if __name__ == "__main__":
    sys.stdout.buffer.write(attack(sys.argv[1], int(sys.argv[2])))
