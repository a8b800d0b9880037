# Completes an item with a result of 20 MB with curl: sh big.sh URL TOKEN. Prints the status and the body.
set -eu
url=$1 token=$2

call() {
    curl -sS --noproxy '*' --max-time 10 -w ' %{http_code}\n' -H "X-MC-Token: $token" -H 'Content-Type: application/json' \
        --data-binary @- "$url$1"
}

item=$(printf '{"agent":"curl","title":"big"}' | call /api/inbox/create | sed 's/.*"inboxId":"\([^"]*\)".*/\1/')
{
    printf '{"inboxId":"%s","agentId":"curl","result":"' "$item"
    head -c 20000000 /dev/zero | tr '\0' r
    printf '"}'
} | call /api/inbox/complete | sed 's/\(.*\) \([0-9]*\)$/\2 \1/'
