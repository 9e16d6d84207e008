import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../../../../src/kratos/exchange/types';
import { curlOf } from '../../../../src/kratos/export/oneRequest';
import { shells, type Shell } from '../../../../src/kratos/export/shells';
import { readHeader } from '../../../../src/kratos/flow/headers';
import { readCurl } from '../../../../src/kratos/import/curl';
import { mask } from '../../../../src/kratos/exchange/redact';
import { recorded, scenarios } from '../../../kit/replay';
import { exchange, fromRecorded } from '../exchange/exchanges';
import { versions } from '../flow/replay/flowSteps';

const asRead = (text: string): readonly WireRequest[] => readCurl(text).seen.map(({ exchange: one }) => one.request);

/** What a request has to say, in an order of its own. */
const said = ({ method, url, headers, body }: WireRequest): object => ({
  ...{ method, url, body },
  headers: headers
    .filter(([name]) => !/^(?:host|content-length|connection|accept-encoding)$/i.test(name))
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    // What curl sends where nothing is said.
    .filter((line) => line !== 'accept: */*')
    .toSorted(),
});

/** An empty body is none, and the Windows prompt has no carriage returns. */
const asSent = ({ body = '', ...request }: WireRequest, shell: Shell): WireRequest => ({
  ...request,
  ...(body !== '' && { body: shell === 'cmd' ? body.replaceAll('\r\n', '\n') : body }),
});

const awkward = [
  `it's "quoted" 'twice' \\ \\" and \\\\`,
  '%PATH% $HOME ${HOME} `whoami` $(whoami) !x! ^ & | < > ( ) ; # ~ * ?',
  '‘typographic’ ‚quotes‛ “here” ümläut 漢字 🦊',
  'a\nb\r\nc',
  '',
];

describe.each(shells)('a request copied for %s', (shell) => {
  it.each(awkward)('is read back as it was: %j', (text) => {
    const { request } = exchange({
      method: 'POST',
      url: 'http://127.0.0.1:4433/self-service/login?flow=1&return_to=%2Fa%20b',
      requestHeaders: [
        ['Accept', 'application/json'],
        ['Content-Type', 'application/json'],
        ['Cookie', 'csrf_token_1=a+/b==; other=c'],
        ['User-Agent', `Some "agent" (X11; 50%)`],
      ],
      requestBody: JSON.stringify({ password: text }) + text,
    });
    const copied = curlOf({ ...exchange({}), request }, [], { clear: true, shell });
    expect(asRead(copied).map(said)).toEqual([said(asSent(request, shell))]);
  });

  it('is read back as it was, whatever was recorded, and shows no secret by itself', () => {
    for (const version of versions)
      for (const scenario of scenarios(version))
        for (const one of recorded(version, scenario).map(fromRecorded)) {
          const { request } = one;
          const copied = curlOf(one, [], { clear: true, shell });
          expect(asRead(copied).map(said), scenario).toEqual([said(asSent(request, shell))]);
          if (readHeader(request.headers, 'cookie') !== undefined)
            expect(JSON.stringify(asRead(curlOf(one, [], { shell })))).toContain(mask);
        }
  });
});
