/** Whether only containers or machines beside the server know the host of a URL, or nobody at all (`0.0.0.0`). */
export function isContainerHost(url: string): boolean {
  const hostname = URL.parse(url)?.hostname ?? '';
  if (hostname === '' || hostname === 'localhost' || hostname.endsWith('.localhost')) return false;
  return (
    hostname === '0.0.0.0' ||
    /^[a-z][\w-]*$/i.test(hostname) ||
    /\.(?:internal|local|svc|cluster\.local|docker|lan)$/i.test(hostname)
  );
}
