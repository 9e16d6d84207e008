import { describe, expect, it } from 'vitest';
import { NetworkReader } from '../../../../src/kratos/capture/networkReader';
import type { NetworkEvent } from '../../../../src/kratos/capture/types';
import { eventsFor, redirected } from './networkEvents';

const url = 'http://127.0.0.1:4433/self-service/login/browser';
const first = {
  request: { method: 'GET', url, headers: [['cookie', 'a=1']] },
  response: {
    status: 303,
    headers: [
      ['location', 'http://127.0.0.1:3000/login?flow=1'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2; Path=/'],
    ],
    body: '',
  },
} as const;
const second = {
  request: { method: 'GET', url: 'http://127.0.0.1:3000/login?flow=1', headers: [['cookie', 'c=3']] },
  response: { status: 200, headers: [['set-cookie', 'd=4']], body: '<p>' },
} as const;

function read(
  events: readonly NetworkEvent[],
  wants: (url: string) => boolean = () => true,
): ReturnType<NetworkReader['take']> {
  const reader = new NetworkReader(wants);
  return events.flatMap((event) => reader.take('tab', event));
}

describe('events of the network', () => {
  it('are an exchange for each redirect, with the cookies of its own', () => {
    const [redirect, page] = read(redirected('r', first, second, { type: 'Document' }));
    expect(redirect).toMatchObject({
      sender: 'navigation',
      hasBody: false,
      exchange: {
        source: 'captured',
        request: first.request,
        response: { status: 303, headers: first.response.headers },
      },
    });
    expect(page).toMatchObject({
      hasBody: true,
      exchange: { request: second.request, response: { status: 200, headers: second.response.headers } },
    });
  });

  it('wait for raw headers that come late', () => {
    const events = eventsFor('r', { request: first.request, response: first.response });
    const late = events.findIndex(({ method }) => method === 'Network.responseReceivedExtraInfo');
    const [extra] = events.splice(late, 1);
    const reader = new NetworkReader(() => true);
    expect(events.flatMap((event) => reader.take('tab', event))).toEqual([]);
    expect(extra && reader.take('tab', extra)).toHaveLength(1);
  });

  it('are one request, though a worker and its page tell half of them each', () => {
    const reader = new NetworkReader(() => true);
    const told = eventsFor('r', second, { pageId: '' }).flatMap((event) =>
      reader.take(event.method.endsWith('ExtraInfo') ? 'page' : 'worker', event),
    );
    expect(told).toMatchObject([{ target: 'worker', pageId: 'worker', exchange: { request: second.request } }]);
  });

  it('have their body where they ended, as those of a frame of another site', () => {
    const reader = new NetworkReader(() => true);
    const told = eventsFor('r', second).flatMap((event) =>
      reader.take(event.method === 'Network.loadingFinished' ? 'frame' : 'page', event),
    );
    expect(told).toMatchObject([{ target: 'frame' }]);
  });

  it('do without them where there are none', () => {
    const [one] = read(eventsFor('r', second, { extra: false }));
    expect(one?.exchange.response?.headers).toEqual(second.response.headers);
  });

  it('are told of wanted addresses alone', () => {
    const told = read(redirected('r', first, second), (one) => one === url);
    expect(told.map(({ exchange }) => exchange.request.url)).toEqual([url]);
  });

  it('have the body that was sent, as UTF-8', () => {
    const request = { method: 'POST', url, headers: [], body: '{"identifier":"zoë@example.com"}' };
    const [one] = read(eventsFor('r', { request, response: second.response }));
    expect(one?.exchange.request.body).toBe(request.body);
  });

  it('say why no answer came', () => {
    const failed = (errorText: string): unknown => {
      const events = eventsFor('r', { request: first.request }).map((event) =>
        event.method === 'Network.loadingFailed' ? { ...event, params: { ...event.params, errorText } } : event,
      );
      return read(events)[0]?.exchange.failure?.kind;
    };
    expect(
      [
        'net::ERR_CONNECTION_REFUSED',
        'net::ERR_NAME_NOT_RESOLVED',
        'net::ERR_CERT_AUTHORITY_INVALID',
        'net::ERR_X',
      ].map(failed),
    ).toEqual(['refused', 'dns', 'tls', 'other']);
  });

  it('end with the page that they are of', () => {
    const reader = new NetworkReader(() => true);
    const [begun] = eventsFor('r', first);
    if (begun) reader.take('tab', begun);
    expect(reader.leave('another')).toEqual([]);
    expect(reader.leave('tab').map(({ exchange }) => exchange.failure)).toEqual([{ kind: 'cancelled' }]);
    expect(reader.leave('tab')).toEqual([]);
  });

  it('of requests that never end do not pile up', () => {
    const reader = new NetworkReader(() => true);
    for (let count = 0; count < 2000; count += 1) {
      const [begun] = eventsFor(`r${count}`, first);
      if (begun) reader.take('tab', begun);
    }
    expect(reader.leave('tab').length).toBeLessThanOrEqual(500);
  });
});
