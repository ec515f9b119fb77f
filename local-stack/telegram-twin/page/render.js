// The list of messages. A message keeps its element for life, so an update neither flickers nor loses the focus.

import { byId, button, element, icon, paintAvatar, setText } from './dom.js';
import { fillRichText, link } from './entities.js';
import {
  attachmentName, authorOf, clockTime, dayName, dayOf, fileLine, forwardLine, photo, quote, serviceText,
} from './parts.js';

const GROUP_SECONDS = 300;
const AT_BOTTOM_PIXELS = 80;
const CLOCK = 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2';
const CHECKS = 'M2 13l4.5 4.5L16 8M11 16.5l1 1L22 8';
const DOTS = 'M6 12h.01M12 12h.01M18 12h.01';
const ARROW = 'M8 16 16 8M9 8h7v7';

function sideOf(message, { me, bot }) {
  if (message.from?.id === me.id) return 'me';
  return message.from?.id === bot.id || message.from?.is_bot ? 'bot' : 'other';
}

function meta(message, side, t) {
  const node = element('span', 'meta');
  if (message.edit_date) node.append(element('span', 'edited', t('edited')));
  const time = element('time', '', clockTime(message.date));
  time.dateTime = new Date(message.date * 1000).toISOString();
  node.append(time);
  if (side === 'me') {
    const tick = element('span', message.pending ? 'tick pending' : 'tick');
    tick.setAttribute('role', 'img');
    tick.setAttribute('aria-label', t(message.pending ? 'pending' : 'delivered'));
    tick.append(icon(message.pending ? CLOCK : CHECKS));
    node.append(tick);
  }
  return node;
}

export class MessageList {
  /// `handlers`: onCommand(text), onPress(message, data), isBusy(messageId, data), onMenu(message, x, y),
  /// onCopy(text), onUnsupported(), onMissing().
  constructor(handlers) {
    this.root = byId('messages');
    this.down = byId('scroll-down');
    this.unread = byId('unread');
    this.handlers = handlers;
    this.clear();
    this.root.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    this.down.addEventListener('click', () => this.toBottom(true));
    // The keyboard of a phone shrinks the list; the last message has to stay in sight.
    new ResizeObserver(() => { if (this.stuck) this.toBottom(); }).observe(this.root);
  }

  clear() {
    this.rows = new Map();
    this.days = new Map();
    this.stuck = true;
    this.loaded = false;
    this.seen = 0;
    this.root.replaceChildren();
    this.#showUnread(0);
  }

  atBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.root;
    return scrollHeight - scrollTop - clientHeight < AT_BOTTOM_PIXELS;
  }

  toBottom(smooth = false) {
    this.stuck = true;
    this.root.scrollTo({ top: this.root.scrollHeight, behavior: smooth ? 'smooth' : 'instant' });
  }

  #onScroll() {
    this.stuck = this.atBottom();
    this.down.hidden = this.stuck;
    if (this.stuck) this.#showUnread(0);
  }

  #showUnread(count) {
    this.fresh = count;
    this.unread.hidden = count === 0;
    setText(this.unread, String(count));
  }

  /// Shows exactly these messages. `view`: { me, bot, group, t, language }.
  show(messages, view) {
    const wanted = [];
    const live = new Set();
    let fresh = 0;
    messages.forEach((message, index) => {
      const before = messages[index - 1];
      if (!before || dayOf(before.date) !== dayOf(message.date)) wanted.push(this.#day(message, view));
      if (this.loaded && !this.rows.has(message.message_id) && message.from?.id !== view.me.id) fresh += 1;
      wanted.push(this.#row(message, this.#place(messages, index, view), view));
      live.add(message.message_id);
    });
    for (const [id] of this.rows) if (!live.has(id)) this.rows.delete(id);
    this.#arrange(wanted);
    this.#settle(fresh);
  }

  #settle(fresh) {
    if (this.stuck) this.toBottom();
    else if (fresh > 0) this.#showUnread(this.fresh + fresh);
    this.down.hidden = this.stuck;
    this.loaded = true;
  }

  /// Moves only what is out of place: an element that stays where it is keeps its focus and animation.
  #arrange(wanted) {
    const keep = new Set(wanted);
    for (const child of [...this.root.children]) if (!keep.has(child)) child.remove();
    let cursor = this.root.firstElementChild;
    for (const node of wanted) {
      if (node === cursor) cursor = cursor.nextElementSibling;
      else this.root.insertBefore(node, cursor);
    }
  }

  /// Belongs to the message below it: dates may go back, and then one day is named twice.
  #day({ message_id: id, date }, view) {
    if (!this.days.has(id)) {
      const node = element('div', 'day');
      node.dataset.testid = 'date';
      node.append(element('span'));
      this.days.set(id, node);
    }
    const node = this.days.get(id);
    setText(node.firstChild, dayName(date, view));
    return node;
  }

  /// First and last of a run of messages by one person: the last has the tail, the first the name.
  #place(messages, index, view) {
    const message = messages[index];
    const joins = (other) => other && !serviceText(other, view.t) && other.from?.id === message.from?.id
      && dayOf(other.date) === dayOf(message.date) && Math.abs(other.date - message.date) < GROUP_SECONDS;
    const side = sideOf(message, view);
    if (serviceText(message, view.t)) return { side: 'service', first: true, last: true };
    return { side, first: !joins(messages[index - 1]), last: !joins(messages[index + 1]) };
  }

  #row(message, place, view) {
    const key = JSON.stringify([message, place, view.language, view.me.id]);
    const known = this.rows.get(message.message_id);
    if (known?.key === key) return known.node;
    const node = known?.node ?? element('article', this.loaded ? 'message appear' : 'message');
    const focused = node.contains(document.activeElement) ? this.#focusIndex(node) : -1;
    this.#fill(node, message, place, view);
    if (focused >= 0) this.#focusables(node)[focused]?.focus();
    this.rows.set(message.message_id, { key, node });
    return node;
  }

  #focusables(node) {
    return [...node.querySelectorAll('button, a, [tabindex]')];
  }

  #focusIndex(node) {
    return this.#focusables(node).indexOf(document.activeElement);
  }

  #fill(node, message, { side, first, last }, view) {
    Object.assign(node.dataset, { testid: 'message', messageId: message.message_id, from: side });
    node.toggleAttribute('data-pending', Boolean(message.pending));
    node.classList.toggle('first', first);
    node.classList.toggle('last', last);
    node.setAttribute('aria-label', `${authorOf(message, view)}, ${clockTime(message.date)}`);
    if (side === 'service') {
      node.replaceChildren(this.#service(message, view.t));
      return;
    }
    const parts = [];
    if (view.group && side !== 'me') parts.push(this.#groupAvatar(message, last));
    const body = element('div', 'body');
    body.append(this.#bubble(message, side, first, view));
    const rows = message.reply_markup?.inline_keyboard;
    if (rows?.length) body.append(this.#keyboard(message, rows));
    parts.push(body);
    node.replaceChildren(...parts);
  }

  #service(message, t) {
    const pill = element('span', 'pill', serviceText(message, t));
    pill.dataset.testid = 'service';
    return pill;
  }

  #groupAvatar(message, last) {
    const avatar = element('span', 'avatar small');
    avatar.setAttribute('aria-hidden', 'true');
    if (message.from) paintAvatar(avatar, message.from);
    avatar.classList.toggle('unseen', !last);
    return avatar;
  }

  #bubble(message, side, first, view) {
    const bubble = element('div', 'bubble');
    if (view.group && side !== 'me' && first) {
      const name = element('strong', 'author', authorOf(message, view));
      name.dataset.colour = String(Math.abs(message.from?.id ?? 0) % 7);
      bubble.append(name);
    }
    if (message.forward_origin) bubble.append(forwardLine(message.forward_origin, view));
    // In a topic a message that answers nothing in particular answers the beginning of the topic.
    if (message.reply_to_message && !message.reply_to_message.forum_topic_created) {
      bubble.append(quote(message.reply_to_message, view, (id) => this.#jump(id)));
    }
    const piece = this.#piece(message, view);
    if (piece) bubble.append(piece);
    const content = element('div', 'content');
    const text = element('span', 'text');
    text.dataset.testid = 'text';
    fillRichText(text, message.text ?? message.caption ?? '',
      message.entities ?? message.caption_entities, this.handlers.onCommand);
    content.append(text, meta(message, side, view.t));
    bubble.append(content, this.#more(message, view.t));
    this.#opensMenu(bubble, message);
    return bubble;
  }

  #piece(message, view) {
    if (message.photo?.length) {
      const picture = photo(message.photo, message.caption, view.t);
      // The picture that is there already stays: a new one would flash.
      const old = this.rows.get(message.message_id)?.node.querySelector('.photo');
      return old?.href === picture.href ? old : picture;
    }
    if (message.document) return fileLine(message.document, view);
    const kind = attachmentName(message, view.t);
    return kind && element('span', 'attachment', kind);
  }

  #more(message, t) {
    const more = button('more', undefined, 'message-actions');
    more.setAttribute('aria-label', t('actions'));
    more.append(icon(DOTS));
    more.addEventListener('click', () => {
      const { left, bottom } = more.getBoundingClientRect();
      this.handlers.onMenu(message, left, bottom);
    });
    return more;
  }

  #opensMenu(bubble, message) {
    bubble.addEventListener('click', (event) => {
      if (event.target.closest('a, button, .spoiler:not(.open)')) return;
      // Somebody who selects a piece of text does not want a menu on top of it.
      if (!getSelection().isCollapsed) return;
      this.handlers.onMenu(message, event.clientX, event.clientY);
    });
  }

  #keyboard(message, rows) {
    const keyboard = element('div', 'keyboard');
    for (const keys of rows) {
      const line = element('div', 'keys');
      for (const key of keys) line.append(this.#key(message, key));
      keyboard.append(line);
    }
    return keyboard;
  }

  #key(message, key) {
    if (key.url) {
      const anchor = link(key.url, 'key');
      anchor.dataset.testid = 'inline-button';
      anchor.append(key.text, icon(ARROW, 'line corner'));
      return anchor;
    }
    const node = button('key', key.text, 'inline-button');
    if (key.callback_data !== undefined) {
      node.dataset.data = key.callback_data;
      setBusy(node, this.handlers.isBusy(message.message_id, key.callback_data));
      node.addEventListener('click', () => this.handlers.onPress(message, key.callback_data));
    } else {
      const copy = key.copy_text?.text;
      node.addEventListener('click', () => (copy ? this.handlers.onCopy(copy) : this.handlers.onUnsupported()));
    }
    return node;
  }

  /// Shows the buttons of one message as waiting or free, without drawing the message again.
  markBusy(messageId) {
    const row = this.rows.get(messageId)?.node;
    for (const node of row?.querySelectorAll('.key[data-data]') ?? []) {
      setBusy(node, this.handlers.isBusy(messageId, node.dataset.data));
    }
  }

  #jump(messageId) {
    const node = this.rows.get(messageId)?.node;
    if (!node) {
      this.handlers.onMissing();
      return;
    }
    node.scrollIntoView({ block: 'center', behavior: 'smooth' });
    node.classList.remove('flash');
    requestAnimationFrame(() => node.classList.add('flash'));
  }
}

function setBusy(node, busy) {
  node.setAttribute('aria-busy', String(busy));
  node.classList.toggle('busy', busy);
}
