#!/bin/sh
# What the tests need beside Python: a Chromium to open the preview in, fonts of other scripts.
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

browser && exit 0
case $(uname -s) in
  Darwin)
    if command -v brew >/dev/null 2>&1; then brew install --quiet --cask chromium && exit 0; fi
    echo "contentgen: the browser tests need Chromium or Google Chrome. Install one, or name it: CHROMIUM=/path make test" >&2
    exit 2 ;;
  *) sh "$here/apt.sh" chromium fonts-liberation ;;
esac
