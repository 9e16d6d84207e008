import { commands } from 'vscode';
import { Disposables } from '../platform/disposables';
import { t } from '../platform/translate';
import { isTrusted } from '../platform/trust';
import type { Parts, Verb } from './parts';
import { titleCommands, verbs, worksUntrusted } from './registry';

/** Registers every command. A fault of ours is logged with its stack; the caller hears of it either way. */
export function registerCommands(parts: Parts): Disposables {
  const all = new Disposables();
  for (const [id, load] of Object.entries<() => Promise<Verb>>(verbs)) {
    all.register(
      commands.registerCommand(id, async (argument: unknown, selected: unknown) => {
        if (!isTrusted() && !worksUntrusted.has(id))
          throw new Error(t('The workspace is not trusted, so nothing is sent to a server.'));
        try {
          const verb = await load();
          return await verb.run(parts, argument, Array.isArray(selected) ? selected : undefined);
        } catch (error) {
          parts.log.error(id, error);
          throw error;
        }
      }),
    );
  }
  for (const [id, command] of Object.entries(titleCommands)) {
    all.register(commands.registerCommand(id, () => commands.executeCommand(command)));
  }
  return all;
}
