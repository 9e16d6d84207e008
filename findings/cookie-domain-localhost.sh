#!/usr/bin/env bash
# tough-cookie 6.1.0 (npm), a jar with its default options: a cookie that http://kratos.localhost sets with `Domain=localhost`
# is taken without an error and listed in the jar, but it never goes back to kratos.localhost, nor to any other host below
# localhost: requests to plain http://localhost get it, which never set it. The same domain one level down
# (`Domain=kratos.localhost` set by app.kratos.localhost) works as one expects. Source: memstore looks cookies up by the
# permutations of the host, which for names under a special-use top level begin at two labels (lib/permuteDomain, lib/getPublicSuffix),
# while the check of an incoming domain (lib/cookie/cookieJar, setCookie) only asks whether the host ends with it.
# So a jar can show a cookie that no request carries. Chromium 156 refuses the first cookie outright.
# Seen:
#   taken: true, listed: 1
#   to kratos.localhost: ""
#   to localhost: "a=1"
#   one level down, to app.kratos.localhost: "b=2"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund tough-cookie@6.1.0 >/dev/null
cat > seen.mjs <<'JS'
import { CookieJar } from 'tough-cookie';
const jar = new CookieJar();
const taken = jar.setCookieSync('a=1; Domain=localhost; Path=/', 'http://kratos.localhost/');
console.log(`taken: ${taken !== undefined}, listed: ${jar.serializeSync().cookies.length}`);
console.log(`to kratos.localhost: ${JSON.stringify(jar.getCookieStringSync('http://kratos.localhost/'))}`);
console.log(`to localhost: ${JSON.stringify(jar.getCookieStringSync('http://localhost/'))}`);
jar.setCookieSync('b=2; Domain=kratos.localhost; Path=/', 'http://app.kratos.localhost/');
console.log(`one level down, to app.kratos.localhost: ${JSON.stringify(jar.getCookieStringSync('http://app.kratos.localhost/'))}`);
JS
node seen.mjs | tee seen.txt
diff - seen.txt <<'SEEN'
taken: true, listed: 1
to kratos.localhost: ""
to localhost: "a=1"
one level down, to app.kratos.localhost: "b=2"
SEEN
