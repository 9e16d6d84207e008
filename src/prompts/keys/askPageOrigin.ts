import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { originOf, worksAt } from '../../kratos/webauthn/origin';
import { ask } from '../ask';
import type { Judgement } from '../ask';
import { pick } from '../pick';

/** Origins that may be meant, and what says so. */
export interface LikelyOrigins {
  readonly now: string | undefined;
  readonly configured: readonly string[];
  readonly guessed: readonly string[];
}

type PageItem = QuickPickItem & { readonly origin?: string };

/** Asks which page keys of a site answer for: likely ones are offered, any other can be typed. */
export async function askPageOrigin(site: string, likely: LikelyOrigins): Promise<string | undefined> {
  const title = t('The page that keys of {0} answer for', site);
  const { now, configured, guessed } = likely;
  const known = [...new Set([...configured, ...(now === undefined ? [] : [now]), ...guessed])];
  const items: PageItem[] = known.map((origin) => ({
    origin,
    label: origin,
    description: wordsFor(origin, likely),
    iconPath: new ThemeIcon(origin === now ? 'pass-filled' : 'globe'),
  }));
  const other: PageItem = { label: t('Another page…'), iconPath: new ThemeIcon('edit') };
  const placeholder = t('Where is the page that a browser would show? Kratos accepts only the origins in rp.origins.');
  const picked = await pick({ title, placeholder, items: [...items, other] });
  if (picked === undefined) return undefined;
  return picked.origin ?? typeOrigin(title, site, known[0] ?? '');
}

function wordsFor(origin: string, { now, configured }: LikelyOrigins): string {
  if (configured.includes(origin)) return t('in the server’s configuration');
  return origin === now ? t('as it is now') : t('a guess');
}

async function typeOrigin(title: string, site: string, value: string): Promise<string | undefined> {
  const typed = await ask({
    title,
    prompt: t('Origin of the page: scheme, host and port, as in http://localhost:4455'),
    value,
    judge: (text) => judgeOrigin(text, site),
  });
  return typed === undefined ? undefined : (originOf(typed) ?? typed);
}

/** Kratos compares origins as a whole. Those of apps have other forms, so any text may be meant. */
export function judgeOrigin(text: string, site: string): Judgement {
  const origin = originOf(text);
  if (text.trim() === '') return { kind: 'problem', sentence: t('Enter the origin of the page.') };
  if (origin === undefined)
    return { kind: 'fine', isDoubtful: true, note: t('This is not a web address: it is sent as it is written.') };
  if (!worksAt(origin, site))
    return {
      kind: 'fine',
      isDoubtful: true,
      note: t('A browser would refuse it: keys of {0} work only on pages of that host. Kratos may accept it.', site),
    };
  return text.trim() === origin
    ? { kind: 'fine' }
    : { kind: 'fine', note: t('{0} is used: an origin ends with the host or port.', origin) };
}
