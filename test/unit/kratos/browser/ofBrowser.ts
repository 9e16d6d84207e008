import type Protocol from 'devtools-protocol';

/** A cookie as a browser tells of it. */
export const ofBrowser = (given: Partial<Protocol.Network.Cookie> & { name: string }): Protocol.Network.Cookie => ({
  value: 'v',
  domain: '127.0.0.1',
  path: '/',
  expires: -1,
  size: given.name.length + (given.value ?? 'v').length,
  httpOnly: false,
  secure: false,
  session: true,
  priority: 'Medium',
  sourceScheme: 'NonSecure',
  sourcePort: 80,
  ...given,
});
