#!/usr/bin/env bash
# How much of Core and Calculus the tests execute: lines and branches, over all test projects or over those that are named.
#   tests/coverage.sh [PROJECT]...       tests/coverage.sh Core.Tests Calculus.Tests Conformance
# The report is written to TestResults/coverage: Summary.txt, and index.html with every line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=TestResults/coverage
projects=("$@")
if [ ${#projects[@]} = 0 ]; then
    projects=(Core.Tests Calculus.Tests Conformance Rewriting.Tests Evaluation.Tests Parsing.Tests Tests Repl.Tests)
fi

rm -rf "$results"
dotnet tool restore
for project in "${projects[@]}"; do
    dotnet test "tests/Symbolic.$project" --collect 'XPlat Code Coverage' --results-directory "$results/raw/$project" -- \
        DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Include='[Symbolic.Core]*,[Symbolic.Calculus]*' \
        DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.SingleHit=true
done

dotnet tool run reportgenerator "-reports:$results/raw/**/coverage.cobertura.xml" "-targetdir:$results" '-reporttypes:TextSummary;Html'
sed -n '1,/^$/p' "$results/Summary.txt"
