#!/usr/bin/env bash
# Publishes examples/trimmed as it is, trimmed, and as native code. No assembly gives a warning (each is an
# error), and all three print the same.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
failures=0
wrong() { failures=$((failures + 1)); printf 'FAILED: %s\n' "$1"; }

example="$root/examples/trimmed"
platform=linux-x64
[ "$(uname -sm)" = "Linux x86_64" ] || { echo "Skipped: this is not $platform."; exit 0; }

# publish NAME PROPERTY…
publish() {
    local name=$1
    shift
    if ! dotnet restore "$example" -r $platform "$@" -v q > "$work/$name.log" 2>&1; then
        if grep -qE 'NU1101|NU1102|NU1301' "$work/$name.log"; then return 2; fi
        cat "$work/$name.log"
        return 1
    fi
    dotnet publish "$example" -c Release -r $platform --self-contained "$@" -o "$work/$name" --no-restore -v q > "$work/$name.log" 2>&1 || { cat "$work/$name.log"; return 1; }
}

size() { du -sk --exclude='*.pdb' --exclude='*.dbg' --exclude='*.xml' "$work/$1" | cut -f1; }

publish whole; case $? in
    0) ;;
    2) echo "Skipped: the runtime for $platform is not at hand."; exit 0 ;;
    *) wrong "the program cannot be published"; exit 1 ;;
esac
"$work/whole/trimmed" > "$work/expected" || wrong "the program ends with $?"
[ "$(wc -l < "$work/expected")" -gt 30 ] || wrong "the program prints too little"
echo "whole: $(size whole) KB"

compare() {
    echo "$1: $(size "$1") KB"
    "$work/$1/trimmed" > "$work/actual" || wrong "$1: the program ends with $?"
    diff "$work/expected" "$work/actual" || wrong "$1: the program prints something else"
}

publish trimmed -p:Form=trimmed; case $? in
    0) compare trimmed ;;
    2) echo "Skipped: the trimmer is not at hand." ;;
    *) wrong "the program cannot be trimmed" ;;
esac

compiler=$(command -v clang || command -v gcc)
if [ -z "$compiler" ]; then
    echo "Skipped: no compiler links native code."
else
    linker=()
    [ "$(basename "$compiler")" = clang ] || linker=(-p:CppCompilerAndLinker=gcc -p:LinkerFlavor=bfd)
    publish native -p:Form=native "${linker[@]}"; case $? in
        0) compare native ;;
        2) echo "Skipped: the compiler to native code is not at hand." ;;
        *) wrong "the program cannot be compiled to native code" ;;
    esac
fi

[ "$failures" = 0 ]
