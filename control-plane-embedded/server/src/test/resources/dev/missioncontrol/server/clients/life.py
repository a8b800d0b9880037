"""The classic life of one item with urllib: python3 life.py URL TOKEN. Prints each status and body on a line of its own."""
import json
import sys
import urllib.request

URL, TOKEN = sys.argv[1:]
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
POLL = "/api/inbox/poll?agent=python&project=mc&clan=red"


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"X-MC-Token": TOKEN, "Content-Type": "application/json"}
    request = urllib.request.Request(URL + path, data=data, headers=headers)
    with DIRECT.open(request, timeout=10) as answer:
        text = answer.read().decode("utf-8")
        print(answer.status, text)
        return json.loads(text)


sys.stdout.reconfigure(encoding="utf-8")
call(POLL)
item = call("/api/inbox/create", {"agent": "python", "project": "mc", "clan": "red", "title": 'Say "hi"', "body": "é"})
mine = {"inboxId": item["inboxId"], "agentId": "python"}
call(POLL)
call("/api/inbox/ack", mine)
call(POLL)
call("/api/inbox/complete", {**mine, "result": "Done."})
