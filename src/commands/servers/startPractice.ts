import { t } from '@vscode/l10n';
import { findKratos } from '../../kratos/servers/find';
import { freePorts, takenPorts } from '../../kratos/servers/ports';
import { layPracticeFolder, readPracticeFolder, standardProviderPort } from '../../kratos/servers/practiceFolder';
import type { Found } from '../../kratos/servers/practiceFolder';
import type { Ports, Recipe } from '../../kratos/servers/types';
import { reach } from '../../platform/contextKeys';
import { withProgress } from '../../platform/progress';
import { kratosPath } from '../../platform/settings';
import { confirmOneOf } from '../../prompts/confirm';
import { askRecipe } from '../../prompts/servers/askRecipe';
import { practiceId, runPractice } from '../../views/servers/practice';
import type { CommandContext, Verb } from '../commandContext';
import { practiceConnection } from './practiceConnection';
import { refusalOf } from './refusalOf';

/**
 * Starts the practice server: a Kratos that is found, with a configuration of its own. It becomes the active
 * connection.
 */
export const run: Verb<'kratosFlows.practice.start'> = async (context, given) => {
  const servers = await context.servers.open();
  const { folder, samples, built } = servers.places;
  const program = await withProgress(t('Looking for a Kratos'), (signal) =>
    findKratos({ named: kratosPath(), built }, signal),
  );
  if (!program) throw new Error(t('No Kratos was found on this machine.'));
  const found = await readPracticeFolder(folder, samples);
  const recipe =
    given.recipe ??
    (await askRecipe(
      t('Kratos {0} is here. It will run on this machine alone, with its files in {1}.', program.version, folder),
      found.kind === 'sample' ? found.recipe : undefined,
    ));
  if (recipe === undefined) return undefined;
  const ports = await prepareFolder({ servers, found, recipe, replace: given.replace });
  if (!ports) return undefined;
  const connection = await practiceConnection(context, ports);
  const started = await withProgress(t('Starting Kratos'), (signal) =>
    runPractice(servers, { program, folder, ports, connection }, signal),
  );
  if (started.kind === 'cancelled') return undefined;
  if (started.kind !== 'ready') throw new Error(refusalOf(started.said));
  reach('kratosFlows.did.practice');
  await context.health.check(connection);
  return {
    connection: connection.id,
    publicUrl: connection.publicUrl,
    adminUrl: connection.adminUrl,
    version: program.version,
    recipe,
    folder,
  };
};

type Opened = Awaited<ReturnType<CommandContext['servers']['open']>>;

/**
 * Has the folder hold what is wanted; yields the ports that its configuration names, or nothing when the person leaves.
 */
async function prepareFolder({
  servers,
  found,
  recipe,
  replace,
}: {
  readonly servers: Opened;
  readonly found: Found;
  readonly recipe: Recipe;
  readonly replace: boolean | undefined;
}): Promise<Ports | undefined> {
  const { folder, samples } = servers.places;
  const isRunning = servers.get(practiceId)?.state.kind === 'running';
  if (found.kind === 'edited' && replace !== true) {
    const { public: publicPort, admin } = found.ports;
    const keep = t('Start It as It Is');
    const over = t('Replace It');
    const way =
      replace === false
        ? keep
        : await confirmOneOf(
            t('kratos.yml in {0} was changed. What shall the practice Kratos start with?', folder),
            t('A replaced file is lost.'),
            [keep, over],
          );
    if (way === undefined) return undefined;
    if (way === keep && publicPort !== undefined && admin !== undefined) return { public: publicPort, admin };
  }
  const own = found.kind === 'sample' ? found.ports : undefined;
  const usable = own && (isRunning || (await takenPorts(own)).length === 0);
  const ports = usable ? own : await freePorts();
  await layPracticeFolder(folder, samples, recipe, { ...ports, provider: standardProviderPort });
  return ports;
}
