/** As much of a panel as a host uses, with what the editor would do to it. */
export class PretendedPanel {
  readonly got: unknown[] = [];
  readonly says = listeners<unknown>();
  readonly looks = listeners();
  readonly closes = listeners();
  visible = true;
  title = 'A page';
  readonly webview = {
    html: '',
    options: {},
    cspSource: 'https://self',
    asWebviewUri: (uri: unknown): unknown => uri,
    postMessage: (message: unknown): Promise<number> => Promise.resolve(this.got.push(message)),
    onDidReceiveMessage: this.says.add,
  };
  readonly onDidChangeViewState = this.looks.add;
  readonly onDidDispose = this.closes.add;
}

/** Who listens to one event, as long as they do. */
function listeners<News = void>(): {
  readonly add: (listener: (news: News) => void) => { dispose: () => boolean };
  readonly tell: (news: News) => void;
} {
  const all = new Set<(news: News) => void>();
  return {
    add: (listener) => {
      all.add(listener);
      return { dispose: () => all.delete(listener) };
    },
    tell: (news) => {
      for (const listener of all) listener(news);
    },
  };
}
