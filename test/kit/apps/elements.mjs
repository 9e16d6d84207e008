// A page built with @ory/elements-react, as its README shows it. What it does wrong stands in its address.
import { Configuration, FrontendApi } from '@ory/client';
import { Login } from '@ory/elements-react/theme';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/* global KRATOS, document, location */

const wrong = new URLSearchParams(location.search).get('wrong');
/** A name that is not the one by which Kratos knows itself, as people write it who think that both are the same. */
const kratos = wrong === 'other host' ? KRATOS.replace('127.0.0.1', 'localhost') : KRATOS;
const page = location.href;

const { data: flow } = await new FrontendApi(
  new Configuration({ basePath: KRATOS, baseOptions: { withCredentials: true } }),
).createBrowserLoginFlow();
if (wrong === 'only what is seen')
  flow.ui.nodes = flow.ui.nodes.filter(({ attributes }) => attributes.type !== 'hidden');

const project = {
  name: 'Elements',
  default_redirect_url: `${location.origin}/done`,
  error_ui_url: `${location.origin}/error`,
  login_ui_url: page,
  recovery_enabled: false,
  recovery_ui_url: page,
  registration_enabled: false,
  registration_ui_url: page,
  settings_ui_url: page,
  verification_enabled: false,
  verification_ui_url: page,
};
createRoot(document.body.appendChild(document.createElement('div'))).render(
  createElement(Login, { flow, config: { project, sdk: { url: kratos } } }),
);
