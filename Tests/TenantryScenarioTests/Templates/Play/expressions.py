"""What GitHub writes between ${{ and }}: as much of it as the templates use, and an error else."""

import re

TOKEN = re.compile(r"\s*(?:'((?:[^']|'')*)'|(==|!=|&&|\|\||[!()])|([A-Za-z_][\w.-]*))")
STATUS = ("success", "failure", "cancelled", "always")


def tokens(text):
    place, found = 0, []
    while text[place:].strip():
        match = TOKEN.match(text, place)
        if not match:
            raise ValueError(f"cannot read the expression {text!r} at {text[place:]!r}")
        string, operator, name = match.groups()
        if string is not None:
            found.append(("string", string.replace("''", "'")))
        else:
            found.append(("operator", operator) if operator else ("name", name))
        place = match.end()
    return found


class Expression:
    """One expression; `value` computes it in contexts, and with what is known of the job."""

    def __init__(self, text):
        self.rest = tokens(text)
        self.asks_status = any(kind == "name" and name in STATUS for kind, name in self.rest)

    def value(self, contexts, status):
        self.contexts, self.status, self.place = contexts, status, 0
        result = self.either()
        if self.place != len(self.rest):
            raise ValueError(f"cannot read the rest of {self.rest}")
        return result

    def take(self, *operators):
        if self.place < len(self.rest) and self.rest[self.place] in [
            ("operator", operator) for operator in operators
        ]:
            self.place += 1
            return self.rest[self.place - 1][1]
        return None

    def either(self):
        left = self.both()
        while self.take("||"):
            right = self.both()
            left = left or right
        return left

    def both(self):
        left = self.comparison()
        while self.take("&&"):
            right = self.comparison()
            left = left and right
        return left

    def comparison(self):
        left = self.single()
        while operator := self.take("==", "!="):
            right = self.single()
            left = (left == right) == (operator == "==")
        return left

    def single(self):
        if self.take("!"):
            return not self.single()
        if self.take("("):
            inner = self.either()
            assert self.take(")"), "a parenthesis is not closed"
            return inner
        kind, text = self.rest[self.place]
        self.place += 1
        if kind == "string":
            return text
        if self.take("("):
            assert text in STATUS and self.take(")"), f"unknown function {text}"
            return text in ("always", self.status)
        return look_up(text, self.contexts)


def look_up(name, contexts):
    """A name like `steps.pull.outputs.number`: empty if missing; the context must be there."""
    first, *rest = name.split(".")
    assert first in contexts, f"the templates use the context {first}, which is not played"
    value = contexts[first]
    for part in rest:
        value = value.get(part, "") if isinstance(value, dict) else ""
    return value


def filled(text, contexts, status="success"):
    """A text with its expressions filled in."""
    return re.sub(
        r"\$\{\{(.*?)\}\}",
        lambda match: shown(Expression(match.group(1)).value(contexts, status)),
        shown(text),
        flags=re.DOTALL,
    )


def shown(value):
    """A value as it stands in a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def holds(condition, contexts, status):
    """Whether an `if` holds; one that does not ask for the status asks for success."""
    if condition is None:
        return status == "success"
    text = str(condition).strip()
    if match := re.fullmatch(r"\$\{\{(.*)\}\}", text, flags=re.DOTALL):
        text = match.group(1)
    expression = Expression(text)
    if not expression.asks_status and status != "success":
        return False
    return bool(expression.value(contexts, status))
