import type { IdentitySchema } from './identitySchema';
import { bearer } from './schemaMarks';

/**
 * Whether Kratos finds the trait that names a passkey in a registration form. It takes the title of the only trait with
 * `passkey.display_name` or `webauthn.identifier`, wherever that stands, and looks for a trait with that title right
 * below the traits. With several such titles, or none, it looks for one without a title. Undefined where the schema
 * refers to other parts, or cannot be read.
 */
export function findPasskeyName(schema: IdentitySchema): 'found' | 'several' | 'none' | undefined {
  const { document, isJson, marks, traits } = schema;
  if (!isJson || traits.length === 0 || document.entries.some(({ path }) => path.at(-1) === '$ref')) return undefined;
  const bearers = new Map(marks.passkey.map((mark) => [bearer(mark), mark.path.slice(0, -4)]));
  const titles = [...bearers.values()].flatMap((path) => {
    const title = document.value(...path, 'title');
    return typeof title === 'string' && title !== '' ? [title] : [];
  });
  const wanted = titles.length === 1 ? titles[0] : '';
  const isThere = traits.some(({ path }) => (document.value(...path, 'title') ?? '') === wanted);
  return isThere ? 'found' : titles.length > 1 ? 'several' : 'none';
}
