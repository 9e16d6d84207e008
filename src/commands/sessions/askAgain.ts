import type { Explorer } from '../../kratos/drive/explorer';
import type { Session } from '../../kratos/flow/types';

/** Has the personas ask the server again who they are whose session, as it is known, a change concerns. */
export async function askAgain(
  { driver, personas }: Explorer,
  isConcerned: (session: Session, personaId: string) => boolean,
): Promise<void> {
  const concerned = personas.all().filter(({ id }) => {
    const { session } = personas.session(id);
    return session !== undefined && isConcerned(session, id);
  });
  await Promise.all(concerned.map(({ id }) => driver.checkSession(id)));
}
