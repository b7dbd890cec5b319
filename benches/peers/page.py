"""The measured part of docs/performance.md, and its plot."""

import math
import sys
from html import escape

BEGIN = "<!-- measured: written by benches/peers/run, not to be edited -->"
END = "<!-- measured: end -->"
TITLES = {
    "hello": "a static program that says hello",
    "ours": "**backup-lint**",
    "floor": "the floor: read, split, SHA-256",
    "whole floor": "the floor, file read whole before",
    "jsonschema loop": "jsonschema (crate) loop",
}
CASES = {
    "start": "Start: one file of 2 KB",
    "lines-1": "A stream, one thread",
    "lines-2": "A stream, two threads",
    "files": "10,000 files, two cores",
}
# What is not measured if a part was not installed.
PARTS = {
    "python": "check-jsonschema, sourcemeta jsonschema, jsonschema-rs loop",
    "node": "ajv-cli, ajv loop",
}
# The same of a stream in other forms, each against the canonical one.
FORMS = {"pretty": "with spaces", "shuffled": "members shuffled", "escaped": "full of escapes"}


def goals(measured):
    """What, at most or at least, required, wanted, reached, and the same by processor time."""

    def row(what, sign, required, wanted, above, below):
        return what, sign, required, wanted, measured.ratio(above, below), measured.ratio(above, below, "cpu")

    ours = lambda case: (case, "ours")
    rows = [
        row("start: ours / static hello", "≤", 1.25, 1.1, ours("start"), ("start", "hello")),
        row("start: jsonschema-cli / ours", "≥", 4, 5, ("start", "jsonschema-cli"), ours("start")),
        row("stream, one thread: ours / floor", "≤", 2.2, 1.6, ours("lines-1"), ("lines-1", "floor")),
        row("stream, two threads: ours / floor on two", "≤", 2.0, 1.45, ours("lines-2"), ("lines-2", "floor")),
        row("the same, one thread, where the floor reads the whole file before", "≤", 2.2, 1.6, ours("lines-1"), ("lines-1", "whole floor")),
        row("the same, two threads", "≤", 2.0, 1.45, ours("lines-2"), ("lines-2", "whole floor")),
        row("stream: jsonschema loop / ours, one thread each", "≥", 4, 5, ("lines-1", "jsonschema loop"), ours("lines-1")),
        row("stream: jsonschema loop on one thread / ours on two", "≥", 8, 9, ("lines-1", "jsonschema loop"), ours("lines-2")),
        row("10,000 files: jsonschema-cli / ours", "≥", 4.5, 5, ("files", "jsonschema-cli"), ours("files")),
        row("10,000 files: ours / read and SHA-256 on two threads", "≤", 1.5, 1.25, ours("files"), ("files", "floor")),
        row("stream: every document wrong / every one accepted", "≤", 12, 6, ours("wrong"), ours("lines-1")),
        *(row(f"stream: {title} / canonical", "≤", 2, 2, ours(form), ours("lines-1")) for form, title in FORMS.items()),
    ]
    by_processor = measured.ratio(("files", "jsonschema-cli"), ours("files"), "cpu")
    rows.insert(9, ("10,000 files: jsonschema-cli / ours, processor time", "≥", 2.5, 3, by_processor, None))
    streams = ["lines-1", "lines-2", "wrong", *FORMS]
    most = max(measured.most(case, "ours", "mib") for case in streams)
    rows.append(("stream: peak memory of ours, MiB", "≤", 8, 4, most, None))
    return rows


def verdict(sign, required, wanted, reached):
    if reached is None:
        return "not measured"
    holds = (lambda bound: reached <= bound) if sign == "≤" else (lambda bound: reached >= bound)
    return "wanted" if holds(wanted) else "required" if holds(required) else "**missed**"


def number(value):
    return "—" if value is None else f"{value:,.2f}" if value < 100 else f"{value:,.0f}"


def counted(count, what):
    return f"{count} {what}" + "s" * (count != 1)


def seconds(value):
    return f"{value * 1000:,.2f} ms" if value < 0.1 else f"{value:,.2f} s"


def title(tool):
    return TITLES.get(tool, tool)


def tools_of(measured, case):
    """The quickest first."""
    tools = [tool for of, tool in measured.runs if of == case and measured.has(case, tool)]
    return sorted(tools, key=lambda tool: measured.median(case, tool))


def rate(about, case, wall):
    """Documents a second; of a start there is none."""
    count = {"files": about["files"], "start": None}.get(case, about["documents"])
    return count and count / wall


def text(about, measured):
    versions = ", ".join(f"{name} {number}" for name, number in about["versions"].items())
    pinned = "every run bound to its cores with `taskset`" if about["taskset"] else "no run bound to a core (no `taskset` there)"
    lines = [
        BEGIN,
        "",
        f"Measured on {about['date']} with `{about['command']}`: {counted(about['rounds'], 'round')} of all commands in turn, {pinned}; "
        f"at commit {about['commit']}. The machine: {about['cores']} cores, {about['cpu']}, Linux {about['kernel']}, load {about['load']:.1f} at the end.",
        "",
        f"Versions: {versions}.",
        "",
        "| what | wanted | required | reached | | by processor time |",
        "|---|---:|---:|---:|---|---:|",
    ]
    for what, sign, required, wanted, reached, by_processor in goals(measured):
        said = verdict(sign, required, wanted, reached)
        lines.append(
            f"| {what} | {sign} {wanted:g} | {sign} {required:g} | {number(reached)} | {said} | {number(by_processor)} |"
        )
    linked = "static" if about["static"] else "not static"
    size = about["size"] / 1e6
    fits = "**missed**" if size > 3 or not about["static"] else "wanted"
    lines.append(f"| size of the program, static and stripped, MB | ≤ 3 | ≤ 3 | {size:.2f}, {linked} | {fits} | — |")
    lines += ["", "![Medians of each command, by case](performance.svg)"]
    for case, what in CASES.items():
        has_rate = case != "start"
        lines += [
            "",
            f"### {what}",
            "",
            "| | time | processor time | most memory |" + (" documents a second |" if has_rate else "") + " time / ours |",
            "|---|---:|---:|---:|" + ("---:|" if has_rate else "") + "---:|",
        ]
        for tool in tools_of(measured, case):
            wall = measured.median(case, tool)
            rounds = len(measured.runs[case, tool])
            few = f" ({counted(rounds, 'round')})" if rounds < about["rounds"] else ""
            cells = [title(tool) + few, seconds(wall), seconds(measured.median(case, tool, "cpu")), f"{measured.median(case, tool, 'mib'):,.1f} MiB"]
            if has_rate:
                cells.append(f"{rate(about, case, wall):,.0f}")
            cells.append(number(measured.ratio((case, tool), (case, "ours"))))
            lines.append(f"| {' | '.join(cells)} |")
    if about["missing"]:
        lines += ["", "Not installed, so not measured:", ""]
        for part, reason in about["missing"].items():
            lines.append(f"- {PARTS.get(part, part)}: `{reason.replace('`', chr(39))[:200]}`")
    return "\n".join([*lines, "", END])


# --- the plot: a dot for each command, on a scale by powers of ten ---

STYLE = """
svg { color: #1f2328; }
.ground { fill: #ffffff; }
text { fill: currentColor; font: 13px system-ui, sans-serif; }
.head { font-weight: 600; font-size: 15px; }
.small { fill-opacity: .65; font-size: 12px; }
.grid { stroke: currentColor; stroke-opacity: .15; }
.ours { fill: #1a7f37; } .floor { fill: #6e7781; } .peer { fill: #0969da; }
text.ours { font-weight: 600; }
@media (prefers-color-scheme: dark) {
  svg { color: #e6edf3; }
  .ground { fill: #0d1117; }
  .ours { fill: #3fb950; } .floor { fill: #8b949e; } .peer { fill: #58a6ff; }
}
"""
LEFT, WIDTH, ROW = 235, 760, 22


def kind(tool):
    return {"ours": "ours", "hello": "floor", "floor": "floor", "whole floor": "floor"}.get(tool, "peer")


def panel(about, measured, case, y):
    """The lines of one case from a height on, and the height behind it."""
    tools = tools_of(measured, case)
    walls = [measured.median(case, tool) for tool in tools]
    low, high = math.floor(math.log10(min(walls))), math.ceil(math.log10(max(walls)))
    high = max(high, low + 1)
    x = lambda wall: LEFT + (math.log10(wall) - low) / (high - low) * (WIDTH - LEFT - 150)
    bottom = y + 34 + ROW * len(tools)
    out = [f'<text class="head" x="16" y="{y + 18}">{escape(CASES[case])}</text>']
    for power in range(low, high + 1):
        at, tick = x(10.0**power), f"{10.0 ** (power + 3):g} ms" if power < 0 else f"{10.0**power:g} s"
        out.append(f'<line class="grid" x1="{at:.1f}" x2="{at:.1f}" y1="{y + 28}" y2="{bottom}"/>')
        out.append(f'<text class="small" x="{at:.1f}" y="{bottom + 15}" text-anchor="middle">{tick}</text>')
    for row, (tool, wall) in enumerate(zip(tools, walls)):
        middle = y + 40 + ROW * row
        name = escape(title(tool).replace("*", ""))
        documents = rate(about, case, wall)
        value = seconds(wall) + (f", {documents:,.0f}/s" if documents else "")
        bold = ' class="ours"' if tool == "ours" else ""
        out.append(f'<text{bold} x="{LEFT - 12}" y="{middle + 5}" text-anchor="end">{name}</text>')
        out.append(f'<circle class="{kind(tool)}" cx="{x(wall):.1f}" cy="{middle}" r="5.5"/>')
        out.append(f'<text class="small" x="{x(wall) + 12:.1f}" y="{middle + 4}">{value}</text>')
    return out, bottom + 34


def plot(about, measured):
    body, y = [], 10
    for case in CASES:
        lines, y = panel(about, measured, case, y)
        body += lines
    said = "Time of each command on a scale by powers of ten, less is better; the figures stand in performance.md."
    body.append(f'<text class="small" x="16" y="{y + 4}">{said}</text>')
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 18}" width="{WIDTH}" role="img" aria-label="{said}">',
            f"<style>{STYLE}</style>",
            '<rect class="ground" width="100%" height="100%"/>',
            *body,
            "</svg>",
            "",
        ]
    )


def write(folder, measured_part, svg):
    """Changes what stands between the marks, and leaves the prose around it."""
    file = folder / "performance.md"
    before, begin, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    _, end, behind = rest.partition(END)
    if not begin or not end:
        sys.exit(f"{file} has no place for it")
    file.write_text(before + measured_part + behind, encoding="utf-8")
    (folder / "performance.svg").write_text(svg, encoding="utf-8")
