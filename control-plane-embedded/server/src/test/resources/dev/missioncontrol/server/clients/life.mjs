// The classic life of one item with fetch: node life.mjs URL TOKEN. Prints each status and body on a line of its own.
const [url, token] = process.argv.slice(2);
const poll = "/api/inbox/poll?agent=node&project=mc&clan=red";

async function call(path, body) {
  const answer = await fetch(url + path, {
    method: body ? "POST" : "GET",
    headers: { "X-MC-Token": token, "Content-Type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  console.log(`${answer.status} ${text}`);
  return JSON.parse(text);
}

await call(poll);
const item = await call("/api/inbox/create", { agent: "node", project: "mc", clan: "red", title: 'Say "hi"', body: "é" });
const mine = { inboxId: item.inboxId, agentId: "node" };
await call(poll);
await call("/api/inbox/ack", mine);
await call(poll);
await call("/api/inbox/complete", { ...mine, result: "Done." });
