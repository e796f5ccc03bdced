"""`python -m contentgen`."""

from contentgen.cli import main

main()
