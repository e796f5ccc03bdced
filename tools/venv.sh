#!/bin/sh
# venv.sh PYTHON FOLDER: a virtual environment of a Python that is new enough, or a clear word why not.
set -eu
python=$1 folder=$2

if ! command -v "$python" >/dev/null 2>&1; then
  echo "contentgen: no $python here. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3.12 …" >&2
  exit 2
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "contentgen: $("$python" --version) is too old; it wants 3.11 or newer: make PYTHON=/path/to/python3.12 …" >&2
  exit 2
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  # Debian and Ubuntu ship venv apart from Python itself.
  sh "$(dirname "$0")/apt.sh" python3-venv || exit 2
fi
"$python" -m venv "$folder"
