import { t } from '@vscode/l10n';

/** Why a flow that was started for an organization offers nothing. */
export function noProviderOfOrganization(): string {
  return t(
    'The flow was started for an organization: Kratos then leaves out every method but the providers of that organization. The open-source server has no organizations, and offers not even a provider whose organization_id stands in the configuration; Ory Network and licensed servers do.',
  );
}
