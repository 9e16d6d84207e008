// Runs functions of the tests in the extension host. Listens on the loopback interface only, asks for a token, and only
// where the tests say so: its address goes into the file that KRATOS_FLOWS_TEST_DRIVER names.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import * as vscode from 'vscode';

export function activate(context) {
  const file = process.env.KRATOS_FLOWS_TEST_DRIVER;
  if (!file) return;
  const token = randomUUID();
  const server = createServer(async (request, response) => {
    const answer =
      request.headers.authorization === token ? await perform(await read(request)) : { error: 'Wrong token.' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1', () => writeFileSync(file, JSON.stringify({ port: server.address().port, token })));
  context.subscriptions.push({ dispose: () => server.close() });
}

/** Calls the function whose text came with the request. What it returns has to be JSON; anything else is left out. */
async function perform({ source, args }) {
  try {
    const value = await new Function(`return (${source})`)()(vscode, ...args);
    JSON.stringify(value);
    return { value };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function read(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}
