#!/usr/bin/env bash
# Environment variables for items of a list, in the configuration library of Ory's servers.
#
# Library: github.com/ory/x v0.0.660, package configx (Apache-2.0, https://github.com/ory/x); koanf_env.go and koanf_full_merge.go
# are the same in the copy that Ory Kratos v26.2.0 carries.
#
# Seen: a variable is laid over a configuration file by the name of its setting, with a number for the place in a list. One for the
# second item does not add to what the file has: the library builds the list from variables alone, fills the places that no variable
# names with null, and writes those nulls over the items of the file. With any variable of the first item beside it, all of the file
# stays. Of two numbers in one name (a list within an item of a list) one is lost, and nothing is set at all.
#
# Output seen:
#   SERVERS_1_SECRET                      {"servers":[null,{"id":"two","secret":"x","tags":["b"]}]}
#   SERVERS_1_SECRET and SERVERS_0_ID     {"servers":[{"id":"one","secret":"a","tags":["a"]},{"id":"two","secret":"x","tags":["b"]}]}
#   SERVERS_0_TAGS_0                      {"servers":[{"id":"one","secret":"a","tags":["a"]},{"id":"two","tags":["b"]}]}
#   SERVERS_0_TAGS                        {"servers":[{"id":"one","secret":"a","tags":["c","d"]},{"id":"two","tags":["b"]}]}
# Fails when that changes. Needs Go.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > schema.json <<'JSON'
{
  "$id": "https://example.com/servers.schema.json",
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "servers": {
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "id": { "type": "string" },
          "secret": { "type": "string" },
          "tags": { "type": "array", "items": { "type": "string" } }
        }
      }
    }
  }
}
JSON
cat > config.json <<'JSON'
{ "servers": [{ "id": "one", "secret": "a", "tags": ["a"] }, { "id": "two", "tags": ["b"] }] }
JSON
cat > main.go <<'GO'
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/ory/x/configx"
)

func main() {
	schema, err := os.ReadFile("schema.json")
	if err != nil {
		panic(err)
	}
	read, err := configx.New(context.Background(), schema, configx.WithConfigFiles("config.json"), configx.SkipValidation())
	if err != nil {
		panic(err)
	}
	text, err := json.Marshal(map[string]any{"servers": read.Get("servers")})
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}
GO
go mod init servers >go.log 2>&1
go get github.com/ory/x/configx@v0.0.660 >>go.log 2>&1 || { cat go.log; exit 1; }
go build -o servers . >>go.log 2>&1 || { cat go.log; exit 1; }

# expect WHAT WANTED NAME=VALUE…
expect() {
  local what=$1 wanted=$2 got
  shift 2
  got=$(env -i HOME="$HOME" PATH="$PATH" "$@" ./servers)
  printf '%-37s %s\n' "$what" "$got"
  [ "$got" = "$wanted" ] || { echo "was $wanted"; exit 1; }
}
one='{"id":"one","secret":"a","tags":["a"]}'
expect 'SERVERS_1_SECRET' '{"servers":[null,{"id":"two","secret":"x","tags":["b"]}]}' SERVERS_1_SECRET=x
expect 'SERVERS_1_SECRET and SERVERS_0_ID' "{\"servers\":[$one,{\"id\":\"two\",\"secret\":\"x\",\"tags\":[\"b\"]}]}" \
  SERVERS_1_SECRET=x SERVERS_0_ID=one
expect 'SERVERS_0_TAGS_0' "{\"servers\":[$one,{\"id\":\"two\",\"tags\":[\"b\"]}]}" SERVERS_0_TAGS_0=c
expect 'SERVERS_0_TAGS' '{"servers":[{"id":"one","secret":"a","tags":["c","d"]},{"id":"two","tags":["b"]}]}' SERVERS_0_TAGS=c,d
