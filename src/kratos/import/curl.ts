import type { Missing, SeenExchange } from '../exchange/seen';
import type { WireRequest } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { readCurlCall } from './curlCall';
import { readCurlOptions, type CurlOption } from './curlOptions';
import { readCurlOutput, type PrintedAnswer } from './curlOutput';
import { gather } from './gathered';
import { seenExchange } from './seenExchange';
import { isPowerShell, readPowerShellCalls } from './powerShell';
import { isForCmd, readCmdCommand } from './shell/cmd';
import { readShellCommand } from './shell/sh';
import type { Imported } from './types';

const call = /(?<!\S)curl(?:\.exe)?(?=\s)/g;
/** No prompt is longer. */
const longestPrompt = 300;

/**
 * Reads calls of curl, as browsers copy them or as somebody wrote them: for a POSIX shell or for the Windows prompt,
 * over several lines, one after the other, each with what it printed beneath; or those of PowerShell's web client. No
 * call is run, and no file is read.
 */
export function readCurl(text: string): Imported {
  if (isPowerShell(text)) return readPowerShellCalls(text);
  const starts = Array.from(text.matchAll(call), ({ 0: found, index }) => ({ index, words: index + found.length }))
    .filter(({ index }) => beginsCommand(text, index))
    .map(({ index, words }) => ({ index: text.lastIndexOf('\n', index) + 1, words }));
  const read = isForCmd(text) ? readCmdCommand : readShellCommand;
  const seen: SeenExchange[] = [];
  const missing: Missing[] = [];
  let done = 0;
  for (const [at, { index, words }] of starts.entries()) {
    // It stands in the text of another.
    if (index < done) continue;
    const command = read(text, words);
    done = command.end;
    const output = text.slice(command.end, starts.slice(at + 1).find((next) => next.index >= done)?.index);
    const calls = splitCalls(readCurlOptions(command.words)).flatMap((options) => readCurlCall(options, command.input));
    missing.push(...calls.flatMap((one) => one.missing));
    const answers = readCurlOutput(output);
    const isFollowed = calls.length === 1;
    for (const [order, { request }] of calls.entries()) {
      const own = isFollowed ? answers : answers.slice(order, order + 1);
      seen.push(...exchangesOf(request, own, seen.length));
      if (own.length === 0) missing.push({ kind: 'answers', count: 1 });
      else if (own.some(({ hasStatus }) => !hasStatus)) missing.push({ kind: 'status' });
    }
  }
  return gather(seen, missing);
}

/** Whether a command can begin at a place: in its line there is a prompt before it at most, or another command. */
function beginsCommand(text: string, at: number): boolean {
  const line = text.slice(Math.max(0, at - longestPrompt), at);
  const words = line.slice(line.lastIndexOf('\n') + 1).match(/\S+/g) ?? [];
  const behind = words.findLastIndex((word) => /(?:[$#%>;|❯➜]|&&)$/.test(word));
  return words.slice(behind + 1).every((word) => /^(?:time|sudo|\w+=.*)$/.test(word));
}

/** `--next` begins another request. */
function splitCalls(options: readonly CurlOption[]): readonly (readonly CurlOption[])[] {
  const calls: CurlOption[][] = [[]];
  for (const option of options) {
    if (option.name === 'next') calls.push([]);
    else calls.at(-1)?.push(option);
  }
  return calls;
}

/** A request and its answer, and those of the redirects that it followed. */
function exchangesOf(request: WireRequest, answers: readonly PrintedAnswer[], order: number): readonly SeenExchange[] {
  const first = answers[0];
  const exchanges = [seenExchange(sentAs(request, first), order, { response: first?.response })];
  let { url } = request;
  for (const [at, answer] of answers.slice(1).entries()) {
    const location = readHeader(answers[at]?.response.headers ?? [], 'location');
    url = (location && URL.parse(location, url)?.href) ?? url;
    const { method, headers } = answer.sent ?? { method: 'GET', headers: request.headers };
    exchanges.push(seenExchange({ method, url, headers }, order + at + 1, { response: answer.response }));
  }
  return exchanges;
}

/** What was printed of a request is what went out, its cookies from a file included. */
function sentAs(request: WireRequest, answer: PrintedAnswer | undefined): WireRequest {
  return answer?.sent ? { ...request, ...answer.sent } : request;
}
