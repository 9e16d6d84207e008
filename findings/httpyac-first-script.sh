#!/usr/bin/env bash
# What: httpyac ends well (exit code 0) when a script in a region of its own, above the requests of a file, throws: it says "0 requests processed", sends
# none of them, and neither `--bail` nor their expectations (`?? status == 200`) change that. In the region of a request it ends with 10.
#
# Met in: flows of Kratos written as `.http` files. A guard such as `if (!secret) throw …` at the top, as one writes it for a missing password, makes a
# pipeline green that has tried nothing. A variable that is left undefined ends with 10, as it should.
#
# Needs Node. Prints what was seen; fails when it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund httpyac@6.16.7
node -e 'require("http").createServer((q, s) => { console.log(q.url); s.end("ok"); }).listen(0, "127.0.0.1", function () { require("fs").writeFileSync("port", String(this.address().port)); })' > asked &
server=$!
trap 'kill $server; rm -rf "$folder"' EXIT
while [ ! -s port ]; do sleep 0.1; done
port=$(cat port)

cat > throws.http <<HTTP
{{
  throw new Error('PASSWORD is missing');
}}

###
GET http://127.0.0.1:$port/first

?? status == 200
HTTP
sed '/^###$/d' throws.http > within.http
cat > undefined.http <<HTTP
GET http://127.0.0.1:$port/second?password={{PASSWORD}}

?? status == 200
HTTP

code() { npx httpyac send "$1" --all --bail --no-color > "$1.out" 2>&1 && echo 0 || echo $?; }
throws=$(code throws.http)
within=$(code within.http)
undefined=$(code undefined.http)
echo "httpyac 6.16.7, a script above throws: exit code $throws, $(grep -o '[0-9]* requests processed' throws.http.out | head -1), asked: $(tr '\n' ' ' < asked)"
echo "httpyac 6.16.7, the same script within the request: exit code $within"
echo "httpyac 6.16.7, variable undefined: exit code $undefined"
[ "$throws" = 0 ]
grep -q '0 requests processed' throws.http.out
[ ! -s asked ]
[ "$within" = 10 ]
[ "$undefined" = 10 ]
