"""Turns the times into a table, ratios with their limits, and JSON."""

import os
import platform
import statistics
from pathlib import Path


def row(series):
    """Median, spread and peak of one series."""
    times = sorted(series.times)
    quartiles = statistics.quantiles(times, n=4) if len(times) > 1 else [times[0]] * 3
    return {
        "case": series.case, "cores": series.cores, "who": series.who, "runs": len(times),
        "median": statistics.median(times), "min": times[0], "max": times[-1],
        "quartile1": quartiles[0], "quartile3": quartiles[2], "peakKB": series.peak,
        "times": series.times,
    }


def find(rows, case, cores, who):
    return next(
        (r for r in rows if (r["case"], r["cores"], r["who"]) == (case, cores, who)), None)


def ratios(rows, count):
    """Every limit that the rows can speak about: (what, value, limit text, whether it is met)."""
    found = []
    plan, apply, one = "plan, nothing changed", "first apply", "plan, one file changed"

    def add(what, above, below, limit, text):
        if above and below:
            value = above["median"] / below["median"]
            found.append((what, value, text, value <= limit if limit else None))

    def of(case, cores, who):
        return find(rows, case, cores, who)

    for cores, limit, text in [(1, 1.5, "at most 1.5"), (2, 1.0, "under 1.0")]:
        add(f"{plan}, {named(cores)}: tenantry / floor", of(plan, cores, "tenantry"),
            of(plan, cores, "floor"), limit, text)
    for cores in (1, 2):
        add(f"{apply}, {named(cores)}: tenantry / floor", of(apply, cores, "tenantry"),
            of(apply, cores, "floor"), 2, "at most 2")
    for cores in (1, 2):
        add(f"one file changed / nothing changed, {named(cores)}", of(one, cores, "tenantry"),
            of(plan, cores, "tenantry"), 1.1, "at most 1.1")
    for case, least in [(plan, 10), (apply, None)]:
        script, ours = of(case, 1, "script"), of(case, 1, "tenantry")
        if script and ours:
            value = script["median"] / ours["median"]
            text = f"at least {least}" if least else ""
            found.append((
                f"{case}, one core: script / tenantry", value, text,
                value >= least if least else None))
        add(f"{case}, one core: script / floor", script, of(case, 1, "floor"), None, "")
    start = of("start (--version)", 1, "tenantry")
    if start:
        value = start["median"] * 1000
        found.append(("start (--version), ms", value, "under 10", value < 10))
    peaks = [r["peakKB"] for r in rows if r["who"] == "tenantry"]
    if peaks:
        limit = 300 if count <= 10_000 else 600
        value = max(peaks) / 1024
        found.append(("peak memory of tenantry, MB", value, f"under {limit}", value < limit))
    return found


def named(cores):
    return "one core" if cores == 1 else f"{['no', 'one', 'two'][cores]} cores"


def table(title, rows, found):
    """Markdown: first the medians, then the ratios."""
    lines = [
        f"### {title}", "",
        "| work | cores | who | median s | min - max s | runs | peak MB | x floor |",
        "|---|---:|---|---:|---:|---:|---:|---:|",
    ]
    for r in rows:
        floor = find(rows, r["case"], r["cores"], "floor")
        times = f"{r['median'] / floor['median']:.2f}" if floor else ""
        lines.append(
            f"| {r['case']} | {r['cores']} | {r['who']} | {r['median']:.4f} "
            f"| {r['min']:.4f} - {r['max']:.4f} | {r['runs']} | {r['peakKB'] / 1024:.1f} "
            f"| {times} |")
    lines += ["", "| ratio | value | limit | |", "|---|---:|---|---|"]
    for what, value, limit, met in found:
        verdict = "" if met is None else "met" if met else "**missed**"
        lines.append(f"| {what} | {value:.2f} | {limit} | {verdict} |")
    return "\n".join(lines) + "\n"


def growth(results):
    """How time grows with size, between neighbouring sizes."""
    lines = [
        "### Growth", "",
        "| work | cores | who | from - to | size x | time x |",
        "|---|---:|---|---|---:|---:|",
    ]
    for small, large in zip(results, results[1:]):
        size = large["organizations"] / small["organizations"]
        for r in large["rows"]:
            other = find(small["rows"], r["case"], r["cores"], r["who"])
            if other and not r["case"].startswith("start"):
                span = f"{small['organizations']:,} - {large['organizations']:,}"
                lines.append(
                    f"| {r['case']} | {r['cores']} | {r['who']} | {span} | {size:.1f} "
                    f"| {r['median'] / other['median']:.1f} |")
    return "\n".join(lines) + "\n" if len(lines) > 4 else ""


def once(results):
    """What was measured a single time, all sizes in one table, each beside the one before."""
    lines = [
        "| organizations | work | who | s | x floor | x before | peak MB | x before |",
        "|---:|---|---|---:|---:|---:|---:|---:|",
    ]
    for before, result in zip([None, *results], results):
        for r in result["rows"]:
            what = (r["case"], r["cores"])
            floor = find(result["rows"], *what, "floor")
            other = find(before["rows"], *what, r["who"]) if before else None
            grown = [
                f"{r[key] / other[key]:.1f}" if other else "" for key in ("median", "peakKB")]
            lines.append(
                f"| {result['organizations']:,} | {r['case']} | {r['who']} | {r['median']:.3f} "
                f"| {r['median'] / floor['median']:.2f} | {grown[0]} | {r['peakKB'] / 1024:.0f} "
                f"| {grown[1]} |")
    return "\n".join(lines) + "\n"


def conditions(machine, options):
    """What the figures were taken on, in one line: other work on the machine makes them worse."""
    return (
        f"{machine['processor']}, {machine['cores']} cores, {machine['memoryMB']} MB, "
        f"{machine['system']}; load {machine['load']:.1f} at the start; seed {options.seed}; "
        + ("each once, on all cores\n" if options.once
           else f"{options.rounds} rounds of {options.runs}\n"))


def put(tables, page, once):
    """Puts the tables between two marks of a page: those of single runs have their own."""
    begin = "<!-- figures, each measured once -->\n" if once else "<!-- figures -->\n"
    end = "<!-- end of figures -->"
    before, rest = page.read_text().split(begin)
    after = rest.split(end, 1)[1]
    page.write_text(before + begin + "\n" + "\n".join(tables) + "\n" + end + after)


def machine():
    """What the figures were taken on."""
    info = Path("/proc/cpuinfo").read_text()
    model = next(
        (line.split(":", 1)[1].strip() for line in info.splitlines() if "model name" in line), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return {
        "processor": model, "cores": len(os.sched_getaffinity(0)), "memoryMB": memory,
        "load": os.getloadavg()[0],
        "system": f"{platform.system()} {platform.release()}", "python": platform.python_version(),
    }
