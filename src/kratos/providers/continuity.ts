import type { Exchange } from '../exchange/types';

/** Ties a callback to the submit that began the round. A client without a jar keeps it for that alone. */
const continuityCookie = 'ory_kratos_continuity';

/** The continuity cookie that an answer sets, as a `Cookie` header has it; undefined when it sets none. */
export function readContinuity({ response }: Exchange): string | undefined {
  const pairs = (response?.headers ?? [])
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .map(([, value]) => value.split(';', 1)[0] ?? '');
  return pairs.find((pair) => pair.startsWith(`${continuityCookie}=`) && !pair.endsWith('='));
}
