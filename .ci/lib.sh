# Shared by .ci/run and its checks; sourced, never run.

# In CI a missing tool is a failure; on a user's machine it is a skip that says what is missed.
in_ci() { [[ "${CI:-}" == "true" ]]; }

# skip REASON: ends the check. Exit status 77 is "skipped" to .ci/run.
skip() {
  if in_ci; then
    printf 'FAILED: %s (CI=true, so nothing may be skipped)\n' "$*" >&2
    exit 1
  fi
  printf 'SKIPPED: %s\n' "$*"
  exit 77
}

need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || skip "$tool is not on PATH"
  done
}

need_python_module() {
  need python3
  python3 -c "import $1" 2>/dev/null || skip "python3 cannot import $1; install $2 to run this check"
}

# Gives Terraform a provider source that works here: the caller's own configuration when it exists,
# else an unpacked mirror found on this machine, else the public registry (Terraform's default).
# Sets TF_CLI_CONFIG_FILE to a file under $1.
use_terraform_mirror() {
  local scratch=$1 mirror=""
  export TF_IN_AUTOMATION=1 TF_INPUT=0 CHECKPOINT_DISABLE=1
  if [[ -n "${TF_CLI_CONFIG_FILE:-}" ]]; then
    [[ -r "$TF_CLI_CONFIG_FILE" ]] && return
    unset TF_CLI_CONFIG_FILE
  fi
  [[ -r "$HOME/.terraformrc" ]] && return
  mirror=$(find_terraform_mirror)
  # Terraform warns about a plugin cache that does not exist, and a cache is of no use to a mirror.
  unset TF_PLUGIN_CACHE_DIR
  [[ -n "$mirror" ]] || return 0
  cat >"$scratch/terraform.rc" <<RC
provider_installation {
  filesystem_mirror { path = "$mirror" }
}
RC
  export TF_CLI_CONFIG_FILE="$scratch/terraform.rc"
}

# Prints the directory that holds registry.terraform.io/hashicorp/aws, if this machine has one.
find_terraform_mirror() {
  local candidate found
  local provider="registry.terraform.io/hashicorp/aws"
  for candidate in "${TF_PLUGIN_CACHE_DIR:-}" "$HOME/.terraform.d/plugins" \
    "$HOME/.local/share/terraform/plugins" /usr/local/share/terraform/plugins /usr/share/terraform/plugins; do
    if [[ -n "$candidate" && -d "$candidate/$provider" ]]; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  # Working directories hold .terraform/providers/…, which look the same but may be half-linked.
  found=$(find / -xdev \( -path /proc -o -path /sys -o -name .terraform \) -prune -o \
    -type d -path "*/$provider" -print -prune 2>/dev/null | head -n 1)
  [[ -z "$found" ]] || printf '%s\n' "${found%/"$provider"}"
}

# Copies terraform/ without working directories or state, so that a check never leaves a trace.
copy_terraform() {
  local target=$1
  mkdir -p "$target"
  tar -C "$ROOT" --exclude=.terraform --exclude='*.tfstate*' -cf - terraform | tar -C "$target" -xf -
}

# A port nobody listens on right now.
free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Starts moto's server and waits until it answers; sets MOTO_PID and MOTO_URL.
start_moto() {
  local log=$1 port
  need_python_module moto.server "moto[server]"
  port=$(free_port)
  MOTO_IAM_LOAD_MANAGED_POLICIES=true python3 -m moto.server -H 127.0.0.1 -p "$port" >"$log" 2>&1 &
  MOTO_PID=$!
  MOTO_URL="http://127.0.0.1:$port"
  for _ in $(seq 1 120); do
    if curl -fsS -o /dev/null "$MOTO_URL/moto-api/" 2>/dev/null; then
      return 0
    fi
    kill -0 "$MOTO_PID" 2>/dev/null || break
    sleep 0.5
  done
  printf 'moto did not answer at %s; its log:\n' "$MOTO_URL" >&2
  tail -n 30 "$log" >&2
  return 1
}

# Runs the adapters' contract tests against what runs at a URL, in one go: tables, runs, crawlers, objects, wakes,
# parameters, the ledger, and the functions on top. DynamoDB may be elsewhere.
run_adapter_tests() { # run_adapter_tests LOG URL DYNAMODB-URL
  mvn -B -f "$ROOT/pom.xml" -pl functions/lambda -am verify -Dspotless.check.skip=true \
    -Dtest=NoUnitTests -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
    -Dit.test="$ADAPTER_TESTS" -Dsluice.adapters.endpoint="$2" -Dsluice.adapters.dynamodb="$3" >"$1" 2>&1
}
ADAPTER_TESTS='GlueCatalogIT,GlueRunsIT,S3IT,SqsWakesIT,DynamoLedgerIT,FunctionsIT'

adapter_tests() { # adapter_tests NAME URL [DYNAMODB-URL]
  local name=$1 url=$2 dynamodb=${3:-$2} log
  log=$(mktemp)
  if ! run_adapter_tests "$log" "$url" "$dynamodb"; then
    printf 'FAILED: the adapters disagree with %s\n' "$name"
    grep -E 'ERROR|FAIL' "$log" | head -n 40
    rm -f "$log"
    return 1
  fi
  printf 'adapters against %s: %s\n' "$name" "$(grep -E 'Tests run: [0-9]+, Failures' "$log" | tail -n 1)"
  rm -f "$log"
}

# The same tests against what says yes and does nothing, which each of them must notice; deaf.py writes its URL to a file.
adapter_tests_fail() { # adapter_tests_fail NAME URL-FILE DYNAMODB-URL
  local name=$1 log test missed=0
  log=$(mktemp)
  for _ in $(seq 1 60); do [[ -s "$2" ]] && break || sleep 0.5; done
  run_adapter_tests "$log" "$(cat "$2")" "$3" || true
  for test in GlueCatalogIT GlueRunsIT S3IT SqsWakesIT FunctionsIT; do
    if ! grep -qE "Tests run: [0-9]+, .*(FAILURE|ERROR)!.* $test|Tests run: [0-9]+, .*(FAILURE|ERROR)!.*\.$test" "$log"; then
      printf 'FAILED: %s does not notice %s\n' "$test" "$name"
      grep -E "Tests run.*$test|BUILD|ERROR" "$log" | head -n 5
      missed=1
    fi
  done
  printf 'seen to fail (adapters): %s, %s\n' "$name" "$(grep -E 'Tests run: [0-9]+, Failures' "$log" | tail -n 1)"
  rm -f "$log"
  return $missed
}
