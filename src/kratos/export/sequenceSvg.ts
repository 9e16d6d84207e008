import type { Sequence } from '../recipe/sequence.types';
import { layoutSequence, type DrawnArrow } from './sequenceLayout';

/** So wide is a lane at least. */
const laneWidth = 150;

/** A sequence as a picture by itself: SVG with colours of its own, dark on white, and nothing that is loaded. */
export function sequenceSvg(sequence: Sequence, title: string): string {
  const { width, height, lanes, arrows } = layoutSequence(
    sequence,
    Math.max(480, sequence.participants.length * laneWidth),
  );
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="monospace" font-size="11">`,
    `<title>${escape(title)}</title>`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    ...lanes.flatMap(({ x, y, name, pieces }) => [
      `<text x="${round(x)}" y="${round(y)}" text-anchor="middle" font-weight="bold" fill="#1f2328">${escape(name)}</text>`,
      ...pieces.map(
        ({ from, to }) =>
          `<line x1="${round(x)}" y1="${round(from)}" x2="${round(x)}" y2="${round(to)}" stroke="#c0c6cd"/>`,
      ),
    ]),
    ...arrows.flatMap(writeArrow),
    '</svg>',
    '',
  ].join('\n');
}

function writeArrow({ from, to, y, tip, reply, lines, textX }: DrawnArrow): readonly string[] {
  const colour = reply ? '#57606a' : '#0550ae';
  const dashes = reply ? ' stroke-dasharray="4 3"' : '';
  return [
    ...lines.map(
      (row) =>
        `<text x="${round(textX)}" y="${round(row.y)}" text-anchor="middle" fill="#1f2328" stroke="#ffffff" stroke-width="4" paint-order="stroke">${escape(row.text)}</text>`,
    ),
    `<line x1="${round(from)}" y1="${round(y)}" x2="${round(to)}" y2="${round(y)}" stroke="${colour}"${dashes}/>`,
    `<polygon points="${tip}" fill="${colour}"/>`,
  ];
}

function round(length: number): string {
  return String(Math.round(length * 10) / 10);
}

/** Signs that mean something in XML, and those that it has no way to write. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (one) => `&#${String(one.charCodeAt(0))};`);
}
