// Completes an item with a result of 20 MB with fetch: node big.mjs URL TOKEN. Prints the status and the body.
const [url, token] = process.argv.slice(2);

async function call(path, body) {
  const answer = await fetch(url + path, {
    method: "POST",
    headers: { "X-MC-Token": token, "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  return [answer.status, await answer.text()];
}

const item = JSON.parse((await call("/api/inbox/create", { agent: "node", title: "big" }))[1]).inboxId;
const [status, text] = await call("/api/inbox/complete", {
  inboxId: item,
  agentId: "node",
  result: "r".repeat(20_000_000),
});
console.log(`${status} ${text}`);
