import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { inRoot } from '../../scripts/places.mjs';

/** Where the frames of a film are left, with the time that each is shown. */
export const framesFolder = inRoot('.cache', 'recording');

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Takes a window as a film: frames as they are wanted, with a pointer and words below that no screenshot has. */
export class Film {
  /** Milliseconds that each frame is shown. */
  private readonly durations: number[] = [];
  private at: Point = { x: 300, y: 300 };

  constructor(private readonly page: Page) {
    rmSync(framesFolder, { recursive: true, force: true });
    mkdirSync(framesFolder, { recursive: true });
  }

  /** What is seen now, for so long. */
  async show(milliseconds: number): Promise<void> {
    const name = `${String(this.durations.length).padStart(4, '0')}.png`;
    await this.page.screenshot({ path: path.join(framesFolder, name), animations: 'disabled', caret: 'hide' });
    this.durations.push(milliseconds);
  }

  /** Words below the window, until others come. */
  async say(words: string): Promise<void> {
    await this.draw({ words });
  }

  /** Moves the pointer to something and presses it. */
  async press(target: Locator): Promise<void> {
    await this.point(target);
    await this.draw({ isPressed: true });
    await this.show(180);
    await this.draw({ isPressed: false });
    await target.click();
  }

  /** Types into a field, a few letters a frame. */
  async type(field: Locator, text: string): Promise<void> {
    await this.point(field);
    await field.click();
    for (const part of text.match(/.{1,5}/g) ?? []) {
      await field.pressSequentially(part);
      await this.show(90);
    }
  }

  /** Leaves the times of the frames beside them. */
  finish(): void {
    writeFileSync(path.join(framesFolder, 'durations.json'), JSON.stringify(this.durations));
  }

  /** Moves the pointer to the middle of something, in a few steps. */
  async point(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) throw new Error('What is pointed at is not in sight.');
    const from = this.at;
    const to = { x: box.x + Math.min(box.width / 2, 60), y: box.y + box.height / 2 };
    for (const part of [0.45, 0.8, 1]) {
      this.at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
      await this.draw({});
      await this.show(part === 1 ? 250 : 50);
    }
  }

  private async draw(shown: { readonly words?: string; readonly isPressed?: boolean }): Promise<void> {
    await this.page.evaluate(drawOver, { ...shown, ...this.at });
  }
}

/** Runs in the window: what lies over it and lets every press through. */
function drawOver({ x, y, words, isPressed }: Point & { readonly words?: string; readonly isPressed?: boolean }): void {
  const part = (id: string, style: Partial<CSSStyleDeclaration>): HTMLElement => {
    const known = document.getElementById(id);
    const element = known ?? document.createElement('div');
    element.id = id;
    Object.assign(element.style, { position: 'fixed', zIndex: '99999', pointerEvents: 'none' }, style);
    if (!known) document.body.append(element);
    return element;
  };
  part('film-pointer', {
    left: `${x - 9}px`,
    top: `${y - 9}px`,
    width: '18px',
    height: '18px',
    borderRadius: '50%',
    boxSizing: 'border-box',
    border: '2px solid #ffffff',
    background: isPressed ? '#f2b84b' : 'rgb(242 184 75 / 45%)',
    boxShadow: '0 0 3px #000000',
  });
  if (words === undefined) return;
  part('film-words', {
    left: '50%',
    bottom: '34px',
    transform: 'translateX(-50%)',
    padding: '9px 20px',
    borderRadius: '7px',
    background: '#f2b84b',
    color: '#1b1b1b',
    font: '600 16px sans-serif',
    whiteSpace: 'nowrap',
    boxShadow: '0 1px 6px #000000',
    visibility: words === '' ? 'hidden' : 'visible',
  }).textContent = words;
}
