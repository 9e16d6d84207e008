#!/usr/bin/env bash
# What: in github.com/ory/herodot (Go), `WithDetail` looks as if it returned a changed copy, as `WithReason` and `WithID` do, and writes into a map
# that all copies share. Two errors derived from one base overwrite each other's details, and the base's, so that the one defined last is told every time.
#
# Met in: Kratos v1.3.1, whose CSRF errors are package variables made so from one base. Every refusal, a request without any cookie included, is
# answered with `reject_reason: "The HTTP Cookie Header was set and a CSRF token was sent but they do not match. …"`, and with the hint of another one.
# A client of such a server cannot believe `error.details`. Gone in herodot v0.10.8, which Kratos v26.2.0 uses.
#
# Needs Go and a module proxy. Prints what was seen; fails when it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder" && rm -rf "$folder"' EXIT
cd "$folder"

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/ory/herodot"
)

func main() {
	base := herodot.ErrForbidden.WithReason("refused").WithDetail("docs", "https://example.com")
	first := base.WithDetail("cause", "no cookie was sent")
	second := base.WithDetail("cause", "the token does not match")
	fmt.Printf("first: %v; second: %v; base: %v\n", first.DetailsField["cause"], second.DetailsField["cause"], base.DetailsField["cause"])
}
GO

seen() {
  rm -f go.mod go.sum
  go mod init finding 2> /dev/null
  go get "github.com/ory/herodot@$1" 2> /dev/null
  go run .
}

old=$(seen v0.10.3-0.20230626083119-d7e5192f0d88)
new=$(seen v0.10.8)
echo "herodot of Kratos v1.3.1:  $old"
echo "herodot of Kratos v26.2.0: $new"
[ "$old" = "first: the token does not match; second: the token does not match; base: the token does not match" ]
[ "$new" = "first: no cookie was sent; second: the token does not match; base: <nil>" ]
