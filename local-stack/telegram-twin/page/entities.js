// Message text with Bot API entities as DOM nodes.
// Only textContent is used: no text of a message is ever parsed as HTML.

import { element } from './dom.js';

const TAGS = {
  bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};
const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);
const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:', 'tg:']);

/// A link for a page of the outside world, or a plain span when the address is not safe to open.
export function link(address, className) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return element('span', className);
  }
  if (!SAFE_PROTOCOLS.has(url.protocol)) return element('span', className);
  const anchor = element('a', className);
  anchor.href = url.href;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
  anchor.title = url.href;
  return anchor;
}

function spoiler() {
  const node = element('span', 'spoiler');
  node.tabIndex = 0;
  node.setAttribute('role', 'button');
  const reveal = (event) => {
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
    event.stopPropagation();
    event.preventDefault();
    node.classList.add('open');
    node.removeAttribute('role');
    node.removeAttribute('tabindex');
  };
  node.addEventListener('click', reveal, { once: true });
  node.addEventListener('keydown', reveal);
  return node;
}

function wrapper(entity, text, onCommand) {
  switch (entity.type) {
    case 'text_link': return link(entity.url);
    case 'url': return link(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
    case 'email': return link(`mailto:${text}`);
    case 'phone_number': return link(`tel:${text}`);
    case 'spoiler': return spoiler();
    case 'bot_command': {
      const button = element('button', 'link');
      button.type = 'button';
      button.addEventListener('click', () => onCommand(text));
      return button;
    }
    case 'mention': case 'text_mention': case 'hashtag': case 'cashtag': return element('span', 'mention');
    default: return element(TAGS[entity.type] ?? 'span');
  }
}

/// Outer entities first; of two that start together the longer is the outer one.
function sorted(entities) {
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
}

/// Splits what is left of an entity behind the end of its parent, so that an overlap becomes two nestings.
function clip(entities, end) {
  const inside = [];
  const outside = [];
  for (const entity of entities) {
    const stop = entity.offset + entity.length;
    if (entity.offset >= end) outside.push(entity);
    else if (stop <= end) inside.push(entity);
    else {
      inside.push({ ...entity, length: end - entity.offset });
      outside.push({ ...entity, offset: end, length: stop - end });
    }
  }
  return [inside, sorted(outside)];
}

function fill(parent, text, start, end, entities, onCommand) {
  let position = start;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...following] = rest;
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset > position) parent.append(text.slice(position, entity.offset));
    const node = wrapper(entity, text.slice(entity.offset, stop), onCommand);
    const [inside, outside] = clip(following, stop);
    fill(node, text, entity.offset, stop, inside, onCommand);
    parent.append(node);
    // A block ends its line by itself; the line break behind it would show as an empty line.
    position = BLOCKS.has(entity.type) && text[stop] === '\n' ? stop + 1 : stop;
    rest = outside;
  }
  if (position < end) parent.append(text.slice(position, end));
}

/// Fills `parent`. Offsets of the Bot API count UTF-16 code units, and so do JavaScript strings.
export function fillRichText(parent, text, entities = [], onCommand = () => {}) {
  const valid = entities.filter(({ offset, length }) => offset >= 0 && length > 0 && offset < text.length);
  fill(parent, text, 0, text.length, sorted(valid), onCommand);
}
