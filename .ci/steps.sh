# What .ci/run and .ci/long have in common. Sourced, with the repository's root as working directory.

# CI: locked restore; a lock file that does not match its project is an error, not a change.
# UseSharedCompilation: one compiler server for all projects; finish() stops it.
export CI=true UseSharedCompilation=true DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

results=artifacts/test-results
failures=()
rm -rf "$results"

# A program or font that tests use, the package it comes in, and a command that succeeds when it is there.
tools=(
  "chromium|command -v chromium"
  "fonts-noto-cjk|test -n \"\$(fc-list :lang=zh-cn)\""
  "libreoffice-calc|command -v soffice && test -e /usr/lib/libreoffice/program/libsclo.so"
  "poppler-utils|command -v pdftotext && command -v pdftoppm"
  "postgresql|compgen -G '/usr/lib/postgresql/*/bin/initdb'"
  "graphicsmagick|command -v vipsthumbnail || command -v magick || command -v gm"
  "zbar-tools|command -v zbarimg"
  "npm|command -v npm"
  "nginx|command -v nginx"
  "python3-yaml|python3 -c 'import yaml'"
)

# Asked about every page by the browser tests; it is the only thing that npm is used for.
axe=axe-core@4.14.1

# Installs what is missing, where there is apt. Elsewhere the tests that need it are skipped, and that is reported.
install_tools() {
  local missing=() tool as_root=()
  for tool in "${tools[@]}"; do
    bash -c "${tool#*|}" >/dev/null 2>&1 || missing+=("${tool%%|*}")
  done
  [ ${#missing[@]} -eq 0 ] && return
  echo "== missing: ${missing[*]}"
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  if ! command -v apt-get >/dev/null || ! { "${as_root[@]}" apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }; then
    echo "== not installed: ${missing[*]}" >&2
  fi
}

install_axe() {
  [ -e artifacts/axe/node_modules/axe-core/axe.min.js ] && return
  npm install --silent --no-fund --no-audit --prefix artifacts/axe "$axe" >/dev/null || echo "== not installed: $axe" >&2
}

# Runs a named command; remembers when it fails and goes on, so that one run shows everything.
step() {
  local name=$1
  shift
  echo "== $name"
  "$@" || failures+=("$name")
}

# A test may be skipped for two reasons, and says which: the material beside the repository (../shared) is not there, or the cluster build,
# whose packages cannot be restored everywhere, was not run.
require_nothing_skipped() {
  local skipped
  skipped=$(skip_reasons)
  skipped=$(grep -vF 'The cluster build was not run' <<<"$skipped")
  [ -e ../shared ] || skipped=$(grep -vF '../shared' <<<"$skipped")
  [ -z "$skipped" ] && return
  printf '== skipped, but may not be:\n%s\n' "$skipped"
  failures+=("skipped tests")
}

# One line for each skipped test: its name and its reason.
skip_reasons() {
  cat "$results"/*.trx 2>/dev/null | awk '
    /<UnitTestResult .*outcome="NotExecuted"/ { match($0, /testName="[^"]*"/); name = substr($0, RSTART + 10, RLENGTH - 11); reason = ""; next }
    name && /<\/UnitTestResult>/ { print name ":" reason; name = ""; next }
    name { gsub(/<[^>]*>/, ""); gsub(/^ +| +$/, ""); if ($0 != "") reason = reason " " $0 }'
}

# Tests of all result files with an outcome.
count() { cat "$results"/*.trx 2>/dev/null | grep -oE "<UnitTestResult [^>]*outcome=\"$1\"" | wc -l; }

# Prints what failed and, last and alone, the counts.
finish() {
  dotnet build-server shutdown >/dev/null
  local passed failed skipped
  passed=$(count Passed) failed=$(count '(Failed|Error|Timeout|Aborted)') skipped=$(count NotExecuted)
  [ "$failed" -eq 0 ] || failures+=("$failed tests")
  [ "$passed" -gt 0 ] || failures+=("no test ran")
  [ ${#failures[@]} -eq 0 ] || printf '== failed: %s\n' "${failures[@]}"
  echo "$passed passed, $failed failed, $skipped skipped"
  [ ${#failures[@]} -eq 0 ]
  exit
}
