// Hears of price changes and refuses what is not signed. Node alone, no package.
//   node webhook.mjs 8787 whsec_...    (the port, and the secret of catalogue.webhook)
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const [port = '8787', secret = ''] = process.argv.slice(2);
const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
const seen = new Set();

function isOurs(headers, body) {
  const id = headers['webhook-id'];
  const sent = Number(headers['webhook-timestamp']);
  if (!id || !(Math.abs(Date.now() / 1000 - sent) < 300)) return false;
  const right = createHmac('sha256', key).update(`${id}.${sent}.`).update(body).digest();
  return (headers['webhook-signature'] ?? '').split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts);
  if (!isOurs(request.headers, body)) return response.writeHead(401).end();
  response.writeHead(204).end(); // soon: an answer that takes 15 seconds counts as none
  if (seen.has(request.headers['webhook-id'])) return; // told at least once, perhaps twice
  seen.add(request.headers['webhook-id']);
  const { data } = JSON.parse(body);
  console.log(`${data.total} changes from ${data.from.day} to ${data.to.day}`);
  for (const one of data.changes.filter((change) => change.source === 'verdict')) {
    console.log(`${one.kind} ${one.route} ${one.what}: ${one.before} -> ${one.after}`);
  }
});
server.listen(Number(port), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
