import { t } from '@vscode/l10n';
import { filledTextAt, numberAt, textAt } from '../flow/json';
import type { ContinueWith, Session } from '../flow/types';
import { identityName } from '../knowledge/identityName';
import { suggestions } from '../knowledge/outcomes/suggestions';
import { describeError } from './describeError';
import { description, facts, type Description, type Fact } from './description';
import { openFlow, unreachable } from './leads';
import type { Pasted } from './types';

type Answer = Extract<
  Pasted,
  {
    kind:
      | 'error'
      | 'stored-error'
      | 'session'
      | 'signed-in'
      | 'identity'
      | 'courier-message'
      | 'continue-with'
      | 'logout'
      | 'redirect'
      | 'recovery';
  }
>;

/** An answer of Kratos that is no flow. */
export function describeAnswer(pasted: Answer, now: number): Description {
  switch (pasted.kind) {
    case 'error':
      return describeError(pasted.error, pasted.flow !== undefined);
    case 'stored-error':
      return describeStored(pasted);
    case 'session':
      return describeSession(pasted, now);
    case 'signed-in':
      return describeSignedIn(pasted, now);
    case 'identity':
      return describeIdentity(pasted);
    case 'courier-message':
      return describeMessage(pasted);
    case 'continue-with':
      return description({
        title: t('What to show next'),
        what: t('What Kratos suggests after a step (continue_with). The order of the list means nothing.'),
        ...continued(pasted.items),
      });
    case 'logout':
      return description({
        title: t('The start of a logout'),
        what: t(
          'The address that a browser is sent to in order to sign out. It works once, and for this session only.',
        ),
        todo: [t('Go to that address with the cookies of the same browser; a link to it in a page is enough.')],
        facts: facts([t('Address'), pasted.url]),
        odd: unreachable(pasted.url),
      });
    case 'redirect':
      return describeRedirect(pasted.url);
    case 'recovery':
      return description({
        title: t('A recovery that an administrator began'),
        what: pasted.hasCode
          ? t('A link to a recovery flow, and the code to type there. Kratos mails neither.')
          : t('A link that recovers an account by itself. Kratos does not mail it.'),
        todo: [t('Hand it to the person; whoever has it can take the account over.')],
        odd: unreachable(pasted.link),
        goOn: pasted.hasCode ? openFlow(pasted.link) : [],
      });
  }
}

function describeStored({ id, error, createdAt }: Extract<Answer, { kind: 'stored-error' }>): Description {
  const told = describeError(error, false);
  return {
    ...told,
    what: t(
      'What /self-service/errors told: Kratos keeps an error and sends the browser to the page in selfservice.flows.error.ui_url with its id.',
    ),
    facts: [...facts([t('Kept as'), id], [t('Since'), createdAt]), ...told.facts],
  };
}

function describeSession({ session, tokenized }: Extract<Answer, { kind: 'session' }>, now: number): Description {
  const ends = Date.parse(session.expiresAt ?? '');
  const odd = [
    ...(session.active ? [] : [t('It is not active: revoked, expired, or of an identity that is switched off.')]),
    ...(ends <= now ? [t('It expired at {0}.', session.expiresAt ?? '')] : []),
    ...(session.identity?.state === 'inactive' ? [t('Its identity is switched off.')] : []),
  ];
  return description({
    title: session.identity === undefined ? t('A session') : t('A session of {0}', identityName(session.identity)),
    what: t('Who is signed in, and how sure Kratos is of it: what whoami answers.'),
    facts: sessionFacts(session),
    why:
      session.aal === 'aal1'
        ? t(
            'aal1: one factor was proved. Whether a second is asked for is decided by session.whoami.required_aal and selfservice.flows.settings.required_aal, and by what the identity has.',
          )
        : t('aal2: a second factor was proved as well.'),
    todo: tokenized ? [t('It carries a token (tokenize_as): paste that alone to read what is in it.')] : [],
    odd,
    goOn:
      session.aal === 'aal1'
        ? [{ label: t('Step up'), act: { kind: 'start-flow', type: 'login', parameters: { aal: 'aal2' } } }]
        : [],
  });
}

function sessionFacts(session: Session): readonly Fact[] {
  return facts(
    [t('Active'), session.active ? t('yes') : t('no')],
    [t('Level'), session.aal],
    [t('Proved by'), session.methods.map(({ method, aal }) => `${method} (${aal})`).join(', ')],
    [t('Signed in at'), session.authenticatedAt],
    [t('Expires'), session.expiresAt],
    [t('Session'), session.id],
    [t('Identity'), session.identity?.id],
  );
}

function describeSignedIn(pasted: Extract<Answer, { kind: 'signed-in' }>, now: number): Description {
  const { session, identity, hasToken, continueWith } = pasted;
  const told = session && describeSession({ kind: 'session', session, tokenized: false }, now);
  const next = continued(continueWith);
  return description({
    ...(told ?? {}),
    title: identity === undefined ? t('Signed in') : t('Registered {0}', identityName(identity)),
    what:
      identity === undefined
        ? t('How a login answers that went well.')
        : t('How a registration answers that went well.'),
    facts: told?.facts ?? facts([t('Identity'), identity?.id]),
    todo: [
      ...(hasToken ? [t('Keep session_token, and send it as X-Session-Token: it takes the place of a cookie.')] : []),
      ...(session === undefined
        ? [t('No session came with it: the server runs no session hook after this registration. Sign in to get one.')]
        : []),
      ...next.todo,
    ],
    goOn: next.goOn,
  });
}

function describeIdentity({ identity, credentials }: Extract<Answer, { kind: 'identity' }>): Description {
  return description({
    title: t('The identity {0}', identityName(identity)),
    what: t('A person’s account: its traits by a schema, its addresses, and what it can sign in with.'),
    facts: facts(
      [t('Identity'), identity.id],
      [t('Schema'), identity.schemaId],
      [t('State'), identity.state],
      [t('Credentials'), credentials.join(', ')],
      [
        t('Addresses'),
        identity.verifiableAddresses
          .map(({ value, verified }) => `${value} (${verified ? t('verified') : t('not verified')})`)
          .join(', '),
      ],
      [t('Recovery by'), identity.recoveryAddresses.join(', ')],
    ),
    odd:
      identity.state === 'inactive' ? [t('It is switched off: it cannot sign in, and its sessions do not count.')] : [],
  });
}

function describeMessage({ json }: Extract<Answer, { kind: 'courier-message' }>): Description {
  const status = textAt(json, 'status');
  return description({
    title: t('A message to {0}', textAt(json, 'recipient') ?? ''),
    what: t('What the courier sent or keeps to send: an e-mail, or a text message.'),
    facts: facts(
      [t('Template'), filledTextAt(json, 'template_type')],
      [t('Status'), status],
      [t('Tries'), String(numberAt(json, 'send_count') ?? '')],
      [t('Channel'), filledTextAt(json, 'channel') ?? filledTextAt(json, 'type')],
      [t('Subject'), filledTextAt(json, 'subject')],
      [t('Made at'), filledTextAt(json, 'created_at')],
    ),
    odd: [
      ...(textAt(json, 'template_type')?.endsWith('_invalid') === true
        ? [t('It went to an address that no account has: it says so, and has no code.')]
        : []),
      ...(status === 'abandoned' ? [t('The courier gave up: ask for this message alone to read why.')] : []),
      ...(textAt(json, 'body')?.startsWith('<redacted') === true
        ? [t('Its body is hidden, since the server runs without --dev.')]
        : []),
    ],
  });
}

function describeRedirect(url: string): Description {
  return description({
    title: t('A redirect'),
    what: t('Kratos sends the browser on. With JSON it is a 422 or a part of the answer, else a 303.'),
    facts: facts([t('Address'), url]),
    todo: [t('Go there with the browser itself (window.location): a fetch would follow it without showing anything.')],
    odd: unreachable(url),
    goOn: openFlow(url),
  });
}

function continued(items: readonly ContinueWith[]): Pick<Description, 'todo' | 'goOn'> {
  const shown = suggestions(items, t('the client'));
  return {
    todo: shown.map(({ name, text }) => `${name}: ${text}`),
    goOn: items.flatMap((item) => ('url' in item ? openFlow(item.url ?? '') : [])),
  };
}
