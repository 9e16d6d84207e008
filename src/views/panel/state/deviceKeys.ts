import { t } from '@vscode/l10n';
import type { Form } from '../../../protocol/state';

/** A form that says of keys of devices (DeviceAuthn) who can answer them. */
export function withDeviceKeys(form: Form): Form {
  if (!form.groups.some(({ group }) => group === 'deviceauthn')) return form;
  return {
    ...form,
    groups: form.groups.map((group) =>
      group.group === 'deviceauthn' ? { ...group, note: group.note ?? { text: deviceKeysText() } } : group,
    ),
  };
}

function deviceKeysText(): string {
  return t(
    'A key that an app keeps in the device itself (DeviceAuthn, of the Ory Enterprise License, after v26.2.0) signs what stands here: only that app on that device can, and the Flow Explorer has no such key. Choose another method.',
  );
}
