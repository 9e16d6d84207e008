/** The functions at the top of a shell script that sends a recipe. They may use each other. */
export function helpers(keepsCookies: boolean): readonly string[] {
  const made = keepsCookies ? 'answer=$(mktemp) head=$(mktemp) jar=$(mktemp)' : 'answer=$(mktemp) head=$(mktemp)';
  return [
    made,
    `trap 'rm -f "$answer" "$head"${keepsCookies ? ' "$jar"' : ''}' EXIT`,
    '',
    'step() {',
    '  doing=$1',
    '  echo "$doing" >&2',
    '}',
    'fail() {',
    '  echo "FAILED: $doing: $1" >&2',
    `  jq -c '{error: .error?, messages: [.. | .messages? // empty | .[]? | {id, text}]}' "$answer" >&2 2>/dev/null || true`,
    '  exit 1',
    '}',
    '# send STATUS ARGUMENTS…: a request that must be answered with that status.',
    'send() {',
    '  local expected=$1 status',
    '  shift',
    `  status=$(curl -sS ${keepsCookies ? '-b "$jar" -c "$jar" ' : ''}-D "$head" -o "$answer" -w '%{http_code}' "$@")`,
    '  [ "$status" = "$expected" ] || fail "status $expected was expected, not $status"',
    '}',
    `expect() { jq -e "$1" "$answer" >/dev/null || fail "expected: $1"; }`,
    `capture() { jq -er "$1" "$answer" || fail "the answer has no: $1"; }`,
    `location() { tr -d '\\r' <"$head" | sed -n 's/^[Ll]ocation: //p'; }`,
    `parameter() { location | sed -n "s/.*[?&]$1=\\([^&#]*\\).*/\\1/p" | grep . || fail "Location has no $1"; }`,
  ];
}

/** A code as an authenticator app makes it, with what is there on most systems. */
export const totpHelper = [
  '# totp SECRET: the present code, as oathtool --totp --base32 makes it.',
  'totp() {',
  '  local key mac offset',
  `  key=$(printf %s "$1$(printf '%*s' $(((8 - \${#1} % 8) % 8)) '' | tr ' ' =)" | base32 -d | od -An -v -tx1 | tr -d ' \\n')`,
  `  mac=$(printf %016x $(($(date +%s) / 30)) | sed 's/../\\\\x&/g' | xargs -0 printf %b |`,
  `    openssl dgst -sha1 -mac HMAC -macopt "hexkey:$key" | sed 's/.* //')`,
  '  offset=$((2 * 0x${mac:39:1}))',
  '  printf %06d $(((0x${mac:offset:8} & 0x7fffffff) % 1000000))',
  '}',
];
