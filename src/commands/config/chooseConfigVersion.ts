import { t } from '@vscode/l10n';
import { ConfigurationTarget, workspace } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { versionWords } from '../../config/reference/describeSetting';
import { versions, type Version } from '../../config/reference/versions';
import { isObject } from '../../kratos/flow/json';
import type { CommandContext } from '../commandContext';
import { pick } from '../../prompts/pick';

type Choice = Version | 'auto';

/** Chooses the version of Kratos that configurations are explained for: `{version}`, or the person chooses. Yields what is set now. */
export async function run(_: CommandContext, argument?: unknown): Promise<Choice | undefined> {
  const choices: readonly Choice[] = ['auto', ...versions];
  const named = isObject(argument) ? choices.find((choice) => choice === argument.version) : undefined;
  const chosen = named ?? (await ask(choices));
  if (chosen === undefined) return undefined;
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const standard = chosen === 'auto' ? undefined : chosen;
  await workspace.getConfiguration('kratosFlows').update('config.version', standard, target);
  return chosen;
}

async function ask(choices: readonly Choice[]): Promise<Choice | undefined> {
  const current: unknown = workspace.getConfiguration('kratosFlows').get('config.version');
  const items = choices.map((choice): QuickPickItem & { readonly choice: Choice } => ({
    choice,
    label: choice === 'auto' ? t('As the server or its image says') : versionWords(choice),
    ...(choice === 'auto' && {
      detail: t('The active connection, else the image beside the file, else its version key, else the latest release'),
    }),
  }));
  const active = items.find(({ choice }) => choice === current);
  const picked = await pick({
    title: t('Explain configurations for which version of Kratos?'),
    placeholder: t('Keys and values that came later or went are marked'),
    items,
    ...(active && { active }),
  });
  return picked?.choice;
}
