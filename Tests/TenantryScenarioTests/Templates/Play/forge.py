"""A forge: a bare git repository, pull requests, and the interface that the scripts speak with.

Every token has the rights of the job that it was made for, and no others: a request that needs more
is refused, as GitHub does.
"""

import json
import re
import subprocess
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NAME = "healthyfoods/tenants"
WRITERS = {"alice": "admin", "bob": "write", "carol": "write"}


def git(*arguments, cwd, more=None, **options):
    """Runs git without what the machine or its user have configured, and returns what it prints."""
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(cwd), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@example.org",
        "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@example.org",
        "GIT_AUTHOR_DATE": "2026-12-15T00:00:00Z", "GIT_COMMITTER_DATE": "2026-12-15T00:00:00Z",
        **(more or {}),
    }
    run = subprocess.run(
        ["git", *arguments], cwd=cwd, env=environment, capture_output=True, text=True, **options
    )
    if run.returncode:
        raise RuntimeError(f"git {' '.join(arguments)}: {run.stdout}{run.stderr}")
    return run.stdout.strip()


class Forge:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.origin = self.folder / "origin.git"
        self.origin.mkdir(parents=True)
        git("init", "--bare", "--quiet", "--initial-branch=main", cwd=self.origin)
        git("config", "uploadpack.allowAnySHA1InWant", "true", cwd=self.origin)
        self.pulls, self.reviews, self.comments = {}, {}, []
        self.artifacts, self.tokens, self.refused = [], {}, []
        self.moment = 0
        handler = type("Handler", (Handler,), {"forge": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def commit(self, parent, files, message="a change"):
        """A commit on top of another, with these files changed; `None` removes one."""
        index = {"GIT_INDEX_FILE": str(self.folder / "index")}
        git("read-tree", *([parent] if parent else ["--empty"]), cwd=self.origin, more=index)
        entries = []
        for path, content in files.items():
            blob, mode = "0" * 40, "0"
            if content is not None:
                blob = git("hash-object", "-w", "--stdin", cwd=self.origin, input=content)
                mode = "100755" if path.endswith(".sh") else "100644"
            entries.append(f"{mode} {blob}\t{path}\0")
        git("update-index", "-z", "--index-info", cwd=self.origin, more=index,
            input="".join(entries))
        tree = git("write-tree", cwd=self.origin, more=index)
        return self.commit_tree(tree, [parent] if parent else [], message)

    def commit_tree(self, tree, parents, message):
        flags = [flag for parent in parents for flag in ("-p", parent)]
        return git("commit-tree", tree, *flags, "-m", message, cwd=self.origin)

    def head(self, reference="refs/heads/main"):
        return git("rev-parse", reference, cwd=self.origin)

    def move(self, reference, commit):
        git("update-ref", reference, commit, cwd=self.origin)

    def read(self, commit, path):
        return git("show", f"{commit}:{path}", cwd=self.origin)

    def open(self, author, branch, files):
        """Opens a pull request from the fork of somebody."""
        number = len(self.pulls) + 101
        self.pulls[number] = {
            "number": number, "state": "open", "merged_at": None, "merge_commit_sha": None,
            "user": {"login": author}, "base": {"ref": "main"},
            "head": {"ref": branch, "sha": "", "repo": {
                "id": 7000 + len(author), "full_name": f"{author}/tenants",
                "owner": {"login": author}}},
        }
        self.push(number, files)
        return number

    def push(self, number, files, onto=None):
        """Adds a commit to a pull request; onto `main` again where it is a forced push."""
        pull = self.pulls[number]
        parent = onto or pull["head"]["sha"] or self.head()
        pull["head"]["sha"] = self.commit(parent, files)
        self.move(f"refs/pull/{number}/head", pull["head"]["sha"])

    def merged(self, number):
        """The commit that merging would make: what pull_request runs look at."""
        head = self.pulls[number]["head"]["sha"]
        tree = git("merge-tree", "--write-tree", self.head(), head, cwd=self.origin)
        commit = self.commit_tree(tree, [self.head(), head], f"Merge {number}")
        self.move(f"refs/pull/{number}/merge", commit)
        return commit

    def merge(self, number):
        """Merges a pull request into main."""
        pull, commit = self.pulls[number], self.merged(number)
        self.move("refs/heads/main", commit)
        pull.update(state="closed", merged_at=self.now(), merge_commit_sha=commit)
        return commit

    def now(self):
        self.moment += 1
        return f"2026-12-15T00:00:{self.moment:02}Z"

    def review(self, number, login, state, body=""):
        self.reviews.setdefault(number, []).append({
            "user": {"login": login}, "state": state, "body": body, "submitted_at": self.now(),
        })

    def comment(self, number, login, body):
        self.comments.append({
            "id": len(self.comments) + 1, "issue": number, "user": {"login": login}, "body": body,
        })
        return self.comments[-1]

    def comments_on(self, number, login="github-actions[bot]"):
        return [
            comment["body"] for comment in self.comments
            if comment["issue"] == number and comment["user"]["login"] == login
        ]


class Handler(BaseHTTPRequestHandler):
    forge: Forge

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.answer("GET")

    def do_POST(self):
        self.answer("POST")

    def do_PATCH(self):
        self.answer("PATCH")

    def answer(self, method):
        parts = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(parts.query))
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        rights = self.forge.tokens.get(
            (self.headers.get("Authorization") or "").removeprefix("Bearer "))
        path = parts.path.removeprefix(f"/repos/{NAME}/")
        for pattern, right, action in ROUTES:
            if (match := re.fullmatch(pattern, f"{method} {path}")):
                scope, level = right
                has = (rights or {}).get(scope, "none")
                if rights is None or (level, has) not in [
                    ("read", "read"), ("read", "write"), ("write", "write")
                ]:
                    self.forge.refused.append(f"{method} {path}")
                    return self.send(403, {"message": f"needs {scope}: {level}"})
                return self.send(200, action(self.forge, match, query, body))
        return self.send(404, {"message": f"{method} {self.path} is not played"})

    def send(self, status, answer):
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def page(items, query):
    size, number = int(query.get("per_page", 30)), int(query.get("page", 1))
    return items[(number - 1) * size:number * size]


def pulls(forge, _, query, __):
    owner, branch = query["head"].split(":", 1)
    return page([
        pull for pull in forge.pulls.values()
        if pull["state"] == query["state"] and pull["head"]["ref"] == branch
        and pull["head"]["repo"]["owner"]["login"] == owner
    ], query)


def pulls_of_commit(forge, match, query, _):
    return page([
        pull for pull in forge.pulls.values() if pull["merge_commit_sha"] == match.group(1)
    ], query)


def patch(forge, match, _, body):
    comment = forge.comments[int(match.group(1)) - 1]
    comment["body"] = body["body"]
    return comment


def artifacts(forge, match, query, _):
    return {"artifacts": [
        {"id": number, "name": artifact["name"], "expired": False,
         "size_in_bytes": len(artifact["content"])}
        for number, artifact in enumerate(forge.artifacts)
        if artifact["run"] == int(match.group(1)) and artifact["name"] == query.get("name")
    ]}


ROUTES = [
    (r"GET pulls", ("pull-requests", "read"), pulls),
    (r"GET commits/([0-9a-f]{40})/pulls", ("pull-requests", "read"), pulls_of_commit),
    (r"GET pulls/(\d+)/reviews", ("pull-requests", "read"),
     lambda forge, match, query, _: page(forge.reviews.get(int(match.group(1)), []), query)),
    (r"GET collaborators/([^/]+)/permission", ("metadata", "read"),
     lambda forge, match, _, __: {"permission": WRITERS.get(match.group(1), "read")}),
    (r"GET issues/(\d+)/comments", ("pull-requests", "read"),
     lambda forge, match, query, _: page(
         [one for one in forge.comments if one["issue"] == int(match.group(1))], query)),
    (r"POST issues/(\d+)/comments", ("pull-requests", "write"),
     lambda forge, match, _, body: forge.comment(
         int(match.group(1)), "github-actions[bot]", body["body"])),
    (r"PATCH issues/comments/(\d+)", ("pull-requests", "write"), patch),
    (r"GET actions/runs/(\d+)/artifacts", ("actions", "read"), artifacts),
    (r"GET actions/artifacts/(\d+)/zip", ("actions", "read"),
     lambda forge, match, _, __: forge.artifacts[int(match.group(1))]["content"]),
]
