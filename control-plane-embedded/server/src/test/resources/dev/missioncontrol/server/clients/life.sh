# The classic life of one item with curl: sh life.sh URL TOKEN. Prints each status and body on a line of its own.
set -eu
call() {
    curl --silent --show-error --max-time 10 --noproxy '*' --write-out '\n%{http_code}\n' \
        --header "X-MC-Token: $TOKEN" --header 'Content-Type: application/json' "$@" > "$ANSWER"
    printf '%s %s\n' "$(tail -n 1 "$ANSWER")" "$(sed '$d' "$ANSWER")"
}
URL=$1
TOKEN=$2
ANSWER=$(mktemp)
trap 'rm -f "$ANSWER"' EXIT
call "$URL/api/inbox/poll?agent=curl&project=mc&clan=red"
call "$URL/api/inbox/create" --data '{"agent":"curl","project":"mc","clan":"red","title":"Say \"hi\"","body":"é"}'
ID=$(sed -n 's/.*"inboxId":"\([^"]*\)".*/\1/p' "$ANSWER")
call "$URL/api/inbox/poll?agent=curl&project=mc&clan=red"
call "$URL/api/inbox/ack" --data "{\"inboxId\":\"$ID\",\"agentId\":\"curl\"}"
call "$URL/api/inbox/poll?agent=curl&project=mc&clan=red"
call "$URL/api/inbox/complete" --data "{\"inboxId\":\"$ID\",\"agentId\":\"curl\",\"result\":\"Done.\"}"
