import type { Emote } from '@sqltown/shared/commands';

type Stroke = { readonly d: string; readonly fill?: string; readonly stroke?: string };

/** Emotes as small drawings of our own: the same on every device, whatever its emoji font. 24 × 24. */
const ICONS: Readonly<Record<Emote, readonly Stroke[]>> = {
  wave: [
    {
      d: 'M8 21c-3-1-4-4-4-7l-.5-4.5a1.4 1.4 0 0 1 2.7-.5L7 12V5.5a1.4 1.4 0 0 1 2.8 0V11V4a1.4 1.4 0 0 1 2.8 0v7V5.5a1.4 1.4 0 0 1 2.8 0V14c0 4-3 7-7.4 7z',
      fill: '#e8b07a',
    },
    { d: 'M18 4c1.6 1 2.6 2.6 3 4.5M17.5 8c.8.6 1.2 1.3 1.5 2.2', stroke: '#0e6570' },
  ],
  lamp: [
    { d: 'M3 14h18c0 4-4 6.5-9 6.5S3 18 3 14z', fill: '#b5622d' },
    { d: 'M12 2.5c3 3.5 3.6 5.5 3.6 7a3.6 3.6 0 0 1-7.2 0c0-1.5.6-3.5 3.6-7z', fill: '#f5a623' },
    { d: 'M12 7c1.3 1.6 1.6 2.4 1.6 3.2a1.6 1.6 0 0 1-3.2 0c0-.8.3-1.6 1.6-3.2z', fill: '#fff3c4' },
  ],
  clap: [
    { d: 'M5 20c-2-4-1.5-8 .5-11l3-4.5a1.3 1.3 0 0 1 2.3 1.2L9 10v9.5z', fill: '#e8b07a' },
    { d: 'M19 20c2-4 1.5-8-.5-11l-3-4.5a1.3 1.3 0 0 0-2.3 1.2L15 10v9.5z', fill: '#d99a62' },
    { d: 'M12 1v2.5M7 1.5l1 2M17 1.5l-1 2', stroke: '#0e6570' },
  ],
  heart: [
    {
      d: 'M12 20.5C5 15.5 2.5 12 2.5 8.5A4.9 4.9 0 0 1 12 6.5a4.9 4.9 0 0 1 9.5 2c0 3.5-2.5 7-9.5 12z',
      fill: '#c2389a',
    },
  ],
  think: [
    {
      d: 'M7 16a4.5 4.5 0 0 1-1-8.9A5.5 5.5 0 0 1 16.6 6 4.8 4.8 0 0 1 17 15.6c-1 .3-8.5.4-10 .4z',
      fill: '#9ec7d0',
    },
    { d: 'M7.5 20.5a1.6 1.6 0 1 1 0-.01zM4 23a.9.9 0 1 1 0-.01z', fill: '#9ec7d0' },
    { d: 'M8.5 11h.01M12 11h.01M15.5 11h.01', stroke: '#16414a' },
  ],
  wow: [{ d: 'M12 1.5l2.6 6.7 7.2.4-5.6 4.5 1.9 7L12 16.2l-6.1 3.9 1.9-7L2.2 8.6l7.2-.4z', fill: '#f5b53a' }],
};

const SVG = 'http://www.w3.org/2000/svg';

export function emoteIcon(emote: Emote): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  for (const stroke of ICONS[emote]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', stroke.d);
    path.setAttribute('fill', stroke.fill ?? 'none');
    if (stroke.stroke) {
      path.setAttribute('stroke', stroke.stroke);
      path.setAttribute('stroke-width', '1.8');
      path.setAttribute('stroke-linecap', 'round');
    }
    svg.append(path);
  }
  return svg;
}
