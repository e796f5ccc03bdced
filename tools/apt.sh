#!/bin/sh
# apt.sh PACKAGE …: install Debian packages when we may, else say how.
set -eu
if [ "$(id -u)" = 0 ]; then as=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as='sudo -n'
else as=none; fi

if ! command -v apt-get >/dev/null 2>&1 || [ "$as" = none ]; then
  echo "contentgen: this needs: $*. It may not be installed from here; please run:" >&2
  echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*" >&2
  exit 2
fi
echo "contentgen: installing $*" >&2
$as apt-get update -qq >/dev/null
DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends "$@" >/dev/null
