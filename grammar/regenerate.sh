#!/bin/sh
# Refreshes the committed parser in grammar/generated from the two grammars.
# Needs `npm ci --prefix grammar` (the pinned ANTLR tool) and java on PATH.
set -eu
cd "$(dirname "$0")"
jar=$(ls node_modules/antlr4ng-cli/antlr4-*-complete.jar 2>/dev/null | head -n 1 || true)
if [ -z "$jar" ]; then
    echo "The ANTLR tool is missing: run 'npm ci --prefix grammar' first." >&2
    exit 1
fi
rm -rf generated
mkdir generated
java -jar "$jar" -Dlanguage=CSharp -no-listener -no-visitor -package Symbolic.Parsing.Grammar -encoding UTF-8 \
    -Xexact-output-dir -o generated SymbolicLexer.g4 SymbolicParser.g4
rm -f generated/*.interp generated/*.tokens
# The build compares this with the grammars: see GrammarIsFresh in src/Symbolic.Parsing/Symbolic.Parsing.csproj.
for grammar in SymbolicLexer.g4 SymbolicParser.g4; do
    sha256sum "$grammar" | cut -d ' ' -f 1
done > generated/grammar.sha256
