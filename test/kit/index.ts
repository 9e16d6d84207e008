/**
 * The test kits. They read like sentences and clean up after themselves: what is started inside a test ends with that
 * test, what is started in a `beforeAll` or at the top of a file ends with the file.
 *
 * ```ts
 * const kratos = await startKratos({ config: { session: { whoami: { required_aal: 'aal1' } } } }); await
 * kratos.createIdentity({ email: 'alice@example.com', password: 'correct-horse-4242' }); const faults = await
 * startFaultServer({ '/health/ready': html('<h1>Sign in to the proxy</h1>', 200) }); const workbench = await
 * openWorkbench({ connection: kratos, theme: 'dark' }); const { panel } = await workbench.startFlow({ type: 'login',
 * client: 'browser', persona: 'alice' }); await expect(workbench.tree('Flows')).toHaveTree(`
 *   ▾ practice  healthy · {/v\\d+/}…
 *     login  alice, browser · choose_method · …
 * `); await panel.getByLabel('Password').fill('wrong'); await panel.getByRole('button', { name: 'Sign in with password'
 * }).click(); await workbench.reload();
 * ```
 *
 * **Kratos** (`kratos.ts`, with an empty database of its own): `startKratos(options?: KratosOptions): Promise<Kratos>`
 *  options: `config` deep-merged over the base configuration (objects merge, lists and scalars replace), `schema`
 *   (identity schema, default
 *   {email, name.first, name.last}), `dev` (default true; false starts without `--dev`), `courier` (true sends the
 *   messages, by `--watch-courier`).
 *   Kratos: `publicUrl`, `adminUrl`, `version` (as the server says it), `log()`, `stop()`, `restart()` (same ports),
 *  `createIdentity({email, password?, traits?, verified?, totp?…}): Promise<{id, email, password}>`, `courier():
 *   Promise<CourierMessage[]>`
 *  (newest first), `code(email): Promise<string>` (waits for the newest six-digit code sent there), `admin(path,
 *   init?)` (JSON call).
 *  `kratosVersion(): Promise<'v1.3.1' | 'v26.2.0' | string>` for tests that differ by version; `kratos.atLeast(26)`
 *   tells two-step registration etc.
 *
 * **Fault server** (`fault-server.ts`): `startFaultServer(routes?: Routes, options?: {tls?: boolean}):
 * Promise<FaultServer>`
 *   A route is `'/path'` or `'METHOD /path'` (query ignored, `*` at the end matches any rest) → an `Answer`, made by
 *  `json(body, status?, headers?)`, `html(text, status?)`, `raw(text, {status?, headers?})`, `redirect(to, status =
 *   303)`, `browserRedirect(to)` (the 422 of
 *  Kratos), `expired(newFlowId?)` (410), `kratosError(status, {id?, reason?, …})`, `reset()` (before any byte),
 *   `resetMidAnswer()`, `silent()` (accepts, never
 *  answers), `truncated(body)`, `huge(bytes)`, `slow(ms, answer)`, `sequence(a, b, …)` (one per request, the last
 *   sticks), or a function
 *  `(request: SeenRequest) => Answer | Promise<Answer>`. Without a route: 404 in Kratos's words. `/health/*` and
 *   `/version` answer as a healthy Kratos unless scripted.
 *  FaultServer: `url`, `requests: SeenRequest[]`, `route(pattern, answer)`, `forget()`, `stop()`, `restart()`;
 *   `refusedUrl()` gives an address where nobody listens.
 *  `replay(version, scenario): Routes` answers as recorded (host names rewritten to this server); `recorded(version,
 *   scenario)` reads the file, `scenarios(version)` lists the names;
 *   `pagedSessions(count): Routes` serves that many sessions behind `/admin/sessions` with Link headers,
 *   `pagedIdentities(count)` identities behind `/admin/identities`.
 *
 * **Workbench** (`workbench.ts`, in an editor that `editors.ts` hands from one file to the next):
 * `openWorkbench(options?: WorkbenchOptions): Promise<Workbench>`
 *  options: `connection` (one or several of {name?, publicUrl, adminUrl?}: becomes the user setting
 *   `kratosFlows.connections`, name "practice" by default),
 *  `settings` (more user settings), `workspace` (files: Record<path, text>, or a folder to copy), `theme` ('dark' |
 *   'light' | 'contrast'),
 *  `language` (a language tag with the extension's texts in it; English by default), `trust` (default true; false: the
 *   workspace starts
 *   restricted, `grantTrust()` ends that), `env` of the server, `view` (false: the Kratos view is not opened at start).
 *  Workbench: `page` (Playwright), `window` things: `runCommand(title)`, `executeCommand(id, ...args)`, `inHost(fn,
 *   ...args)` (runs fn(vscode, ...args) in the extension host),
 *  `startFlow({type, client, persona, …})` and `showFlow(id)` (with their panels), `useTheme(theme)`, `tree(title):
 *   TreeView`, `panel(match?): Promise<Panel>`, `openFile(name)`, `hover(word, text?)`,
 *  `quickInput` (quick picks and input boxes: `answer(text)`, `choose(label)`, `items()`, `message()`, …),
 *   `notifications()`, `dialog()`, `statusBar()`, `statusItem(text)`, `editorText()`,
 *  `screenshot(name)`, `reload()`, `secondWindow()` (on the same folder), `restart()`, `close()`, `dataDir`,
 *   `logAll()`, `find(secrets): Promise<Leak[]>` (the canary search).
 *  TreeView: `text({icons?})`, `item(item): Locator`, `expand(item)`, `collapse(item)`, `select(item)`, `press(item,
 *   actionTitle)` (inline action), `menu(item, entry)`,
 *  `titleAction(title)`, `tooltip(item)`, `message()` (welcome text of an empty tree). An item is a label (a text is
 *   the whole of it, else a regular expression), or
 *  `{label, description}` where several are called the same; presses go to where the item stands at that moment,
 *   however often its list is drawn anew.
 *  Panel: a Playwright `Frame` with `getByRole`, `getByLabel`, `getByText`, `locator`, plus `text()`, `axe()`
 *   (violations as sentences).
 *  Panels are found by attributes of the webview's <body>: `data-view` (kind, e.g. "flow") and any other `data-*`;
 *   `panel({ 'data-flow-type': 'login' })` or `panel('login')` (editor tab title contains).
 *
 * **Configurations**: `openFiles(workspace)` opens a workbench on files that nobody trusts, with nothing to connect to;
 *  `minimalConfiguration({schema?, file?, pages?})` is the least that Kratos starts with; it goes on in `selfservice`.
 *
 * **Matcher** (`setup.ts`): `await expect(tree).toHaveTree(picture)` retries for 10 s. In a picture one level is two
 * spaces; `▾ ` open, `▸ ` closed, nothing before a leaf
 *  (so a leaf's label starts where the mark of its neighbours starts); label, two spaces, description; `…` stands for
 *   any text of a line, a line of only `…` for any lines, `{/regex/}` for what it matches.
 */
export { atLeast, kratosVersion, startKratos } from './kratos';
export type { CourierMessage, CreatedIdentity, Kratos, KratosOptions, NewIdentity } from './kratos';
export * from './answers';
export { refusedUrl, startFaultServer } from './fault-server';
export type { FaultServer } from './fault-server';
export { pagedIdentities, pagedSessions, recorded, replay, scenarios } from './replay';
export type { RecordedExchange } from './replay';
export { minimalConfiguration } from './configuration';
export { openFiles, openWorkbench } from './workbench';
export type { Connection, FlowToStart, Workbench, WorkbenchOptions } from './workbench';
export type { Leak } from './leaks';
export type { Panel } from './panel';
export type { TreeView } from './tree';
