"""`contentgen work`: posts what is due."""

from __future__ import annotations

import click

from contentgen.cli.desk import exit_code, open_project, say_to_paste
from contentgen.cli.logs import start_logging
from contentgen.cli.post import stopping


@click.command("work")
@click.option(
    "--once", is_flag=True, help="Post what is due and end: for cron, timers and Actions."
)
@click.option(
    "--log", "form", type=click.Choice(["text", "json"]), default="text",
    help="Form of the log on stderr.  [default: text]",
)  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="Log every step.")
def command(once: bool, form: str, verbose: bool) -> int:
    """Post what is due, exactly once. Many workers may share one ledger.

    Without --once it goes on until SIGTERM or Ctrl-C, which let the step under way end. With it,
    what has begun is gone on with while its next step is less than a minute away; the exit code
    tells of the threads it touched.
    """
    from contentgen.publish.observe import Observer
    from contentgen.publish.work import Worker, log

    start_logging(form, verbose)
    project = open_project()
    ledger = project.ledger()
    try:
        for moved in ledger.recompute():
            log.warning("thread %s: the rules of %s have changed; it is due anew", moved.id, moved.zone)  # fmt: skip
        observer = Observer(ledger, project.settings)
        worker = Worker(ledger, project.open_network, observer.hear, observer.count)
        with stopping(worker.stop):
            if once:
                worker.once()
            else:
                log.info("worker %s is at work", worker.name)
                worker.run()
        touched = ledger.entries(sorted(worker.touched)) if worker.touched else []
        for entry in touched if once else []:
            say_to_paste(entry)
        return exit_code(touched) if once else 0
    finally:
        ledger.close()
