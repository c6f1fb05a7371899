#!/usr/bin/env bash
# Packs everything into a temporary folder and uses the packages as a stranger would: the C# programs of the READMEs in a fresh project that
# references `Symbolic` and its generator, the example of the generator, which references nothing else, and the commands of the tool's README
# with the installed tool. Each prints what its README or its comments show.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
failures=0
wrong() { failures=$((failures + 1)); printf 'FAILED: %s\n' "$1"; }

# A version that nobody has published: it can come from the folder alone.
version="0.0.$(date +%s)"
dotnet pack "$root/Symbolic.sln" -c Release -o "$work/feed" -p:PackageVersion="$version" -v q || { echo "FAILED: dotnet pack"; exit 1; }

count() { set -- $1; [ -e "$1" ] && echo "$#" || echo 0; }
projects=$(count "$root/src/*/*.csproj")
[ "$(count "$work/feed/*.nupkg")" = "$projects" ] || wrong "not every project in src has its package"
# The generator carries its symbols inside.
[ "$(count "$work/feed/*.snupkg")" = "$((projects - 1))" ] || wrong "not every package has its symbols"

# What a package says of itself; the list of its files, which comes after that, is not packed.
descriptions=$(find "$root/src" -path '*/obj/*' -name "*.$version.nuspec" -exec sed '/<files>/,$d' {} \;)
[ -n "$descriptions" ] || wrong "the descriptions of the packages are not found"
for place in "$root" "$HOME" "$work"; do
    if [ "${#place}" -gt 1 ] && grep -nF -- "$place" <<< "$descriptions"; then wrong "a package tells of the machine that made it"; fi
done

# Everything else comes from where this machine takes packages. What was installed from here is not kept.
cat > "$work/nuget.config" <<'CONFIG'
<configuration>
  <packageSources>
    <add key="packed" value="feed" />
  </packageSources>
  <fallbackPackageFolders>
    <add key="known" value="KNOWN" />
  </fallbackPackageFolders>
</configuration>
CONFIG
known=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')
mkdir -p "$known"
sed -i "s|KNOWN|$known|" "$work/nuget.config"
export NUGET_PACKAGES="$work/installed"

mkdir "$work/program"
cat > "$work/program/program.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Symbolic" Version="$version" />
    <PackageReference Include="Symbolic.Generator" Version="$version" PrivateAssets="all" />
  </ItemGroup>
</Project>
PROJECT
dotnet restore "$work/program" --configfile "$work/nuget.config" -v q || wrong "a project that references the package cannot be restored"

# Blocks of a language, each in a file of its own: blocks README LANGUAGE FOLDER
blocks() { mkdir -p "$3" && awk -v language="$2" -v folder="$3" '
    $0 == "```" language { on = 1; n++; next }
    /^```/ { on = 0 }
    on { print > (folder "/" n) }' "$1"; }

programs=0
for readme in README.md src/Symbolic/README.md src/Symbolic.Generator/README.md examples/guide/7-programs.md; do
    rm -rf "$work/blocks"
    blocks "$root/$readme" csharp "$work/blocks"
    for block in "$work"/blocks/*; do
        cp "$block" "$work/program/Program.cs"
        expected=$(grep -F 'Console.WriteLine(' "$block" | sed 's|.*// ||')
        actual=$(dotnet run --project "$work/program" --no-restore)
        programs=$((programs + 1))
        [ "$expected" = "$actual" ] || wrong "program $(basename "$block") of $readme prints"$'\n'"$actual"
    done
done
[ "$programs" -gt 1 ] || wrong "the READMEs have no programs"

# A program that has its derivatives from the compiler and nothing beside it when it runs.
mkdir "$work/example"
cp "$root"/examples/generator/* "$work/example/"
cp "$work/nuget.config" "$work/example/nuget.config"
sed -i "s|value=\"feed\"|value=\"$work/feed\"|" "$work/example/nuget.config"
expected=$(grep -F 'Console.WriteLine(' "$work/example/Program.cs" | sed 's|.*// ||')
actual=$(dotnet run --project "$work/example" -p:SymbolicVersion="$version")
[ "$expected" = "$actual" ] || wrong "the example of the generator prints"$'\n'"$actual"
if ls "$work"/example/bin/*/*/ | grep -E '^(Symbolic|MathNet|Antlr)'; then wrong "the example of the generator carries assemblies along"; fi

# A wrong formula is an error of the compiler, the only one, at its place inside the string.
cat > "$work/example/Wrong.cs" <<'WRONG'
using Symbolic;

static partial class Wrong
{
    [Derivative("x² + w x", "x")]
    public static partial double Slope(double x);
}
WRONG
expected="Wrong.cs(5,23): error SYM001: unknown name 'w'. Hint: the only variable is x"
actual=$(dotnet build "$work/example" -p:SymbolicVersion="$version" -v q -clp:NoSummary | grep -oE 'Wrong\.cs\(.* error .*' | sed 's/ \[.*//' | sort -u)
[ "$expected" = "$actual" ] || wrong "a wrong formula is reported as"$'\n'"$actual"

if dotnet tool install Symbolic.Tool --version "$version" --tool-path "$work/tool" --configfile "$work/nuget.config" > /dev/null; then
    PATH="$work/tool:$PATH"
    blocks "$root/src/Symbolic.Repl/README.md" console "$work/commands"
    expected=$(grep -v '^\$' "$work/commands/1")
    actual=$(eval "$(sed -n 's/^\$ symbolic/symbolic/p' "$work/commands/1")")
    [ -n "$expected" ] && [ "$expected" = "$actual" ] || wrong "the installed tool prints"$'\n'"$actual"
else
    wrong "the tool cannot be installed"
fi

echo "$programs programs, 1 command, $failures wrong"
[ "$failures" = 0 ]
