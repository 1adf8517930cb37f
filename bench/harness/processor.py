"""What one run of a command costs the processor, for comparing sizes of input with each other."""

import os
import sys

from harness import setup

# t(2n) / t(n) may be this much where work is proportional to its input.
RATIO = 2.5


def tenantry():
    """The last release build, or what TENANTRY_BIN names."""
    command, why_not = setup.find_tenantry(build=False)
    return command or setup.stop(f"no release build: {why_not}; run `make build`")


def spent(command, codes):
    """Returns the seconds of processor and the exit code."""
    pid = os.posix_spawn(
        command[0], command, {**os.environ, "TENANTRY_NOW": setup.NOW},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
                      (os.POSIX_SPAWN_DUP2, 1, 2)],
    )
    _, status, usage = os.wait4(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in codes:
        sys.exit(f"{' '.join(command)} ended with {code}")
    return usage.ru_utime + usage.ru_stime, code


def growth(full, half, floor):
    """t(2n) / t(n), where nothing below a floor can be told from noise."""
    return max(full, floor) / max(half, floor)
