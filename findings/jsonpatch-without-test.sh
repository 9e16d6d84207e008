#!/usr/bin/env bash
# What: `jsonx.ApplyJSONPatch` of github.com/ory/x (Go) applies what it calls JSON Patch with three of the six operations of RFC 6902. `test`, which the
# RFC has for "change this only if that still holds", is refused as unsupported, as are `move` and `copy`; and `replace` of a member that is not there,
# an error by the RFC, adds it.
#
# Met in: the admin API of Kratos, `PATCH /admin/identities/{id}`, v1.3.1 and v26.2.0. Two editors of one identity cannot be kept apart by a patch: a
# guard in front of it is answered with 400 "unsupported operation: test", and a member with a slip in its name is added without a word.
# Source: https://github.com/ory/x/blob/v0.0.660/jsonx/patch.go
#
# Needs Go and a module proxy. Prints what was seen; fails when it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder" && rm -rf "$folder"' EXIT
cd "$folder"

cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"

	"github.com/ory/x/jsonx"
)

func try(patch string) {
	person := map[string]any{"email": "a@example.com", "name": "Ada"}
	err := jsonx.ApplyJSONPatch(json.RawMessage(patch), &person)
	after, _ := json.Marshal(person)
	fmt.Printf("%s → %v %s\n", patch, err, after)
}

func main() {
	try(`[{"op":"test","path":"/name","value":"Ada"}]`)
	try(`[{"op":"move","from":"/name","path":"/nick"}]`)
	try(`[{"op":"copy","from":"/name","path":"/nick"}]`)
	try(`[{"op":"replace","path":"/nane","value":"Eve"}]`)
}
GO

go mod init finding 2> /dev/null
go get github.com/ory/x/jsonx@v0.0.660 2> /dev/null
seen=$(go run .)
echo "$seen"
expected='[{"op":"test","path":"/name","value":"Ada"}] → unsupported operation: test {"email":"a@example.com","name":"Ada"}
[{"op":"move","from":"/name","path":"/nick"}] → unsupported operation: move {"email":"a@example.com","name":"Ada"}
[{"op":"copy","from":"/name","path":"/nick"}] → unsupported operation: copy {"email":"a@example.com","name":"Ada"}
[{"op":"replace","path":"/nane","value":"Eve"}] → <nil> {"email":"a@example.com","name":"Ada","nane":"Eve"}'
[ "$seen" = "$expected" ]
