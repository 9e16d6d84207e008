import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { recipes } from '../../kratos/servers/types';
import type { Recipe } from '../../kratos/servers/types';
import { pick } from '../pick';

/** Asks what the practice server shall let people do. `will` says what comes of the choice. */
export async function askRecipe(will: string, active: Recipe | undefined): Promise<Recipe | undefined> {
  const items = recipes.map((recipe) => recipeItem(recipe));
  const current = items.find(({ recipe }) => recipe === (active ?? 'totp'));
  const picked = await pick({
    title: t('Start a practice Kratos'),
    placeholder: will,
    items,
    ...(current && { active: current }),
  });
  return picked?.recipe;
}

function recipeItem(recipe: Recipe): QuickPickItem & { readonly recipe: Recipe } {
  const { label, detail, icon } = describeRecipe(recipe);
  return { recipe, label, detail, iconPath: new ThemeIcon(icon) };
}

/** A recipe in words. */
function describeRecipe(recipe: Recipe): { readonly label: string; readonly detail: string; readonly icon: string } {
  switch (recipe) {
    case 'password':
      return { label: t('Password only'), detail: t('The least that a login needs.'), icon: 'key' };
    case 'totp':
      return {
        label: t('Password and TOTP'),
        detail: t('Whoever sets up an authenticator app, or backup codes, is asked for it.'),
        icon: 'shield',
      };
    case 'code':
      return { label: t('Code by mail'), detail: t('No password: each login sends a code.'), icon: 'mail' };
    case 'passkey':
      return { label: t('Passkeys'), detail: t('No password: the device proves who you are.'), icon: 'lock' };
    case 'social':
      return {
        label: t('Social sign-in'),
        detail: t('Password, or an account at a practice provider on this machine.'),
        icon: 'globe',
      };
    case 'aal2':
      return {
        label: t('Everyone needs a second factor'),
        detail: t('Password, then a code by mail for whoever has no other factor.'),
        icon: 'lock',
      };
  }
}
