#!/usr/bin/env bash
# Builds everything once and runs every test: unit, property, host and, unless --fast is given, the real-browser journeys.
# The last line is 'N passed, N failed', with ', N skipped' behind it when tests were skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
usage: ./test.sh [--fast]
  --fast   leave the browser journeys out, and install nothing (without LibreOffice its tests are then skipped)
CI=true restores exactly what the lock files say and skips nothing for want of LibreOffice. PM_CHROMIUM names the Chromium or Chrome to use
for the journeys.
TEXT
}

fast=false
for argument in "$@"; do
  case "$argument" in
    --fast) fast=true ;;
    -h|--help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

say() { printf '\n== %s\n' "$*"; }
stop() { printf '\n%s\n0 passed, 1 failed\n' "$*"; exit 1; }

command -v dotnet >/dev/null || stop "The .NET 10 SDK is needed and there is no 'dotnet' here: https://dotnet.microsoft.com/download"
dotnet --list-sdks | grep -q '^10\.' || stop "The .NET 10 SDK is needed; here are only: $(dotnet --list-sdks | tr '\n' ' ')"
command -v node >/dev/null || stop "Node 20 or later is needed and there is no 'node' here: https://nodejs.org/"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || stop "Node 20 or later is needed; here is $(node --version)."
command -v npm >/dev/null || stop "npm is needed and is not here; it comes with Node (Debian: apt-get install npm)."

results=artifacts/tests
rm -rf "$results"
mkdir -p "$results"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# What a runner could not tell by itself, one line each, for the summary.
trouble() { printf '%s\n' "$*" | tee -a "$results/trouble.txt"; }

find_browser() {
  local name
  for name in "${PM_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && command -v "$name"; then return 0; fi
  done
  return 1
}

# install_packages <names...>: on Debian and Ubuntu, as root or where sudo asks nothing.
install_packages() {
  local as_root=""
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    as_root="sudo -n"
    sudo -n true 2>/dev/null || return 1
  fi
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@"
}

# The two programs that tests look through: what planners open our workbooks with, and what they open our pages with.
missing=()
if [ "$fast" = false ] && ! find_browser >/dev/null; then missing+=(chromium fonts-dejavu-core); fi
if { [ "$fast" = false ] || [ "${CI:-}" = true ]; } && ! command -v soffice >/dev/null; then missing+=(libreoffice-calc-nogui); fi
if [ ${#missing[@]} -gt 0 ]; then
  say "Installing ${missing[*]}"
  install_packages "${missing[@]}" > "$results/install-packages.log" 2>&1 || echo "They could not be installed; the log is in $results."
fi

say "Restore and build"
dotnet restore PredictiveMarketing.sln -v quiet || stop "The packages could not be restored."
dotnet build PredictiveMarketing.sln --no-restore -v quiet || stop "The solution does not build."

# One project after the other: some tests measure time and memory, and would disturb each other.
for project in tests/*.Tests; do
  name=$(basename "$project")
  say "$name"
  dotnet test "$project" --no-build --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
    --blame-hang-timeout 10m --blame-hang-dump-type none || echo "$name: exit code $?" >> "$results/exit-codes.txt"
  [ -s "$results/$name.trx" ] || trouble "$name ended without a result"
done

# run_node <name> <files...>: node's own test runner, two files at a time, its results beside those of dotnet.
run_node() {
  local name=$1
  shift
  PM_SUITE=$name node --test --test-concurrency=2 --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=./.ci/reporter.mjs --test-reporter-destination="$results/$name.jsonl" \
    "$@" || echo "$name: exit code $?" >> "$results/exit-codes.txt"
  [ -s "$results/$name.jsonl" ] || trouble "$name ended without a result"
}

say "The summary's own tests"
run_node summary .ci/*.test.mjs

if [ "$fast" = false ]; then
  say "Browser journeys"
  if ! PM_CHROMIUM=$(find_browser); then
    trouble "browser journeys: no Chromium here, and it could not be installed; install it (Debian: apt-get install chromium) or name one with PM_CHROMIUM"
  elif ! (cd tests/browser && npm ci --no-audit --no-fund --loglevel=error); then
    trouble "browser journeys: npm ci failed in tests/browser"
  else
    export PM_CHROMIUM
    run_node browser tests/browser/*.test.mjs
  fi
fi

say "Summary"
exec node .ci/summary.mjs "$results"
