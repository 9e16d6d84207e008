import type { Links } from '../../config/pages/types';
import { pageAddress } from '../../kratos/paste/page';

/** How pages of the documentation lead to one another in the editor: a name has a page of its own there. */
export const pageLinks: Links = {
  page: (path) => pageAddress({ kind: 'documentation', page: path }),
  place: ({ name }) => pageAddress({ kind: 'explain', name }),
  mark: () => '',
};
