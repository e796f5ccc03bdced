#!/bin/sh
# What the tests need beside Python: a Chromium to open the preview in, fonts of other scripts, and
# PostgreSQL to keep a ledger in.
set -eu
here=$(dirname "$0")

browser() {
  [ -n "${CHROMIUM:-}" ] && return 0
  for name in chromium chromium-browser google-chrome; do command -v "$name" >/dev/null 2>&1 && return 0; done
  [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ] && return 0
  [ -x "/Applications/Chromium.app/Contents/MacOS/Chromium" ]
}

# Cards in other scripts are set in the machine's own fonts.
fonts() {
  for file in noto/NotoSansArabic-Regular.ttf noto/NotoSansCJK-Regular.ttc noto/NotoColorEmoji.ttf; do
    ls /usr/share/fonts/*/"$file" >/dev/null 2>&1 || return 1
  done
}
if [ "$(uname -s)" = Linux ] && ! fonts; then
  sh "$here/apt.sh" fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
fi

# Its programs are enough: the tests start a private cluster of their own.
postgres() {
  command -v initdb >/dev/null 2>&1 && return 0
  for program in /usr/lib/postgresql/*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb; do [ -x "$program" ] && return 0; done
  return 1
}

case $(uname -s) in
  Darwin)
    browser || { command -v brew >/dev/null 2>&1 && brew install --quiet --cask chromium; } || {
      echo "contentgen: the browser tests need Chromium or Google Chrome. Install one, or name it: CHROMIUM=/path make test" >&2
      exit 2
    }
    postgres || { command -v brew >/dev/null 2>&1 && brew install --quiet postgresql@17; } || {
      echo "contentgen: the ledger's tests need PostgreSQL's initdb and pg_ctl. Install it: brew install postgresql@17" >&2
      exit 2
    } ;;
  *)
    missing=
    browser || missing="chromium fonts-liberation"
    postgres || missing="$missing postgresql"
    [ -z "$missing" ] || sh "$here/apt.sh" $missing ;;
esac
