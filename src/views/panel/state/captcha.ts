import { t } from '@vscode/l10n';
import { groupTitle } from '../../../kratos/flow/form/labels';
import type { Flow } from '../../../kratos/flow/types';
import type { Form, FormGroup } from '../../../protocol/state';
import { actionId } from '../actions';

/**
 * A form that says of its captcha that a page is needed, and leads there. Its nodes are filled by the script of who
 * offers the captcha, and may all be hidden: the group is shown even so.
 */
export function withCaptcha(form: Form, flow: Flow): Form {
  if (!flow.nodes.some(({ group }) => group === 'captcha')) return form;
  const shown = form.groups.find(({ group }) => group === 'captcha');
  const captcha: FormGroup = {
    ...(shown ?? {
      group: 'captcha',
      title: groupTitle('captcha', flow),
      recommended: false,
      fields: [],
      submitters: [],
    }),
    note: note(flow),
  };
  return { ...form, groups: [captcha, ...form.groups.filter((group) => group !== shown)] };
}

function note({ client }: Flow): NonNullable<FormGroup['note']> {
  if (client === 'native') {
    return {
      text: t(
        'A captcha is solved by a person on a page, and a native client has none: an app shows it in a web view, and puts the answer into the body. Press without it to see what the server says.',
      ),
    };
  }
  return {
    text: t(
      'A captcha is solved by a person on a page, with a script of who offers it, which is never run here. Go on in the browser of the persona; what comes of it is here at once.',
    ),
    change: { id: actionId({ kind: 'continue-in-browser' }), label: t('Continue in a browser') },
  };
}
