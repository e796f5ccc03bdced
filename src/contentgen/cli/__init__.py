"""The command line: the only place that prints, asks and exits.

    contentgen COMMAND …   →   a command's module is imported when it is called, not before,
                               so `contentgen --help` costs no more than click itself.

stdout is the result, stderr is progress and talk. Exit codes: 0 done, 1 failed, 2 usage or settings,
3 warnings under --strict, 4 not approved, cannot be made to fit or would be refused, 5 network or
credentials, try later, 6 outcome unknown, look, 130 interrupted.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from importlib import import_module

import click

from contentgen import __version__
from contentgen.errors import ContentgenError, OutputError, Place, SettingsError

COMMANDS = {
    "accounts": "List accounts, check their credentials.",
    "approve": "Pass threads of a kit, as they are now.",
    "build": "Turn articles into kits: letter, threads, pictures.",
    "check": "Find what an editor should look at before it goes out.",
    "doctor": "Check this machine: fonts, shaping, folders, settings.",
    "export": "Write a kit as files for another program.",
    "init": "Start a project: settings, a first article.",
    "post": "Show what would be posted; with --yes, post it.",
    "queue": "List, cancel, retry, resume, resolve, roll back.",
    "schedule": "Put threads into the ledger, each at its time.",
    "send": "Send a test mail, or leave a draft at a newsletter service.",
    "show": "Show what was found in an article, line by line.",
    "work": "Post what is due: once, or as a worker.",
}


class Commands(click.Group):
    """Knows its commands by name and one line; imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"contentgen.cli.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from contentgen.settings import unknown

            raise SettingsError(
                "CG200", f"no such command {args[0]!r}", help=unknown(args[0], list(COMMANDS))
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="contentgen")
@click.pass_context
def group(ctx: click.Context) -> None:
    """One article in; a newsletter, social threads and pictures out.

    Every figure and every quotation can be followed back to a line of the article. Works offline;
    the same article gives the same bytes.
    """
    # click strips colour for a pipe but does not know NO_COLOR (no-color.org).
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def main() -> None:
    """Run the command line and exit with the code that tells how it went."""
    for stream in (sys.stdout, sys.stderr):
        # A locale that lacks a character must not end a build.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except OSError:
        _close_stdout()
    sys.exit(code)


def run(args: list[str]) -> int:
    """Run one command; the exit code."""
    from contentgen.cli.talk import tell_error

    try:
        result = group.main(args=args, prog_name="contentgen", standalone_mode=False)
        sys.stdout.flush()
    except ContentgenError as error:
        tell_error(error, as_json="--json" in args)
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return 2
    except click.UsageError as error:
        slip = _slip(error, args)
        tell_error(slip, as_json="--json" in args)
        return slip.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return 130
    except OSError as error:
        if error.errno == errno.EPIPE:
            _close_stdout()
            return 0
        return _cannot_tell(error)
    except SystemExit:
        # click's own answer to a closed pipe: the reader has gone (`contentgen show … | head`).
        _close_stdout()
        return 0
    return result if isinstance(result, int) else 0


def _slip(error: click.UsageError, args: list[str]) -> SettingsError:
    """click's words for a slip on the command line as an error of ours."""
    command = f"contentgen {args[0]}" if args and args[0] in COMMANDS else "contentgen"
    message = error.format_message().rstrip(".")
    help = f"{command} --help shows what there is."
    if isinstance(error, click.NoSuchOption):
        near = " or ".join(sorted(error.possibilities or ()))
        message = f"no such option {error.option_name}"
        help = f"Did you mean {near}?" if near else help
    return SettingsError("CG200", message, at=Place(command), help=help)


def _cannot_tell(error: OSError) -> int:
    """stdout goes into a file on a full disk, say."""
    from contentgen.cli.talk import tell_error

    _close_stdout()
    reason = error.strerror or str(error)
    failed = OutputError(
        "CG405",
        f"cannot write the output: {reason}",
        at=Place(str(error.filename)) if error.filename else None,
        help="Is the disk full, or the output closed?",
    )
    tell_error(failed, as_json=False)
    return failed.exit_code


def _close_stdout() -> None:
    """So that Python does not complain, on its way out, of what cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
