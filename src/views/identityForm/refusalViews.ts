import { t } from '@vscode/l10n';
import type { WriteAnswer } from '../../kratos/admin/identityWrites/identityWrites';
import type { AdminIdentities } from '../../kratos/admin/types';
import { isObject } from '../../kratos/flow/json';
import type { Connection } from '../../kratos/record/types';
import type { FormProblemView, IdentityFormState } from '../../protocol/identityForm';

type Refused = Extract<WriteAnswer, { kind: 'problem' }>;

/** What is shown of a refusal: at its parts, and above the form. */
export interface RefusalView {
  readonly problems: readonly FormProblemView[];
  readonly said: NonNullable<IdentityFormState['said']>;
}

/** So many texts of the traits are asked for, to find out whose one of them is. */
const mostAsked = 10;

/**
 * Puts a refusal into words. Of a duplicate the server does not say which part it is: whoever has one of the texts is
 * looked for. `own` is the id of the identity that was to be written.
 */
export async function viewRefusal(
  answer: Refused,
  {
    identities,
    connection,
    body,
    own,
  }: {
    readonly identities: Pick<AdminIdentities, 'read'>;
    readonly connection: Connection;
    readonly body: unknown;
    readonly own: string | undefined;
  },
): Promise<RefusalView> {
  const { refusal, what, todo } = answer;
  const said = { tone: 'bad' as const, what, ...(todo !== undefined && { todo }) };
  if (!refusal) return { problems: [], said };
  if (refusal.unknownKey !== undefined)
    return {
      problems: [{ path: [refusal.unknownKey], what: t('This version of Kratos does not know it: leave it empty.') }],
      said,
    };
  if (refusal.isDuplicate) {
    const owners = await findOwners(identities, connection, body, own);
    const problems = owners.map(({ path, id }) => ({ path, what: t('Another identity has this already: {0}', id) }));
    const hasExternal = isObject(body) && typeof body.external_id === 'string' && body.external_id !== '';
    const words =
      problems.length > 0
        ? t('Somebody else has one of these already.')
        : hasExternal
          ? t('Somebody else has one of the identifiers, an address or the external id already.')
          : t('Somebody else has one of the identifiers or addresses already.');
    return { problems, said: { tone: 'bad', what: words } };
  }
  if (refusal.fields.length === 0) return { problems: [], said };
  return { problems: refusal.fields, said: { tone: 'bad', what: t('The server refuses what is marked below.') } };
}

async function findOwners(
  identities: Pick<AdminIdentities, 'read'>,
  connection: Connection,
  body: unknown,
  own: string | undefined,
): Promise<readonly { readonly path: readonly string[]; readonly id: string }[]> {
  const texts = isObject(body) ? textsIn(body.traits, ['traits']).slice(0, mostAsked) : [];
  const asked = await Promise.all(
    texts.map(async ({ path, text }) => {
      const answer = await identities.read(connection, text);
      return answer.kind === 'identity' && answer.identity.id !== own ? [{ path, id: answer.identity.id }] : [];
    }),
  );
  return asked.flat();
}

function textsIn(
  value: unknown,
  path: readonly string[],
): readonly { readonly path: readonly string[]; readonly text: string }[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, [...path, name]));
}
