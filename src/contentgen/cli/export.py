"""`contentgen export`: a kit as files for other programs: schedulers, calendars, newsletter services."""

from __future__ import annotations

import click

from contentgen.cli.export_letter import export_letter
from contentgen.cli.export_threads import export_threads
from contentgen.errors import Place, SettingsError
from contentgen.exporting import EXPORTS, ExportOptions
from contentgen.kit.exports import TARGETS
from contentgen.settings import unknown


@click.command("export")
@click.argument("kit")
@click.option(
    "--to", required=True, help=f"Threads: {', '.join(TARGETS)}. Letter: {', '.join(EXPORTS)}."
)
@click.option("-o", "--output", help="Threads: folder, else here. Letter: file, else stdout.")
@click.option("--media-base-url", default="", help="Where the kit's images/ is on the web.")
@click.option(
    "--at", default="", help='When the first thread goes out: "2026-12-01 09:00 Europe/Paris".'
)
@click.option(
    "--every", default="1d", show_default=True, help="How long until the next: 2d, 12h, 30m."
)
@click.option("--network", "networks", multiple=True, help="Only this network, may be repeated.")
@click.option(
    "--thread", "threads", multiple=True, help="Only this thread (main, or an id), may be repeated."
)
@click.option("--utm-source", default="", help="Mark the letter's links to your own sites.")
@click.option("--utm-medium", default="email", show_default=True)
@click.option("--utm-campaign", default="", help="Else the kit's name.")
@click.option("--json", "as_json", is_flag=True, help="Print which thread files were made as JSON.")
def command(
    kit: str, to: str, output: str | None, media_base_url: str, at: str, every: str,
    networks: tuple[str, ...], threads: tuple[str, ...], as_json: bool, **utm: str,
) -> int:  # fmt: skip
    """Write KIT as files for another program: a scheduler's CSV, a calendar, a zip to copy from, or
    the letter as a newsletter service takes it unchanged.

    Times are wall times of the zone that --at names: set the scheduler to the same one. Where to
    paste a letter, its subject and preview text are said on stderr.
    """
    if to in EXPORTS:
        return export_letter(kit, to, output, ExportOptions(media_base_url=media_base_url, **utm))
    if to in TARGETS:
        return export_threads(
            kit, to, output or ".", media_base_url, at, every, networks, threads, as_json
        )
    help = unknown(to, [*TARGETS, *EXPORTS])
    raise SettingsError("CG346", f"unknown target {to!r}", at=Place("--to"), help=help)
