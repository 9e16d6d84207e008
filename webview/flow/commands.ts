import { collectEntries } from './entries';
import { post } from './post';
import type { Commands } from './render/view';
import {
  currentEncoding,
  currentExchange,
  currentSubmitter,
  currentTab,
  describeStep,
  type PanelMemory,
} from './state';

/** Pause after the last key before the host is asked for a new preview, in milliseconds. */
const editPauseMs = 120;

/** How the panel draws itself anew and moves the focus; handed in, so that commands know no template. */
export interface Stage {
  readonly draw: () => void;
  /** Moves the focus to the input of this key, its text selected. */
  readonly focusField: (key: string) => void;
}

/**
 * The commands of a panel, and what the panel does by itself: telling the host what stands in the form, and asking for
 * the exchange that is shown.
 */
export interface PanelCommands extends Commands {
  /** Sends what stands in the form now, so that the host previews and keeps it. */
  readonly edit: () => void;
  /** Asks for the exchange that the timeline shows, once for each. */
  readonly askForExchange: () => void;
}

/** Binds the commands to one panel's memory. */
export function createCommands(memory: PanelMemory, stage: Stage): PanelCommands {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let told: string | undefined;

  const edit = (): void => {
    clearTimeout(pause);
    pause = undefined;
    const submitter = currentSubmitter(memory);
    const { state } = memory;
    if (state?.form === undefined || submitter === undefined) return;
    const press = {
      entries: collectEntries(state.form, memory.typed, state.along),
      submitter: submitter.key,
      encoding: currentEncoding(memory),
    };
    // The host may answer an edit with a new state, and a new state asks for an edit: only what is new is told.
    const picture = JSON.stringify([
      press,
      state.flow.id,
      state.timeline.length,
      state.form.hidden,
      state.cookies,
      state.sessionToken,
    ]);
    if (picture === told) return;
    told = picture;
    post({ type: 'edit', ...press });
  };
  const editSoon = (): void => {
    clearTimeout(pause);
    pause = setTimeout(edit, editPauseMs);
  };
  const askForExchange = (): void => {
    const id = currentTab(memory) === 'timeline' ? currentExchange(memory) : undefined;
    if (id === undefined || id === memory.askedExchange || memory.exchange?.id === id) return;
    memory.askedExchange = id;
    post({ type: 'show-exchange', id });
  };
  const draw = (): void => {
    stage.draw();
    askForExchange();
  };

  return {
    post,
    edit,
    askForExchange,
    act: (id) => {
      memory.ahead = new Set();
      post({ type: 'action', id });
    },
    type: (key, value) => {
      memory.typed.set(key, value);
      memory.ahead?.add(key);
      editSoon();
    },
    fill: (key, value) => {
      memory.typed.set(key, value);
      draw();
      stage.focusField(key);
      edit();
    },
    wantCode: (key) => {
      memory.wantsCode = key;
      post({ type: 'next-code' });
    },
    press: (submitter) => {
      const { state } = memory;
      if (state?.form === undefined || state.busy !== undefined || memory.pressed !== undefined) return;
      clearTimeout(pause);
      pause = undefined;
      memory.submitter = submitter;
      delete memory.ahead;
      memory.pressed = {
        submitter,
        at: Date.now(),
        exchanges: state.timeline.length,
        step: describeStep(state),
        seen: false,
      };
      post({
        type: 'submit',
        entries: collectEntries(state.form, memory.typed, state.along),
        submitter,
        encoding: currentEncoding(memory),
      });
      draw();
    },
    aim: (submitter) => {
      if (submitter === undefined || submitter === currentSubmitter(memory)?.key) return;
      memory.submitter = submitter;
      draw();
      edit();
    },
    reveal: (what) => {
      if (!memory.revealed.delete(what)) memory.revealed.add(what);
      draw();
    },
    fold: (what, open) => {
      memory.folds.set(what, open);
      draw();
    },
    chooseTab: (tab) => {
      memory.tab = tab;
      draw();
    },
    chooseExchange: (id) => {
      memory.chosenExchange = id;
      draw();
    },
    showExchange: (id) => {
      memory.tab = 'timeline';
      memory.chosenExchange = id;
      draw();
    },
    chooseEncoding: (encoding) => {
      memory.encoding = encoding;
      draw();
      edit();
    },
  };
}
