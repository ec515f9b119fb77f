// Small helpers for DOM nodes.

const SVG = 'http://www.w3.org/2000/svg';
const PALETTE_SIZE = 7;

export const byId = (id) => document.getElementById(id);

export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

export function button(className, text, testId) {
  const node = element('button', className, text);
  node.type = 'button';
  if (testId) node.dataset.testid = testId;
  return node;
}

export function icon(path, className = 'line') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/// Sets a text only when it differs, so that screen readers are not told the same thing again.
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function fullName({ first_name: first, last_name: last, title }) {
  return [first, last].filter(Boolean).join(' ') || title || '?';
}

/// A coloured circle with the first letter of a name; the colour follows from the id.
export function paintAvatar(node, who) {
  const [letter = '?'] = fullName(who);
  setText(node, letter.toLocaleUpperCase());
  node.dataset.colour = String(Math.abs(who.id) % PALETTE_SIZE);
}
