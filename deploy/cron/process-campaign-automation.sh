#!/bin/sh
# Campaign automation from cron: enrols the new contacts of the last days in every active "New Client"
# campaign, hands over what is due, and says how things stand. The services do the same by themselves all
# the time; what this adds is the look back to before a campaign's activation, and a report by mail.
#
#   */15 * * * * CAMPAIGNS_API_KEY_FILE=/etc/campaigns/service-key /path/to/process-campaign-automation.sh
#
# Needs a POSIX shell, curl and awk. `--help` says the rest.
set -eu

usage() {
  cat <<'EOF'
process-campaign-automation.sh [--test]

  --test   test mode: nothing is enrolled and nothing is sent, the report says what would be

Environment:
  CAMPAIGNS_URL            where campaign-service is (http://localhost:8080)
  CAMPAIGNS_API_KEY_FILE   a file with a service key (one tenant) or a platform key (all tenants)
  CAMPAIGNS_API_KEY        the key itself, if there is no such file
  CAMPAIGNS_TIMEOUT        seconds that one request may take (300)
  CAMPAIGNS_ATTEMPTS       how often a request is made if the service is away or busy (5)

Exit code:
  0   all is done
  1   all other campaigns are done, but at least one failed
  2   not all is done: wrong use, a refused key, or a service that stayed away
EOF
}

say() { printf '%s\n' "$*"; }

die() {
  printf 'process-campaign-automation: %s\n' "$*" >&2
  exit 2
}

# ----------------------------------------------------------------------------------------- settings

test_mode=false
for argument in "$@"; do
  case $argument in
    --test) test_mode=true ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
done

url=${CAMPAIGNS_URL:-http://localhost:8080}
url=${url%/}
timeout=${CAMPAIGNS_TIMEOUT:-300}
attempts=${CAMPAIGNS_ATTEMPTS:-5}
for number in "$timeout" "$attempts"; do
  case $number in
    '' | *[!0-9]* | 0*) die 'CAMPAIGNS_TIMEOUT and CAMPAIGNS_ATTEMPTS are whole numbers from 1' ;;
  esac
done
for tool in curl awk; do
  command -v "$tool" >/dev/null || die "$tool is missing"
done

key=${CAMPAIGNS_API_KEY:-}
if [ -n "${CAMPAIGNS_API_KEY_FILE:-}" ]; then
  [ -r "$CAMPAIGNS_API_KEY_FILE" ] || die "cannot read the file that CAMPAIGNS_API_KEY_FILE names"
  # Without its line end; a file without one is fine too.
  read -r key <"$CAMPAIGNS_API_KEY_FILE" || true
fi
unset CAMPAIGNS_API_KEY
case $key in
  '') die 'no key: set CAMPAIGNS_API_KEY_FILE or CAMPAIGNS_API_KEY' ;;
  *[!A-Za-z0-9._~-]*) die 'the key holds a character that no key has' ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM

# ----------------------------------------------------------------------------------------- requests

# What flatten makes of {"a":[{"b":1}]}: lines of path, tab, value, here ".a.0.b<tab>1".
# shellcheck disable=SC2016 # awk's own variables
flatten='
  { text = text $0 " " }
  END { at = 1; length_ = length(text); value("") }
  function space() { while (at <= length_ && index(" \t\r\n", substr(text, at, 1))) at++ }
  function string(   found, c) {
    found = ""
    for (at++; at <= length_; at++) {
      c = substr(text, at, 1)
      if (c == "\"") { at++; return found }
      if (c == "\\") {
        c = substr(text, ++at, 1)
        if (c == "n" || c == "t" || c == "r") c = " "
        else if (c == "u") c = "\\u"
      }
      found = found c
    }
    return found
  }
  function value(path,   c, key, number, word) {
    space()
    c = substr(text, at, 1)
    if (c == "\"") { print path "\t" string(); return }
    if (c == "{" || c == "[") {
      at++
      for (number = 0; at <= length_; number++) {
        space()
        if (index("}]", substr(text, at, 1))) { at++; return }
        if (c == "{") { key = string(); space(); at++ } else key = number
        value(path "." key)
        space()
        if (substr(text, at, 1) == ",") at++
      }
      return
    }
    for (word = ""; at <= length_ && !index(",]} \t\r\n", substr(text, at, 1)); at++)
      word = word substr(text, at, 1)
    if (word == "") { at = length_ + 1; return }
    print path "\t" word
  }
'

field() { # FILE PATH: one value of a flattened answer, nothing if it is not there
  awk -F '\t' -v path="$2" '$1 == path { print $2; exit }' "$1"
}

request() { # METHOD PATH FILE: the status, 000 if there was no answer; the key never is an argument
  printf 'header = "X-API-Key: %s"\n' "$key" |
    curl --config - --silent --show-error --request "$1" --url "$url$2" --header 'Accept: application/json' \
      --connect-timeout 10 --max-time "$timeout" --max-filesize 104857600 \
      --dump-header "$work/headers" --output "$3" --write-out '%{http_code}' 2>"$work/trouble" || true
}

pause() { # ATTEMPT: seconds until the next one, as the service says, else longer each time
  asked=$(awk -F ':' 'tolower($1) == "retry-after" { gsub(/[^0-9]/, "", $2); print $2; exit }' "$work/headers" 2>/dev/null || true)
  case $asked in
    '') asked=$(($1 * 2)) ;;
    ?????*) asked=60 ;;
  esac
  [ "$asked" -le 60 ] || asked=60
  say "$asked"
}

ask() { # METHOD PATH FILE: asks until there is an answer, and flattens it into FILE
  attempt=1
  while :; do
    rm -f "$work/headers" "$work/answer"
    status=$(request "$1" "$2" "$work/answer")
    case $status in
      200) break ;;
      000 | 429 | 502 | 503 | 504)
        [ "$attempt" -lt "$attempts" ] || trouble "$status" "$2"
        sleep "$(pause "$attempt")"
        attempt=$((attempt + 1))
        ;;
      *) trouble "$status" "$2" ;;
    esac
  done
  awk "$flatten" "$work/answer" >"$3"
  [ -s "$3" ] || die "$url$2 did not answer with JSON"
}

trouble() { # STATUS PATH: says what is wrong, and ends
  detail=
  if [ -s "$work/answer" ]; then
    awk "$flatten" "$work/answer" >"$work/problem" || true
    detail=$(field "$work/problem" .detail)
  fi
  case $1 in
    000) die "no answer from $url: $(sed -n '1s/^curl: //p' "$work/trouble" | grep . || echo 'is it running?')" ;;
    401) die "the key is refused: it is not known, or revoked" ;;
    403) die "the key is refused: it takes one of scope service or platform" ;;
    *) die "$url$2 answered $1${detail:+: $detail}" ;;
  esac
}

# ------------------------------------------------------------------------------------------- report

# The counts of each campaign, whatever they are, and of all; ends with 1 if a campaign failed.
# shellcheck disable=SC2016 # awk's own variables
report='
  BEGIN { FS = "\t" }
  function words(name) {
    while (match(name, /[A-Z]/))
      name = substr(name, 1, RSTART - 1) " " tolower(substr(name, RSTART, 1)) substr(name, RSTART + 1)
    return name
  }
  function add(known, name, count) { return known (known == "" ? "" : ", ") count " " words(name) }
  {
    size = split($1, part, ".")
    if (part[2] == "totals" && size == 3 && $2 ~ /^[0-9]+$/) totals = add(totals, part[3], $2)
    if (part[2] != "campaigns" || size < 4) next
    at = part[3]
    if (at + 1 > campaigns) campaigns = at + 1
    if (part[4] == "name") name[at] = $2
    else if (part[4] == "campaignId") id[at] = $2
    else if (part[4] == "tenantId") tenant[at] = $2
    else if (part[4] == "error" && part[5] == "code") code[at] = $2
    else if (part[4] == "error" && part[5] == "detail") detail[at] = $2
    else if (part[4] == "held" && part[6] == "reason") held[at] = held[at] (held[at] == "" ? "" : ", ") $2
    else if (part[4] == "held" && part[6] == "count") held[at] = held[at] " " $2
    else if (size == 4 && $2 ~ /^[0-9]+$/) counts[at] = add(counts[at], part[4], $2)
  }
  END {
    for (i = 0; i < campaigns; i++) {
      line = "  " name[i] " (" (tenant[i] == "" ? "" : tenant[i] ", ") id[i] "): "
      if (code[i] != "") { line = line "FAILED, " code[i] ": " detail[i]; failed++ }
      else line = line (counts[i] == "" ? "nothing to do" : counts[i])
      if (held[i] != "") line = line "; held: " held[i]
      print line
    }
    print "  " campaigns + 0 " active campaign" (campaigns == 1 ? "" : "s") (failed ? ", " failed " failed" : "") (totals == "" ? "" : ": " totals)
    exit failed > 0
  }
'

failed=
# Three steps of the guide in one request each: finding the campaigns is the service's part.
say "Campaign automation at $url$([ "$test_mode" = false ] || echo ', in test mode: nothing is sent')"

say 'New clients'
ask POST "/api/campaigns/automation/trigger-new-clients?testMode=$test_mode" "$work/triggered"
awk "$report" "$work/triggered" || failed=yes

say 'Due jobs'
ask POST "/api/campaigns/automation/process-pending?testMode=$test_mode" "$work/processed"
awk "$report" "$work/processed" || failed=yes

say 'Summary'
ask GET "/api/campaigns/automation/summary?testMode=$test_mode" "$work/summary"
# shellcheck disable=SC2016 # awk's own variables
awk '
  BEGIN { FS = "\t" }
  function add(known, name, count) { return known (known == "" ? "" : ", ") count " " name }
  {
    size = split($1, part, ".")
    if (part[2] == "campaigns") campaigns = add(campaigns, part[3], $2)
    else if (part[2] == "jobs") jobs = add(jobs, part[3], $2)
    else if (size == 2) value[part[2]] = $2
  }
  END {
    print "  campaigns: " campaigns
    print "  contacts: " value["contacts"] ", enrolled: " value["enrolled"]
    print "  jobs: " jobs
    print "  unknown outcomes: " value["unknown"]
    if (value["booksGap"] + 0 != 0) print "  THE BOOKS DO NOT BALANCE: " value["booksGap"] " jobs; see /api/health/books"
    print "  as of " value["asOf"]
  }
' "$work/summary"

[ -z "$failed" ] || exit 1
