#!/bin/sh
# Install the programs that tests compare with, where apt-get and the right to use it are at hand.
set -eu

missing=""
command -v jing >/dev/null || missing="$missing jing default-jre-headless"
command -v xsltproc >/dev/null || missing="$missing xsltproc"
command -v chromium >/dev/null || missing="$missing chromium"
command -v chromedriver >/dev/null || missing="$missing chromium-driver"
command -v epubcheck >/dev/null || missing="$missing epubcheck"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Not installed:$missing. The tests that need them are skipped." >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
