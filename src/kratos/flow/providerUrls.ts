/** Whether a URL asks a social or company provider for a sign-in whose way back is Kratos's callback. */
export function isProviderUrl(url: string): boolean {
  return isSamlUrl(url) || isCallbackUrl(URL.parse(url)?.searchParams.get('redirect_uri') ?? '');
}

/** Whether a URL asks for a SAML sign-in: its page posts the answer back, so that only a browser can bring it. */
export function isSamlUrl(url: string): boolean {
  return URL.parse(url)?.searchParams.has('SAMLRequest') === true;
}

/** Whether a URL is what a provider sends people back to: Kratos's callback, by its path, wherever its host is. */
export function isCallbackUrl(url: string): boolean {
  const [place = ''] = url.split(/[?#]/, 1);
  return /\/self-service\/methods\/(?:oidc|saml)\/(?:callback|acs)(?:\/|$)/.test(place);
}
