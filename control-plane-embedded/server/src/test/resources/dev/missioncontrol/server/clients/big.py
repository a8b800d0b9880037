"""Completes an item with a result of 20 MB with urllib: python3 big.py URL TOKEN. Prints the status and the body."""
import json
import sys
import urllib.request

URL, TOKEN = sys.argv[1:]
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def call(path, body):
    headers = {"X-MC-Token": TOKEN, "Content-Type": "application/json"}
    request = urllib.request.Request(URL + path, data=json.dumps(body).encode(), headers=headers)
    with DIRECT.open(request, timeout=10) as answer:
        return answer.status, answer.read().decode("utf-8")


item = json.loads(call("/api/inbox/create", {"agent": "python", "title": "big"})[1])["inboxId"]
print(*call("/api/inbox/complete", {"inboxId": item, "agentId": "python", "result": "r" * 20_000_000}))
