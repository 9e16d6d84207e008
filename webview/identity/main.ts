/** The entry of an identity's page: a picture comes from the host and is drawn; presses go back to it. */
import type { FromIdentity, IdentityState } from '../../src/protocol/identity';
import { readToIdentity } from '../../src/protocol/identitySchema';
import { editor } from '../shared/editor';
import { showPictures } from '../shared/pictures';
import { drawPage } from './render/page';
import { texts } from './texts';
import './style/identity.css';

function post(message: FromIdentity): void {
  editor.postMessage(message);
}

/** Who it is, and the state; or what is wrong. */
function describe({ identity }: IdentityState): string {
  switch (identity.kind) {
    case 'loading':
      return '';
    case 'there':
      return `${identity.name}, ${identity.state.text}`;
    case 'gone':
    case 'trouble':
      return identity.what;
  }
}

showPictures({
  title: texts.title,
  read: readToIdentity,
  draw: (state) => drawPage(state, post),
  news: (state, before) => (before !== undefined && describe(before) === describe(state) ? '' : describe(state)),
  // What was pressed may be gone, as a session that was revoked.
  focus: 'h1',
  keep: ({ identity }) => {
    document.body.dataset.identity = identity;
  },
});
