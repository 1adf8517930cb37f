"""Runs a command, and fails with 99 if it took more memory than was allowed.

    within.py MIB COMMAND...

What counts is the largest resident set, of which the command itself has a part.
"""
import resource
import subprocess
import sys

done = subprocess.run(sys.argv[2:], check=False)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
if most > int(sys.argv[1]):
    print(f"{most} MiB, more than {sys.argv[1]}", file=sys.stderr)
    sys.exit(99)
sys.exit(done.returncode)
