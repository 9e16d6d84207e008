/** The entry of the simulator's page: an answer comes from the host and is drawn; presses go back to it. */
import type { FromSimulator, SimulatorState } from '../../src/protocol/simulator';
import { readToSimulator } from '../../src/protocol/simulatorSchema';
import { editor } from '../shared/editor';
import { showPictures } from '../shared/pictures';
import { drawPage } from './render/page';
import { texts } from './texts';
import './style/simulator.css';

function post(message: FromSimulator): void {
  editor.postMessage(message);
}

function describeVerdict(state: SimulatorState): string {
  if (state.kind === 'answer') return `${state.name}. ${state.verdict}`;
  return texts.none[state.kind];
}

showPictures({
  title: texts.title,
  read: readToSimulator,
  draw: (state) => drawPage(state, post),
  // The first is read as the page itself is.
  news: (state, before) =>
    before === undefined || describeVerdict(before) === describeVerdict(state) ? '' : describeVerdict(state),
  // What was pressed may be gone, as the name of the person who is shown now.
  focus: '.answer',
});
